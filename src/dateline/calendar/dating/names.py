"""What fixed turns of phrase say of a report's day: anniversaries, distances from a named year, elections, running years, events."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from dateline.calendar import days as cal
from dateline.calendar.dating.constraints import Constraint, Window, since, union, until
from dateline.calendar.dating.known import KnownDays
from dateline.calendar.values import Date, Expression, Relative, Stretch, Weekday, Weekend
from dateline.calendar.words import date_words
from dateline.model import ReasonKind, Span

_YEAR = r"(?P<year>1[89]\d\d|20\d\d)"
_NTH = r"(?P<nth>\d{1,3}(?:st|nd|rd|th)|[a-z]{5,12})"
_COUNT = r"(?P<count>\d{1,3}|[a-z]{3,9})"

_ANNIVERSARY: Final = re.compile(rf"\b{_NTH}(?:[\s-]year)?[\s-]anniversary\sof\s(?:[\w'’.-]+\s){{0,6}}?{_YEAR}\b")
_NTH_OF: Final = re.compile(rf"\b{_NTH}\sanniversary\sof\s(?:the\s)?$")
_AFTER: Final = re.compile(rf"\b{_COUNT}\syears\s(?:after|since)\s(?:the\s|its\s|a\s)?(?:in\s)?{_YEAR}\b")
_AGO: Final = re.compile(
    rf"\b(?:in|since)\s{_YEAR}\s?(?:,|\(|--?|[–—])\s?(?:nearly\s|almost\s|about\s|some\s|just\s|more\sthan\s)?{_COUNT}\syears\sago\b"
)
_SO_FAR: Final = re.compile(rf"\b[Ss]o\sfar\sin\s{_YEAR}\b|\b[Ii]n\s(?P<year2>20\d\d|1[89]\d\d)\sso\sfar\b")
_NEXT: Final = re.compile(
    rf"\b(?P<which>next|last|this)\syear['’]s\s(?:[a-z]+\s)?{_YEAR}\b"
    r"|\bin\s(?P<year2>1[89]\d\d|20\d\d),\s(?P<which2>next|last|this)\syear\b"
)
_ELECTION: Final = re.compile(
    rf"\b{_YEAR}\s(?:\w+\s)?(?:presidential|general|parliamentary|primary|election|elections|race|campaign|nomination|nominee|candidate|hopeful)"
)
_RIGHTS: Final = re.compile(rf"(?:©|\([Cc]\)|\bCopyright)\s(?:©\s|\([Cc]\)\s)?(?:(?:19|20)\d\d\s?[-–]\s?)?{_YEAR}\b")
_NOTHING_BETWEEN: Final = re.compile(
    r"['’]?s?,?\s{1,2}(?:of\s[\w'’-]{1,20}\s(?:[\w'’-]{1,20}\s){0,2})?(?:on\s|in\s|the\s|this\s|of\s){0,2}(?:\w+\s)?"
)
_NEARBY: Final = 40
_CENTURIES: Final = 300
"""Years of the oldest anniversary that is counted."""
_SLOW: Final = 60
"""Days that a new name needs to be usual."""

_ORDINALS: Final = {
    w: n
    for n, w in enumerate(
        "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth".split()
    )
} | {"twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100}  # fmt: skip


def passage_constraints(text: str) -> Iterator[Constraint]:
    """Turns of phrase with a year in them."""
    if "anniversary of" in text:
        for m in _ANNIVERSARY.finditer(text):
            count = _ordinal(m["nth"])
            if count:
                yield _about(m, "anniversary", int(m["year"]) + count, 60, 3.0, "an anniversary")
    for m in _AGO.finditer(text):
        count = _number(m["count"])
        if count:
            yield _about(m, "distance", int(m["year"]) + count, 250 if count < 15 else 600, 3.5, "so many years ago")
    for m in _AFTER.finditer(text):
        count = _number(m["count"])
        if count:
            day = date(min(int(m["year"]) + count, 2100), 1, 1).toordinal() - (200 if count < 15 else 800)
            yield _made(m, "distance", since(day), 2.5, "so many years after")
    for m in _SO_FAR.finditer(text):
        yield _about(m, "distance", int(m["year"] or m["year2"]), 0, 4.0, "that year is running")
    for m in _NEXT.finditer(text):
        shift = {"next": -1, "this": 0, "last": 1}[m["which"] or m["which2"]]
        yield _about(m, "distance", int(m["year"] or m["year2"]) + shift, 5, 3.5, "a year from the report's")
    for m in _ELECTION.finditer(text):
        yield _made(m, "event", since(date(int(m["year"]) - 4, 1, 1).toordinal()), 3.3, "an election of that year")
    for m in _RIGHTS.finditer(text):
        yield _made(m, "stated", until(date(int(m["year"]), 12, 31).toordinal()), 3.0, "a year of copyright")


def _made(m: re.Match[str], kind: ReasonKind, windows: tuple[Window, ...], weight: float, says: str) -> Constraint:
    return Constraint(kind, Span(m[0], m.start(), m.end()), says, windows, weight, f"{kind} {says} {windows[:1]}")


def _about(m: re.Match[str], kind: ReasonKind, year: int, slack: int, weight: float, says: str) -> Constraint:
    """In one year, or so many days before or after it."""
    first, last = cal.years(min(year, 2100))
    return _made(m, kind, union([(first.toordinal() - slack, last.toordinal() + slack)]), weight, says)


def _number(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    low, high = date_words().counts.get(word, (0, 1))
    return low if low == high else None


def _ordinal(word: str) -> int | None:
    return int(word[:-2]) if word[0].isdigit() else _ORDINALS.get(word)


def known_constraints(text: str, known: KnownDays, expressions: Sequence[Expression]) -> Iterator[Constraint]:
    """Things that had not begun before some day, names given up, and events, by themselves and with a weekday, a week … beside them."""
    for name, start, end in known.found(text):
        span = Span(text[start:end], start, end)
        if name in known.beginnings:
            day = known.beginnings[name]
            yield Constraint("beginning", span, "not before it began", since(day), 4.5, f"beginning {day}")
        if name in known.endings:
            day, weight = known.endings[name]
            yield Constraint("ending", span, "so called until then", until(day + _SLOW), weight, f"ending {day}")
        if name in known.events:
            kind: ReasonKind = "fact" if name in known.facts else "event"
            found = _event(text, span, known.events[name], name in known.foreseen, expressions)
            yield from (replace(constraint, kind=kind) for constraint in found)


def _event(
    text: str, span: Span, days: Sequence[Window], foreseen: bool, expressions: Sequence[Expression]
) -> Iterator[Constraint]:
    yield from _same_day(span, days, expressions)
    if not foreseen:
        yield Constraint("event", span, "not before it happened", since(days[0][0]), 4.0, f"event {days[0]}")
    yield from _beside(text, span, days, expressions)


def _same_day(span: Span, days: Sequence[Window], expressions: Sequence[Expression]) -> Iterator[Constraint]:
    """A report that names an event and elsewhere the event's day without its year is of the year after it, or of the weeks before."""
    for e in expressions:
        match e.value:
            case Date(year=None, month=int(month), day=int(day), shift=None, turn=None):
                same = [k for first, last in days for k in range(first, last + 1) if (month, day) == _month_and_day(k)]
                if same:
                    windows = union((k - _BEFORE, k + _WITHIN) for k in same)
                    yield Constraint("event", e.span, f"the day of {span.text}", windows, 3.2, f"day of {windows}")


def _month_and_day(day: int) -> tuple[int, int]:
    there = date.fromordinal(day)
    return there.month, there.day


_BEFORE, _WITHIN = 60, 330
"""Days before and after an event on which its day is named without a year."""


def _beside(text: str, span: Span, days: Sequence[Window], expressions: Sequence[Expression]) -> Iterator[Constraint]:
    """The report's day from an event and what stands right before or after it: "last week's …", "… on Tuesday"."""
    at = bisect_left(expressions, span.start, key=lambda e: e.span.start)
    for e in expressions[max(0, at - 1) : at + 1]:
        between = (e.span.end, span.start) if e.span.start < span.start else (span.end, e.span.start)
        if 0 <= between[1] - between[0] <= _NEARBY and _NOTHING_BETWEEN.fullmatch(text, *between):
            windows = _counted(e, days, e.span.end <= span.start)
            if windows:
                first, last = min(e.span.start, span.start), max(e.span.end, span.end)
                whole = Span(text[first:last], first, last)
                yield Constraint("event", whole, "its day is known", windows, 3.0, f"event {whole.text}")
    yield from _since_then(text, span, days)


def _since_then(text: str, span: Span, days: Sequence[Window]) -> Iterator[Constraint]:
    """ "The fifth anniversary of" an event."""
    anniversary = _NTH_OF.search(text, max(0, span.start - 40), span.start)
    count = _ordinal(anniversary["nth"]) if anniversary else None
    if count and count <= _CENTURIES and len(days) == 1:
        day = cal.moved(date.fromordinal(days[0][0]), "year", count).toordinal()
        yield Constraint(
            "anniversary", span, f"{count} years after it", ((day - 60, day + 60),), 3.0, f"anniversary {day}"
        )


def _counted(e: Expression, days: Sequence[Window], before: bool) -> tuple[Window, ...]:
    """The days that "last week's …" or "two days after …" leaves; none where it leads out of the calendar."""
    try:
        if before and e.anchor == "event" and isinstance(e.value, Relative):
            return since(cal.moved(date.fromordinal(days[0][0]), e.value.unit, e.value.low).toordinal())
        return union(w for event in days for w in told_from(e, event))
    except (ValueError, OverflowError):
        return ()


def told_from(expression: Expression, event: Window) -> Iterator[Window]:
    """The days on which an expression, counted from the day of publication, means a time in which the event fell."""
    if expression.anchor not in {"published", "none"}:
        return
    first, last = (date.fromordinal(day) for day in event)
    match expression.value:
        case Weekday(day, shift, None):
            for k in range(event[0], event[1] + 1):
                if date.fromordinal(k).weekday() == day:
                    yield (k + 1, k + 13) if shift == -1 else (k - 13, k - 1) if shift == 1 else (k - 6, k + 7)
        case Weekend(None | -1):
            if any(date.fromordinal(k).weekday() > 4 for k in range(event[0], event[1] + 1)):
                yield event[0], event[1] + 9
        case Relative(unit, low, high) if expression.anchor == "published":
            yield cal.around(first, unit, -high)[0].toordinal() - 1, cal.around(last, unit, -low)[1].toordinal() + 1
        case Stretch(unit, count, -1):
            yield event[0], cal.moved(last, unit, count).toordinal() + 1
