"""From the match of a pattern to a value and what it is counted from; None refuses the match."""

import re

from dateline.calendar.values import (
    Anchor,
    Date,
    Decade,
    Fraction,
    Holiday,
    Relative,
    Season,
    Stretch,
    Value,
    Weekday,
    Weekend,
)
from dateline.calendar.words import DateWords

Match = re.Match[str]
Built = tuple[Value, Anchor] | None

_LED_MAY = re.compile(r"\b(?:end|start|beginning|middle|month|week|day|days)\sof\s$")
_LED = re.compile(r"\b(?:(?:end|start|beginning|middle|close)\sof|(?:earlier|later|early|late)\sin)\sthe\s$")


def _group(m: Match, name: str) -> str | None:
    """A named group in lower case with single spaces, None where the pattern lacks it or it did not take part."""
    found = m.groupdict().get(name)
    return " ".join(found.lower().split()) if found else None


def _shift(m: Match, words: DateWords) -> tuple[int | None, Anchor]:
    """How many units off, and from what; None without such a word."""
    word = _group(m, "shift")
    if word is None:
        return None, "published"
    return (words.shifts[word], "published") if word in words.shifts else (words.told_shifts[word], "told")


def _turn(m: Match, words: DateWords) -> tuple[int | None, int | None, Anchor]:
    """Shift of the year and turn: "last May" is not "May last year"; "this May" is in the anchor's year."""
    shift, anchor = _shift(m, words)
    if shift and m.start("shift") == m.start():
        return None, shift, anchor
    return shift, None, anchor


def _year(m: Match) -> int | None:
    word = _group(m, "year")
    return int(word) if word else None


def numeric(m: Match, words: DateWords) -> Built:
    """Year, month and day in digits."""
    year, month, day = int(m["y"]), int(m["m"]), int(m["d"])
    return (Date(year, month, day), "none") if year and 1 <= month <= 12 and 1 <= day <= 31 else None


def slashed(m: Match, words: DateWords) -> Built:
    """11/12/2017 is two days to two kinds of readers: read only where one order is possible or both are the same."""
    a, b, year = int(m["a"]), int(m["b"]), int(m["y"])
    if a == b <= 12 or (12 < a <= 31 and b <= 12):
        return Date(year, b, a), "none"
    return (Date(year, a, b), "none") if a <= 12 < b <= 31 else None


def calendar(m: Match, words: DateWords) -> Built:
    """A month with or without day and year. "Last December" is left to the tense, "last December 5" too."""
    month, year, day = words.months[_group(m, "month") or ""], _year(m), _group(m, "day")
    shift, turn, anchor = _turn(m, words)
    return Date(year, month, int(day) if day else None, shift, None, turn), "none" if year else anchor


def month(m: Match, words: DateWords) -> Built:
    """A month with a year, or alone; short forms and names that are also words or people need a sign that it is one."""
    year, word = _year(m), _group(m, "month") or ""
    shift, anchor = _shift(m, words)
    if year is None and shift is None and not _month_alone(m, word, words):
        return None
    return Date(year, words.months[word], None, shift), "none" if year else anchor


def _month_alone(m: Match, word: str, words: DateWords) -> bool:
    before = _word_before(m)
    if before == "black" or (len(word) < 5 and word not in {"may", "june", "july"}):
        return False
    after = re.match(r"\s([A-Z][a-z]+)", m.string[m.end() : m.end() + 20])
    shy = word in words.shy_months
    if shy and (after or before not in words.prepositions):
        return False
    if word == "may" and before == "of":
        return _LED_MAY.search(m.string, max(0, m.start() - 16), m.start()) is not None
    return not (word == "may" and before in {"by", "for", "on", "to", "after", "and", "from", "with"})


def _word_before(m: Match) -> str:
    """The word before a match, lower case, across a space or hyphen."""
    found = re.search(r"([A-Za-z]+)[\s-]{1,2}$", m.string[max(0, m.start() - 20) : m.start()])
    return found[1].lower() if found else ""


def _word_after(m: Match) -> str:
    found = re.match(r"\s([A-Za-z]+)", m.string[m.end() : m.end() + 20])
    return found[1].lower() if found else ""


def year(m: Match, words: DateWords) -> Built:
    """Four digits that stand as a year: after a preposition or article, in brackets, or alone in our time."""
    number = int(m["year"])
    before, after = _word_before(m), _word_after(m)
    if after in words.counted or m.string[m.start() - 1 : m.start()] in {"$", "£", "€", "#", ".", "/", "+"}:
        return None
    signed = before in words.prepositions or before in {"the", "year", "spring", "summer", "autumn", "fall", "winter"}
    bracketed = m.string[m.start() - 1 : m.start()] == "("
    plural = after.endswith("s") and after not in {"as", "is", "was", "has", "s", "this", "its", "his"}
    if not signed and not bracketed and (plural or number < 1900):
        return None
    return (Date(number), "none") if number >= 1000 else None


def decade(m: Match, words: DateWords) -> Built:
    """The 1990s; "the 1900s" are taken for a century."""
    first = int(m["decade"])
    return Decade(first, 100 if first % 100 == 0 and first < 2000 else 10), "none"


def century(m: Match, words: DateWords) -> Built:
    """The 19th century."""
    number = int(m["nth"])
    return (Decade((number - 1) * 100, 100), "none") if 10 <= number <= 22 else None


def weekday(m: Match, words: DateWords) -> Built:
    """A weekday, also shifted or in a shifted week; not in names ("Bloody Sunday", "The Sunday Times")."""
    shift, anchor = _shift(m, words)
    if _word_before(m) in words.never_before or _word_after(m) in words.never_after:
        return None
    day = words.weekdays[_group(m, "weekday") or ""]
    in_week = shift is not None and re.search(r"\bweek\b", m[0]) is not None
    return Weekday(day, None if in_week else shift, shift if in_week else None), anchor


def shifted(m: Match, words: DateWords) -> Built:
    """Last week, this year, the following month."""
    shift, anchor = _shift(m, words)
    unit = words.units[_group(m, "unit") or ""]
    plural = (_group(m, "unit") or "").endswith("s")
    word = _group(m, "shift")
    if shift is None or plural or unit == "hour" or (word in {"past", "coming"} and _word_before(m) != "the"):
        return None
    if _word_before(m) == "the" and word in {"last", "past"} and unit not in {"day"}:
        return Stretch(unit, 1, -1), anchor
    if word == "next" and (unit == "day" or _word_before(m) == "the"):
        anchor = "told"
    if unit == "day" and (word not in {"next", "same", "that", "previous", "following", "preceding"}):
        return (Relative("day", -1, -1), "published") if _group(m, "unit") == "night" and word == "last" else None
    return Relative(unit, shift, shift), anchor


def weekend(m: Match, words: DateWords) -> Built:
    """The weekend, by tense or shifted; "weekend talks" too, "weekends" not."""
    shift, anchor = _shift(m, words)
    return (Weekend(shift), anchor) if _word_before(m) not in {"every", "each", "a", "long"} else None


def part_of_day(m: Match, words: DateWords) -> Built:
    """This morning, last night, the following evening."""
    shift, anchor = _shift(m, words)
    word = _group(m, "shift")
    if word in {"past", "coming", "upcoming"} or (word == "last" and _group(m, "daypart") != "night"):
        return None
    anchor = "told" if word == "next" else anchor
    return Relative("day", shift or 0, shift or 0), anchor


def stretch(m: Match, words: DateWords) -> Built:
    """The past few weeks, the last 24 hours, the next two years, recent months."""
    word = _group(m, "unit") or ""
    count, way = _group(m, "count"), _group(m, "way")
    if not word.endswith("s") or (count in {"a", "an", "hundred"}):
        return None
    high = _count(count, words)[1] if count else 5
    anchor: Anchor = "told" if way in {"previous", "following"} else "published"
    sign = 1 if way in {"next", "coming", "following"} else -1
    return Stretch(words.units[word], high, sign), anchor


def _count(word: str, words: DateWords) -> tuple[int, int]:
    """Least and most of "3", "three", "twenty-three" or "a few"."""
    if word.isdigit():
        return int(word), int(word)
    tens, _, ones = word.rpartition("-")
    base = words.counts[tens][0] if tens else 0
    low, high = words.counts[ones]
    return base + low, base + high


def day(m: Match, words: DateWords) -> Built:
    """Yesterday, today, tonight, tomorrow."""
    if m.string[m.end() : m.end() + 1] == "-":
        return None
    shift = words.days[_group(m, "word") or ""]
    return Relative("day", shift, shift), "published"


def overnight(m: Match, words: DateWords) -> Built:
    """The night that ended on the anchor."""
    return Relative("day", -1, 0), "published"


def day_beyond(m: Match, words: DateWords) -> Built:
    """The day before yesterday, the day after tomorrow."""
    shift = -2 if m["side"] else 2
    return Relative("day", shift, shift), "published"


def unit_beside(m: Match, words: DateWords) -> Built:
    """The day before, the year after: of the date told before, or of the event that follows in the text."""
    if _word_before(m) not in {"the", "one"}:
        return None
    shift = -1 if m["way"] in {"before", "earlier"} else 1
    return Relative(words.units[m["unit"]], shift, shift), _told(m, words)


def _told(m: Match, words: DateWords) -> Anchor:
    """`event` where "before" or "after" has an object."""
    if _group(m, "way") not in {"before", "after", "prior"}:
        return "told"
    rest = m.string[m.end() : m.end() + 2]
    return "told" if not rest.strip() or rest[0] in ".,;:)" else "event"


def offset(m: Match, words: DateWords) -> Built:
    """Two days ago, a year earlier, three weeks later, in ten days' time."""
    unit, way = words.units[_group(m, "unit") or ""], _group(m, "way") or ""
    low, high = _count(_group(m, "count") or "", words)
    if _word_before(m) in {"than", "least"} and way != "ago":
        return None
    if way in {"ago", "from now", "hence", "time"}:
        anchor: Anchor = "published"
    else:
        anchor = _told(m, words)
    back = way in {"ago", "earlier", "before", "prior", "previously"}
    return Relative(unit, -high if back else low, -low if back else high), anchor


def season(m: Match, words: DateWords) -> Built:
    """A season with a year, shifted, or after a preposition; not "Arab Spring", "the fall of Kabul"."""
    found, (shift, turn, anchor) = _year(m), _turn(m, words)
    if found is None and shift is None and turn is None and not _season_alone(m):
        return None
    first = words.seasons[_group(m, "season") or ""]
    return Season(first, found, shift, turn), "none" if found else anchor


def _season_alone(m: Match) -> bool:
    before = m.string[max(0, m.start() - 12) : m.start()].lower()
    led = re.search(r"\b(?:in|by|since|until|during|early|late|mid|through)[\s-](?:the\s)?$", before)
    return bool(led) and m[0].islower() and _word_after(m) != "of"


def winter(m: Match, words: DateWords) -> Built:
    """The winter of 1941-42."""
    return Season(12, int(m["y1"])), "none"


def fraction(m: Match, words: DateWords) -> Built:
    """The second quarter, the first half of 2016; "the last quarter" is left out, it may be any."""
    nth = m.groupdict().get("q") or _group(m, "nth") or ""
    number = int(nth) if nth.isdigit() else words.ordinals[nth]
    of = 2 if _group(m, "piece") == "half" else 4
    found, (shift, anchor) = _year(m), _shift(m, words)
    if number > of or (found is None and shift is None and not (of == 4 or m[0].lower().endswith("year"))):
        return None
    if number < 0 and (found is None and shift is None):
        return None
    return Fraction(of if number < 0 else number, of, found, shift), "none" if found else anchor


def holiday(m: Match, words: DateWords) -> Built:
    """A named day, with a year, shifted, or after a preposition where its name is also an occasion."""
    key = (_group(m, "holiday") or "").replace("\u2019", "'")
    row, found, (shift, turn, anchor) = words.holidays[key], _year(m), _turn(m, words)
    led = _word_before(m) in words.prepositions - {"and", "for", "of"}
    if not (row.alone or found or shift is not None or turn is not None or led):
        return None
    fixed = found is not None or len(row.rule) == 10
    return Holiday(row.rule, found, shift, turn), "none" if fixed else anchor


def bare_unit(m: Match, words: DateWords) -> Built:
    """The year in "by year's end", "the end of the year", "later in the year"."""
    led = _LED.search(m.string, max(0, m.start() - 24), m.start())
    if not led and m.string[m.end() : m.end() + 2] not in {"'s", "\u2019s"}:
        return None
    return Relative(words.units[m["unit"]], 0, 0), "published"
