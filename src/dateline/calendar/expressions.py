"""Finding date expressions in English news text."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from dateline.calendar.grammar import rules
from dateline.calendar.values import (
    Anchor,
    Bound,
    Date,
    Expression,
    Fraction,
    Piece,
    Range,
    Relative,
    Side,
    Stretch,
    Third,
    Value,
    Weekday,
)
from dateline.calendar.words import DateWords, date_words
from dateline.model import Span

_WORD = re.compile(r"[A-Za-z]{1,30}\d?|\d+")
_BETWEEN = re.compile(r"\s{0,2}[-\u2013\u2014]\s{0,2}|\s{1,2}(?:to|through|until|till|and)\s{1,2}(?:the\s{1,2})?")
_PAIR = re.compile(r",?\s{1,2}\(?(?:the\s{1,2})?")
_DAY_RANGE = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?(\s{0,2}[-\u2013\u2014]\s{0,2}|\s(?:to|through|until|and)\s)(?:the\s)?$"
)
_LATER_DAY = re.compile(
    r"(\s{0,2}[-\u2013\u2014]\s{0,2}|\s(?:to|through|until|and)\s)(\d{1,2})(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
    r"(?:,?\s(1[0-9]\d\d|20\d\d)(?!\w))?"
)
_YEAR_END = re.compile(r"['\u2019]s\s(end|start)\b")
_SHORT_YEAR = re.compile(r"[-\u2013/](\d\d)(?![\w-])")
_LEADING = re.compile(r"\b(?P<word>from|between)\s{1,2}(?:the\s{1,2})?$", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?P<word>[A-Za-z]+)\s{1,2}$")
_THE = re.compile(r"\bthe\s{1,2}$", re.IGNORECASE)


def find_dates(text: str, start: int, end: int) -> Iterator[Expression]:
    """Date expressions between two code points of a report's text, in order and apart from each other.

    Durations ("for two years"), ages, repeated times ("every Friday"), clock times and BC years are no dates.
    """
    words = date_words()
    singles = _pair_weekdays(text, list(_singles(text, start, end)))
    widened = _apart([_widen(text, e, start, end, words) for e in singles])
    for expression in _apart(list(_join(text, start, end, widened))):
        yield _bounded(text, expression, words)


def _singles(text: str, start: int, end: int) -> Iterator[Expression]:
    """The longest expression at each place, from the left."""
    table, at = rules(), start
    for word in _WORD.finditer(text, start, end):
        first = word.start()
        key = "0" if word[0].isdigit() else word[0].lower()
        if first < at or key not in table or _glued(text, first):
            continue
        found = _longest(text, first, end, key)
        if found:
            yield found
            at = found.span.end


def _glued(text: str, first: int) -> bool:
    """Whether the word goes on to the left: "1,990", "A2003", "3.1.2"."""
    before = text[first - 1] if first else " "
    return before.isalnum() or (before in ".,:" and text[first].isdigit() and text[first - 2 : first - 1].isdigit())


def _longest(text: str, first: int, end: int, key: str) -> Expression | None:
    best: Expression | None = None
    for rule in rules()[key]:
        match = rule.pattern.match(text, first, end)
        if match and (best is None or match.end() > best.span.end):
            built = rule.build(match, date_words())
            if built:
                best = Expression(_span(text, first, match.end()), *built)
    return best


def _apart(found: list[Expression]) -> list[Expression]:
    """Of expressions that overlap, the one that takes in more."""
    kept: list[Expression] = []
    for e in found:
        if kept and e.span.start < kept[-1].span.end:
            longer = e.span.end - e.span.start > kept[-1].span.end - kept[-1].span.start
            kept[-1] = e if longer else kept[-1]
        else:
            kept.append(e)
    return kept


def _span(text: str, start: int, end: int) -> Span:
    return Span(text[start:end], start, end)


def _pair_weekdays(text: str, found: list[Expression]) -> list[Expression]:
    """One expression for "Monday, 11 December"; the weekday is kept, since it may tell the year."""
    paired: list[Expression] = []
    for e in found:
        last = paired[-1] if paired else None
        pair = _paired(text, last, e) if last else None
        if pair:
            paired[-1] = pair
        else:
            paired.append(e)
    return paired


def _paired(text: str, first: Expression, second: Expression) -> Expression | None:
    day, value = first.value, second.value
    if not (isinstance(day, Weekday) and isinstance(value, Date) and value.day):
        return None
    if not _PAIR.fullmatch(text, first.span.end, second.span.start):
        return None
    span = _span(text, first.span.start, second.span.end)
    return Expression(span, replace(value, weekday=day.day), second.anchor)


_ADVERBS = frozenset({"early", "mid", "late"})


@cache
def _prefix() -> re.Pattern[str]:
    """What may stand before an expression and take a part of it."""
    words = date_words()
    nouns = "|".join(sorted(w for w in words.parts if w not in _ADVERBS))
    nths, adverbs = "|".join(sorted(words.ordinals)), "|".join(sorted(_ADVERBS))
    units = "week|day|month|year|decade|half|quarter"
    return re.compile(
        rf"\b(?i:(?P<part>{adverbs})(?:\sin)?|(?P<end>{nouns})\sof|(?P<side>earlier|later)(?:\sin)?"
        rf"|(?P<nth>{nths})\s(?P<unit>{units})\s(?:of|in))(?:\sthe)?[\s-]{{1,2}}$"
    )


def _widen(text: str, e: Expression, start: int, end: int, words: DateWords) -> Expression:
    """Take in what stands before ("late", "the first week of", "the") and after ("3 to 5")."""
    before = _prefix().search(text, max(start, e.span.start - 32), e.span.start)
    value: Value | None = _narrowed(e, before, words) if before else None
    if before and value:
        e = Expression(_span(text, before.start(), e.span.end), value, e.anchor)
    e = _year_end(text, e, end)
    if not isinstance(e.value, Date | Weekday):
        the = _THE.search(text, max(start, e.span.start - 6), e.span.start)
        e = replace(e, span=_span(text, the.start(), e.span.end)) if the else e
    return e


def _narrowed(e: Expression, m: re.Match[str], words: DateWords) -> Value | None:
    if m["side"]:
        current = isinstance(e.value, Relative) and e.value.low == 0 and e.value.unit != "day"
        return Side(e.value, -1 if m["side"].lower() == "earlier" else 1) if current else None
    if (isinstance(e.value, Date) and e.value.day) or isinstance(e.value, Weekday):
        return None
    part = m["part"] or m["end"]
    if part:
        return Third(e.value, words.parts[part.lower()])
    unit, number = m["unit"].lower(), words.ordinals[m["nth"].lower()]
    if unit in {"half", "quarter"}:
        return _part_of_year(e.value, unit, number)
    return Piece(e.value, words.units[unit], number)


def _part_of_year(value: Value, unit: str, number: int) -> Value | None:
    of = 2 if unit == "half" else 4
    number = of if number < 0 else number
    if isinstance(value, Date) and value.month is None and number <= of:
        return Fraction(number, of, value.year, value.shift)
    if isinstance(value, Relative) and value.unit == "year" and number <= of:
        return Fraction(number, of, None, value.low)
    return None


def _year_end(text: str, e: Expression, end: int) -> Expression:
    """The last third in "year's end"."""
    tail = _YEAR_END.match(text, e.span.end, end)
    if tail and isinstance(e.value, Relative) and e.value.unit != "day":
        value = Third(e.value, "late" if tail[1] == "end" else "early")
        return Expression(_span(text, e.span.start, tail.end()), value, e.anchor)
    return e


def _join(text: str, start: int, end: int, found: list[Expression]) -> Iterator[Expression]:
    """Two expressions and the words of a range between them become one range."""
    at = 0
    while at < len(found):
        e = found[at]
        alone = _days_of_month(text, e, start, end) or _short_range(text, e, end)
        joined = None if alone or at + 1 == len(found) else _range(text, start, e, found[at + 1])
        yield alone or joined or e
        at += 2 if joined else 1


def _days_of_month(text: str, e: Expression, start: int, end: int) -> Expression | None:
    """From 3 to 5 May; May 3-5, 2017."""
    if not isinstance(e.value, Date) or not e.value.day or e.value.weekday is not None:
        return None
    first = _DAY_RANGE.search(text, max(start, e.span.start - 16), e.span.start)
    if e.span.text[0].isdigit():
        first = _DAY_RANGE.search(text, max(start, e.span.start - 16), e.span.start)
        return _earlier_days(text, e, e.value, first) if first else None
    later = _LATER_DAY.match(text, e.span.end, end)
    return _later_days(text, e, e.value, later) if later else None


def _earlier_days(text: str, e: Expression, date: Date, first: re.Match[str]) -> Expression | None:
    day = int(first[1])
    if not 1 <= day < (date.day or 0) or not _means_range(text, first.start(), first[2]):
        return None
    low = Expression(_span(text, first.start(), first.end(1)), replace(date, day=day), e.anchor)
    return Expression(_span(text, first.start(), e.span.end), Range(low, e), e.anchor)


def _later_days(text: str, e: Expression, date: Date, later: re.Match[str]) -> Expression | None:
    if not (date.day or 31) < int(later[2]) <= 31 or date.year or not _means_range(text, e.span.start, later[1]):
        return None
    year = int(later[3]) if later[3] else date.year
    anchor: Anchor = "none" if year else e.anchor
    low = Expression(e.span, replace(date, year=year), anchor)
    high = Expression(_span(text, later.start(2), later.end()), replace(date, year=year, day=int(later[2])), anchor)
    return Expression(_span(text, e.span.start, later.end()), Range(low, high), anchor)


def _means_range(text: str, first: int, between: str) -> bool:
    """A dash or "to" does; "and" only after "between"."""
    leading = _LEADING.search(text, max(0, first - 14), first)
    return between.strip().lower() != "and" or bool(leading and leading["word"].lower() == "between")


def _short_range(text: str, e: Expression, end: int) -> Expression | None:
    """1939-45."""
    year = e.value.year if isinstance(e.value, Date) and e.value.month is None else None
    tail = _SHORT_YEAR.match(text, e.span.end, end) if year else None
    if year is None or not tail or int(tail[1]) <= year % 100:
        return None
    high = Expression(_span(text, tail.start(1), tail.end()), Date(year - year % 100 + int(tail[1])), "none")
    return Expression(_span(text, e.span.start, tail.end()), Range(e, high), "none")


def _range(text: str, start: int, low: Expression, high: Expression) -> Expression | None:
    between = _BETWEEN.fullmatch(text, low.span.end, high.span.start)
    if not between or not _means_range(text, low.span.start, between[0]) or not _like(low.value, high.value):
        return None
    worded = between[0].strip()[0].isalpha() and not isinstance(low.value, Date)
    if worded and not _LEADING.search(text, max(start, low.span.start - 14), low.span.start):
        return None
    low, high = _completed(low, high)
    anchor: Anchor = low.anchor if low.anchor != "none" else high.anchor
    return Expression(_span(text, low.span.start, high.span.end), Range(low, high), anchor)


def _like(low: Value, high: Value) -> bool:
    """Whether two values may be the ends of one range: two calendar dates, or two of another kind ("Monday-Friday")."""
    a, b = (v.of if isinstance(v, Third) else v for v in (low, high))
    return type(a) is type(b) and not isinstance(a, Relative | Stretch)


def _completed(low: Expression, high: Expression) -> tuple[Expression, Expression]:
    """Each end takes the year that only the other has: "11 May to 3 June 2014", "November 2016 to January"."""
    a, b = low.value, high.value
    if not (isinstance(a, Date) and isinstance(b, Date) and a.month and b.month):
        return low, high
    turn = 1 if (a.month, a.day or 0) > (b.month, b.day or 31) else 0
    if a.year is None and b.year is not None:
        low = Expression(low.span, replace(a, year=b.year - turn), "none")
    elif b.year is None and a.year is not None:
        high = Expression(high.span, replace(b, year=a.year + turn), "none")
    return low, high


def _bounded(text: str, e: Expression, words: DateWords) -> Expression:
    """The side that a preposition opens ("since October"), unless the preposition is over a noun that follows."""
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
