"""Cues of attribution in one sentence: which word says that somebody says something, who, and what is said."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.attribution.framed import cue_word, framed
from dateline.coding.attribution.reporting import reported
from dateline.coding.attribution.saying import CLAUSAL, Saying, goes_on
from dateline.coding.attribution.speakers import can_speak
from dateline.coding.sight import Sight
from dateline.knowledge.sources import SourceTable
from dateline.model import Manner

_MINDED: frozenset[Manner] = frozenset({"think", "know", "want", "feel", "perceive"})


def find_sayings(sight: Sight, table: SourceTable) -> list[Saying]:
    """All cues of the sentence that have something said, in the order of its words."""
    found = [saying for word in sight.tree.words for saying in _sayings_of(sight, word.i, table)]
    return [_by_speaker(sight, saying, found, table) for saying in found]


def _by_speaker(sight: Sight, saying: Saying, others: Sequence[Saying], table: SourceTable) -> Saying:
    """A participle that goes on with what somebody says has that speaker, though the parse may hang it on what is said."""
    tree, i = sight.tree, saying.anchor
    if tree.words[i].tag != "VBG" or saying.form not in CLAUSAL:
        return saying
    above = _above(sight, i)
    outer = (o for o in reversed(others) if o.form in CLAUSAL and o.anchor < i and not above.isdisjoint(o.contents))
    held = next((o for o in outer if goes_on(tree, i, o, table)), None)
    return replace(saying, source=held.source) if held else saying


def _above(sight: Sight, i: int) -> frozenset[int]:
    """A word and all that it hangs on."""
    found = [i]
    while (head := sight.tree.words[found[-1]].head) >= 0:
        found.append(head)
    return frozenset(found)


def _sayings_of(sight: Sight, i: int, table: SourceTable) -> list[Saying]:
    """A word's cues: those of saying by their own rules, others by the frames that the lexicon gives the word."""
    found = [s for s in reported(sight, i, table) if s.contents and not _is_idle(sight, s, table)]
    by_frame = framed(sight, i, table)
    wider = by_frame and len(by_frame.contents) > 1 and all(s.form in {"thing", "quoted"} for s in found)
    if by_frame and (wider or not found):
        return [by_frame]
    known = cue_word(sight.tree.words[i], table)
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
