"""What the builders read from the match of a pattern: its groups and the words around it."""

import re

from dateline.calendar.values import Anchor, Value
from dateline.calendar.words import DateWords

NTH = r"(?<![\w-])(?P<nth>\d{1,3}(?:st|nd|rd|th)|(?:[a-z]{5,7}-)?[a-z]{5,12})"
"""A pattern of what `ordinal_of` may read."""

Match = re.Match[str]
Built = tuple[Value, Anchor] | None

_BEFORE = re.compile(r"([A-Za-z]+)[.\s'\u2019-]{1,2}$")
_AFTER = re.compile(r"\s([A-Za-z]+)")
_TENS = {
    "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90,
    "hundredth": 100,
}  # fmt: skip


def group(m: Match, name: str) -> str | None:
    """A named group in lower case with single spaces, None where the pattern lacks it or it did not take part."""
    found = m.groupdict().get(name)
    return " ".join(found.lower().split()) if found else None


def shift_of(m: Match, words: DateWords) -> tuple[int | None, Anchor]:
    """How many units off, and from what; None without such a word."""
    word = group(m, "shift")
    if word is None:
        return None, "published"
    return (words.shifts[word], "published") if word in words.shifts else (words.told_shifts[word], "told")


def turn_of(m: Match, words: DateWords) -> tuple[int | None, int | None, Anchor]:
    """Shift of the year and turn: "last May" is not "May last year"; "this May" is in the anchor's year."""
    shift, anchor = shift_of(m, words)
    if shift and m.start("shift") == m.start():
        return None, shift, anchor
    return shift, None, anchor


def year_of(m: Match) -> int | None:
    """The year that the match names."""
    word = group(m, "year")
    return int(word) if word else None


def full_year(digits: str) -> int:
    """A year of four digits, or of two: one of 1950 to 2049."""
    year = int(digits)
    return year if len(digits) > 2 else year + (1900 if year >= 50 else 2000)


def word_before(m: Match) -> str:
    """The word before a match, lower case, across a space, hyphen or full stop ("No. 1967")."""
    found = _BEFORE.search(m.string, max(0, m.start() - 20), m.start())
    return found[1].lower() if found else ""


def word_after(m: Match) -> str:
    """The word after a match as it is written."""
    found = _AFTER.match(m.string, m.end(), m.end() + 20)
    return found[1] if found else ""


def ordinal_of(word: str, words: DateWords) -> int | None:
    """The number of "5th", "fifth", "thirty-fifth" or "fiftieth"; None of any other word."""
    if word[:1].isdigit():
        return int(word[:-2])
    tens, _, ones = word.rpartition("-")
    base, number = words.counts.get(tens, (0, 0))[0], words.ordinals.get(ones, 0) or _TENS.get(ones, 0)
    return base + number if number > 0 and bool(base) == bool(tens) else None


def count_of(word: str, words: DateWords) -> tuple[int, int]:
    """Least and most of "3", "1,000", "three", "twenty-three", "half a" (0) or "a few"."""
    digits = word.replace(",", "")
    if digits.replace(".", "").isdigit():
        return int(float(digits)), int(float(digits) + 0.999)
    tens, _, ones = word.rpartition("-")
    base = words.counts[tens][0] if tens else 0
    low, high = words.counts[ones]
    return base + low, base + high
