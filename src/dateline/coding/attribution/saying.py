"""A cue of attribution with what it ties together: who says, and what is said."""

from dataclasses import dataclass
from typing import Literal

from dateline.knowledge.sources import SourceTable
from dateline.model import Manner
from dateline.parsing.tree import Tree

Form = Literal["label", "frame", "clause", "quoted", "noun", "thing", "phrase", "citing", "adverb"]
INNER, PLAIN, OUTER, WHOLE = 0, 1, 2, 3
"""How far outside others over the same words a cue stands: "allegedly" and "citing" within, "according to" and the outlet that
quotes around, and a phrase that opens the sentence around all of it."""
CLAUSAL: frozenset[Form] = frozenset({"clause", "quoted", "frame", "thing"})
"""Forms of which the cue is a predicate, and what it brings is said."""
LOOSE: frozenset[Form] = frozenset({"phrase", "citing", "adverb"})
"""Forms whose cue only points at a source: nothing tells on it to whom or in what it is said."""
_AFTER = frozenset({"advcl", "acl", "conj", "ccomp", "parataxis", "dep"})


@dataclass(frozen=True, slots=True)
class Saying:
    """A cue: its first and last word, the word that it hangs by (`anchor`), the head of the source's phrase (None where
    nobody is named), the heads of what is said, its form, how far outside others over the same words it stands, its manner.

    `thing`: what is said is a noun ("confirmed the arrest"). `quoted`: a verb that says only beside quotation marks.
    """

    cue: tuple[int, int]
    anchor: int
    source: int | None
    contents: tuple[int, ...]
    form: Form
    rank: int = PLAIN
    manner: Manner = "say"


def goes_on(tree: Tree, k: int, saying: Saying, table: SourceTable) -> bool:
    """Whether a participle behind a comma tells what the same speaker says further: "…, adding that", "…, citing"."""
    word = tree.words[k]
    if word.tag != "VBG" or word.dep not in _AFTER or k < max(1, saying.cue[0]):
        return False
    says = word.lemma in table.citing or (word.lemma in table.verbs and bool(tree.kids(k, "ccomp", "xcomp")))
    behind = word.dep == "advcl" and saying.form in {"clause", "quoted"} and min(saying.contents) < saying.cue[0]
    return (says or behind) and _is_set_off(tree, k)


def _is_set_off(tree: Tree, k: int) -> bool:
    """Whether a word's phrase begins with a mark or behind one."""
    first = min(tree.subtree(k))
    return first > 0 and "PUNCT" in {tree.words[first].pos, tree.words[first - 1].pos}
