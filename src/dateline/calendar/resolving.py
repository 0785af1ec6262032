"""From an expression and the day that it is counted from to an interval of days."""

from datetime import date, timedelta

from dateline.calendar import days as cal
from dateline.calendar.days import Days
from dateline.calendar.intervals import Interval, bounded
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
    Tense,
    Third,
    Value,
    Weekday,
    Weekend,
)
from dateline.calendar.weekly import month_day, weekday_days, weekend_days
from dateline.calendar.yearly import (
    CLOCKS_APART,
    date_days,
    fraction_days,
    holiday_days,
    is_yearless,
    range_days,
    season_days,
)

_LATELY = timedelta(31)
"""How near to its report a date in digits is most often."""


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
        return bounded(expression, found, anchor) if found else None
    except (ValueError, OverflowError):
        return None


def _days(value: Value, anchor: date, tense: Tense | None) -> Days | None:
    match value:
        case Date():
            return date_days(value, anchor, tense)
        case Decade(first, count):
            return cal.years(first, count)
        case Season():
            return season_days(value, anchor, tense)
        case Fraction():
            return fraction_days(value, anchor, tense)
        case Holiday():
            return holiday_days(value, anchor, tense)
        case Weekday():
            return weekday_days(value, anchor, tense)
        case Weekend(shift):
            return weekend_days(shift, anchor, tense)
        case Range(low, high):
            return _range(low, high, anchor, tense)
        case Either(first, second):
            return _either(_days(first, anchor, tense), _days(second, anchor, tense), anchor, tense)
        case MonthDay():
            return month_day(value, anchor, tense)
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
    found = [d for d in (first, second) if d and not (known and tense == "past" and d[0] > anchor + CLOCKS_APART)]
    near = [d for d in found if known and abs(d[0] - anchor) <= _LATELY]
    found = near if len(near) == 1 else found
    return (min(d[0] for d in found), max(d[1] for d in found)) if found else None


def _range(first: Expression, last: Expression, anchor: date, tense: Tense | None) -> Days | None:
    if is_yearless(first.value) and is_yearless(last.value):
        return range_days(first.value, last.value, anchor, tense)
    start, end = _days(first.value, anchor, tense), _days(last.value, anchor, tense)
    if not start or not end:
        return None
    if start[0] > end[1] and isinstance(first.value, Weekday):
        start = (start[0] - timedelta(7), start[1]) if tense in {None, "past"} else start
        end = (end[0], end[1] + timedelta(7)) if tense not in {None, "past"} else end
    return (start[0], end[1]) if start[0] <= end[1] else None
