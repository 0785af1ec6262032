"""Arithmetic on days, months and years: pairs of first and last day, both included."""

import re
from calendar import monthrange
from datetime import date, timedelta

from dateline.calendar.values import Part, Unit

Days = tuple[date, date]

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_THIRDS: dict[Part, int] = {"early": 0, "middle": 1, "late": 2}
_RULE = re.compile(r"(\d\d)-([a-z]{3})(-?\d)")


def months(year: int, month: int, count: int = 1) -> Days:
    """`count` whole months from a month; a month over 12 or under 1 is carried into the year."""
    first = _first_of(year, month)
    last = _first_of(year, month + count)
    return first, last - timedelta(1)


def _first_of(year: int, month: int) -> date:
    carry, rest = divmod(month - 1, 12)
    return date(year + carry, rest + 1, 1)


def years(first: int, count: int = 1) -> Days:
    """Whole calendar years."""
    return date(first, 1, 1), date(first + count - 1, 12, 31)


def week(day: date) -> Days:
    """Monday to Sunday around a day."""
    monday = day - timedelta(day.weekday())
    return monday, monday + timedelta(6)


def same_day(year: int, month: int, day: int) -> date | None:
    """A calendar date, or None where there is none (30 February)."""
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def around(day: date, unit: Unit, shift: int) -> Days:
    """The whole unit that lies `shift` units from the one around `day`."""
    if unit == "month":
        return months(day.year, day.month + shift)
    if unit == "year":
        return years(day.year + shift)
    if unit in {"decade", "century"}:
        size = 10 if unit == "decade" else 100
        return years(day.year - day.year % size + shift * size, size)
    if unit in {"week", "fortnight"}:
        return week(day + timedelta(shift * (7 if unit == "week" else 14)))
    moved = day + timedelta(shift if unit == "day" else round(shift / 24))
    return moved, moved


def moved(day: date, unit: Unit, count: int) -> date:
    """The day `count` units from a day; the last day of a month that is too short."""
    if unit in {"month", "year", "decade", "century"}:
        size = {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit]
        first, last = months(day.year, day.month + count * size)
        return min(last, first + timedelta(day.day - 1))
    hours = {"hour": 1, "day": 24, "week": 168, "fortnight": 336}[unit]
    return day + timedelta(hours=count * hours) if hours >= 24 else day + timedelta(-(-count // 24))


def third(days: Days, part: Part) -> Days:
    """The early, middle or late third. Months are cut at days 10 and 20, longer times at whole months or years, and a day or two not
    at all."""
    first, last = days
    at, size = _THIRDS[part], (last - first).days + 1
    if size < len(_THIRDS):
        return days
    if size > 3000:
        cuts = [0, 4, 7, 10] if size < 4000 else [0, 33, 67, 100]
        return date(first.year + cuts[at], 1, 1), date(first.year + cuts[at + 1] - 1, 12, 31)
    if size > 80:
        count = (last.year - first.year) * 12 + last.month - first.month + 1
        return months(first.year, first.month + at * count // 3, max(1, count // 3))
    step = 10 if size > 27 else size / 3
    start = first + timedelta(round(at * step))
    return start, last if at == 2 else first + timedelta(round((at + 1) * step) - 1)


def piece(days: Days, unit: Unit, number: int) -> Days | None:
    """Unit `number` of a time, from its first day on (the first week of May: 1 to 7), -1 the last; None if outside."""
    first, last = days
    if number < 0:
        start = moved(last + timedelta(1), unit, -1)
        return (start, last) if start >= first else None
    start, end = moved(first, unit, number - 1), moved(first, unit, number) - timedelta(1)
    return (start, min(end, last)) if start <= last else None


def easter(year: int) -> date:
    """Western Easter Sunday (the Gregorian computus of Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def holiday(rule: str, year: int) -> date:
    """The day of a rule in a year: `MM-DD`, `easter±N` days, or `MM-dddN`, the Nth such weekday (-1 the last)."""
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule[6:]))
    nth = _RULE.fullmatch(rule)
    if not nth:
        return date(year, int(rule[:2]), int(rule[3:]))
    first, last = months(year, int(nth[1]))
    weekday, number = _WEEKDAYS.index(nth[2]), int(nth[3])
    if number < 0:
        return last - timedelta((last.weekday() - weekday) % 7)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (number - 1))
