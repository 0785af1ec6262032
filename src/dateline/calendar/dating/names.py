"""What names of things and of events say of a report's day, by themselves and with a weekday, a week … beside them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from dateline.calendar import days as cal
from dateline.calendar.dating.constraints import LAST, Constraint, Window, since, union, until
from dateline.calendar.dating.known import KnownDays
from dateline.calendar.grammar.matching import NTH, ordinal_of
from dateline.calendar.values import Date, Expression, Relative, Stretch, Weekday, Weekend
from dateline.calendar.words import date_words
from dateline.model import Span

_NOTHING_BETWEEN: Final = re.compile(
    r"['’]?s?,?\s{1,2}(?:of\s[\w'’-]{1,20}\s(?:[\w'’-]{1,20}\s){0,2})?(?:on\s|in\s|the\s|this\s|of\s){0,2}(?:\w{1,30}\s)?"
)
_NEARBY: Final = 40
_NTH_OF: Final = re.compile(rf"{NTH}\sanniversary\sof\s(?:the\s)?$")
_CENTURIES: Final = 300
"""Years of the oldest anniversary that is counted."""
_SLOW: Final = 60
"""Days that a new name needs to be usual."""
_BEFORE, _WITHIN = 60, 330
"""Days before and after an event on which its day is named without a year."""

_ByDay = Mapping[tuple[int, int], Sequence[Expression]]
"""The dates of a report that have no year, by month and day."""


def name_constraints(text: str, known: KnownDays, expressions: Sequence[Expression]) -> Iterator[Constraint]:
    """Things that had not begun before some day, names given up, and events. `expressions` are all of the text's, in order.

    What a name says by itself it says once, at its first place.
    """
    by_day, met = _yearless(expressions), set[str]()
    for name, start, end in known.found(text):
        span = Span(text[start:end], start, end)
        if name not in met:
            met.add(name)
            yield from _alone(name, span, known, by_day)
        if name in known.events:
            yield from (_as_kind(c, name, known) for c in _beside(text, span, known.events[name], expressions, met))


def _yearless(expressions: Sequence[Expression]) -> _ByDay:
    found: dict[tuple[int, int], list[Expression]] = {}
    for e in expressions:
        match e.value:
            case Date(year=None, month=int(month), day=int(day), shift=None, turn=None):
                found.setdefault((month, day), []).append(e)
    return found


def _alone(name: str, span: Span, known: KnownDays, by_day: _ByDay) -> Iterator[Constraint]:
    """What a name says wherever it stands in the report."""
    if name in known.beginnings:
        day = known.beginnings[name]
        yield Constraint("beginning", span, "not before it began", since(day), 4.5, f"beginning {day}")
    if name in known.endings:
        day, weight = known.endings[name]
        yield Constraint("ending", span, "so called until then", until(day + _SLOW), weight, f"ending {day}")
    if name in known.events:
        days = known.events[name]
        yield from (_as_kind(c, name, known) for c in _same_day(span, days, by_day))
        if name not in known.foreseen:
            happened = since(days[0][0])
            yield _as_kind(
                Constraint("event", span, "not before it happened", happened, 4.0, f"event {days[0]}"), name, known
            )


def _as_kind(constraint: Constraint, name: str, known: KnownDays) -> Constraint:
    """The constraint, by a fact where its event is one of those handed in."""
    return replace(constraint, kind="fact") if name in known.facts and constraint.kind == "event" else constraint


def _same_day(span: Span, days: Sequence[Window], by_day: _ByDay) -> Iterator[Constraint]:
    """A report that names an event and elsewhere the event's day without its year is of the year after it, or of the weeks before."""
    same: dict[tuple[int, int], list[int]] = {}
    for first, last in days if by_day else ():
        for k in range(first, last + 1):
            there = date.fromordinal(k)
            if (there.month, there.day) in by_day:
                same.setdefault((there.month, there.day), []).append(k)
    for day in (day for day in by_day if day in same):
        windows, e = union((k - _BEFORE, k + _WITHIN) for k in same[day]), by_day[day][0]
        yield Constraint("event", e.span, f"the day of {span.text}", windows, 3.2, f"day of {windows}")


def _beside(
    text: str, span: Span, days: Sequence[Window], expressions: Sequence[Expression], met: set[str]
) -> Iterator[Constraint]:
    """The report's day from an event and what stands right before or after it: "last week's …", "… on Tuesday". What is in `met` has
    been told."""
    at = bisect_left(expressions, span.start, key=lambda e: e.span.start)
    for e in expressions[max(0, at - 1) : at + 1]:
        whole = _joined(text, span, e.span)
        if whole and whole.text not in met:
            windows = _told_beside(e, days, e.span.end <= span.start)
            if windows:
                met.add(whole.text)
                yield Constraint("event", whole, "its day is known", windows, 3.0, f"event {whole.text}")
    yield from _since_then(text, span, days)


def _joined(text: str, one: Span, other: Span) -> Span | None:
    """Two spans and what is between them, where that is next to nothing."""
    first, last = (other, one) if other.start < one.start else (one, other)
    near = 0 <= last.start - first.end <= _NEARBY and _NOTHING_BETWEEN.fullmatch(text, first.end, last.start)
    return Span(text[first.start : last.end], first.start, last.end) if near else None


def _since_then(text: str, span: Span, days: Sequence[Window]) -> Iterator[Constraint]:
    """ "The fifth anniversary of" an event."""
    anniversary = _NTH_OF.search(text, max(0, span.start - 40), span.start)
    count = ordinal_of(anniversary["nth"], date_words()) if anniversary else None
    if count and count <= _CENTURIES and len(days) == 1:
        day = cal.moved(date.fromordinal(min(days[0][0], LAST)), "year", count).toordinal()
        around = union([(day - 60, day + 60)])
        yield Constraint("anniversary", span, f"{count} years after it", around, 3.0, f"anniversary {day}")


def _told_beside(e: Expression, days: Sequence[Window], before: bool) -> tuple[Window, ...]:
    """The days that "last week's …" or "two days after …" leaves; none where it leads out of the calendar."""
    try:
        if before and e.anchor == "event" and isinstance(e.value, Relative):
            return since(cal.moved(date.fromordinal(days[0][0]), e.value.unit, e.value.low).toordinal())
        return union(w for event in days for w in _told_from(e, event))
    except (ValueError, OverflowError):
        return ()


def _told_from(expression: Expression, event: Window) -> Iterator[Window]:
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
