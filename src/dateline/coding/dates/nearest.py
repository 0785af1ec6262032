"""Which date expression of a sentence belongs to a word: the nearest in the tree, within the word's clause."""

from bisect import bisect_left
from collections.abc import Sequence

from dateline.calendar import Expression
from dateline.coding.dates.tenses import governor_of, opens_clause
from dateline.model import Span
from dateline.parsing.tree import Tree

_NOMINAL = frozenset({"NOUN", "PROPN"})
_TIMES = frozenset(
    {"hour", "hours", "day", "morning", "afternoon", "evening", "night", "week", "month", "year", "end", "start"}
)
_FAR = 99
_DOUBT = 10


def own_expression(tree: Tree, trigger: int, clause: int, expressions: Sequence[Expression]) -> int | None:
    """The place of the expression that dates the act."""
    best, least = None, _FAR
    for k in places(tree, expressions):
        head = head_of(tree, expressions[k].span)
        distance = _distance(tree, head, trigger, clause) if head is not None else _FAR
        if distance < least:
            best, least = k, distance
    return best


def places(tree: Tree, expressions: Sequence[Expression]) -> range:
    """The places of the sentence's expressions."""
    first, end = (bisect_left(expressions, at, key=_start) for at in (tree.start, tree.end))
    return range(first, end)


def _start(expression: Expression) -> int:
    return expression.span.start


def head_of(tree: Tree, span: Span) -> int | None:
    """The word of some characters that their others hang on; None where they are in no word."""
    inside = [w.i for w in tree.words if w.start < span.end and span.start < w.end]
    return next((i for i in inside if tree.words[i].head not in inside), None)


def _distance(tree: Tree, head: int, trigger: int, clause: int) -> int:
    """Steps in the tree between an expression and the act; `_FAR` where they stand in different clauses."""
    up = _path(tree, head)
    if trigger in up:
        return _cost(tree, up, up.index(trigger))
    if clause in up:
        return min(_FAR, _cost(tree, up, up.index(clause)) + _depth(tree, trigger, clause))
    return len(up) + _DOUBT if _shared(tree, up, clause) else _FAR


def _after_on(tree: Tree, i: int) -> bool:
    """Whether "on" stands right before a word: "on Monday" is a time on whatever it is hung."""
    return i > 0 and tree.words[i - 1].lemma == "on"


def _path(tree: Tree, i: int) -> list[int]:
    """The words from one up to the predicate of its clause."""
    found = [i]
    while tree.words[found[-1]].head >= 0:
        word = tree.words[found[-1]]
        if word.i != i and opens_clause(tree, word.i):
            break
        found.append(governor_of(tree, i) if word.i == i else word.head)
        if len(found) > _FAR:
            break
    return found


def _depth(tree: Tree, i: int, above: int) -> int:
    steps = 0
    while i != above and tree.words[i].head >= 0 and steps < _FAR:
        i, steps = tree.words[i].head, steps + 1
    return steps


def _cost(tree: Tree, up: list[int], top: int) -> int:
    """Steps from an expression to the word at place `top` of its path; `_FAR` where it describes a noun between.

    "Cited the 2015 deal" and "voted for the act of 2015" do not date the verb. After a noun ("shelled the port on Monday") the parser may have
    chosen the wrong word to hang it on, and "Monday's attack killed six" dates both, so those count, if last; but never
    what only dates a source ("according to a report on Monday").
    """
    nouns = [i for i in up[1:top] if tree.words[i].pos in _NOMINAL and tree.words[i].lemma not in _TIMES]
    if not nouns:
        return top
    head, noun = tree.words[up[0]], tree.words[nouns[0]]
    if tree.case(noun.i).startswith("accord"):
        return _FAR
    case = tree.case(up[0])
    describes = not case or head.full == "nmod:poss" or (case == "of" and noun.dep != "nsubj")
    loose = (head.dep == "nmod" and not describes) or _after_on(tree, up[0])
    owner = head.full == "nmod:poss" and noun.dep == "nsubj"
    return top + _DOUBT if len(nouns) == 1 and (loose or owner) else _FAR


def _shared(tree: Tree, up: list[int], clause: int) -> bool:
    """Whether a date dates a later verb too: "On Monday troops crossed and attacked", "began on Monday to withdraw"."""
    word = tree.words[clause]
    governor = word.head
    if governor < 0 or governor != up[-1] or len(up) > 2:
        return False
    if word.dep == "xcomp":
        return True
    return word.dep == "conj" and not tree.kids(clause, "nsubj") and up[0] < governor
