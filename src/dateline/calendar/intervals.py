"""Intervals of days as they are written down: ISO, how fine, and open on the side that a preposition opens."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dateline.calendar.days import Days
from dateline.calendar.values import (
    Clock,
    Date,
    Decade,
    Expression,
    Holiday,
    MonthDay,
    Moved,
    Piece,
    Relative,
    Unit,
    Value,
    Weekday,
)

Precision = Literal["day", "week", "month", "year", "decade", "range"]

_UNITS: dict[Unit, Precision] = {
    "hour": "day", "day": "day", "week": "week", "fortnight": "week", "month": "month", "quarter": "range", "year": "year",
    "decade": "decade", "century": "range",
}  # fmt: skip
_LONG = frozenset({"feast:ramadan", "feast:hanukkah", "feast:passover", "feast:sukkot", "feast:rosh-hashanah"})


@dataclass(frozen=True, slots=True)
class Interval:
    """ISO dates, both ends included; None is an open end."""

    start: str | None
    end: str | None
    precision: Precision


def bounded(expression: Expression, found: Days, anchor: date | None) -> Interval:
    """The days of an expression, or what lies on the side of them that it opens: "since October" up to the anchor."""
    first, last = found
    bound = expression.bound
    if bound == "in":
        return Interval(first.isoformat(), last.isoformat(), _precision(expression.value))
    if bound == "since":
        end = anchor.isoformat() if anchor and anchor >= first else None
        return Interval(first.isoformat(), end, "range")
    if bound == "after":
        return Interval((last + timedelta(1)).isoformat(), None, "range")
    return Interval(None, (last if bound == "until" else first - timedelta(1)).isoformat(), "range")


def _precision(value: Value) -> Precision:
    match value:
        case Date(month=month, day=day):
            return "day" if day else "month" if month else "year"
        case Weekday() | MonthDay() | Clock():
            return "day"
        case Holiday(rule=rule):
            return "range" if "/" in rule or rule in _LONG else "day"
        case Decade(years=10):
            return "decade"
        case Relative(unit, low, high) if low == high:
            return _UNITS[unit]
        case Piece(unit=unit, count=1):
            return _UNITS[unit]
        case Moved(of=inner, low=low, high=high) if low == high:
            return _precision(inner)
        case _:
            return "range"
