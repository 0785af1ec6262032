"""Expressions that stand together become one: a weekday and its date, the ends of a range, a distance and its date."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.calendar.values import (
    Anchor,
    Clock,
    Date,
    Expression,
    Moved,
    Range,
    Relative,
    Stretch,
    Third,
    Value,
    Weekday,
)
from dateline.model import Span

_BETWEEN = re.compile(r"\s{0,2}[-\u2013\u2014]\s{0,2}|\s{1,2}(?:to|through|until|till|and)\s{1,2}(?:the\s{1,2})?")
_PAIR = re.compile(r",?\s{1,2}\(?(?:the\s{1,2})?")
_DAY_RANGE = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?(\s{0,2}[-\u2013\u2014]\s{0,2}|\s(?:to|through|until|and)\s)(?:the\s)?$"
)
_LATER_DAY = re.compile(
    r"(\s{0,2}[-\u2013\u2014]\s{0,2}|\s(?:to|through|until|and)\s)(\d{1,2})(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
    r"(?:,?\s(1[0-9]\d\d|20\d\d)(?!\w))?"
)
_SHORT_YEAR = re.compile(r"[-\u2013/](\d\d)(?![\w-])")
_LEADING = re.compile(r"\b(?P<word>from|between)\s{1,2}(?:the\s{1,2})?$", re.IGNORECASE)
_DAY_AND = re.compile(r"\b(?:on|the|of|from|to)\s(\d{1,2}(?:st|nd|rd|th)?)\s(?:and|or)\s(?:the\s)?$")
_AND_DAY = re.compile(
    r"\s(?:and|or)\s(\d{1,2}(?:st|nd|rd|th)?)(?=[.;,)]\s|[.;,)]?$|\s(?:in|at|with|on|for|of|were|was|to|by|from|when|as)\b)"
)
_BESIDE = re.compile(r"\s{1,2}(?:the\s{1,2})?")
_TO_CLOCK = re.compile(r",?\s{1,2}")


def span_of(text: str, start: int, end: int) -> Span:
    """The span of these characters."""
    return Span(text[start:end], start, end)


def pair_weekdays(text: str, found: list[Expression]) -> list[Expression]:
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
    span = span_of(text, first.span.start, second.span.end)
    return Expression(span, replace(value, weekday=day.day), second.anchor)


def join_distances(text: str, found: list[Expression]) -> Iterator[Expression]:
    """Two days after + Christmas; a week ago + Sunday."""
    at = 0
    while at < len(found):
        moved = _moved(text, found[at], found[at + 1]) if at + 1 < len(found) else None
        yield moved or found[at]
        at += 2 if moved else 1


def _moved(text: str, first: Expression, second: Expression) -> Expression | None:
    distance = first.value
    if not isinstance(distance, Relative) or not _BESIDE.fullmatch(text, first.span.end, second.span.start):
        return None
    day = isinstance(second.value, Weekday | Relative) and first.span.text.endswith(" ago")
    if not (day or first.anchor == "event") or second.anchor == "event":
        return None
    value = Moved(second.value, distance.unit, distance.low, distance.high)
    return Expression(span_of(text, first.span.start, second.span.end), value, second.anchor)


def join_ranges(text: str, start: int, end: int, found: list[Expression]) -> Iterator[Expression]:
    """Two expressions and the words of a range between them become one range; a day that shares its month with another
    becomes an expression of its own."""
    at = 0
    while at < len(found):
        e = found[at]
        alone = _days_of_month(text, e, start, end) or _short_range(text, e, end)
        joined = None if alone or at + 1 == len(found) else _range(text, start, e, found[at + 1])
        one = alone or joined
        yield from (one,) if one else _with_listed_day(text, e, start, end)
        at += 2 if joined else 1


def _with_listed_day(text: str, e: Expression, start: int, end: int) -> Iterator[Expression]:
    """6 and 7 May, May 6 and 7th."""
    date = e.value
    if not (isinstance(date, Date) and date.day and date.weekday is None):
        yield e
        return
    before, after = (
        _DAY_AND.search(text, max(start, e.span.start - 18), e.span.start),
        _AND_DAY.match(text, e.span.end, end),
    )
    if before and e.span.text[0].isdigit() and 1 <= _number(before[1]) < date.day:
        yield Expression(span_of(text, before.start(1), before.end(1)), replace(date, day=_number(before[1])), e.anchor)
    yield e
    if after and not date.year and not e.span.text[0].isdigit() and date.day < _number(after[1]) <= 31:
        yield Expression(span_of(text, after.start(1), after.end(1)), replace(date, day=_number(after[1])), e.anchor)


def _number(day: str) -> int:
    return int(day.rstrip("stndrh"))


def join_clocks(text: str, found: list[Expression]) -> Iterator[Expression]:
    """9 a.m. + Tuesday; the day has the say."""
    at = 0
    while at < len(found):
        e = found[at]
        after = found[at + 1] if at + 1 < len(found) else None
        joined = _clocked(text, e, after) if after else None
        yield joined or e
        at += 2 if joined else 1


def _clocked(text: str, first: Expression, second: Expression) -> Expression | None:
    clocks = isinstance(first.value, Clock) + isinstance(second.value, Clock)
    day = second if isinstance(first.value, Clock) else first
    if clocks != 1 or not _TO_CLOCK.fullmatch(text, first.span.end, second.span.start) or not _is_day(day.value):
        return None
    return replace(day, span=span_of(text, first.span.start, second.span.end))


def _is_day(value: Value) -> bool:
    match value:
        case Date(day=day):
            return day is not None
        case Relative(unit=unit):
            return unit == "day"
        case _:
            return isinstance(value, Weekday)


def _days_of_month(text: str, e: Expression, start: int, end: int) -> Expression | None:
    """From 3 to 5 May; May 3-5, 2017."""
    if not isinstance(e.value, Date) or not e.value.day or e.value.weekday is not None:
        return None
    if e.span.text[0].isdigit():
        first = _DAY_RANGE.search(text, max(start, e.span.start - 16), e.span.start)
        return _earlier_days(text, e, e.value, first) if first else None
    later = _LATER_DAY.match(text, e.span.end, end)
    return _later_days(text, e, e.value, later) if later else None


def _earlier_days(text: str, e: Expression, date: Date, first: re.Match[str]) -> Expression | None:
    day = int(first[1])
    if not 1 <= day < (date.day or 0) or not _means_range(text, first.start(), first[2]):
        return None
    low = Expression(span_of(text, first.start(), first.end(1)), replace(date, day=day), e.anchor)
    return Expression(span_of(text, first.start(), e.span.end), Range(low, e), e.anchor)


def _later_days(text: str, e: Expression, date: Date, later: re.Match[str]) -> Expression | None:
    if not (date.day or 31) < int(later[2]) <= 31 or date.year or not _means_range(text, e.span.start, later[1]):
        return None
    year = int(later[3]) if later[3] else date.year
    anchor: Anchor = "none" if year else e.anchor
    low = Expression(e.span, replace(date, year=year), anchor)
    high = Expression(span_of(text, later.start(2), later.end()), replace(date, year=year, day=int(later[2])), anchor)
    return Expression(span_of(text, e.span.start, later.end()), Range(low, high), anchor)


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
    high = Expression(span_of(text, tail.start(1), tail.end()), Date(year - year % 100 + int(tail[1])), "none")
    return Expression(span_of(text, e.span.start, tail.end()), Range(e, high), "none")


def _range(text: str, start: int, low: Expression, high: Expression) -> Expression | None:
    between = _BETWEEN.fullmatch(text, low.span.end, high.span.start)
    if not between or not _means_range(text, low.span.start, between[0]) or not _like(low.value, high.value):
        return None
    worded = between[0].strip()[0].isalpha() and not isinstance(low.value, Date)
    if worded and not _LEADING.search(text, max(start, low.span.start - 14), low.span.start):
        return None
    low, high = _completed(low, high)
    anchor: Anchor = low.anchor if low.anchor != "none" else high.anchor
    return Expression(span_of(text, low.span.start, high.span.end), Range(low, high), anchor)


def _like(low: Value, high: Value) -> bool:
    """Whether two values may be the ends of one range: two calendar dates, or two of another kind ("Monday-Friday")."""
    a, b = (v.of if isinstance(v, Third) else v for v in (low, high))
    return type(a) is type(b) and not isinstance(a, Relative | Stretch | Moved)


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
