"""Words of saying by rules of their own: verbs, nouns ("the claim that"), prepositions ("according to"), adverbs."""

from collections.abc import Iterator

from dateline.coding.attribution.clauses import PREDICATES, clause_above, has_that
from dateline.coding.attribution.saying import INNER, OUTER, WHOLE, Saying
from dateline.coding.attribution.speakers import owner
from dateline.coding.attribution.verbs import by_verb
from dateline.coding.sight import Sight
from dateline.knowledge.sources import SourceTable
from dateline.parsing.tree import Tree


def reported(sight: Sight, i: int, table: SourceTable) -> Iterator[Saying]:
    """The cues of saying that a word is, those with nothing said among them."""
    word = sight.tree.words[i]
    according = word.text.lower() == "according"
    if word.pos in PREDICATES:
        if word.lemma in table.verbs or word.lemma in table.quote_only:
            yield from by_verb(sight, i, table)
        elif according:
            yield from _by_preposition(sight.tree, i, table)
    elif word.pos in {"NOUN", "PROPN"}:
        if word.lemma in table.nouns:
            yield from _by_noun(sight, i, table)
        yield from _by_view(sight, i, table)
    elif word.lemma in table.adverbs:
        if word.dep == "advmod" and word.head >= 0:
            yield Saying((i, i), i, None, (word.head,), "adverb", INNER)
    elif word.dep == "case" or according:
        yield from _by_preposition(sight.tree, i, table)


def _by_noun(sight: Sight, i: int, table: SourceTable) -> Iterator[Saying]:
    """ "the minister's claim that …", "reports of …"; a medium's clause ("said in a statement that …") is the verb's."""
    tree, word = sight.tree, sight.tree.words[i]
    clauses = [c for c in tree.kids(i, "acl", "ccomp") if has_that(tree, c)]
    things = [c for c in tree.kids(i, "nmod", "acl") if _has_of(tree, c)] if word.lemma in table.noun_of else []
    if clauses and not (
        word.dep == "obl" and word.lemma in table.mediums and tree.words[word.head].lemma in table.verbs
    ):
        yield Saying((i, i), i, owner(sight, i, table), tuple(clauses), "noun")
    elif things and not clauses:
        yield Saying((i, i), i, owner(sight, i, table), tuple(things), "thing")


def _has_of(tree: Tree, c: int) -> bool:
    """Whether "of" opens a phrase or clause."""
    return any(tree.words[k].lemma == "of" for k in tree.kids(c, "case", "mark"))


def _by_preposition(tree: Tree, i: int, table: SourceTable) -> Iterator[Saying]:
    """ "according to the army", "per Reuters" (of names alone: "per day")."""
    words, cased = tree.words, tree.words[i].dep == "case"
    name, last = _preposition(tree, i)
    source = words[i].head if cased else tree.kid(i, "obl", "nmod", "obj")
    if name not in table.prepositions or source is None or (name == "per" and not words[source].name):
        return
    top = source if cased else i
    if words[top].head >= 0:
        yield _phrase(tree, (i, last), top, source)


def _preposition(tree: Tree, i: int) -> tuple[str, int]:
    """A preposition of one or more words, and its last word; the "to" of "according to" however it was hung."""
    words, fixed = tree.words, tree.kids(i, "fixed")
    own, after = words[i].text.lower(), words[i + 1].text.lower() if i + 1 < len(words) else ""
    if own == "according" and after == "to":
        return "according to", max([i + 1, *fixed])
    return " ".join([own, *(words[c].text.lower() for c in fixed)]), max([i, *fixed])


def _by_view(sight: Sight, i: int, table: SourceTable) -> Iterator[Saying]:
    """ "in the words of the minister", "by his account"."""
    tree, word = sight.tree, sight.tree.words[i]
    if word.dep not in {"obl", "nmod"} or word.lemma not in table.views.get(tree.case(i), ()):
        return
    slots, case = sight.frame(i).slots, tree.kid(i, "case")
    source = next(iter(slots.get("of") or slots.get("poss") or ()), None)
    if source is not None and case is not None:
        yield _phrase(tree, (case, i), i, source)


def _phrase(tree: Tree, cue: tuple[int, int], top: int, source: int) -> Saying:
    """A prepositional cue speaks for its clause; at the sentence's beginning for all of it."""
    if min(tree.subtree(top)) > 1:
        return Saying(cue, top, source, (clause_above(tree, top),), "phrase", OUTER)
    root = next((w.i for w in tree.words if w.head < 0), top)
    return Saying(cue, top, source, (root,), "phrase", WHOLE)
