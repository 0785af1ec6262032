"""What a word brings into its sentence by each of its frames: clauses, infinitives, objects, prepositional phrases.

A frame is named by what it brings: `clause` (finite, or a question), `inf` and `ing` (what the subject does), `bare`, `adj`,
`obj`, a preposition (`about`, `to`), and what comes with the object: `obj-inf`, `obj-as`, `obj-pred` ("calls it a threat"), `obj-for`.
Passives have `pass-` before, and then bring their subject.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.parsing.tree import Tree

_OBJECTS = ("obj", "iobj")
_RAISING = frozenset({"seem", "appear"})
"""Verbs whose subject belongs to what they bring: "they seem to have left"."""
_CLAUSES = frozenset({"ccomp", "csubj"})
_LOOSE = frozenset({"acl", "advcl"})
_NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})


@dataclass(frozen=True, slots=True)
class Brought:
    """The frame, the heads of what it brings, and the last word of the cue: the word's preposition, or the word itself."""

    frame: str
    contents: tuple[int, ...]
    last: int


def frames_of(tree: Tree, i: int) -> Iterator[Brought]:
    """Every frame that a verb, noun or adjective has in its sentence."""
    pos = tree.words[i].pos
    if pos == "VERB":
        yield from _verb(tree, i)
    elif pos in _NOUNS:
        yield from _noun(tree, i)


def _verb(tree: Tree, i: int) -> Iterator[Brought]:
    words = tree.words
    passive = any("pass" in words[c].full for c in words[i].children)
    objects = tree.kids(i, "nsubj", "csubj")[:1] if passive else tree.kids(i, *_OBJECTS)
    before = "pass-" if passive else "obj-" if objects else ""
    first = tuple(objects[:1])
    yield from (Brought("clause", (c,), i) for c in tree.kids(i, "ccomp")[:1])
    raised = tuple(tree.kids(i, "nsubj")[:1]) if words[i].lemma in _RAISING and not first else ()
    yield from (Brought(before + _open(tree, c), (*first, *raised, c), i) for c in tree.kids(i, "xcomp")[:1])
    for c in words[i].children:
        mark = _mark(tree, i, c)
        if mark is not None and words[c].dep in {"obl", "advcl"}:
            yield Brought(before + words[mark].lemma, (*first, c), i if first else mark)
    if objects:
        yield Brought(before.rstrip("-"), (objects[-1],), i)


def _open(tree: Tree, c: int) -> str:
    """The kind of an open clause."""
    word = tree.words[c]
    if any(tree.words[k].lemma == "to" for k in tree.kids(c, "mark", "aux")):
        return "inf"
    if word.tag == "VBG":
        return "ing"
    return "bare" if word.pos == "VERB" else "pred"


def _noun(tree: Tree, i: int) -> Iterator[Brought]:
    words = tree.words
    for c in words[i].children:
        mark = _mark(tree, i, c)
        name = words[mark].lemma if mark is not None else ""
        if words[c].dep in _CLAUSES or (words[c].dep in _LOOSE and name == "that"):
            yield Brought("clause", (c,), i)
        elif name == "to" and words[c].dep in {"acl", "xcomp"}:
            yield Brought("inf", (c,), i)
        elif mark is not None and words[c].dep in {"nmod", "obl", "acl", "advcl"}:
            yield Brought(name, (c,), mark)


def _mark(tree: Tree, i: int, c: int) -> int | None:
    """The preposition or conjunction of a phrase or clause behind a word."""
    mark = tree.kid(c, "case", "mark")
    return mark if mark is not None and i < min(mark, c) else None
