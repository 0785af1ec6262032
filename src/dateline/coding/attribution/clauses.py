"""What a reporting verb says: the clause below it, or the one that it is put into or after."""

from dateline.coding.attribution.speakers import RELATIVE, mark_before, speaker
from dateline.coding.sight import Sight
from dateline.knowledge.sources import SourceTable
from dateline.parsing.tree import Tree

PREDICATES = frozenset({"VERB", "AUX"})
_TOLD = frozenset({"obj", "iobj"})
_PARTIES = frozenset({"nsubj", "obj", "iobj", "obl", "appos"})
_CLAUSES = frozenset({"root", "ccomp", "advcl", "parataxis", "acl", "csubj"})
_TRAILING = frozenset({"acl", "conj", "ccomp", "dep", "appos"})
_CLOSING = frozenset({",", "”", '"', "''", "—", "–"})


def what_is_said(sight: Sight, i: int, table: SourceTable) -> tuple[int, ...]:
    """The heads of what a verb says: clauses of its own, or else the clause around or before it."""
    return clauses_below(sight, i, table) or _host(sight, i)


def clauses_below(sight: Sight, i: int, table: SourceTable) -> tuple[int, ...]:
    """The clauses below a verb that are what it says; of infinitives only those of "claimed to", "is believed to"."""
    tree, lemma = sight.tree, sight.tree.words[i].lemma
    found, infinitives = tree.kids(i, "ccomp"), tree.kids(i, "xcomp")
    if infinitives and (lemma in table.infinitive or (lemma in table.evidential and sight.frame(i).passive)):
        found = found + infinitives
    return tuple(found or _after_medium(tree, i, table) or _right_behind(tree, i) or _beside(tree, i, table))


def _after_medium(tree: Tree, i: int, table: SourceTable) -> list[int]:
    """A clause with "that" that was hung on the medium ("said in a statement that …") or on who is told ("told the inquiry that …")
    is what the verb says."""
    told = tree.kids(i, *_TOLD) if tree.words[i].lemma in table.addressing else []
    mediums = [c for c in tree.kids(i, "obl") if tree.words[c].lemma in table.mediums]
    below = [k for c in (*told, *mediums) for k in (c, *tree.kids(c, "nmod"))]
    return [c for k in below for c in tree.kids(k, "acl", "ccomp") if has_that(tree, c)]


def is_told(tree: Tree, i: int, table: SourceTable) -> bool:
    """Whether a word names who is told by a verb above it."""
    word = tree.words[i]
    return word.dep in _TOLD and word.head >= 0 and tree.words[word.head].lemma in table.addressing


def _right_behind(tree: Tree, i: int) -> list[int]:
    """A clause whose "that" follows the verb, though it was hung on the verb above: "saying he had declared that …"."""
    above = tree.kids(tree.words[i].head, "ccomp") if tree.words[i].head >= 0 else []
    return [
        c for c in above if c > i and any(k == i + 1 and tree.words[k].lemma == "that" for k in tree.kids(c, "mark"))
    ]


def _beside(tree: Tree, i: int, table: SourceTable) -> list[int]:
    """The first clause that was hung loosely on a verb, and does not itself say who says it."""
    if tree.words[i].dep == "parataxis":
        return []
    loose = (tree.words[c] for c in tree.kids(i, "parataxis", "dep"))
    return [w.i for w in loose if w.pos in PREDICATES and w.lemma not in table.verbs][:1]


def has_that(tree: Tree, clause: int) -> bool:
    """Whether "that" opens a clause."""
    return any(tree.words[k].lemma == "that" for k in tree.kids(clause, "mark"))


def _host(sight: Sight, i: int) -> tuple[int, ...]:
    """The clause that a verb without one of its own is put into or after: "…, he said", "…, as the ministry put it"."""
    tree, words = sight.tree, sight.tree.words
    word = words[i]
    if word.head < 0 or any(words[c].lemma in RELATIVE for c in word.children):
        return ()
    if word.dep in {"parataxis", "discourse"}:
        return (word.head if words[word.head].dep not in _PARTIES else clause_above(tree, i),)
    subject = bool(tree.kids(i, "nsubj")) or (word.dep == "acl" and speaker(sight, i) is not None)
    if not subject or tree.kids(i, "obj", "xcomp"):
        return ()
    if word.dep == "advcl":
        return (word.head,) if [words[c].lemma for c in tree.kids(i, "mark")] in (["as"], []) else ()
    return (clause_above(tree, i),) if _is_trailing(tree, i) else ()


def _is_trailing(tree: Tree, i: int) -> bool:
    """Whether a verb was hung behind a clause, after a comma or closing quotation mark, with no conjunction."""
    word = tree.words[i]
    return (
        word.dep in _TRAILING and word.head < i and not tree.kids(i, "mark", "cc") and mark_before(tree, i) in _CLOSING
    )


def clause_above(tree: Tree, i: int) -> int:
    """The predicate of the clause that a word hangs in, above the word; the root itself for the root."""
    words = tree.words
    at = words[i].head if words[i].head >= 0 else i
    while words[at].head >= 0 and words[at].pos not in PREDICATES and words[at].dep not in _CLAUSES:
        at = words[at].head
    return at
