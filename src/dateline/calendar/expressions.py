"""Finding date expressions in English news text."""

import re
from collections.abc import Iterator, Mapping

from dateline.calendar.grammar.joining import join_clocks, join_distances, join_ranges, pair_weekdays, span_of
from dateline.calendar.grammar.rules import Rule, rules, unplaced_rules
from dateline.calendar.grammar.widening import bounded, widen
from dateline.calendar.values import UNDATED, Expression
from dateline.calendar.words import date_words

_NUMBERED = re.compile(r"\d[.,:]$|(?<!\d)\d{3}-$|\d{5}-$")
_WORD = re.compile(r"[A-Za-z]{1,30}\d?|\d+")


def find_dates(text: str, start: int, end: int) -> Iterator[Expression]:
    """Date expressions between two code points of a report's text, in order and apart from each other.

    Durations ("for two years"), ages, repeated times ("every Friday"), clock times and BC years are no dates: `find_times`
    gives them too.
    """
    return (e for e in _dated(text, start, end) if e.kind not in UNDATED)


def find_times(text: str, start: int, end: int) -> list[Expression]:
    """All expressions of time: the dates of `find_dates` and times of the clock, durations, repeated and vague times.

    A time of the clock that stands at a date is one expression with it.
    """
    dated = list(_dated(text, start, end))
    others = _free(list(_singles(text, start, end, unplaced_rules())), dated)
    return list(join_clocks(text, sorted([*dated, *others], key=lambda e: e.span.start)))


def _dated(text: str, start: int, end: int) -> Iterator[Expression]:
    singles = list(join_distances(text, pair_weekdays(text, list(_singles(text, start, end, rules())))))
    widened = _apart([widen(text, e, start, end) for e in singles])
    for expression in _apart(list(join_ranges(text, start, end, widened))):
        yield bounded(text, expression)


def _free(found: list[Expression], taken: list[Expression]) -> Iterator[Expression]:
    """Those that overlap none that is taken; both in order."""
    at = 0
    for e in found:
        while at < len(taken) and taken[at].span.end <= e.span.start:
            at += 1
        if at == len(taken) or e.span.end <= taken[at].span.start:
            yield e


def _singles(text: str, start: int, end: int, table: Mapping[str, tuple[Rule, ...]]) -> Iterator[Expression]:
    """The longest expression at each place, from the left."""
    at = start
    for word in _WORD.finditer(text, start, end):
        first = word.start()
        key = "0" if word[0].isdigit() else word[0].lower()
        if first < at or key not in table or _glued(text, first):
            continue
        found = _longest(text, first, end, table[key])
        if found:
            yield found
            at = found.span.end


def _glued(text: str, first: int) -> bool:
    """Whether the word goes on to the left: "1,990", "A2003", "3.1.2", "555-1984"."""
    before = text[first - 1] if first else " "
    if before.isalnum():
        return True
    return text[first].isdigit() and before in ".,:-" and _NUMBERED.search(text, max(0, first - 6), first) is not None


def _longest(text: str, first: int, end: int, tried: tuple[Rule, ...]) -> Expression | None:
    best: Expression | None = None
    for rule in tried:
        match = rule.pattern.match(text, first, end)
        if match and (best is None or match.end() > best.span.end):
            built = rule.build(match, date_words())
            if built:
                best = Expression(span_of(text, first, match.end()), *built)
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
