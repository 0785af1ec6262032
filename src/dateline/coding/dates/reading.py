"""What one date expression of a report means: on which side of what day it lies, and what day it is counted from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.calendar import Expression, Interval, resolve
from dateline.calendar.values import Kind, MonthDay, Moved, Piece, Range, Relative, Share, Side, Third, Value
from dateline.coding.dates.nearest import head_of
from dateline.coding.dates.tenses import Direction, direction_of
from dateline.model import Span
from dateline.parsing.tree import Tree

AnchorKind = Literal["publication", "previous", "explicit", "event"]
"""What an expression is counted from: the day of publication, a date told before it, nothing, an event."""

_MEMORY = 20
"""Expressions that are looked at before one that is counted from a date told before it."""
_CHAIN = 3
"""Dates told before that may each be counted from the one before: "in 2014, the following year and the year after"."""
_FINENESS = {"day": 0, "week": 1, "month": 2, "year": 3, "decade": 4, "range": 2}
_UNITS = {
    "hour": 0,
    "day": 0,
    "week": 1,
    "fortnight": 1,
    "month": 2,
    "quarter": 2,
    "year": 3,
    "decade": 4,
    "century": 4,
}
_ANCHORS: dict[str, AnchorKind] = {
    "published": "publication", "told": "previous", "none": "explicit", "event": "event"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DateReasons:
    """How the words of a date were understood: what kind of expression, what it was counted from (a day, and the words that
    told it), on which side of it the time lies and why, and what came of it.

    `where` tells whether the words stand in the act's own clause or in its passage.
    """

    words: Span
    kind: Kind
    anchor: AnchorKind
    counted_from: str | None
    told: Span | None
    direction: Direction
    interval: Interval | None
    where: Literal["clause", "passage"] = "clause"


def read(tree: Tree, expressions: Sequence[Expression], at: int, published: str | None) -> DateReasons:
    """Expression `at` of the report, which stands in this sentence."""
    expression = expressions[at]
    head = head_of(tree, expression.span)
    direction = (
        direction_of(tree, head, expression.value) if head is not None else Direction(None, "no word of its own")
    )
    today = date.fromisoformat(published[:10]) if published else None
    day, told = _anchor(expressions, at, today, direction, _CHAIN)
    interval = resolve(expression, day, direction.tense)
    anchor: AnchorKind = _ANCHORS[expression.anchor]
    counted = day.isoformat() if day and expression.needs_anchor else None
    return DateReasons(expression.span, expression.kind, anchor, counted, told, direction, interval)


def _anchor(
    expressions: Sequence[Expression], at: int, today: date | None, direction: Direction, chain: int
) -> tuple[date | None, Span | None]:
    """The day an expression is counted from, that of publication or of the last date told that is fine enough, and that
    date's words. Only the expression right before may itself be counted from one before it, so that the work stays small.
    "The same day" is that of publication where none was told."""
    if expressions[at].anchor != "told":
        return today, None
    size = _size(expressions[at].value)
    for k in range(at - 1, max(-1, at - 1 - _MEMORY), -1):
        found = _day_told(expressions, k, today, direction, size, chain if k == at - 1 else 0)
        if found:
            return found, expressions[k].span
    return (today if _is_same_day(expressions[at].value) else None), None


def _day_told(
    expressions: Sequence[Expression], at: int, today: date | None, direction: Direction, size: int, chain: int
) -> date | None:
    expression = expressions[at]
    if expression.anchor == "event" or (expression.anchor == "told" and chain == 0):
        return None
    day = _anchor(expressions, at, today, direction, chain - 1)[0] if expression.anchor == "told" else today
    found: Interval | None = resolve(expression, day, direction.tense)
    if found is None or found.start is None or _FINENESS[found.precision] > size:
        return None
    return date.fromisoformat(found.start)


def _is_same_day(value: Value) -> bool:
    return isinstance(value, Relative) and value.unit == "day" and value.low == value.high == 0


def _size(value: Value) -> int:
    """How coarse the date told before may be: "a year earlier" may follow a year, "the next day" only a day."""
    match value:
        case Relative(unit=unit):
            return _UNITS[unit]
        case MonthDay():
            return 2
        case Third(of=inner) | Piece(of=inner) | Side(of=inner) | Share(of=inner) | Moved(of=inner):
            return _size(inner)
        case Range(first=first):
            return _size(first.value)
        case _:
            return 0
