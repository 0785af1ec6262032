"""When something was said: by the date at the cue, or in the statement that it was said in."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from dateline.calendar import Expression
from dateline.calendar.words import date_words
from dateline.coding.dates.nearest import head_of, own_expression, places
from dateline.coding.dates.reading import read
from dateline.coding.dates.tenses import clause_of
from dateline.model import Source
from dateline.parsing.tree import Tree


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
    found = read(tree, expressions, own, published).interval
    if found is None or found.start is None or found.end is None:
        return None
    return found.start if found.start == found.end else f"{found.start}/{found.end}"


def _in_statement(tree: Tree, cue: int, expressions: Sequence[Expression]) -> int | None:
    """The expression within the statement, interview … in which it is said: "in a statement issued on Sunday, …"."""
    for c in tree.kids(cue, "obl", "obj", "nsubj"):
        if tree.words[c].lemma in date_words().statements:
            below = set(tree.subtree(c))
            for k in places(tree, expressions):
                if head_of(tree, expressions[k].span) in below:
                    return k
    return None


def dated_source(
    source: Source, trees: Sequence[Tree], expressions: Sequence[Expression], published: str | None
) -> Source:
    """The source with the day of its statement, by the expression at its cue; `trees` are all of the report's."""
    if source.cue is None or source.when is not None or not expressions:
        return source
    at = bisect_right(trees, source.cue.start, key=_start_of) - 1
    word = head_of(trees[at], source.cue) if at >= 0 else None
    when = statement_when(trees[at], word, expressions, published) if word is not None else None
    return replace(source, when=when) if when else source


def _start_of(tree: Tree) -> int:
    return tree.start
