"""Which acts a sentence's words tell, and in which sense: the most special sense whose gates hold."""

from dataclasses import dataclass

from dateline.coding.sight import Sight
from dateline.knowledge.acts import Act, Sense

_LIGHT = frozenset(
    "hold conduct carry launch make have take do give stage mount undertake perform begin start resume continue attend host join engage "
    "participate lead open end conclude finish complete offer issue deliver deal wage step pay express voice".split()
)
_RECEIVING = frozenset("receive suffer face undergo sustain endure get".split())


@dataclass(frozen=True, slots=True)
class Light:
    """The light verb that a noun of action hangs on; `receiving`: its subject is the recipient."""

    verb: int
    receiving: bool


@dataclass(frozen=True, slots=True)
class Told:
    """An act told by a word: the word, its act and sense, and its light verb."""

    word: int
    act: Act
    sense: Sense
    light: Light | None


def find_told(sight: Sight) -> list[Told]:
    """Every act that a word of the sentence tells, in order."""
    return [told for i in range(len(sight.tree.words)) if (told := told_by(sight, i))]


def told_by(sight: Sight, i: int) -> Told | None:
    """The act that word `i` tells, if any."""
    kind = _kind(sight, i)
    if kind is None:
        return None
    table = sight.lexicon.acts
    for sense in table.senses.get((sight.tree.words[i].lemma, kind), ()):
        if _fits(sight, i, sense):
            return Told(i, table.acts[sense.act], sense, light_verb(sight, i, sense) if kind == "noun" else None)
    return None


def _kind(sight: Sight, i: int) -> str | None:
    word = sight.tree.words[i]
    if word.pos == "VERB":
        return None if word.dep in {"amod", "compound", "case", "mark", "aux", "fixed"} else "verb"
    if word.pos in {"NOUN", "PROPN"}:
        return None if word.name or sight.match(i) or word.dep in {"compound", "flat", "fixed"} else "noun"
    return "adjective" if word.pos == "ADJ" and word.dep != "amod" else None


def _fits(sight: Sight, i: int, sense: Sense) -> bool:
    return (
        (not sense.before or _preceded(sight, i, sense.before))
        and _has_particle(sight, i, sense.particle)
        and all(sight.holds(gate, i) for gate in sense.when)
        and not any(sight.holds(gate, i) for gate in sense.unless)
    )  # fmt: skip


def _preceded(sight: Sight, i: int, before: tuple[str, ...]) -> bool:
    """Whether a compound's first words stand before the head, in order, hyphens passed over; or "X of Y" for "Y X"."""
    words = sight.tree.words
    at = i - 1
    for lemma in reversed(before):
        while at >= 0 and words[at].text in {"-", "–"}:
            at -= 1
        if lemma in {"of", "the"} and at >= 0 and words[at].lemma != lemma:
            return False
        if at < 0 or lemma not in {words[at].lemma, words[at].text.lower()}:
            return False
        at -= 1
    return True


def _has_particle(sight: Sight, i: int, particle: str | None) -> bool:
    if particle is None:
        return True
    words = sight.tree.words
    return any(words[c].lemma == particle and words[c].dep in {"compound", "advmod", "xcomp", "case", "obl"} for c in words[i].children) or (
        i + 1 < len(words) and words[i + 1].lemma == particle
    )


def light_verb(sight: Sight, i: int, sense: Sense) -> Light | None:
    """The verb that a noun of action leans on ("launched an attack", "talks were held", "came under attack")."""
    words = sight.tree.words
    word = words[i]
    if word.dep not in {"obj", "nsubj", "obl", "conj"} or word.head < 0:
        return None
    if word.dep == "conj":
        return light_verb(sight, word.head, sense) if words[word.head].pos == "NOUN" else None
    verb = word.head
    lemma = words[verb].lemma
    passive = word.full == "nsubj:pass"
    if words[verb].pos != "VERB" or (word.dep == "nsubj" and not passive):
        return None
    if lemma in sense.receiving or f"{lemma} {sight.tree.case(i)}" in sense.receiving or lemma in _RECEIVING:
        return Light(verb, True)
    phrase = next((p for p in sense.light if p.split(" ")[0] == lemma), None)
    return Light(verb, False) if phrase or lemma in _LIGHT else None
