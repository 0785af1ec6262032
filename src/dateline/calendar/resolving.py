"""From an expression and the day that it is counted from to an interval of days."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from dateline.calendar import days as cal
from dateline.calendar import feasts
from dateline.calendar.days import Days
from dateline.calendar.values import (
    Clock,
    Date,
    Decade,
    Either,
    Expression,
    Fraction,
    Holiday,
    MonthDay,
    Moved,
    Piece,
    Range,
    Relative,
    Season,
    Share,
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
Yearly = Callable[[int], Sequence[Days]]
"""The times of a year that something comes back in."""

_UNITS: dict[Unit, Precision] = {
    "hour": "day", "day": "day", "week": "week", "fortnight": "week", "month": "month", "quarter": "range", "year": "year",
    "decade": "decade", "century": "range",
}  # fmt: skip
_CLOCKS_APART = timedelta(1)
"""A report of the past may be a day ahead of its place of publication."""
_SOON, _SELDOM = 45, 270
"""Days: a date without a year that is less than the first from its report is not one of more than the second on the
other side, whatever the tense seems to be; such a date would be given its year."""
_LATELY = timedelta(31)
"""How near to its report a date in digits is most often."""


_LONG = frozenset({"feast:ramadan", "feast:hanukkah", "feast:passover", "feast:sukkot", "feast:rosh-hashanah"})


@dataclass(frozen=True, slots=True)
class Interval:
    """ISO dates, both ends included; None is an open end."""

    start: str | None
    end: str | None
    precision: Precision


def resolve(expression: Expression, anchor: date | None, tense: Tense | None = None) -> Interval | None:
    """The interval that an expression means, said on day `anchor` in a clause of that tense.

    None where the anchor is needed but missing, or where no calendar can tell: "two days after the vote", 30 February, a
    national holiday of an unknown country, how often or how long.
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


def _days(value: Value, anchor: date, tense: Tense | None) -> Days | None:
    match value:
        case Date():
            return _date(value, anchor, tense)
        case Decade(first, count):
            return cal.years(first, count)
        case Season():
            return _season(value, anchor, tense)
        case Fraction(number, of, year, shift):
            size = 12 // of
            return _yearly(lambda y: [cal.months(y, 1 + size * (number - 1), size)], year, shift, anchor, tense)
        case Holiday():
            return _holiday(value, anchor, tense)
        case Weekday():
            return _weekday(value, anchor, tense)
        case Weekend(shift):
            return _weekend(shift, anchor, tense)
        case Range(low, high):
            return _range(low, high, anchor, tense)
        case Either(first, second):
            return _either(_days(first, anchor, tense), _days(second, anchor, tense), anchor, tense)
        case MonthDay():
            return _month_day(value, anchor, tense)
        case _:
            return _counted(value, anchor, tense)


def _counted(value: Value, anchor: date, tense: Tense | None) -> Days | None:
    match value:
        case Relative(unit, low, high):
            return cal.around(anchor, unit, low)[0], cal.around(anchor, unit, high)[1]
        case Stretch(unit, count, sign):
            other = cal.moved(anchor, unit, count * sign)
            return min(anchor, other), max(anchor, other)
        case Clock():
            return anchor, anchor
        case _:
            return _within(value, anchor, tense)


def _within(value: Value, anchor: date, tense: Tense | None) -> Days | None:
    """A part of another time or a distance from it."""
    if not isinstance(value, Third | Piece | Share | Side | Moved):
        return None
    inner = _days(value.of, anchor, tense)
    if inner is None:
        return None
    match value:
        case Third(part=part):
            return cal.third(inner, part)
        case Piece(unit=unit, number=number, count=count):
            return cal.piece(inner, unit, number, count)
        case Share(number=number, parts=parts):
            return cal.share(inner, number, parts)
        case Side(sign=sign):
            return _side(inner, sign, anchor)
        case Moved(unit=unit, low=low, high=high):
            return cal.moved(inner[0], unit, low), cal.moved(inner[1], unit, high)


def _side(inner: Days, sign: int, anchor: date) -> Days:
    first, last = inner
    if not first <= anchor <= last:
        return inner
    return (first, anchor) if sign < 0 else (anchor, last)


def _either(first: Days | None, second: Days | None, anchor: date, tense: Tense | None) -> Days | None:
    """The reading that can be true, then the one that is near the anchor; both where nothing tells."""
    known = anchor.year > 1
    found = [d for d in (first, second) if d and not (known and tense == "past" and d[0] > anchor + _CLOCKS_APART)]
    near = [d for d in found if known and abs(d[0] - anchor) <= _LATELY]
    found = near if len(near) == 1 else found
    return (min(d[0] for d in found), max(d[1] for d in found)) if found else None


def _month_day(value: MonthDay, anchor: date, tense: Tense | None) -> Days | None:
    months = (
        [value.shift] if value.shift is not None else [0] if tense is None else [-1, 0] if tense == "past" else [0, 1]
    )
    starts = [cal.months(anchor.year, anchor.month + m)[0] for m in months]
    found = [day for s in starts if (day := cal.same_day(s.year, s.month, value.day))]
    if value.shift is None and tense:
        found = [d for d in found if (d <= anchor if tense == "past" else d >= anchor)]
    day = min(found, key=lambda d: abs(d - anchor), default=None)
    return (day, day) if day else None


def _date(value: Date, anchor: date, tense: Tense | None) -> Days | None:
    if value.month is None:
        return cal.years(value.year if value.year is not None else anchor.year + (value.shift or 0))
    month, day = value.month, value.day
    if day is None:
        return _yearly(lambda y: [cal.months(y, month)], value.year, value.shift, anchor, tense, value.turn)

    def in_year(year: int) -> Sequence[Days]:
        found = cal.same_day(year, month, day)
        if found is None or (value.weekday not in {None, found.weekday()} and value.year is None):
            return ()
        return ((found, found),)

    tense = tense if value.weekday is None else None
    return _yearly(in_year, value.year, value.shift, anchor, tense, value.turn, pinned=True)


def _season(value: Season, anchor: date, tense: Tense | None) -> Days | None:
    """Winters begin in one year and end in the next: "this winter" said in February began in December."""
    shift = value.shift
    if value.first == 12 and shift == 0 and (anchor.month <= 4 or (tense == "past" and anchor.month < 12)):
        shift = -1
    return _yearly(lambda y: [cal.months(y, value.first, 3)], value.year, shift, anchor, tense, value.turn)


def _yearly(
    make: Yearly,
    year: int | None,
    shift: int | None,
    anchor: date,
    tense: Tense | None,
    turn: int | None = None,
    pinned: bool = False,
) -> Days | None:
    """A time that comes back every year: of a given year, of a shifted one, last, next, or by tense the nearest. `pinned`:
    a calendar date, of which it would be said if it were most of a year off."""
    if year is not None or shift is not None:
        return next(iter(make(year if year is not None else anchor.year + (shift or 0))), None)
    found = [days for y in range(max(1, anchor.year - 6), min(9998, anchor.year + 6) + 1) for days in make(y)]
    if turn:
        return _nearest([d for d in found if (d[1] < anchor if turn < 0 else d[0] > anchor)], anchor)
    there, near = _nearest(_on_side(found, anchor, tense), anchor), _nearest(found, anchor)
    if there is None or near is None:
        return there
    days = pinned and _distance(near, anchor) <= _SOON and _distance(there, anchor) > _SELDOM
    return near if days else there


def _on_side(found: Sequence[Days], anchor: date, tense: Tense | None) -> list[Days]:
    """Those that a tense allows."""
    if tense == "past":
        return [d for d in found if d[0] <= (anchor + _CLOCKS_APART if d[0] == d[1] else anchor)]
    return [d for d in found if tense is None or d[1] >= anchor]


def _nearest(found: Sequence[Days], anchor: date) -> Days | None:
    return min(found, key=lambda d: _distance(d, anchor), default=None)


def _distance(found: Days, anchor: date) -> int:
    """Days from the anchor to a time, 0 within it."""
    return max((found[0] - anchor).days, (anchor - found[1]).days, 0)


def _holiday(value: Holiday, anchor: date, tense: Tense | None) -> Days | None:
    if value.rule[4:5] == "-" and len(value.rule) == 10:
        fixed = date.fromisoformat(value.rule)
        return fixed, fixed
    return _yearly(lambda y: feasts.in_year(value.rule, y), value.year, value.shift, anchor, tense, value.turn)


def _weekday(value: Weekday, anchor: date, tense: Tense | None) -> Days:
    if value.week is not None:
        day = cal.week(anchor)[0] + timedelta(7 * value.week + value.day)
        return day, day
    if value.shift is not None and value.shift < 0:
        day = anchor - timedelta((anchor.weekday() - value.day - 1) % 7 + 1 - 7 * (value.shift + 1))
    elif value.shift == 1:
        day = anchor + timedelta((value.day - anchor.weekday() - 1) % 7 + 1)
    elif tense in {"future", "present"}:
        day = anchor + timedelta((value.day - anchor.weekday()) % 7)
    else:
        day = anchor - timedelta((anchor.weekday() - value.day) % 7)
    return day, day


def _weekend(shift: int | None, anchor: date, tense: Tense | None) -> Days:
    saturday = cal.week(anchor)[0] + timedelta(5)
    if shift == -2:
        saturday -= timedelta(14 if anchor < saturday else 7)
    elif shift == -1 or (not shift and (shift is None or tense) and tense in {None, "past"} and anchor < saturday):
        saturday -= timedelta(7)
    elif shift == 1 and anchor >= saturday:
        saturday += timedelta(7)
    return saturday, saturday + timedelta(1)


def _range(first: Expression, last: Expression, anchor: date, tense: Tense | None) -> Days | None:
    if (
        isinstance(first.value, Date)
        and isinstance(last.value, Date)
        and _open_year(first.value)
        and _open_year(last.value)
    ):
        low, high = first.value, last.value
        return _yearly(lambda y: _dates_between(low, high, y), None, None, anchor, tense, pinned=bool(low.day))
    start, end = _days(first.value, anchor, tense), _days(last.value, anchor, tense)
    if not start or not end:
        return None
    if start[0] > end[1] and isinstance(first.value, Weekday):
        start = (start[0] - timedelta(7), start[1]) if tense in {None, "past"} else start
        end = (end[0], end[1] + timedelta(7)) if tense not in {None, "past"} else end
    return (start[0], end[1]) if start[0] <= end[1] else None


def _open_year(value: Date) -> bool:
    return value.year is None and value.shift is None and value.turn is None and value.month is not None


def _dates_between(low: Date, high: Date, year: int) -> Sequence[Days]:
    """From 7 to 9 November, from December to February: the range that begins in a year."""
    start = _date(replace(low, year=year), date(year, 1, 1), None)
    after = (high.month or 0, high.day or 31) < (low.month or 0, low.day or 1)
    end = _date(replace(high, year=year + after), date(year, 1, 1), None)
    return ((start[0], end[1]),) if start and end and start[0] <= end[1] else ()
