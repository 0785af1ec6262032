"""How each date expression of a report is used: the tense of its clause, what it hangs on, the line that it stands in."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from dateline.calendar import Expression, Tense
from dateline.calendar.dating.usage import Line, Usage
from dateline.calendar.words import date_words
from dateline.coding.dates.nearest import head_of
from dateline.coding.dates.tenses import predicate_over, tense_of
from dateline.coding.sight import Sight
from dateline.model import Report
from dateline.parsing.tree import Tree

_WILL: Final = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_DESCRIBING: Final = frozenset(
    {"compound", "amod", "nummod", "nmod:poss", "nmod:desc", "flat", "dep", "appos", "nmod:unmarked"}
)
_STATED: Final = re.compile(
    r"^\W{0,3}(?:(?:first\s)?(?:published|posted|date|dated|filed)\b[^.\n]{0,24})?\W{0,3}$", re.IGNORECASE
)
_DATELINE: Final = re.compile(r"^[A-Z][A-Za-z.'’ -]{2,30}(?:, [A-Z][A-Za-z. ]{1,20})?(?:, | ?[-–—(] ?)$")
_AFTER_DATELINE: Final = re.compile(r"\s?(?:\([A-Z][\w /.-]{1,20}\)\s?)?(?:[-–—:)]|\s\()")
_CLOCK: Final = re.compile(
    r"^\W{0,4}(?:(?:at\s)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?)?\W{0,3}(?:[A-Z]{2,4})?\W{0,3}$",
    re.IGNORECASE,
)
_LED: Final = re.compile(
    r"\b(?:until|till|by|before|through|beyond|fiscal|to)\s(?:(?:at\sleast|about|around|the\send\sof|fiscal|year|the)\s){0,3}$"
)
_TOP: Final = 400
"""Characters at a report's head in which a date line is its own."""
_LINE, _PLACE = 40, 60
"""Characters beside the date in a line that says little else, and before that of a dateline."""
_QUOTES: Final = re.compile(r"[\"“”]")


def usages(report: Report, sights: Sequence[Sight], expressions: Sequence[Expression]) -> Iterator[Usage]:
    """Each expression with the tense of its clause and the line that it stands in."""
    starts = [sight.tree.start for sight in sights]
    marks = [m.start() for m in _QUOTES.finditer(report.text)]
    for e in expressions:
        at = bisect_right(starts, e.span.start) - 1
        if at < 0:
            continue
        tree = sights[at].tree
        line = _line(report.text, e)
        yield _usage(tree, e, bisect_right(marks, e.span.start) % 2 == 1, line)


def _usage(tree: Tree, e: Expression, quoted: bool, line: Line) -> Usage:
    head = head_of(tree, e.span)
    if head is None or _LED.search(tree.text, max(tree.start, e.span.start - 24), e.span.start):
        return Usage(e, None, quoted=quoted, line=line)
    word = tree.words[head]
    nominal = not tree.case(head) and word.full in _DESCRIBING
    of = word.dep == "nmod"
    tense = told_tense(tree, predicate_over(tree, head))
    return Usage(e, None if of and tense == "future" else tense, nominal, of, quoted, line)


def _line(text: str, e: Expression) -> Line:
    """What a line of little but a date is for; the place and date before the first words of a report."""
    before = text[max(0, e.span.start - _PLACE) : e.span.start].rpartition("\n")[2]
    after = text[e.span.end : e.span.end + _LINE].partition("\n")[0]
    if len(before) < _LINE and len(after) < _LINE and _STATED.match(before) and _CLOCK.match(after):
        return "stated" if e.span.start - len(before) < _TOP or before.strip() else "dated"
    if (
        e.span.start - len(before) < _TOP
        and len(before) < _PLACE
        and _DATELINE.match(before)
        and _AFTER_DATELINE.match(after)
    ):
        return "dateline"
    return "text"


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
