"""When an act took place: by the date of its own clause, else of its passage, else by the day of its report."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.calendar import Expression
from dateline.coding.dates.happening import linked, told_before
from dateline.coding.dates.nearest import own_expression
from dateline.coding.dates.reading import DateReasons, read
from dateline.coding.dates.tenses import clause_of, is_pluperfect, tense_of
from dateline.model import When
from dateline.parsing.tree import Tree


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
        return read(tree, expressions, own, published)
    for word, clause in linked(tree, trigger, clause_of(tree, trigger)):
        own = own_expression(tree, word, clause, expressions)
        if own is not None:
            return replace(read(tree, expressions, own, published), where="passage")
    return _told_before(tree, trigger, expressions, published, before)


def _told_before(
    tree: Tree, trigger: int, expressions: Sequence[Expression], published: str | None, before: Tree | None
) -> DateReasons | None:
    """The day or week of the sentence before, where the act's sentence goes on about what happened there."""
    verb = told_before(tree, trigger, clause_of(tree, trigger), before) if before else None
    if before is None or verb is None:
        return None
    own = own_expression(before, verb, verb, expressions)
    found = read(before, expressions, own, published) if own is not None else None
    if found is None or found.interval is None or found.interval.precision not in {"day", "week"}:
        return None
    return replace(found, where="passage")
