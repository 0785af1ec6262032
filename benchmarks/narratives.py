"""What expressions mean one after the other in a text that tells a story and says not when it was written."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateline.calendar import Interval, resolve
from dateline.calendar import days as cal
from dateline.calendar.days import Days
from dateline.calendar.values import (
    Date,
    Expression,
    Fraction,
    Holiday,
    MonthDay,
    Moved,
    Piece,
    Relative,
    Season,
    Share,
    Third,
    Value,
)

_BACK = 1.5
"""A story goes forward: a time that it goes back to must be so many times nearer than one that it comes to."""
_ASIDE = 2
"""Years from the story beyond which a year is named in passing: it counts for its own sentence, and the story goes on
where it was."""
_LONG = timedelta(370)
"""Longer times (decades, from 1801 to 1813) are named in passing too."""
_SENTENCE = re.compile(r"[.!?][\")\u201d]?\s{1,3}(?=[A-Z\u201c\"])|\n")


def in_turn(expressions: Sequence[Expression], text: str) -> Iterator[Interval | None]:
    """What each expression of a text means, those that need an anchor counted from the time that was told last.

    A month or day without a year is the one within the time told, else the next, or one shortly before ("In 1940 … in
    September … on 5 December … in January": January 1941). None where nothing was told before.
    """
    story: Days | None = None
    aside: Days | None = None
    at = 0
    for expression in expressions:
        if _SENTENCE.search(text, at, expression.span.start):
            aside = None
        found = _resolve(replace(expression, bound="in"), aside or story)
        yield found
        days, at = _days(found), expression.span.end
        passing = aside is not None and expression.anchor != "none"
        if days and not passing and _moves_on(expression, days, story):
            story, aside = days, None
        elif days:
            aside = days


def _moves_on(expression: Expression, days: Days, story: Days | None) -> bool:
    """Whether the story goes on from a time; not from one that is far off or that only looks back ("a year earlier")."""
    if days[1] - days[0] > _LONG or expression.bound == "since" or _looks_back(expression.value):
        return False
    far = story is not None and abs(days[0].year - story[0].year) > _ASIDE
    return not (far and days[1] - days[0] > timedelta(300))


def _looks_back(value: Value) -> bool:
    match value:
        case Relative(low=low) | Moved(low=low):
            return low < 0
        case _:
            return False


def _days(found: Interval | None) -> Days | None:
    if found is None or found.start is None or found.end is None:
        return None
    return date.fromisoformat(found.start), date.fromisoformat(found.end)


def _resolve(expression: Expression, told: Days | None) -> Interval | None:
    if told is None or expression.anchor in {"none", "event"}:
        return resolve(expression, told[0] if told else None)
    if _is_yearless(expression.value):
        return _nearest(expression, told)
    return resolve(expression, told[0])


def _is_yearless(value: Value) -> bool:
    """Whether a value comes back every year, or month, and nothing tells which is meant."""
    match value:
        case Date(year=None, shift=None, turn=None) | Season(year=None, shift=None, turn=None):
            return True
        case Holiday(year=None, shift=None, turn=None) | Fraction(year=None, shift=None) | MonthDay(shift=None):
            return True
        case Third(of=inner) | Piece(of=inner) | Share(of=inner):
            return _is_yearless(inner)
        case _:
            return False


def _nearest(expression: Expression, told: Days) -> Interval | None:
    """The one of the years around that is within the time told, or at the least distance from it."""
    anchors = {cal.moved(told[0], "month" if isinstance(expression.value, MonthDay) else "year", n) for n in (-1, 0, 1)}
    found = [one for anchor in sorted(anchors) if (one := resolve(expression, anchor)) is not None]
    return min(found, key=lambda one: _distance(_days(one), told), default=None)


def _distance(found: Days | None, told: Days) -> int:
    if found is None:
        return 10**6
    return max((found[0] - told[1]).days, round(_BACK * (told[0] - found[1]).days), 0)
