"""From constraints to the days on which a report may have been published.

Each day pays the weights of the constraints that forbid it. What pays little more than the cheapest day stays possible, so one
doubtful word excludes nothing alone, two that agree may, and a word that many others contradict is given up.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from dateline.calendar.dating.constraints import FIRST, LAST, Constraint, Window, heaviest, union
from dateline.model import Dating, DayReason

MARGIN: Final = 3.0
"""Natural logarithm of the odds at which a day is given up against the cheapest; found on reports of known day (`benchmarks.dating`)."""

CAUSES: Final = 3
"""Reasons shown for one bound at most, the heaviest first."""

_YEAR: Final = 366
"""Days at either end of what is sought among in which a bound is none: what comes back every year ends somewhere there."""

_SHOWN: Final = 4
"""Stretches of possible days whose bounds are explained."""


def solve(constraints: Sequence[Constraint], read_on: date | None = None) -> Dating:
    """The possible days of publication with the reasons of each bound. `read_on`: the day by which the report was there."""
    if read_on is not None:
        day = read_on.toordinal()
        constraints = [
            *constraints,
            Constraint("read_on", None, f"read on {read_on}", ((FIRST, day),), 99.0, "read_on"),
        ]
    kept = heaviest(constraints)
    costs = list(_costs(kept))
    least = min(cost for _, _, cost in costs)
    pieces = union((first, last) for first, last, cost in costs if cost < least + MARGIN)
    cheapest = next((first, last) for first, last, cost in costs if cost == least)
    start, end = pieces[0][0], pieces[-1][1]
    reasons = tuple(_reason(c, day) for day, c in _binding(kept, pieces))
    relaxed = tuple(_reason(c, cheapest[0]) for c in kept if not any(_meet(c.windows, piece) for piece in pieces))
    return Dating(
        _iso(start) if start > FIRST + _YEAR else None, _iso(end) if end < LAST - _YEAR else None, reasons, relaxed,
        tuple((_iso(a), _iso(b)) for a, b in pieces) if reasons else (),
    )  # fmt: skip


def _costs(constraints: Sequence[Constraint]) -> Iterator[tuple[int, int, float]]:
    """Stretches of days that pay the same: first, last, what they pay."""
    turns: dict[int, float] = {FIRST: 0.0}
    for c in constraints:
        turns[FIRST] += c.weight
        for first, last in c.windows:
            turns[first] = turns.get(first, 0.0) - c.weight
            turns[last + 1] = turns.get(last + 1, 0.0) + c.weight
    days = sorted(day for day in turns if day <= LAST)
    cost = 0.0
    for at, day in enumerate(days):
        cost = round(cost + turns[day], 9)
        yield day, days[at + 1] - 1 if at + 1 < len(days) else LAST, cost


def _binding(constraints: Sequence[Constraint], pieces: Sequence[Window]) -> list[tuple[int, Constraint]]:
    """The constraints that the bounds rest on, then those that cut days out between them, each once with a day beside what it cuts:
    they allow it, and forbid the day beyond."""
    ends = [
        (pieces[0][0], -1),
        (pieces[-1][1], 1),
        *(end for first, last in pieces[:_SHOWN] for end in ((first, -1), (last, 1))),
    ]
    found: dict[str, tuple[int, Constraint]] = {}
    for day, step in ends:
        if FIRST <= day + step <= LAST:
            bound = [c for c in constraints if c.allows(day) and not c.allows(day + step)]
            for c in sorted(bound, key=lambda c: -c.weight)[:CAUSES]:
                found.setdefault(c.key, (day, c))
    return list(found.values())


def _meet(windows: Sequence[Window], piece: Window) -> bool:
    return any(first <= piece[1] and piece[0] <= last for first, last in windows)


def _reason(constraint: Constraint, day: int) -> DayReason:
    """The constraint with its window around a day, or the one nearest to it."""
    first, last = min(constraint.windows, key=lambda w: max(w[0] - day, day - w[1], 0))
    start, end = (_iso(first) if first > FIRST else None), (_iso(last) if last < LAST else None)
    return DayReason(constraint.kind, constraint.span, constraint.says, start, end)


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
