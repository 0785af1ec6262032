"""Cues by the frames that the lexicon gives a word: "urged them to leave", "concern about", "unclear whether"."""

from collections.abc import Set

from dateline.coding.attribution.clauses import is_told
from dateline.coding.attribution.cueframes import Brought, frames_of
from dateline.coding.attribution.saying import Saying
from dateline.coding.attribution.speakers import agent, can_speak, owner, speaker
from dateline.coding.attribution.verbs import is_as_saying
from dateline.coding.sight import Sight
from dateline.knowledge.sources import CueWord, SourceTable
from dateline.parsing.tree import Tree, Word

_JUDGED = frozenset({"obj-pred", "obj-as"})
_ASKED = frozenset({"obj-inf", "pass-inf"})


def framed(sight: Sight, i: int, table: SourceTable) -> Saying | None:
    """The cue that a word is by the first frame of its that the lexicon gives it; but with a clause, or where the lexicon lets
    nobody be named, somebody who can speak must be. To say to somebody to do something is an order."""
    tree = sight.tree
    known = cue_word(tree.words[i], table)
    best = _best(tree, i, known) if known else None
    if not known or not best or _is_anothers(tree, best, i, table) or _is_bare(tree, best, i):
        return None
    source = _source(sight, best, i, table)
    if source is None and best.frame not in known.silent and best.frame != "clause":
        return None
    manner = "order" if known.manner == "say" and best.frame in _ASKED else known.manner
    return Saying((i, best.last), i, source, best.contents, "frame", manner=manner)


def carrying(sight: Sight, i: int, table: SourceTable) -> Saying | None:
    """The cue that a verb is together with an infinitive that is a cue itself: "declined to comment on", "appeared to suggest"."""
    best = _carried(sight.tree, i, table)
    source = speaker(sight, i) if best else None
    if best is None or source is None or not can_speak(sight, source, table):
        return None
    known = cue_word(sight.tree.words[i], table)
    return Saying((i, best.last), i, source, best.contents, "frame", manner=known.manner if known else "say")


def is_carried(sight: Sight, i: int, table: SourceTable) -> bool:
    """Whether a word is the infinitive of such a cue."""
    word = sight.tree.words[i]
    return word.dep == "xcomp" and word.head >= 0 and carrying(sight, word.head, table) is not None


def _carried(tree: Tree, i: int, table: SourceTable) -> Brought | None:
    """What the infinitive that a verb carries brings by a frame that the lexicon gives it."""
    inner = tree.kid(i, "xcomp") if tree.words[i].pos == "VERB" and tree.words[i].lemma in table.carrying else None
    if inner is None or not any(tree.words[k].lemma == "to" for k in tree.kids(inner, "mark", "aux")):
        return None
    known = cue_word(tree.words[inner], table)
    frames = (known.frames if known else frozenset()) | (
        {"clause"} if tree.words[inner].lemma in table.verbs else set()
    )
    return next((b for b in frames_of(tree, inner) if _is_among(b.frame, frames)), None)


def cue_word(word: Word, table: SourceTable) -> CueWord | None:
    """What the lexicon says of a word as a cue."""
    return table.cues.get((word.pos, word.lemma))


def _best(tree: Tree, i: int, known: CueWord) -> Brought | None:
    """The first of a word's frames that the lexicon gives it."""
    return next((b for b in frames_of(tree, i) if _is_among(b.frame, known.frames)), None)


def _is_among(frame: str, known: Set[str]) -> bool:
    """Whether a frame is one of a word's, or adds to its object what the object is said to be."""
    return frame in known or (frame in _JUDGED and "obj" in known)


def _source(sight: Sight, brought: Brought, i: int, table: SourceTable) -> int | None:
    """Who is named as having the attitude; "it" of "it is unclear whether" stands for the clause."""
    word = sight.tree.words[i]
    doer = agent(sight, i) if sight.frame(i).passive else speaker(sight, i)
    source = owner(sight, i, table) if word.pos == "NOUN" else doer
    if source is None or source in brought.contents:
        return None
    mute = brought.frame != "clause" and not can_speak(sight, source, table)
    expletive = word.pos == "ADJ" and sight.tree.words[source].lemma == "it"
    return None if mute or expletive else source


def _is_anothers(tree: Tree, brought: Brought, i: int, table: SourceTable) -> bool:
    """Whether what a word brings is told by the cue of another: by "quoted" of "quoted as saying", by the noun of a light verb, by
    the verb of who is told ("told the inquiry that")."""
    told = brought.frame == "clause" and is_told(tree, i, table)
    return told or is_as_saying(tree, i, table) or _is_light(tree, brought, i, table)


def _is_light(tree: Tree, brought: Brought, i: int, table: SourceTable) -> bool:
    """Whether what a verb brings is a noun that is itself the cue: "expressed concern about"."""
    if brought.frame != "obj" or tree.words[i].lemma not in table.light:
        return False
    noun = brought.contents[0]
    known = cue_word(tree.words[noun], table)
    return known is not None and _best(tree, noun, known) is not None


def _is_bare(tree: Tree, brought: Brought, i: int) -> bool:
    """Whether a verb with a mere object is an infinitive or gerund below another verb: "failed to address", "by promoting"."""
    word = tree.words[i]
    helped = any(tree.words[c].lemma != "to" for c in tree.kids(i, "aux"))
    infinitive = word.tag == "VB" and word.dep in {"xcomp", "acl", "ccomp"}
    gerund = word.tag == "VBG" and word.dep not in {"advcl", "root", "conj"}
    return brought.frame == "obj" and not helped and (infinitive or gerund)
