"""The days of feasts: by rule (Easter, the fourth Thursday) or from the table of those that go by another calendar."""

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from dateline.calendar.days import Days, months
from dateline.calendar.tables import FOLDER, read_table

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_RULE = re.compile(
    r"(?:(?P<church>easter|orthodox)(?P<off>[+-]\d+)|(?P<month>\d\d)-(?:(?P<day>\d\d)|(?P<weekday>[a-z]{3})(?P<nth>-?\d)"
    r"(?P<plus>\+\d)?))(?:/(?P<days>\d+))?"
)


def is_rule(rule: str) -> bool:
    """Whether words are a rule: `MM-DD`, `MM-dddN` (the Nth such weekday, -1 the last) and `+K` days, `easter±N` and
    `orthodox±N` days, each also with `/D`, the days that it lasts; `feast:NAME`, of the table; `national`; an ISO day."""
    if rule.startswith("feast:"):
        return rule[6:] in feasts()
    return rule == "national" or bool(re.fullmatch(r"\d{4}-\d\d-\d\d", rule)) or _RULE.fullmatch(rule) is not None


def in_year(rule: str, year: int) -> Sequence[Days]:
    """The times of a feast that begin in a year: none, one or, where its year is shorter than ours, two."""
    if rule.startswith("feast:"):
        return feasts().get(rule[6:], {}).get(year, ())
    found = _RULE.fullmatch(rule)
    if not found:
        return ()
    day = _first(found, year)
    return ((day, day + timedelta(int(found["days"] or 1) - 1)),) if day else ()


def _first(rule: re.Match[str], year: int) -> date | None:
    if rule["church"]:
        sunday = easter(year) if rule["church"] == "easter" else orthodox_easter(year)
        return sunday + timedelta(int(rule["off"]))
    month = int(rule["month"])
    if rule["day"]:
        day = int(rule["day"])
        return date(year, month, day) if day <= monthrange(year, month)[1] else None
    first, last = months(year, month)
    weekday, number = _WEEKDAYS.index(rule["weekday"]), int(rule["nth"])
    if number < 0:
        return last - timedelta((last.weekday() - weekday) % 7)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (number - 1) + int(rule["plus"] or 0))


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


def orthodox_easter(year: int) -> date:
    """Eastern Easter Sunday as a Gregorian date (the Julian computus of Meeus and the days between the calendars)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(year // 100 - year // 400 - 2)


@cache
def feasts() -> Mapping[str, Mapping[int, tuple[Days, ...]]]:
    """For each feast of `feasts.tsv` and year its first and last days. Raises LexiconError, naming file and line."""
    table: dict[str, dict[int, tuple[Days, ...]]] = {}
    for name, found in read_table(FOLDER / "feasts.tsv", ("feast", "first", "days", "calendar"), _feast):
        years = table.setdefault(name, {})
        years[found[0].year] = (*years.get(found[0].year, ()), found)
    return table


def _feast(row: Sequence[str]) -> tuple[str, Days]:
    start = date.fromisoformat(row[1])
    return row[0], (start, start + timedelta(int(row[2]) - 1))
