"""What became of the people of a sentence, by the words that tell it: who was killed, held, freed, marched or fled."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from dateline.coding.acts.roles import Slots, noun_frame, verb_frame
from dateline.knowledge.counts import CountTable, Kinds
from dateline.parsing.tree import Tree, Word

_PREDICATES = frozenset({"VERB", "AUX", "ADJ"})
_STAYING = frozenset({"go", "remain", "lie", "be", "come", "stay", "turn"})
_CLEAR = frozenset(
    {"arrest", "detain", "jail", "imprison", "apprehend", "intern", "remand", "book", "abduct", "kidnap"}
)
CAPTURE = frozenset({"hold", "seize", "capture", "snatch", "grab", "take", "hijack"})
_LOOSE = frozenset({"free", "home", "loose", "care", "alert", "run"})
_HEADLINE = frozenset(
    {"kill", "nab", "arrest", "hold", "detain", "free", "injure", "wound", "hurt", "jail", "seize", "slay"}
)
_STATES = frozenset({"in", "under", "behind", "into", "on"})
_THEM = frozenset({"them", "him", "her"})
_SKIPPED = frozenset(
    {
        "more",
        "others",
        "other",
        "already",
        "still",
        "now",
        "were",
        "was",
        "reported",
        "are",
        "also",
        "seriously",
        "critically",
        "badly",
    }
)
_ALONE = frozenset(
    {
        "demonstrate",
        "strike",
        "rally",
        "gather",
        "march",
        "mass",
        "parade",
        "burn",
        "choke",
        "suffocate",
        "fall",
        "drown",
    }
)
_HOUSES = frozenset(
    "hall school church centre center court hospital prison jail hotel camp temple clinic station".split()
)
_DETERMINERS = frozenset({"the", "its", "their", "his", "her", "our", "those", "these", "all"})
_FIRM, _PLAIN, _WEAK, MODIFYING = range(4)


Entries = Sequence[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Fate:
    """A kind of count and the word that tells it. `rank`: the lower, the rather it holds for the people it is told of."""

    kind: str
    word: int
    rank: tuple[int, int]


def fates(tree: Tree, table: CountTable) -> Mapping[int, Sequence[Fate]]:
    """For the head word of each party, what the sentence says became of it, the surest first: killing goes before all else,
    a word of its own before a light one, what is told of it before what describes it, the outer verb before the inner."""
    found: dict[int, list[Fate]] = {}
    for word in tree.words:
        for head, fate in _told_by(tree, word.i, table):
            found.setdefault(head, []).append(fate)
    return {head: sorted(told, key=lambda fate: fate.rank) for head, told in found.items()}


def _told_by(tree: Tree, i: int, table: CountTable) -> Iterator[tuple[int, Fate]]:
    """The parties of one predicate with their fates."""
    word = tree.words[i]
    kinds: Kinds = table.verbs if word.pos in _PREDICATES else table.nouns
    strong, weak = kinds.get(word.lemma, ()), table.weak.get(word.lemma, ()) if word.pos in _PREDICATES else ()
    result = table.results.get(word.text.lower())
    if not strong and not weak and result is None:
        return
    depth = _depth(tree, i)
    if strong or weak:
        near = _near(tree, i) if any(e[0] for e in (*strong, *weak)) else frozenset[str]()
        slots = _slots(tree, i)
        for entries, level in ((strong, _PLAIN), (weak, _WEAK)):
            for companion, slot, kind in _holding(tree, i, entries, near):
                for head in map(partial(_antecedent, tree), _reflected(tree, i, _heads(tree, i, slot, slots), slots)):
                    told = _captive(tree, i, kind, slots, table) if slot == "obj" else kind
                    yield head, Fate(told, i, _rank(kind, level, companion, depth, _describes(tree, i, head)))
    if result is not None and not (word.pos == "VERB" and word.lemma in table.verbs):
        yield from ((head, Fate(result, i, rank)) for head, rank in _resulting(tree, i, depth, result))


def _holding(tree: Tree, i: int, entries: Entries, near: frozenset[str]) -> list[tuple[str, str, str]]:
    """The entries of a word whose companions stand by; where one does, none without a companion for its slot ("lost at sea"),
    and none that tells what people do of a verb that has an object ("struck a deal")."""
    paired = [entry for entry in entries if entry[0] in near]
    slots = {slot for _, slot, _ in paired}
    busy = tree.words[i].lemma in _ALONE and bool(tree.kids(i, "obj", "ccomp"))
    plain = [e for e in entries if not e[0] and e[1] not in slots and not (busy and e[1] == "subj")]
    return [*paired, *plain]


def beside(tree: Tree, first: int, last: int, table: CountTable) -> Fate | None:
    """What the next words tell of the people of a phrase from word `first` to `last`, whatever the parse: "hundreds injured",
    "13 others wounded", "injuring 13", "scores of youths gathered"."""
    words = tree.words
    after = last + 1
    while after < len(words) and words[after].text.lower() in _SKIPPED:
        after += 1
    kind = table.results.get(words[after].text.lower()) if after < len(words) else None
    if kind in table.lists.casualties and not tree.kids(after, "obj"):
        return Fate(str(kind), after, (-1, 0))
    if after < len(words) and words[after].text in _STATES:
        states = [k for k in range(after + 1, min(after + 4, len(words))) if words[k].text.lower() in table.results]
        if states and all(words[k].pos in {"ADJ", "NOUN", "DET"} for k in range(after + 1, states[0] + 1)):
            return Fate(table.results[words[states[0]].text.lower()], states[0], (_PLAIN, 0))
    if after < len(words) and words[after].pos == "VERB" and words[after].dep != "amod":
        slot = "obj" if words[after].tag == "VBN" else "subj"
        told = _entry(tree, after, slot, table)
        if told is not None:
            return Fate(told, after, (_PLAIN, 0))
    before = first - 1
    while before > 0 and words[before].text.lower() in _DETERMINERS:
        before -= 1
    headed = before >= 0 and words[before].lemma in _HEADLINE and words[before].pos == "NOUN"
    if before >= 0 and (headed or words[before].pos == "VERB") and words[before].tag != "VBN":
        told = _entry(tree, before, "obj", table)
        return Fate(told, before, (-1, 1)) if told is not None else None
    return None


def _entry(tree: Tree, i: int, slot: str, table: CountTable) -> str | None:
    """The kind that a verb tells of a slot."""
    entries = table.verbs.get(tree.words[i].lemma, ())
    near = _near(tree, i) if any(e[0] for e in entries) else frozenset[str]()
    return next((kind for _, place, kind in _holding(tree, i, entries, near) if place == slot), None)


def _describes(tree: Tree, i: int, head: int) -> bool:
    """Whether a verb only describes its party ("nuns abducted last month")."""
    word = tree.words[i]
    return word.dep in {"acl", "amod"} and word.head == head


def _rank(kind: str, level: int, companion: str, depth: int, modifying: bool) -> tuple[int, int]:
    if kind == "killed" and (companion or level == _PLAIN) and not modifying:
        return _FIRM, 0
    return (MODIFYING if modifying else _FIRM if companion else level), depth


def _depth(tree: Tree, i: int) -> int:
    """How many words stand above a word."""
    steps = 0
    while tree.words[i].head >= 0 and steps < len(tree.words):
        i, steps = tree.words[i].head, steps + 1
    return steps


def _near(tree: Tree, i: int) -> frozenset[str]:
    """Lemmas of the word's dependents and of theirs, and of the verb that it completes."""
    words = tree.words
    below = [
        c for c in words[i].children if words[c].dep not in {"conj", "nsubj", "parataxis"} and not tree.kids(c, "nsubj")
    ]
    below += [
        k for c in below for k in words[c].children if words[c].dep not in {"advcl", "ccomp"} and words[k].text != "in"
    ]
    below += [k for k in tree.kids(i, "nsubj") if words[k].lemma not in _HOUSES]
    above = [words[i].head] if words[i].dep in {"xcomp", "ccomp"} and words[i].head >= 0 else []
    return frozenset(words[k].lemma for k in (*below, *above))


def _slots(tree: Tree, i: int) -> Slots:
    return (verb_frame(tree, i) if tree.words[i].pos in _PREDICATES else noun_frame(tree, i)).slots


def _heads(tree: Tree, i: int, slot: str, slots: Slots) -> list[int]:
    """The words of a slot; of a bare participle ("two wounded") its subject for its object, or the number after it."""
    if slot == "self":
        return [i]
    word = tree.words[i]
    loose = word.dep == "acl" and word.tag in {"VBN", "VBD"} and word.head >= 0 and not tree.kids(i, "nsubj", "aux")
    if slot == "subj" and not slots.get("subj") and word.dep == "acl" and word.head >= 0:
        return [word.head] if word.tag == "VBG" or (loose and tree.words[word.head].dep == "root") else []
    if slot != "obj":
        return slots.get(slot, [])
    if "obj" in slots:
        return [*slots.get("iobj", ()), *slots["obj"]]
    if loose and not slots.get("subj"):
        return [word.head]
    if word.tag == "VBN" and not tree.kids(i, "aux"):
        return slots.get("subj", [])
    return [
        k
        for k in range(i + 1, min(i + 5, len(tree.words)))
        if tree.words[k].pos == "NUM" and tree.words[k].dep != "nummod"
    ][:1]


def _reflected(tree: Tree, i: int, heads: list[int], slots: Slots) -> list[int]:
    """The subject for "themselves", and for "them" what the verb before it had as object ("seized two men and shot them")."""
    word = tree.words[i]
    if word.dep == "conj" and word.head >= 0 and any(tree.words[k].text.lower() in _THEM for k in heads):
        return _slots(tree, word.head).get("obj", heads)
    return slots.get("subj", []) if any(tree.words[k].lemma.endswith(("selves", "self")) for k in heads) else heads


def _antecedent(tree: Tree, i: int) -> int:
    """Of "whose" the noun that its clause describes, of other words the word itself."""
    if tree.words[i].text.lower() != "whose":
        return i
    while i >= 0 and tree.words[i].full != "acl:relcl":
        i = tree.words[i].head
    return tree.words[i].head if i >= 0 else i


def _captive(tree: Tree, i: int, kind: str, slots: Slots, table: CountTable) -> str:
    """Those held or seized are arrested by the police and the army, hostages of others."""
    if kind not in {"arrested", "hostages"} or tree.words[i].lemma in _CLEAR:
        return kind
    if tree.words[i].lemma in CAPTURE and speaks_of(tree, table.lists.captors):
        return "hostages"
    by = {lemma for k in slots.get("subj", ()) for lemma in _singular(tree.words[k])}
    held = {lemma for k in slots.get("obj", ()) for lemma in _singular(tree.words[k])}
    if held & table.lists.abductors and not by & table.lists.abductors:
        return "arrested"
    if by & (table.lists.wardens | table.lists.abductors):
        return "arrested" if by & table.lists.wardens else "hostages"
    if speaks_of(tree, table.lists.abductors):
        return "hostages"
    return "arrested" if speaks_of(tree, table.lists.police) else kind


def speaks_of(tree: Tree, lemmas: frozenset[str]) -> bool:
    """Whether one of some words stands in the sentence."""
    return any(not lemmas.isdisjoint(_singular(w)) for w in tree.words)


def _singular(word: Word) -> tuple[str, str]:
    """A word's lemma, and its spelling without a plural's s, since lemmas of words taken for names keep it."""
    return word.lemma, word.text.lower().removesuffix("s")


def _resulting(tree: Tree, i: int, depth: int, kind: str) -> Iterator[tuple[int, tuple[int, int]]]:
    """Of whom a result is told: the word's own number, the noun it describes, the object of its verb, its own subject."""
    words = tree.words
    word = words[i]
    first = _FIRM if kind == "killed" else _PLAIN
    own = tree.kids(i, "nsubj")
    if tree.kids(i, "nummod", "det", "amod"):
        yield i, (_PLAIN, depth)
    placed = bool(tree.kids(i, "cop")) and tree.case(i) in _STATES
    if own and (word.pos != "NOUN" or placed or _is_state(tree, i)):
        yield from ((head, (first, depth)) for head in _slots(tree, i).get("subj", own))
    elif word.dep == "amod" and word.text.lower() in _LOOSE:
        return
    elif word.dep == "amod":
        yield word.head, (MODIFYING, depth)
    elif word.dep in {"xcomp", "advmod", "obl", "advcl"} and word.head >= 0 and words[word.head].pos in _PREDICATES:
        slots = verb_frame(tree, word.head).slots
        slot = "subj" if words[word.head].lemma in _STAYING or "obj" not in slots else "obj"
        yield from ((head, (first, depth)) for head in slots.get(slot, ()) if word.dep != "obl" or _is_state(tree, i))


def _is_state(tree: Tree, i: int) -> bool:
    """ "In custody", "under arrest", "for dead"."""
    return tree.case(i) in {"in", "into", "under", "as", "behind", "on"} and not tree.kids(i, "det")
