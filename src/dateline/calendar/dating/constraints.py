"""What a piece of evidence says of the day of publication: windows of days that it allows, and how much it can be trusted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dateline.model import ReasonKind, Span

FIRST: Final = date(1900, 1, 1).toordinal()
LAST: Final = date(2100, 12, 31).toordinal()
"""The days among which a report's day is sought, where nobody says by when it was read."""

Window = tuple[int, int]
"""First and last day, both included, as proleptic Gregorian ordinals."""


@dataclass(frozen=True, slots=True)
class Constraint:
    """Windows of days that some words allow, in order and apart from each other.

    `weight` is minus the natural logarithm of how often such evidence is wrong: 3 is wrong once in twenty times, 4.6 once in a hundred.
    Constraints of one `key` say the same and count once, the heaviest.
    """

    kind: ReasonKind
    span: Span | None
    says: str
    windows: tuple[Window, ...]
    weight: float
    key: str

    def allows(self, day: int) -> bool:
        """Whether the report may be of that day, by this alone."""
        return any(first <= day <= last for first, last in self.windows)


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """A happening whose day is known from elsewhere: words that name it, and ISO days, both included."""

    names: tuple[str, ...]
    start: str
    end: str


def since(day: int) -> tuple[Window, ...]:
    """That day or later."""
    return ((min(max(day, FIRST), LAST), LAST),)


def until(day: int) -> tuple[Window, ...]:
    """That day or earlier."""
    return ((FIRST, max(min(day, LAST), FIRST)),)


def union(windows: Iterable[Window]) -> tuple[Window, ...]:
    """Windows in order, those that touch made one, cut to the days that are sought among."""
    merged: list[Window] = []
    for first, last in sorted(windows):
        first, last = max(first, FIRST), min(last, LAST)
        if first > last:
            continue
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return tuple(merged)


def heaviest(constraints: Sequence[Constraint]) -> list[Constraint]:
    """One constraint for each key, the heaviest and of these the first, in the order in which the keys came; what allows no day of
    those that are sought among is left out."""
    kept: dict[str, Constraint] = {}
    for constraint in constraints:
        if not constraint.windows:
            continue
        before = kept.get(constraint.key)
        if before is None or constraint.weight > before.weight:
            kept[constraint.key] = constraint
    return list(kept.values())
