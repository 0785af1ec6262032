"""What fixed turns of phrase with a year in them say of a report's day: anniversaries, distances, elections, running years, copyright."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from dateline.calendar import days as cal
from dateline.calendar.dating.constraints import Constraint, Window, since, union, until
from dateline.calendar.grammar.matching import NTH, count_of, ordinal_of
from dateline.calendar.words import date_words
from dateline.model import ReasonKind, Span

_YEAR = r"(?P<year>1[89]\d\d|20\d\d)"
_COUNT = r"(?<![\w-])(?P<count>\d{1,3}|(?:[a-z]{5,7}-)?[a-z]{3,9})"

_ANNIVERSARY: Final = re.compile(rf"{NTH}(?:[\s-]year)?[\s-]anniversary\sof\s(?:[\w'’.-]{{1,30}}\s){{0,6}}?{_YEAR}\b")
_AFTER: Final = re.compile(rf"{_COUNT}\syears\s(?:after|since)\s(?:the\s|its\s|a\s)?(?:in\s)?{_YEAR}\b")
_AGO: Final = re.compile(
    rf"\b(?:in|since)\s{_YEAR}\s?(?:,|\(|--?|[–—])\s?(?:nearly\s|almost\s|about\s|some\s|just\s|more\sthan\s)?{_COUNT}\syears\sago\b"
)
_SO_FAR: Final = re.compile(rf"\b[Ss]o\sfar\sin\s{_YEAR}\b|\b[Ii]n\s(?P<year2>20\d\d|1[89]\d\d)\sso\sfar\b")
_NEXT: Final = re.compile(
    rf"\b(?P<which>next|last|this)\syear['’]s\s(?:[a-z]{{1,30}}\s)?{_YEAR}\b"
    r"|\bin\s(?P<year2>1[89]\d\d|20\d\d),\s(?P<which2>next|last|this)\syear\b"
)
_ELECTION: Final = re.compile(
    rf"\b{_YEAR}\s(?:\w{{1,30}}\s)?(?:presidential|general|parliamentary|primary|election|elections|race|campaign|nomination|nominee|candidate|hopeful)"
)
_RIGHTS: Final = re.compile(rf"(?:©|\([Cc]\)|\bCopyright)\s(?:©\s|\([Cc]\)\s)?(?:(?:19|20)\d\d\s?[-–]\s?)?{_YEAR}\b")

_LAST: Final = 2100
"""The last year that is counted to."""


def phrase_constraints(text: str) -> Iterator[Constraint]:
    """All turns of phrase with a year in them."""
    yield from _anniversaries(text)
    yield from _distances(text)
    for m in _SO_FAR.finditer(text):
        yield _about(m, "distance", int(m["year"] or m["year2"]), 0, 4.0, "that year is running")
    for m in _NEXT.finditer(text):
        shift = {"next": -1, "this": 0, "last": 1}[m["which"] or m["which2"]]
        yield _about(m, "distance", int(m["year"] or m["year2"]) + shift, 5, 3.5, "a year from the report's")
    for m in _ELECTION.finditer(text):
        yield _made(m, "event", since(date(int(m["year"]) - 4, 1, 1).toordinal()), 3.3, "an election of that year")
    for m in _RIGHTS.finditer(text):
        yield _made(m, "stated", until(date(int(m["year"]), 12, 31).toordinal()), 3.0, "a year of copyright")


def _anniversaries(text: str) -> Iterator[Constraint]:
    for m in _ANNIVERSARY.finditer(text) if "anniversary of" in text else ():
        count = ordinal_of(m["nth"], date_words())
        if count:
            yield _about(m, "anniversary", int(m["year"]) + count, 60, 3.0, "an anniversary")


def _distances(text: str) -> Iterator[Constraint]:
    """So many years ago or after; the more they are, the rounder."""
    for m in _AGO.finditer(text):
        count = _number(m["count"])
        if count:
            yield _about(m, "distance", int(m["year"]) + count, 250 if count < 15 else 600, 3.5, "so many years ago")
    for m in _AFTER.finditer(text):
        count = _number(m["count"])
        if count:
            day = date(min(int(m["year"]) + count, _LAST), 1, 1).toordinal() - (200 if count < 15 else 800)
            yield _made(m, "distance", since(day), 2.5, "so many years after")


def _number(word: str) -> int | None:
    try:
        low, high = count_of(word, date_words())
    except KeyError:
        return None
    return low if low == high else None


def _made(m: re.Match[str], kind: ReasonKind, windows: tuple[Window, ...], weight: float, says: str) -> Constraint:
    return Constraint(kind, Span(m[0], m.start(), m.end()), says, windows, weight, f"{kind} {says} {windows[:1]}")


def _about(m: re.Match[str], kind: ReasonKind, year: int, slack: int, weight: float, says: str) -> Constraint:
    """In one year, or so many days before or after it."""
    first, last = cal.years(min(year, _LAST))
    return _made(m, kind, union([(first.toordinal() - slack, last.toordinal() + slack)]), weight, says)
