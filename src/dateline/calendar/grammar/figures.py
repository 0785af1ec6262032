"""From the match of a pattern to a date that is written in figures or short: 11/12/2017, 2017-W50, '68, the 28th."""

import re
from datetime import date

from dateline.calendar.grammar.matching import Built, Match, full_year, group, shift_of, word_before, year_of
from dateline.calendar.values import Date, Decade, Either, Expression, MonthDay, Range
from dateline.calendar.words import DateWords
from dateline.model import Span


def numeric(m: Match, words: DateWords) -> Built:
    """Year, month and day in digits."""
    year, month, day = int(m["y"]), int(m["m"]), int(m["d"])
    return (Date(year, month, day), "none") if year and 1 <= month <= 12 and 1 <= day <= 31 else None


def slashed(m: Match, words: DateWords) -> Built:
    """11/12/2017 is two days to two kinds of readers: both are kept where both are possible."""
    a, b, year = int(m["a"]), int(m["b"]), full_year(m["y"])
    american, other = Date(year, a, b), Date(year, b, a)
    if not (0 < a <= 31 and 0 < b <= 31):
        return None
    if a <= 12 and b <= 12:
        return (american if a == b else Either(american, other)), "none"
    return (american if a <= 12 else other, "none") if min(a, b) <= 12 else None


def year_month(m: Match, words: DateWords) -> Built:
    """2017-11; not 2010-11, which may be a season of two years."""
    year, month = int(m["y"]), int(m["m"])
    return (Date(year, month), "none") if 1900 <= year < 2100 and month <= year % 100 else None


def iso_week(m: Match, words: DateWords) -> Built:
    """2017-W50."""
    try:
        days = [date.fromisocalendar(int(m["y"]), int(m["week"]), day) for day in (1, 7)]
    except ValueError:
        return None
    span = Span(m[0], m.start(), m.end())
    first, last = (Expression(span, Date(d.year, d.month, d.day), "none") for d in days)
    return Range(first, last), "none"


def short_year(m: Match, words: DateWords) -> Built:
    """In '68."""
    number = int(m["yy"])
    return (Date(1900 + number if number > 30 else 2000 + number), "none") if word_before(m) != "the" else None


def short_decade(m: Match, words: DateWords) -> Built:
    """The '90s, the nineties."""
    word = group(m, "tens") or ""
    tens = (
        int(word) if word.isdigit() else {"twenties": 20, "thirties": 30}.get(word) or words.counts[word[:-3] + "y"][0]
    )
    return (Decade(1900 + tens), "none") if word_before(m) in {"the", "mid", "early", "late"} else None


def written_out(m: Match, words: DateWords) -> Built:
    """11-Dec-2017."""
    day = int(m["d"])
    return (Date(full_year(m["y"]), words.months[group(m, "month") or ""], day), "none") if 1 <= day <= 31 else None


def short_weekday(m: Match, words: DateWords) -> Built:
    """Mon., Dec. 11."""
    day = words.short_weekdays[(group(m, "short") or "").rstrip(".")]
    year = year_of(m)
    value = Date(year, words.months[group(m, "month") or ""], int(group(m, "day") or 0), None, day)
    return value, "none" if year else "published"


def month_day(m: Match, words: DateWords) -> Built:
    """The 28th of that month; on the 5th."""
    number = int(m["nth"])
    if not 1 <= number <= 31:
        return None
    if m["shift"]:
        shift, anchor = shift_of(m, words)
        return MonthDay(number, shift or 0), anchor
    led = re.search(
        r"\b(?:on|by|until|from|of|since)\sthe\s$", m.string[max(0, m.start() - 12) : m.start()], re.IGNORECASE
    )
    alone = not re.match(
        r"\s(?!and\b|or\b|to\b|in\b|the\b|when\b|a\b|as\b|after\b|by\b|at\b|with\b)\w|-\w|\s[A-Z]",
        m.string[m.end() : m.end() + 8],
    )
    return (MonthDay(number), "told") if led and alone else None


def fiscal(m: Match, words: DateWords) -> Built:
    """Fiscal 1999, the 2011 fiscal year, FY2017: the calendar year of that number."""
    return Date(full_year(m["year"])), "none"
