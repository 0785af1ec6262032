"""When an act took place: the date expression of its own clause, or the day of publication."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from dateline.calendar import Expression, Interval, Tense, resolve
from dateline.calendar.values import Piece, Range, Relative, Side, Third, Value
from dateline.calendar.words import date_words
from dateline.model import When
from dateline.parsing.tree import Tree

_CLAUSES = frozenset({"root", "ccomp", "advcl", "acl", "csubj", "parataxis", "xcomp", "conj"})
_PREDICATES = frozenset({"VERB", "AUX", "ADJ"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_TIMES = frozenset(
    {"hour", "hours", "day", "morning", "afternoon", "evening", "night", "week", "month", "year", "end", "start"}
)
_MEMORY = 20
"""Expressions that are looked at before one that is counted from a date told before it."""
_FAR = 99
_DOUBT = 10
_FINENESS = {"day": 0, "week": 1, "month": 2, "year": 3, "decade": 4, "range": 2}
_UNITS = {"hour": 0, "day": 0, "week": 1, "fortnight": 1, "month": 2, "year": 3, "decade": 4, "century": 4}


def when_of(tree: Tree, trigger: int, expressions: Sequence[Expression], published: str | None) -> When:
    """The time of the act whose trigger is word `trigger`; `expressions` are all of the report's, in order.

    The expression in the act's own clause that is nearest in the tree counts, never one of a clause around it: "said
    on Tuesday" dates the saying. Where it cannot be resolved, its words stand with open ends. Without one an act of
    the past or present is dated by publication, unless an earlier past is told ("had attacked").
    """
    clause = _clause(tree, trigger)
    tense = tense_of(tree, clause)
    own = _own_expression(tree, trigger, clause, expressions)
    if own is not None:
        return _told(expressions, own, published, tense)
    if published and tense in {"past", "present"} and not _pluperfect(tree, clause):
        return When(None, published, published, "day", "published")
    return When(None, None, None, None, "none")


def interval_told(tree: Tree, expressions: Sequence[Expression], at: int, published: str | None) -> When:
    """What expression `at` of the report means in the clause of this sentence that it stands in."""
    head = _head(tree, expressions[at])
    tense = tense_of(tree, _clause(tree, head)) if head is not None else None
    return _told(expressions, at, published, tense)


def _told(expressions: Sequence[Expression], own: int, published: str | None, tense: Tense | None) -> When:
    expression = expressions[own]
    anchor = _anchor(expressions, own, published, tense)
    found = resolve(expression, anchor, tense)
    if found is None:
        return When(expression.span, None, None, None, "text")
    return When(expression.span, found.start, found.end, found.precision, "text")


def _anchor(expressions: Sequence[Expression], at: int, published: str | None, tense: Tense | None) -> date | None:
    """The day an expression is counted from: that of publication, or of the last date told that is fine enough."""
    today = date.fromisoformat(published[:10]) if published else None
    if expressions[at].anchor != "told":
        return today
    size = _size(expressions[at].value)
    for before in reversed(expressions[max(0, at - _MEMORY) : at]):
        found = _day_told(before, today, tense, size)
        if found:
            return found
    return None


def _day_told(expression: Expression, today: date | None, tense: Tense | None, size: int) -> date | None:
    if expression.anchor in {"told", "event"}:
        return None
    found: Interval | None = resolve(expression, today, tense)
    if found is None or found.start is None or _FINENESS[found.precision] > size:
        return None
    return date.fromisoformat(found.start)


def _size(value: Value) -> int:
    """How coarse the date told before may be: "a year earlier" may follow a year, "the next day" only a day."""
    match value:
        case Relative(unit=unit):
            return _UNITS[unit]
        case Third(of=inner) | Piece(of=inner) | Side(of=inner):
            return _size(inner)
        case Range(first=first):
            return _size(first.value)
        case _:
            return 0


def _own_expression(tree: Tree, trigger: int, clause: int, expressions: Sequence[Expression]) -> int | None:
    """The place of the expression that dates the act."""
    best, least = None, _FAR
    for k in range(bisect_left(expressions, tree.start, key=_start), len(expressions)):
        expression = expressions[k]
        if expression.span.start >= tree.end:
            break
        head = _head(tree, expression)
        distance = _distance(tree, head, trigger, clause) if head is not None else _FAR
        if distance < least:
            best, least = k, distance
    return best


def _start(expression: Expression) -> int:
    return expression.span.start


def _head(tree: Tree, expression: Expression) -> int | None:
    """The word of an expression that the others hang on."""
    span = expression.span
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
        if word.i != i and _opens_clause(tree, word.i):
            break
        found.append(word.head)
        if len(found) > _FAR:
            break
    return found


def _opens_clause(tree: Tree, i: int) -> bool:
    """Whether a word is the predicate of a clause of its own; conjoined nouns are none."""
    word = tree.words[i]
    if word.dep == "conj":
        return word.pos in _PREDICATES and bool(tree.kids(i, "nsubj", "csubj", "obj", "obl", "aux", "cop"))
    return word.dep in _CLAUSES


def _clause(tree: Tree, trigger: int) -> int:
    """The predicate of the clause that a trigger stands in: itself, or the verb that a noun hangs on."""
    at = trigger
    for _ in range(_FAR):
        if tree.words[at].head < 0 or (tree.words[at].pos in _PREDICATES and at == trigger) or _opens_clause(tree, at):
            break
        at = tree.words[at].head
    return at


def _depth(tree: Tree, i: int, above: int) -> int:
    steps = 0
    while i != above and tree.words[i].head >= 0 and steps < _FAR:
        i, steps = tree.words[i].head, steps + 1
    return steps


def _cost(tree: Tree, up: list[int], top: int) -> int:
    """Steps from an expression to the word at place `top` of its path; `_FAR` where it describes a noun between.

    "Cited the 2015 deal" does not date the citing. After a noun ("shelled the port on Monday") the parser may have
    chosen the wrong word to hang it on, and "Monday's attack killed six" dates both, so those count, if last.
    """
    nouns = [i for i in up[1:top] if tree.words[i].pos in _NOMINAL and tree.words[i].lemma not in _TIMES]
    if not nouns:
        return top
    head, noun = tree.words[up[0]], tree.words[nouns[0]]
    loose = (head.dep == "nmod" and bool(tree.case(up[0])) and head.full != "nmod:poss") or _after_on(tree, up[0])
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


def tense_of(tree: Tree, verb: int, depth: int = 6) -> Tense | None:
    """The tense of a clause by its verb's tags and auxiliaries; of an infinitive or participle by what governs it.

    None where the sentence has no verb.
    """
    helpers = [tree.words[c] for c in tree.kids(verb, "aux", "cop")]
    tags = {w.tag for w in [tree.words[verb], *helpers]}
    lemmas = {w.lemma for w in helpers}
    if lemmas & {"will", "shall", "would", "'ll", "\u2019ll", "wo", "may", "might", "could", "should", "must", "can"}:
        return "past" if "have" in lemmas and not lemmas & {"will", "shall"} else "future"
    if "VBD" in tags or (tree.words[verb].tag == "VBN" and "have" in lemmas):
        return "past"
    if tags & {"VBZ", "VBP"}:
        return "past" if "have" in lemmas else "present"
    return _governed(tree, verb, depth)


def _governed(tree: Tree, verb: int, depth: int) -> Tense | None:
    """The tense that a form without one takes from the word above; ahead of it after "plan", "agree", "due"."""
    head = tree.words[verb].head
    if head < 0 or depth == 0:
        return "past" if tree.words[verb].tag == "VBN" else None
    marked = any(tree.words[c].lemma == "to" for c in tree.kids(verb, "mark", "aux"))
    if marked and tree.words[head].lemma in date_words().forward:
        return "future"
    return tense_of(tree, head, depth - 1)


def _pluperfect(tree: Tree, verb: int) -> bool:
    """Whether the act lies before the report's own time ("had attacked")."""
    return any(tree.words[c].lemma == "have" and tree.words[c].tag == "VBD" for c in tree.kids(verb, "aux"))
