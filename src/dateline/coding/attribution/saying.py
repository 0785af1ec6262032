"""A cue of attribution with what it ties together: who says, and what is said."""

from dataclasses import dataclass
from typing import Literal

from dateline.knowledge.sources import SourceTable
from dateline.model import Manner
from dateline.parsing.tree import Tree, Word

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


def going_on(tree: Tree, saying: Saying, table: SourceTable) -> list[int]:
    """The participles behind a comma that tell what the same speaker says further: "…, adding that", "…, citing"."""
    behind = saying.form in {"clause", "quoted"} and min(saying.contents) < saying.cue[0]
    late = [
        w.i
        for w in tree.words[max(1, saying.cue[0]) :]
        if w.tag == "VBG" and w.dep in _AFTER and (_says_further(tree, w, table) or (behind and w.dep == "advcl"))
    ]
    begin = _beginnings(tree) if late else []
    return [k for k in late if _is_set_off(tree, begin[k])]


def _says_further(tree: Tree, word: Word, table: SourceTable) -> bool:
    return word.lemma in table.citing or (word.lemma in table.verbs and bool(tree.kids(word.i, "ccomp", "xcomp")))


def _is_set_off(tree: Tree, first: int) -> bool:
    """Whether a phrase's first word is a mark or stands behind one."""
    return first > 0 and "PUNCT" in {tree.words[first].pos, tree.words[first - 1].pos}


def _beginnings(tree: Tree) -> list[int]:
    """For each word, the first word of all that hangs below it."""
    found = list(range(len(tree.words)))
    for word in tree.words:
        at = word.head
        while at >= 0 and found[at] > word.i:
            found[at] = word.i
            at = tree.words[at].head
    return found
