"""Whether the books balance: every item has one outcome, and every `ok` one has its report."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BalanceLine:
    """How many items of one root (folder or site) had one outcome for one reason."""

    root: str
    outcome: str
    reason: str | None
    items: int


@dataclass(frozen=True, slots=True)
class Balance:
    """The books added up. `faults` is empty when they balance; each fault is a sentence with its numbers."""

    lines: tuple[BalanceLine, ...]
    reports: int
    mentions: int
    faults: tuple[str, ...]

    @property
    def balanced(self) -> bool:
        """Whether there is no fault."""
        return not self.faults

    @property
    def items(self) -> int:
        """Input items in all."""
        return sum(line.items for line in self.lines)

    def count(self, outcome: str, root: str | None = None) -> int:
        """Items with this outcome, of one root or of all."""
        return sum(line.items for line in self.lines if line.outcome == outcome and root in (None, line.root))

    def outcomes(self) -> dict[str, int]:
        """Items by outcome, in the order of the alphabet."""
        return {outcome: self.count(outcome) for outcome in sorted({line.outcome for line in self.lines})}

    def reasons(self) -> dict[tuple[str, str | None], int]:
        """Items by outcome and reason, over all roots."""
        totals: dict[tuple[str, str | None], int] = {}
        for line in self.lines:
            totals[line.outcome, line.reason] = totals.get((line.outcome, line.reason), 0) + line.items
        return totals
