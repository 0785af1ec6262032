"""The day of a report that does not give one, from evidence in it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from dateline.calendar import Expression, Tense
from dateline.calendar.dating.constraints import Constraint, DatedEvent
from dateline.calendar.dating.dates import date_constraints, recent_constraint
from dateline.calendar.dating.known import known_days
from dateline.calendar.dating.names import known_constraints, passage_constraints
from dateline.calendar.dating.solver import solve
from dateline.calendar.dating.usage import Line, Telling
from dateline.calendar.words import date_words
from dateline.coding.dates.tenses import tense_of
from dateline.coding.dating.lives import life_constraints
from dateline.coding.dating.tenure import office_constraints
from dateline.coding.sight import Sight
from dateline.model import Dating, Report, Span
from dateline.parsing.tree import Tree

_WILL: Final = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_PREDICATES: Final = frozenset({"VERB", "AUX"})
_DESCRIBING: Final = frozenset(
    {"compound", "amod", "nummod", "nmod:poss", "nmod:desc", "flat", "dep", "appos", "nmod:unmarked"}
)
_STATED: Final = re.compile(
    r"^\W{0,3}(?:(?:first\s)?(?:published|posted|date|dated|filed)\b[^.\n]{0,24})?\W{0,3}$", re.IGNORECASE
)
_DATELINE: Final = re.compile(r"^[A-Z][A-Za-z.'’ -]{2,30}(?:, [A-Z][A-Za-z. ]{1,20})?(?:, | ?[-–—(] ?)$")
_AFTER_DATELINE: Final = re.compile(r"\s?(?:\([A-Z][\w /.-]{1,20}\)\s?)?(?:[-–—:)]|\s\()")
_ADDRESS: Final = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?!\d)|(?<!\d)((?:19|20)\d\d)(0\d|1[0-2])([0-3]\d)(?!\d)"
)
_LED: Final = re.compile(
    r"\b(?:until|till|by|before|through|beyond|fiscal|to)\s(?:(?:at\sleast|about|around|the\send\sof|fiscal|year|the)\s){0,3}$"
)
_TOP: Final = 400
"""Characters at a report's head in which a date line is its own."""
_QUOTES: Final = re.compile(r"[\"“”]")


def date_report(
    report: Report,
    sights: Sequence[Sight],
    expressions: Sequence[Expression],
    *,
    facts: Sequence[DatedEvent] = (),
    read_on: date | None = None,
) -> Dating:
    """The possible days of publication of a report, whatever it says of it itself, with the reasons of both bounds.

    `expressions` are all of the report's, in order; `facts` events whose days are known from elsewhere; `read_on` the day by which
    the report was there.
    """
    return solve(list(constraints_of(report, sights, expressions, facts)), read_on)


def constraints_of(
    report: Report, sights: Sequence[Sight], expressions: Sequence[Expression], facts: Sequence[DatedEvent] = ()
) -> Iterator[Constraint]:
    """All the evidence in a report, and the day in its address."""
    known = known_days().with_facts(facts)
    told = list(tellings(report, sights, expressions))
    yield from date_constraints(told)
    yield from recent_constraint(told)
    yield from passage_constraints(report.text)
    yield from known_constraints(report.text, known, expressions)
    yield from office_constraints(sights)
    yield from life_constraints(sights, known)
    yield from address_constraints(report.url)


def address_constraints(url: str | None) -> Iterator[Constraint]:
    """The day in an address ("…/2017/12/12/…")."""
    for m in _ADDRESS.finditer(url or ""):
        try:
            day = date(*(int(part) for part in m.groups() if part)).toordinal()
        except ValueError:
            continue
        yield Constraint("address", None, f"its address has {m[0]}", ((day, day),), 6.0, f"address {day}")
        return


def tellings(report: Report, sights: Sequence[Sight], expressions: Sequence[Expression]) -> Iterator[Telling]:
    """Each expression with the tense of its clause and the line that it stands in."""
    starts = [sight.tree.start for sight in sights]
    marks = [m.start() for m in _QUOTES.finditer(report.text)]
    for e in expressions:
        at = bisect_right(starts, e.span.start) - 1
        if at < 0:
            continue
        tree = sights[at].tree
        line = _line(report.text, e)
        yield _telling(tree, e, bisect_right(marks, e.span.start) % 2 == 1, line)


def _telling(tree: Tree, e: Expression, quoted: bool, line: Line) -> Telling:
    head = _head(tree, e.span)
    if head is None or _LED.search(tree.text, max(tree.start, e.span.start - 24), e.span.start):
        return Telling(e, None, quoted=quoted, line=line)
    word = tree.words[head]
    nominal = not tree.case(head) and word.full in _DESCRIBING
    of = word.dep == "nmod"
    tense = told_tense(tree, clause_of(tree, head))
    return Telling(e, None if of and tense == "future" else tense, nominal, of, quoted, line)


def _line(text: str, e: Expression) -> Line:
    """What a line of little but a date is for; the place and date before the first words of a report."""
    start, end = text.rfind("\n", 0, e.span.start) + 1, text.find("\n", e.span.end)
    end = len(text) if end < 0 else end
    before, after = text[start : e.span.start], text[e.span.end : end]
    if len(before) < 40 and len(after) < 40 and _STATED.match(before) and _clock(after):
        return "stated" if start < _TOP or before.strip() else "dated"
    if start < 400 and len(before) < 60 and _DATELINE.match(before) and _AFTER_DATELINE.match(after):
        return "dateline"
    return "text"


_CLOCK: Final = re.compile(
    r"^\W{0,4}(?:(?:at\s)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?)?\W{0,3}(?:[A-Z]{2,4})?\W{0,3}$",
    re.IGNORECASE,
)


def _clock(after: str) -> bool:
    return _CLOCK.match(after) is not None


def _head(tree: Tree, span: Span) -> int | None:
    """The word of an expression that the others hang on."""
    inside = [w.i for w in tree.words if w.start < span.end and span.start < w.end]
    return next((i for i in inside if tree.words[i].head not in inside), None)


def clause_of(tree: Tree, at: int) -> int:
    """The verb, or other predicate with a subject, that a word hangs on."""
    for _ in range(len(tree.words)):
        word = tree.words[at]
        if word.head < 0 or word.pos in _PREDICATES or tree.kids(at, "cop", "nsubj"):
            break
        at = word.head
    return at


def told_tense(tree: Tree, verb: int) -> Tense | None:
    """Past where a thing is told as done, future only where it is said to come: not for what would, could or should be, nor for
    infinitives and participles, whose time is another's."""
    helpers = {tree.words[c].lemma for c in tree.kids(verb, "aux", "cop")}
    if any(tree.words[c].lemma in {"to", "if"} for c in tree.kids(verb, "mark", "aux")):
        return _due(tree, verb)
    if tree.words[verb].tag == "VBG" and "be" not in helpers:
        return None
    tense = tense_of(tree, verb)
    if tense == "future":
        return "future" if helpers & _WILL else None
    return tense


def _due(tree: Tree, verb: int) -> Tense | None:
    """The future of "is to open", "plans to open"."""
    head = tree.words[verb].head
    forward = head >= 0 and tree.words[head].lemma in date_words().forward and tree.words[head].tag in {"VBZ", "VBP"}
    return "future" if forward else None
