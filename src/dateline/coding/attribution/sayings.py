"""Cues of attribution in one sentence: which word says that somebody says something, who, and what is said."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.attribution.framed import carrying, cue_word, framed, is_carried
from dateline.coding.attribution.reporting import reported
from dateline.coding.attribution.saying import CLAUSAL, Saying, going_on
from dateline.coding.attribution.speakers import can_speak
from dateline.coding.sight import Sight
from dateline.knowledge.sources import SourceTable
from dateline.model import Manner
from dateline.parsing.tree import Tree

_MINDED: frozenset[Manner] = frozenset({"think", "know", "want", "feel", "perceive"})


def find_sayings(sight: Sight, table: SourceTable) -> list[Saying]:
    """All cues of the sentence that have something said, in the order of its words."""
    telling = [w.i for w in sight.tree.words if w.lemma in table.telling or w.text.lower() in table.telling]
    found = [saying for i in telling for saying in _sayings_of(sight, i, table)]
    speakers = _speakers(sight.tree, found, table)
    return [replace(s, source=speakers[s.anchor]) if s.form in CLAUSAL and s.anchor in speakers else s for s in found]


def _speakers(tree: Tree, sayings: Sequence[Saying], table: SourceTable) -> dict[int, int | None]:
    """By participle, who says what it goes on with: the last before it under whose words it hangs, as the parse may have it."""
    found: dict[int, int | None] = {}
    for saying in sayings:
        further = [k for k in going_on(tree, saying, table) if k > saying.anchor] if saying.form in CLAUSAL else []
        inside = {k for c in saying.contents for k in tree.subtree(c)} if further else frozenset()
        found.update((k, saying.source) for k in further if k in inside)
    return found


def _sayings_of(sight: Sight, i: int, table: SourceTable) -> list[Saying]:
    """A word's cues: those of saying by their own rules, others by the frames that the lexicon gives the word."""
    word = sight.tree.words[i]
    if word.dep == "xcomp" and is_carried(sight, i, table):
        return []
    if word.lemma in table.carrying and (together := carrying(sight, i, table)):
        return [together]
    found = [s for s in reported(sight, i, table) if s.contents and not _is_idle(sight, s, table)]
    known = cue_word(word, table)
    by_frame = framed(sight, i, table) if known else None
    wider = by_frame and len(by_frame.contents) > 1 and all(s.form in {"thing", "quoted"} for s in found)
    if by_frame and (wider or not found):
        return [by_frame]
    return [replace(s, manner=known.manner) for s in found] if known else found


def _is_idle(sight: Sight, saying: Saying, table: SourceTable) -> bool:
    """Whether a verb with a clause tells of nobody's saying: "it is worth noting that", "the top 1 percent would see"."""
    word = sight.tree.words[saying.anchor]
    if saying.form != "clause" or word.pos != "VERB" or sight.frame(saying.anchor).passive:
        return False
    if saying.source is None:
        return True
    known = cue_word(word, table)
    return known is not None and known.manner in _MINDED and not can_speak(sight, saying.source, table)
