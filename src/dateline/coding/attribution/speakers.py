"""Who says it: the word that heads the phrase of a cue's source."""

from dateline.coding.sight import Sight
from dateline.knowledge.sources import SourceTable
from dateline.parsing.tree import Tree

RELATIVE = frozenset({"who", "whom", "which", "that", "whose", "where", "when", "why", "how", "what"})
"""What stands in a relative or asking clause for somebody named elsewhere, or for nobody."""
_MINDS = frozenset({"@person", "@actor", "@humans", "@org", "@people", "@country"})
_SPEAKERS = frozenset({"PER", "ORG"})
_ANSWERING = frozenset({"deny", "judge"})
_PARTICIPLES = frozenset({"VBN", "VBD"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_SET_OFF = frozenset({",", "”", '"', "''", "—", "–", "--"})
_STEPS = 12


def speaker(sight: Sight, i: int) -> int | None:
    """The head of the phrase of who says it: the verb's logical subject, or what stands for it after "…," said."""
    own = [c for c in sight.tree.kids(i, "nsubj") if sight.tree.words[c].lemma not in RELATIVE]
    frame = sight.frame(i)
    if len(own) > 1 and not frame.passive:
        return _nearest(sight, i, own)
    subjects = frame.slots.get("subj", [])
    if subjects:
        return subjects[0]
    objects = frame.slots.get("obj", [])
    inverted = not frame.passive and objects and objects[0] > i and not sight.tree.kids(i, "ccomp", "xcomp")
    return objects[0] if inverted else _set_off(sight, i)


def _nearest(sight: Sight, i: int, subjects: list[int]) -> int:
    """Of several subjects the last before the verb; behind a mark ("…," said X) the first after it."""
    inverted = i > 0 and sight.tree.words[i - 1].pos == "PUNCT"
    before, after = [c for c in subjects if c < i], [c for c in subjects if c > i]
    return after[0] if after and (inverted or not before) else before[-1]


def _set_off(sight: Sight, i: int) -> int | None:
    """The phrase that stands right before a verb and after a mark ("…, a diplomat in Lima said"), where the parse has them apart."""
    words = sight.tree.words
    if i == 0 or words[i].tag not in _PARTICIPLES or words[i].dep not in {"parataxis", "acl", "conj", "advcl"}:
        return None
    at = i - 1
    for _ in range(_STEPS):
        if words[at].pos in _NOMINAL and mark_before(sight.tree, at) in _SET_OFF:
            return at
        if words[at].head < 0 or words[at].head >= i:
            return None
        at = words[at].head
    return None


def mark_before(tree: Tree, i: int) -> str:
    """The mark that a phrase begins with, or else the word before it."""
    first = min(tree.subtree(i))
    return tree.words[first if tree.words[first].dep == "punct" else max(0, first - 1)].text


def agent(sight: Sight, i: int) -> int | None:
    """Who does what a passive verb tells: the phrase with "by"."""
    return next((c for c in sight.tree.kids(i, "obl", "nmod") if sight.tree.case(c) == "by"), None)


def author(sight: Sight, noun: int) -> int | None:
    """Whose a noun says that it is: "the army's website", "a report by the UN", "a letter from prison"."""
    slots = sight.frame(noun).slots
    return next(iter(slots.get("poss") or slots.get("by") or slots.get("from") or ()), None)


def owner(sight: Sight, noun: int, table: SourceTable) -> int | None:
    """Whose statement it is: its possessor, its author, the actor that its first part names ("army claim"), or the subject of the
    verb that it is the object of, unless that answers another's."""
    tree, words = sight.tree, sight.tree.words
    written = author(sight, noun)
    if written is not None:
        return written
    slots = sight.frame(noun).slots
    printed = [c for c in slots.get("in", ()) if words[c].name == "ORG" or words[c].lemma in table.outlets]
    if printed:
        return printed[0]
    parts = [c for c in tree.kids(noun, "compound", "amod") if c < noun and _MINDS & sight.features(c)]
    if parts:
        return parts[0]
    made = next((a for c in tree.kids(noun, "acl") if (a := agent(sight, c)) is not None), None)
    if made is not None:
        return made
    head = words[noun].head
    if words[noun].dep != "obj" or head < 0 or words[head].pos != "VERB":
        return None
    known = table.cues.get(("VERB", words[head].lemma))
    answers = known is not None and known.manner in _ANSWERING
    return None if answers else next(iter(sight.frame(head).slots.get("subj", ())), None)


def can_speak(sight: Sight, i: int, table: SourceTable) -> bool:
    """Whether a word names a person, a group or something that is written."""
    word = sight.tree.words[i]
    if word.name in _SPEAKERS or word.lemma in table.speaking or _MINDS & sight.features(i):
        return True
    return word.lemma in table.documents or word.lemma in table.outlets or word.lemma in table.anonymous
