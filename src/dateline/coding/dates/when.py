"""When an act took place and when something was said: each by the date of its own clause, else of its passage."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from dateline.calendar import Expression, Interval, resolve
from dateline.calendar.values import Kind, MonthDay, Moved, Piece, Range, Relative, Share, Side, Third, Value
from dateline.calendar.words import date_words
from dateline.coding.dates.happening import linked, told_before
from dateline.coding.dates.nearest import head_of, own_expression, places
from dateline.coding.dates.tenses import (
    Direction,
    clause_of,
    direction_of,
    is_pluperfect,
    tense_of,
)
from dateline.model import Source, Span, When
from dateline.parsing.tree import Tree

AnchorKind = Literal["publication", "previous", "explicit", "event"]
"""What an expression is counted from: the day of publication, a date told before it, nothing, an event."""

_MEMORY = 20
"""Expressions that are looked at before one that is counted from a date told before it."""
_CHAIN = 3
"""Dates told before that may each be counted from the one before: "in 2014, the following year and the year after"."""
_FINENESS = {"day": 0, "week": 1, "month": 2, "year": 3, "decade": 4, "range": 2}
_UNITS = {
    "hour": 0,
    "day": 0,
    "week": 1,
    "fortnight": 1,
    "month": 2,
    "quarter": 2,
    "year": 3,
    "decade": 4,
    "century": 4,
}
_ANCHORS: dict[str, AnchorKind] = {
    "published": "publication", "told": "previous", "none": "explicit", "event": "event"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DateReasons:
    """How the words of a date were understood: what kind of expression, what it was counted from (a day, and the words that
    told it), on which side of it the time lies and why, and what came of it.

    `where` tells whether the words stand in the act's own clause or in its passage.
    """

    words: Span
    kind: Kind
    anchor: AnchorKind
    counted_from: str | None
    told: Span | None
    direction: Direction
    interval: Interval | None
    where: Literal["clause", "passage"] = "clause"


def when_of(
    tree: Tree, trigger: int, expressions: Sequence[Expression], published: str | None, before: Tree | None = None
) -> When:
    """The time of the act whose trigger is word `trigger`; `expressions` are all of the report's, in order, and `before` is
    the sentence before in the same paragraph.

    The expression in the act's own clause that is nearest in the tree counts, never one of a clause around it: "said
    on Tuesday" dates the saying. Without one that of a clause or of the sentence before counts that tells of the same
    happening. Where it cannot be resolved, its words stand with open ends. Without any an act of the past or present is
    dated by publication, unless an earlier past is told ("had attacked").
    """
    reasons = date_reasons(tree, trigger, expressions, published, before)
    if reasons:
        return _when(reasons)
    clause = clause_of(tree, trigger)
    if published and tense_of(tree, clause) in {"past", "present"} and not is_pluperfect(tree, clause):
        return When(None, published, published, "day", "published")
    return When(None, None, None, None, "none")


def _when(reasons: DateReasons) -> When:
    found = reasons.interval
    if found is None:
        return When(reasons.words, None, None, None, "text")
    return When(reasons.words, found.start, found.end, found.precision, "text")


def date_reasons(
    tree: Tree, trigger: int, expressions: Sequence[Expression], published: str | None, before: Tree | None = None
) -> DateReasons | None:
    """Which expression dates an act and how it was read; None where none does (see `when_of`)."""
    own = own_expression(tree, trigger, clause_of(tree, trigger), expressions)
    if own is not None:
        return _read(tree, expressions, own, published)
    for word, clause in linked(tree, trigger, clause_of(tree, trigger)):
        own = own_expression(tree, word, clause, expressions)
        if own is not None:
            return replace(_read(tree, expressions, own, published), where="passage")
    return _told_before(tree, trigger, expressions, published, before)


def _told_before(
    tree: Tree, trigger: int, expressions: Sequence[Expression], published: str | None, before: Tree | None
) -> DateReasons | None:
    """The day or week of the sentence before, where the act's sentence goes on about what happened there."""
    verb = told_before(tree, trigger, clause_of(tree, trigger), before) if before else None
    if before is None or verb is None:
        return None
    own = own_expression(before, verb, verb, expressions)
    found = _read(before, expressions, own, published) if own is not None else None
    if found is None or found.interval is None or found.interval.precision not in {"day", "week"}:
        return None
    return replace(found, where="passage")


def interval_told(tree: Tree, expressions: Sequence[Expression], at: int, published: str | None) -> When:
    """What expression `at` of the report means in the clause of this sentence that it stands in."""
    return _when(_read(tree, expressions, at, published))


def _read(tree: Tree, expressions: Sequence[Expression], at: int, published: str | None) -> DateReasons:
    expression = expressions[at]
    head = head_of(tree, expression)
    direction = (
        direction_of(tree, head, expression.value) if head is not None else Direction(None, "no word of its own")
    )
    today = date.fromisoformat(published[:10]) if published else None
    day, told = _anchor(expressions, at, today, direction, _CHAIN)
    interval = resolve(expression, day, direction.tense)
    anchor: AnchorKind = _ANCHORS[expression.anchor]
    counted = day.isoformat() if day and expression.needs_anchor else None
    return DateReasons(expression.span, expression.kind, anchor, counted, told, direction, interval)


def _anchor(
    expressions: Sequence[Expression], at: int, today: date | None, direction: Direction, chain: int
) -> tuple[date | None, Span | None]:
    """The day an expression is counted from, that of publication or of the last date told that is fine enough, and that
    date's words. Only the expression right before may itself be counted from one before it, so that the work stays small.
    "The same day" is that of publication where none was told."""
    if expressions[at].anchor != "told":
        return today, None
    size = _size(expressions[at].value)
    for k in range(at - 1, max(-1, at - 1 - _MEMORY), -1):
        found = _day_told(expressions, k, today, direction, size, chain if k == at - 1 else 0)
        if found:
            return found, expressions[k].span
    return (today if _is_same_day(expressions[at].value) else None), None


def _day_told(
    expressions: Sequence[Expression], at: int, today: date | None, direction: Direction, size: int, chain: int
) -> date | None:
    expression = expressions[at]
    if expression.anchor == "event" or (expression.anchor == "told" and chain == 0):
        return None
    day = _anchor(expressions, at, today, direction, chain - 1)[0] if expression.anchor == "told" else today
    found: Interval | None = resolve(expression, day, direction.tense)
    if found is None or found.start is None or _FINENESS[found.precision] > size:
        return None
    return date.fromisoformat(found.start)


def _is_same_day(value: Value) -> bool:
    return isinstance(value, Relative) and value.unit == "day" and value.low == value.high == 0


def _size(value: Value) -> int:
    """How coarse the date told before may be: "a year earlier" may follow a year, "the next day" only a day."""
    match value:
        case Relative(unit=unit):
            return _UNITS[unit]
        case MonthDay():
            return 2
        case Third(of=inner) | Piece(of=inner) | Side(of=inner) | Share(of=inner) | Moved(of=inner):
            return _size(inner)
        case Range(first=first):
            return _size(first.value)
        case _:
            return 0


def statement_when(tree: Tree, cue_word: int, expressions: Sequence[Expression], published: str | None) -> str | None:
    """When it was said: the ISO day, or first and last day with a slash between, of the expression at the cue; None where
    none stands there or it cannot be resolved. Of a cue that is no verb ("according to a report on Monday") only an
    expression below it or its noun counts."""
    cue = tree.words[cue_word]
    at = cue.head if cue.dep in {"case", "mark", "fixed"} and cue.head >= 0 else cue_word
    verbal = tree.words[at].pos in {"VERB", "AUX"}
    own = own_expression(tree, at, clause_of(tree, at) if verbal else at, expressions)
    own = _in_statement(tree, at, expressions) if own is None else own
    if own is None:
        return None
    found = _read(tree, expressions, own, published).interval
    if found is None or found.start is None or found.end is None:
        return None
    return found.start if found.start == found.end else f"{found.start}/{found.end}"


def _in_statement(tree: Tree, cue: int, expressions: Sequence[Expression]) -> int | None:
    """The expression within the statement, interview … in which it is said: "in a statement issued on Sunday, …"."""
    for c in tree.kids(cue, "obl", "obj", "nsubj"):
        if tree.words[c].lemma in date_words().statements:
            below = set(tree.subtree(c))
            for k in places(tree, expressions):
                if head_of(tree, expressions[k]) in below:
                    return k
    return None


def dated_source(
    source: Source, trees: Sequence[Tree], expressions: Sequence[Expression], published: str | None
) -> Source:
    """The source with the day of its statement, by the expression at its cue; `trees` are all of the report's."""
    if source.cue is None or source.when is not None or not expressions:
        return source
    at = bisect_right(trees, source.cue.start, key=_start_of) - 1
    word = _cue_word(trees[at], source.cue) if at >= 0 else None
    when = statement_when(trees[at], word, expressions, published) if word is not None else None
    return replace(source, when=when) if when else source


def _start_of(tree: Tree) -> int:
    return tree.start


def _cue_word(tree: Tree, cue: Span) -> int | None:
    """The word of a cue that the others hang on."""
    inside = [w.i for w in tree.words if w.start < cue.end and cue.start < w.end]
    return next((i for i in inside if tree.words[i].head not in inside), None)
