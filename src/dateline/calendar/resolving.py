"""From an expression and the day that it is counted from to an interval of days."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dateline.calendar import days as cal
from dateline.calendar.days import Days
from dateline.calendar.values import (
    Date,
    Decade,
    Expression,
    Fraction,
    Holiday,
    Piece,
    Range,
    Relative,
    Season,
    Side,
    Stretch,
    Third,
    Unit,
    Value,
    Weekday,
    Weekend,
)

Tense = Literal["past", "present", "future"]
Precision = Literal["day", "week", "month", "year", "decade", "range"]

_UNITS: dict[Unit, Precision] = {
    "hour": "day", "day": "day", "week": "week", "fortnight": "week", "month": "month", "year": "year",
    "decade": "decade", "century": "range",
}  # fmt: skip
_CLOCKS_APART = timedelta(1)
"""A report of the past may be a day ahead of its place of publication."""


@dataclass(frozen=True, slots=True)
class Interval:
    """ISO dates, both ends included; None is an open end."""

    start: str | None
    end: str | None
    precision: Precision


def resolve(expression: Expression, anchor: date | None, tense: Tense | None = None) -> Interval | None:
    """The interval that an expression means, said on day `anchor` in a clause of that tense.

    None where the anchor is needed but missing, or where no calendar can tell: "two days after the vote", 30 February.
    A date without a year, a weekday, season or weekend is the last one up to the anchor in the past (the anchor's own
    day included), the next one from it on otherwise; without a tense dates take the nearest year, the others the last.
    """
    if expression.anchor == "event" or (expression.needs_anchor and anchor is None):
        return None
    tense = "past" if expression.bound == "since" else tense
    try:
        found = _days(expression.value, anchor or date(1, 1, 1), tense)
    except (ValueError, OverflowError):
        return None
    if found is None:
        return None
    return _bounded(expression, found, anchor)


def _bounded(expression: Expression, found: Days, anchor: date | None) -> Interval:
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
        case Weekday() | Holiday():
            return "day"
        case Decade(years=10):
            return "decade"
        case Relative(unit, low, high) if low == high:
            return _UNITS[unit]
        case Piece(unit=unit):
            return _UNITS[unit]
        case _:
            return "range"


def _days(value: Value, anchor: date, tense: Tense | None) -> Days | None:
    match value:
        case Date():
            return _date(value, anchor, tense)
        case Decade(first, count):
            return cal.years(first, count)
        case Season(first, year, shift, turn):
            return _yearly(lambda y: cal.months(y, first, 3), year, shift, anchor, tense, turn)
        case Fraction(number, of, year, shift):
            size = 12 // of
            return _yearly(lambda y: cal.months(y, 1 + size * (number - 1), size), year, shift, anchor, tense)
        case Holiday():
            return _holiday(value, anchor, tense)
        case Weekday():
            return _weekday(value, anchor, tense)
        case Weekend(shift):
            return _weekend(shift, anchor, tense)
        case Range(low, high):
            return _range(low, high, anchor, tense)
        case _:
            return _counted(value, anchor, tense)


def _counted(value: Relative | Stretch | Third | Piece | Side, anchor: date, tense: Tense | None) -> Days | None:
    match value:
        case Relative(unit, low, high):
            return cal.around(anchor, unit, low)[0], cal.around(anchor, unit, high)[1]
        case Stretch(unit, count, sign):
            other = cal.moved(anchor, unit, count * sign)
            return min(anchor, other), max(anchor, other)
        case Third(of, part):
            inner = _days(of, anchor, tense)
            return cal.third(inner, part) if inner else None
        case Piece(of, unit, number):
            inner = _days(of, anchor, tense)
            return cal.piece(inner, unit, number) if inner else None
        case Side(of, sign):
            inner = _days(of, anchor, tense)
            return _side(inner, sign, anchor) if inner else None


def _side(inner: Days, sign: int, anchor: date) -> Days:
    first, last = inner
    if not first <= anchor <= last:
        return inner
    return (first, anchor) if sign < 0 else (anchor, last)


def _date(value: Date, anchor: date, tense: Tense | None) -> Days | None:
    if value.month is None:
        return cal.years(value.year if value.year is not None else anchor.year + (value.shift or 0))
    month, day = value.month, value.day
    if day is None:
        return _yearly(lambda y: cal.months(y, month), value.year, value.shift, anchor, tense, value.turn)

    def in_year(year: int) -> Days | None:
        found = cal.same_day(year, month, day)
        if found is None or (value.weekday not in {None, found.weekday()} and value.year is None):
            return None
        return found, found

    tense = tense if value.weekday is None else None
    return _yearly(in_year, value.year, value.shift, anchor, tense, value.turn)


def _yearly(
    make: Callable[[int], Days | None],
    year: int | None,
    shift: int | None,
    anchor: date,
    tense: Tense | None,
    turn: int | None = None,
) -> Days | None:
    """A time that comes back every year: of a given year, of a shifted one, last, next, or by tense the nearest."""
    if year is not None:
        return make(year)
    if shift is not None:
        return make(anchor.year + shift)
    found = [days for y in range(anchor.year - 6, anchor.year + 7) if (days := make(y))]
    if turn:
        found = [d for d in found if (d[1] < anchor if turn < 0 else d[0] > anchor)]
    elif tense == "past":
        found = [d for d in found if d[0] <= anchor + _CLOCKS_APART]
    elif tense is not None:
        found = [d for d in found if d[1] >= anchor]
    return min(found, key=lambda d: _distance(d, anchor), default=None)


def _distance(found: Days, anchor: date) -> int:
    """Days from the anchor to a time, 0 within it."""
    return max((found[0] - anchor).days, (anchor - found[1]).days, 0)


def _holiday(value: Holiday, anchor: date, tense: Tense | None) -> Days | None:
    if len(value.rule) == 10:
        fixed = date.fromisoformat(value.rule)
        return fixed, fixed

    def in_year(y: int) -> Days:
        day = cal.holiday(value.rule, y)
        return day, day

    return _yearly(in_year, value.year, value.shift, anchor, tense, value.turn)


def _weekday(value: Weekday, anchor: date, tense: Tense | None) -> Days:
    if value.week is not None:
        day = cal.week(anchor)[0] + timedelta(7 * value.week + value.day)
        return day, day
    if value.shift == -1:
        day = anchor - timedelta((anchor.weekday() - value.day - 1) % 7 + 1)
    elif value.shift == 1:
        day = anchor + timedelta((value.day - anchor.weekday() - 1) % 7 + 1)
    elif tense in {"future", "present"}:
        day = anchor + timedelta((value.day - anchor.weekday()) % 7)
    else:
        day = anchor - timedelta((anchor.weekday() - value.day) % 7)
    return day, day


def _weekend(shift: int | None, anchor: date, tense: Tense | None) -> Days:
    saturday = cal.week(anchor)[0] + timedelta(5)
    if shift == -1 or (not shift and (shift is None or tense) and tense in {None, "past"} and anchor < saturday):
        saturday -= timedelta(7)
    elif shift == 1 and anchor >= saturday:
        saturday += timedelta(7)
    return saturday, saturday + timedelta(1)


def _range(first: Expression, last: Expression, anchor: date, tense: Tense | None) -> Days | None:
    start, end = _days(first.value, anchor, tense), _days(last.value, anchor, tense)
    if not start or not end:
        return None
    if start[0] > end[1] and isinstance(first.value, Weekday):
        start = (start[0] - timedelta(7), start[1]) if tense in {None, "past"} else start
        end = (end[0], end[1] + timedelta(7)) if tense not in {None, "past"} else end
    return (start[0], end[1]) if start[0] <= end[1] else None
