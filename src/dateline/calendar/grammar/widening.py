"""What stands before or after an expression and belongs to it: "late", "the first week of", "since"."""

import re
from dataclasses import replace
from functools import cache

from dateline.calendar.grammar.joining import span_of
from dateline.calendar.grammar.matching import count_of
from dateline.calendar.values import (
    Bound,
    Date,
    Expression,
    Fraction,
    Piece,
    Range,
    Relative,
    Share,
    Side,
    Third,
    Value,
    Weekday,
)
from dateline.calendar.words import DateWords, date_words, longest_first

_YEAR_END = re.compile(r"['\u2019]s\s(end|start)\b")
_BEFORE = re.compile(r"\b(?P<word>[A-Za-z]+)\s{1,2}$")
_THE = re.compile(r"\bthe\s{1,2}$", re.IGNORECASE)
_ADVERBS = frozenset({"early", "mid", "late"})
_TIMES_OF_DAY = "dawn|daybreak|dusk|noon|midday|midnight|sunrise|sunset"
_PARTS_OF_DAY = r"(?:(?:very\s)?(?:early|late|small|wee)\s)?(?:hours|morning|afternoon|evening|night)"


@cache
def _prefix() -> re.Pattern[str]:
    """What may stand before an expression and take a part of it."""
    words = date_words()
    nouns = "|".join(longest_first(w.replace(" ", r"\s") for w in words.parts if w not in _ADVERBS))
    nths, adverbs = "|".join(longest_first(words.ordinals)), "|".join(sorted(_ADVERBS))
    counts = "|".join(sorted(w for w in words.counts if " " not in w))
    units = "weeks?|days?|months?|years?|decades?|half|quarter|third|weekend"
    return re.compile(
        rf"\b(?i:(?P<part>{adverbs}|end-)(?:\s(?:in|on))?|(?P<end>{nouns})\sof|(?P<side>earlier|later)(?:\s(?:in|on))?"
        rf"|(?P<rest>rest|remainder)\sof|(?P<latter>former|latter|other)\shalf\sof"
        rf"|(?P<time>{_PARTS_OF_DAY}\s(?:of|on)|(?:{_TIMES_OF_DAY})(?:\s(?:of|on))?)"
        rf"|(?P<nth>{nths})\s(?:(?P<many>{counts}|\d{{1,2}})\s)?(?P<unit>{units})\s(?:of|in))(?:\sthe)?[\s-]{{0,2}}$"
    )


def widen(text: str, e: Expression, start: int, end: int) -> Expression:
    """Take in what stands before ("late", "the first week of", "the") and after ("'s end")."""
    words = date_words()
    before = _prefix().search(text, max(start, e.span.start - 36), e.span.start)
    value: Value | None = _narrowed(e, before, words) if before else None
    if before and value:
        e = Expression(span_of(text, before.start(), e.span.end), value, e.anchor)
    e = _year_end(text, e, end)
    if before or not isinstance(e.value, Date | Weekday):
        the = _THE.search(text, max(start, e.span.start - 6), e.span.start)
        e = replace(e, span=span_of(text, the.start(), e.span.end)) if the else e
    return e


def _narrowed(e: Expression, m: re.Match[str], words: DateWords) -> Value | None:
    """The part that the words before take of a time; None where they do not belong to it."""
    if not m[0][-1:].isspace() and m[0][-1:] != "-":
        return None
    day = (isinstance(e.value, Date) and e.value.day is not None) or isinstance(e.value, Weekday)
    if m["time"]:
        return e.value if day or (isinstance(e.value, Relative) and e.value.unit == "day") else None
    if day:
        return e.value if m["part"] and m["part"].lower() in {"early", "late"} else None
    if m["side"] or m["rest"]:
        current = isinstance(e.value, Relative) and e.value.low == 0 and e.value.unit != "day"
        return Side(e.value, -1 if (m["side"] or "").lower() == "earlier" else 1) if current else None
    return _part(e.value, m, words)


def _part(value: Value, m: re.Match[str], words: DateWords) -> Value | None:
    part = m["part"] or m["end"]
    if part:
        return Third(value, words.parts[" ".join(part.lower().rstrip("-").split())])
    if m["latter"]:
        return _share(value, "half", 1 if m["latter"].lower() == "former" else 2)
    unit, number = m["unit"].lower(), words.ordinals[m["nth"].lower()]
    if unit in {"half", "quarter", "third"}:
        return _share(value, unit, number)
    count = count_of(m["many"].lower(), words)[1] if m["many"] else 1
    return Piece(value, words.units[unit], number, count) if unit in words.units else None


def _share(value: Value, unit: str, number: int) -> Value | None:
    """The first half of 2016, the second half of October."""
    of = {"half": 2, "third": 3, "quarter": 4}[unit]
    number = of if number < 0 else number
    if number > of:
        return None
    if isinstance(value, Date) and value.month is None and of != 3:
        return Fraction(number, of, value.year, value.shift)
    if isinstance(value, Relative) and value.unit == "year" and value.low == value.high and of != 3:
        return Fraction(number, of, None, value.low)
    return Share(value, number, of)


def _year_end(text: str, e: Expression, end: int) -> Expression:
    """The last third in "year's end"."""
    tail = _YEAR_END.match(text, e.span.end, end)
    if tail and isinstance(e.value, Relative) and e.value.unit != "day":
        value = Third(e.value, "late" if tail[1] == "end" else "early")
        return Expression(span_of(text, e.span.start, tail.end()), value, e.anchor)
    return e


def bounded(text: str, e: Expression) -> Expression:
    """The side that a preposition opens ("since October"), unless the preposition is over a noun that follows."""
    words = date_words()
    before = _BEFORE.search(text, max(0, e.span.start - 12), e.span.start)
    bound: Bound = words.bounds.get(before["word"].lower(), "in") if before else "in"
    if bound == "in" or isinstance(e.value, Range) or _qualifies(text, e.span.end, words):
        return e
    return replace(e, bound=bound)


def _qualifies(text: str, end: int, words: DateWords) -> bool:
    """Whether the expression only describes the noun after it: "after Tuesday's vote", "since the 2003 invasion"."""
    rest = text[end : end + 24]
    if rest[:2] in {"'s", "\u2019s"}:
        return True
    after = re.match(r"\s{1,2}([A-Za-z]+)", rest)
    return bool(after) and after is not None and after[1].lower() not in words.closing
