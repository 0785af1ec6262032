"""Arithmetic on days, months and years: pairs of first and last day, both included."""

from calendar import monthrange
from datetime import date, timedelta

from dateline.calendar.values import Part, Unit

Days = tuple[date, date]

_MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_THIRDS: dict[Part, int] = {"early": 0, "middle": 1, "late": 2}


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


def century(number: int) -> Days:
    """The years 1801 to 1900 for the 19th."""
    return years(100 * number - 99, 100)


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
    if unit == "quarter":
        return months(day.year, day.month - (day.month - 1) % 3 + 3 * shift, 3)
    if unit == "year":
        return years(day.year + shift)
    if unit == "decade":
        return years(day.year - day.year % 10 + 10 * shift, 10)
    if unit == "century":
        return century((day.year - 1) // 100 + 1 + shift)
    if unit in {"week", "fortnight"}:
        return week(day + timedelta(shift * (7 if unit == "week" else 14)))
    moved = day + timedelta(shift if unit == "day" else round(shift / 24))
    return moved, moved


def moved(day: date, unit: Unit, count: int) -> date:
    """The day `count` units from a day; the last day of a month that is too short."""
    if unit in _MONTHS:
        size = _MONTHS[unit]
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


def piece(days: Days, unit: Unit, number: int, count: int = 1) -> Days | None:
    """Unit `number` of a time, from its first day on (the first week of May: 1 to 7), -1 the last, and with a `count` as
    many from there on (before the last); None if outside."""
    first, last = days
    if number < 0:
        start = moved(last + timedelta(1), unit, -count)
        return (start, last) if start >= first else None
    start, end = moved(first, unit, number - 1), moved(first, unit, number - 1 + count) - timedelta(1)
    return (start, min(end, last)) if start <= last else None


def share(days: Days, number: int, parts: int) -> Days:
    """Part `number` (from 1) of `parts` equal ones, in whole months where they come out even; the first half of a month
    is its days 1 to 15."""
    first, last = days
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    if count % parts == 0 and months(first.year, first.month, count) == days:
        size = count // parts
        return months(first.year, first.month + size * (number - 1), size)
    size = max(1, ((last - first).days + 1) // parts)
    start = first + timedelta(size * (number - 1))
    return min(start, last), last if number == parts else min(last, start + timedelta(size - 1))
