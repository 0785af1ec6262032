"""From the match of a pattern to a date of the calendar, a weekday, a season or a feast; None refuses the match."""

import re
from collections.abc import Mapping
from functools import cache

from dateline.calendar.grammar.matching import Built, Match, group, shift_of, turn_of, word_after, word_before, year_of
from dateline.calendar.values import (
    Date,
    Decade,
    Fraction,
    Holiday,
    Season,
    Weekday,
)
from dateline.calendar.words import DateWords, date_words, longest_first

_LED_MAY = re.compile(r"\b(?:end|start|beginning|middle|months?|weeks?|days?|half|part|quarter|third)\sof\s$")
_LED_SEASON = re.compile(
    r"\b(?:in|by|since|until|during|early|late|mid|through)[\s-](?:the\s)?$"
    r"|\b(?:throughout|over|before|after|into|entire|whole|spent)\sthe\s$|\b(?:middle|end|start|beginning|onset)\sof\s$"
    r"|\b(?:spring|summer|autumn|fall|winter)\s(?:and|or|to)\s$",
    re.IGNORECASE,
)
_NEXT_YEAR = re.compile(r"\s?[-\u2013\u2014/]\s?(1[0-9]\d\d|20\d\d)(?![\w%])(?!\s[a-z]+s\b)")
_LAST_YEAR = re.compile(r"(?<![\w$.,])(1[0-9]\d\d|20\d\d)\s?[-\u2013\u2014/]\s?$")
_ADDRESS = re.compile(
    r"-(?:strong|odd|seat|member|man|mile|kilometer|kilometre|page|ton|tonne|foot|meter|metre|word|room|bed|acre|point)\b"
    r"|\s[A-Z][a-z]+\.?(?:\s[A-Z][a-z]+\.?)?\s(?:Street|St\.|Avenue|Ave\.|Road|Rd\.|Boulevard|Blvd\.|Lane|Drive|Square|Place|Way)(?!\w)"
)
_OWNED = re.compile(r"(?:\b(?:an?|the|its|their|his|her)|['\u2019]s)\s$", re.IGNORECASE)
_OF_DAY = re.compile(r"\d(?:st|nd|rd|th)\sof\s$")
_MONEY = frozenset({"$", "\u00a3", "\u20ac", "#", ".", "/", "+", "\u00a5", "@", "%"})
_MONEYED = re.compile(
    r"\b(?:profit|earnings|sales|revenue|growth|results|loss|losses|net|income|exports|output|gdp)\b", re.IGNORECASE
)
_NEAR = 90
"""Characters within which a country makes a national day its own."""


def calendar(m: Match, words: DateWords) -> Built:
    """A month with or without day and year. "Last December" is left to the tense, "last December 5" too."""
    month, year, day = words.months[group(m, "month") or ""], year_of(m), group(m, "day")
    shift, turn, anchor = turn_of(m, words)
    if day and not year and word_after(m) in words.names_of_dates:
        return None
    return Date(year, month, int(day) if day else None, shift, None, turn), "none" if year else anchor


def month(m: Match, words: DateWords) -> Built:
    """A month with a year, or alone; short forms and names that are also words or people need a sign that it is one."""
    year, word = year_of(m), group(m, "month") or ""
    shift, anchor = shift_of(m, words)
    named = word_after(m) in words.names_of_dates and _OF_DAY.search(m.string, max(0, m.start() - 12), m.start())
    if year is None and shift is None and (named or not _month_alone(m, word, words)):
        return None
    return Date(year, words.months[word], None, shift), "none" if year else anchor


def _month_alone(m: Match, word: str, words: DateWords) -> bool:
    before, after = word_before(m), word_after(m)
    if _beside_month(m, words):
        return True
    short = len(word) < 5 and word not in {"may", "june", "july"} and not m[0].endswith(".")
    if before == "black" or short or (m[0].endswith(".") and before not in words.prepositions):
        return False
    if word in words.shy_months and word != "may" and _OWNED.search(m.string, max(0, m.start() - 8), m.start()):
        return after.islower() and after not in words.prepositions | {"against"}
    if word in words.shy_months and (before not in words.prepositions or (after[:1].isupper() and before not in _IN)):
        return False
    if word == "may" and before == "of":
        return _LED_MAY.search(m.string, max(0, m.start() - 16), m.start()) is not None
    return not (word == "may" and before in {"by", "for", "on", "to", "after", "and", "from", "with"})


_IN = frozenset({"in", "since", "during", "until", "early", "late", "mid"})
_MONTH_BEFORE = re.compile(
    r"([A-Z][a-z]+)\.?(?:\s(?:and|or|to|through|until)\s|,\s|\s?[-\u2013]\s?)(?:mid-|late\s|early\s)?$"
)
_MONTH_AFTER = re.compile(
    r"(?:\s(?:and|or|to|through|until)\s|,\s|\s?[-\u2013]\s?)(?:mid-|late\s|early\s)?([A-Z][a-z]+)"
)


def _beside_month(m: Match, words: DateWords) -> bool:
    """Whether another month stands beside it: "April and May", "May-August"."""
    found = _MONTH_BEFORE.search(m.string, max(0, m.start() - 24), m.start()) or _MONTH_AFTER.match(m.string, m.end())
    return found is not None and len(found[1]) > 2 and found[1].lower() in words.months


def year(m: Match, words: DateWords) -> Built:
    """Four digits that stand as a year: after a preposition, article or owner, in brackets, beside another year, or alone
    in our time; not after what is numbered ("page 1987")."""
    number, before, after = int(m["year"]), word_before(m), word_after(m).lower()
    if after in words.counted or before in words.numbered or m.string[m.start() - 1 : m.start()] in _MONEY:
        return None
    if _ADDRESS.match(m.string, m.end(), m.end() + 40):
        return None
    signed = before in words.prepositions or before in _BEFORE_YEAR
    bracketed = m.string[m.start() - 1 : m.start()] in {"(", "["}
    plural = after.endswith("s") and after not in {"as", "is", "was", "has", "s", "this", "its", "his"}
    if not signed and not bracketed and (plural or number < 1900) and not _beside_year(m, number):
        return None
    return (Date(number), "none") if number >= 1000 else None


_BEFORE_YEAR = frozenset(
    {"the", "year", "years", "spring", "summer", "autumn", "fall", "winter", "its", "their", "his", "her", "our"}
)


def _beside_year(m: Match, number: int) -> bool:
    """Whether another year makes a range with it: "Western Theater 1861-1863"."""
    other = _NEXT_YEAR.match(m.string, m.end()) or _LAST_YEAR.search(m.string, max(0, m.start() - 8), m.start())
    return other is not None and 0 < abs(int(other[1]) - number) <= 150


def decade(m: Match, words: DateWords) -> Built:
    """The 1990s; "the 1900s" are taken for a century."""
    first = int(m["decade"])
    return Decade(first, 100 if first % 100 == 0 and first < 2000 else 10), "none"


def century(m: Match, words: DateWords) -> Built:
    """The 19th century, the sixth century."""
    word = group(m, "nth") or ""
    number = int(word) if word.isdigit() else words.ordinals.get(word, 0)
    before_christ = re.match(r"\sB\.?C", m.string[m.end() : m.end() + 5])
    return (Decade(100 * number - 99, 100), "none") if 1 <= number <= 22 and not before_christ else None


def weekday(m: Match, words: DateWords) -> Built:
    """A weekday, also shifted or in a shifted week; not in names ("Bloody Sunday", "The Sunday Times", "Monday Club")."""
    shift, anchor = shift_of(m, words)
    if word_before(m) in words.never_before or _is_name(m, words):
        return None
    day = words.weekdays[group(m, "weekday") or ""]
    in_week = shift is not None and re.search(r"\bweek\b", m[0]) is not None
    return Weekday(day, None if in_week else shift, shift if in_week else None), anchor


def _is_name(m: Match, words: DateWords) -> bool:
    """Whether a weekday is part of a name: by the word after it, or as the given name that opens a sentence."""
    after = word_after(m)
    if after.lower() in words.never_after or (after[:1].isupper() and after.lower() in words.names_after):
        return True
    opens = (
        m.start() == 0
        or m.string[m.start() - 1] == "\n"
        or re.search(r"[.!?]\s$", m.string[max(0, m.start() - 2) : m.start()])
    )
    capital = after[:1].isupper() and after.lower() not in words.months and after.lower() not in words.parts_of_day
    return bool(opens) and capital and m[0] == m.group("weekday")


def season(m: Match, words: DateWords) -> Built:
    """A season with a year, shifted, or after a preposition; not "Arab Spring", "the fall of Kabul"."""
    found, (shift, turn, anchor) = year_of(m), turn_of(m, words)
    if found is None and shift is None and turn is None and not _season_alone(m):
        return None
    first = words.seasons[group(m, "season") or ""]
    return Season(first, found, shift, turn), "none" if found else anchor


def _season_alone(m: Match) -> bool:
    """A season after a preposition; not "the fall of Kabul"."""
    led = _LED_SEASON.search(m.string, max(0, m.start() - 16), m.start())
    return led is not None and m[0].islower() and word_after(m) != "of"


def winter(m: Match, words: DateWords) -> Built:
    """The winter of 1941-42."""
    return Season(12, int(m["y1"])), "none"


def fraction(m: Match, words: DateWords) -> Built:
    """The second quarter, the first half of 2016, third-quarter profit; a half without a year only beside money, since
    matches have halves too."""
    nth = m.groupdict().get("q") or group(m, "nth") or ""
    number = int(nth) if nth.isdigit() else words.ordinals[nth]
    of = 2 if group(m, "piece") == "half" else 4
    found, (shift, anchor) = year_of(m), shift_of(m, words)
    placed = found is not None or shift is not None
    if abs(number) > of or (number < 0 and not placed) or not (placed or _of_year(m, of)):
        return None
    return Fraction(of if number < 0 else number, of, found, shift), "none" if found else anchor


def _of_year(m: Match, of: int) -> bool:
    """Whether a quarter or half without a year is one of a year and no other's."""
    if m[0].lower().endswith("year"):
        return True
    if word_after(m) in {"of", "final", "finals"} and "-" not in m[0]:
        return False
    return of == 4 or _MONEYED.search(m.string, m.end(), m.end() + 40) is not None


def holiday(m: Match, words: DateWords) -> Built:
    """A named day, with a year, shifted, or after a preposition where its name is also an occasion."""
    key = (group(m, "holiday") or "").replace("\u2019", "'")
    row, found, (shift, turn, anchor) = words.holidays[key], year_of(m), turn_of(m, words)
    rule = _of_country(m, row.name) if row.rule == "national" else row.rule
    led = word_before(m) in words.holding
    if found is None and _is_another_name(m, words):
        return None
    if not (row.alone or found or shift is not None or turn is not None or led or rule != row.rule):
        return None
    fixed = found is not None or (len(row.rule) == 10 and row.rule[:4].isdigit())
    return Holiday(rule, found, shift, turn), "none" if fixed else anchor


def _is_another_name(m: Match, words: DateWords) -> bool:
    """Whether a feast is part of a longer name: "Taha Yassin Ramadan", "the Tet Offensive"."""
    before = re.search(r"([A-Z][a-z]+)\s$", m.string[max(0, m.start() - 16) : m.start()])
    known = before and (before[1].lower() in words.prepositions | words.holding or before[1] in _TITLES)
    after = word_after(m)
    named = after[:1].isupper() and after.lower() not in words.months and after.lower() not in words.weekdays
    return named or (" " not in m["holiday"] and before is not None and not known)


_TITLES = frozenset(
    {"The", "This", "Last", "Next", "That", "Happy", "Merry", "Muslim", "Jewish", "Islamic", "Christian", "Hindu"}
)


def _of_country(m: Match, name: str) -> str:
    """The rule of a day that many countries have, by the nearest place or adjective of one in the text around it."""
    pattern, rules = _places_of(name)
    best, least = "national", _NEAR + 1
    for found in pattern.finditer(m.string, max(0, m.start() - _NEAR), m.end() + _NEAR):
        distance = m.start() - found.end() if found.start() < m.start() else found.start() - m.end()
        if 0 <= distance < least:
            best, least = rules[found[0]], distance
    return best


@cache
def _places_of(name: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """A pattern of the places and adjectives that have such a day, and the rule of each."""
    days = [day for day in date_words().national if day.name == name]
    rules = {word: day.rule for day in days for word in (day.adjective, day.place)}
    words = longest_first(rules)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")(?!\w)"), rules
