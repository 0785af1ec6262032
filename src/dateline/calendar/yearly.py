"""Times that come back every year: the one that is meant, by its year, by "last" and "next", or by tense and nearness."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeGuard

from dateline.calendar import days as cal
from dateline.calendar import feasts
from dateline.calendar.days import Days
from dateline.calendar.values import Date, Fraction, Holiday, Season, Tense

Yearly = Callable[[int], Sequence[Days]]
"""The times of a year that something comes back in."""

CLOCKS_APART = timedelta(1)
"""A report of the past may be a day ahead of its place of publication."""
_SOON, _SELDOM = 45, 270
"""Days: a date without a year that is less than the first from its report is not one of more than the second on the
other side, whatever the tense seems to be; such a date would be given its year."""
_AROUND = 6
"""Years looked at on either side of the anchor's: on one of them a weekday comes back to its date within six, but for leap days."""


def date_days(value: Date, anchor: date, tense: Tense | None) -> Days | None:
    """Of a year, a month or a day; a weekday beside it tells the year."""
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


def season_days(value: Season, anchor: date, tense: Tense | None) -> Days | None:
    """Winters begin in one year and end in the next: "this winter" said in February began in December."""
    shift = value.shift
    if value.first == 12 and shift == 0 and (anchor.month <= 4 or (tense == "past" and anchor.month < 12)):
        shift = -1
    return _yearly(lambda y: [cal.months(y, value.first, 3)], value.year, shift, anchor, tense, value.turn)


def fraction_days(value: Fraction, anchor: date, tense: Tense | None) -> Days | None:
    """A quarter or half of a year."""
    size = 12 // value.of
    first = 1 + size * (value.number - 1)
    return _yearly(lambda y: [cal.months(y, first, size)], value.year, value.shift, anchor, tense)


def holiday_days(value: Holiday, anchor: date, tense: Tense | None) -> Days | None:
    """A feast by its rule; one with a rule of a single day is of that day."""
    if value.rule[4:5] == "-" and len(value.rule) == 10:
        fixed = date.fromisoformat(value.rule)
        return fixed, fixed
    return _yearly(lambda y: feasts.in_year(value.rule, y), value.year, value.shift, anchor, tense, value.turn)


def is_yearless(value: object) -> TypeGuard[Date]:
    """Whether a value is a month or day of the calendar of which nothing tells the year."""
    return (
        isinstance(value, Date)
        and value.month is not None
        and value.year is None
        and value.shift is None
        and value.turn is None
    )


def range_days(low: Date, high: Date, anchor: date, tense: Tense | None) -> Days | None:
    """From one date without a year to another."""
    return _yearly(lambda y: _dates_between(low, high, y), None, None, anchor, tense, pinned=bool(low.day))


def _dates_between(low: Date, high: Date, year: int) -> Sequence[Days]:
    """From 7 to 9 November, from December to February: the range that begins in a year."""
    start = date_days(replace(low, year=year), date(year, 1, 1), None)
    after = (high.month or 0, high.day or 31) < (low.month or 0, low.day or 1)
    end = date_days(replace(high, year=year + after), date(year, 1, 1), None)
    return ((start[0], end[1]),) if start and end and start[0] <= end[1] else ()


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
    found = [
        days for y in range(max(1, anchor.year - _AROUND), min(9998, anchor.year + _AROUND) + 1) for days in make(y)
    ]
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
        return [d for d in found if d[0] <= (anchor + CLOCKS_APART if d[0] == d[1] else anchor)]
    return [d for d in found if tense is None or d[1] >= anchor]


def _nearest(found: Sequence[Days], anchor: date) -> Days | None:
    return min(found, key=lambda d: _distance(d, anchor), default=None)


def _distance(found: Days, anchor: date) -> int:
    """Days from the anchor to a time, 0 within it."""
    return max((found[0] - anchor).days, (anchor - found[1]).days, 0)
