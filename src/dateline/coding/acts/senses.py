"""Which acts a sentence's words tell, and in which sense: the most special sense whose gates hold."""

from dataclasses import dataclass

from dateline.coding.sight import Sight
from dateline.knowledge.acts import Act, Sense

_ENGAGED = frozenset({"in", "into", "under", "to", "with", "during", "at", "on"})
_UNFIT = -1


@dataclass(frozen=True, slots=True)
class Light:
    """The light verb that a noun of action hangs on; `receiving`: its subject is the recipient."""

    verb: int
    receiving: bool


@dataclass(frozen=True, slots=True)
class Told:
    """An act told by a word: the word, its act and sense, its light verb, and how closely it stands for the sense."""

    word: int
    act: Act
    sense: Sense
    light: Light | None
    fit: int = 0


def find_told(sight: Sight) -> list[Told]:
    """Every act that a word of the sentence tells, in order."""
    return [told for i in range(len(sight.tree.words)) if (told := told_by(sight, i))]


def told_by(sight: Sight, i: int) -> Told | None:
    """The act that word `i` tells, if any."""
    kind = _kind(sight, i)
    if kind is None:
        return None
    table = sight.lexicon.acts
    senses = table.senses.get((sight.tree.words[i].lemma, kind), ())
    verb = governing_verb(sight, i) if senses and kind == "noun" else None
    fit, sense = _UNFIT, None
    for one in senses:
        if (close := _closeness(sight, i, one, verb)) > fit:
            fit, sense = close, one
    if sense is None:
        return Told(i, table.acts[_OBLIGED.act], _OBLIGED, None) if kind == "verb" and _must(sight, i) else None
    return Told(i, table.acts[sense.act], sense, light_verb(sight, i, sense) if kind == "noun" else None, fit)


def _kind(sight: Sight, i: int) -> str | None:
    word = sight.tree.words[i]
    if word.pos == "VERB":
        return None if word.dep in {"amod", "compound", "case", "mark", "aux", "fixed"} else "verb"
    if word.pos in {"NOUN", "PROPN"}:
        return None if word.name or sight.match(i) or word.dep in {"compound", "flat", "fixed"} else "noun"
    return "adjective" if word.pos == "ADJ" and word.dep != "amod" else None


_OBLIGED = Sense("ask-something", "verb", "must", (), None, ("subj",), (), (), (), frozenset(), frozenset())
_MUST = frozenset({"must", "should", "need", "have"})


def _must(sight: Sight, i: int) -> bool:
    """Whether somebody says that the verb's subject must do something: that is asked of it, whatever it is."""
    words = sight.tree.words
    return words[i].dep == "ccomp" and any(
        words[c].dep == "aux" and words[c].lemma in _MUST and words[c].tag == "MD" for c in words[i].children
    )


def _closeness(sight: Sight, i: int, sense: Sense, verb: int | None) -> int:
    """How closely a word stands for a sense, by the words and gates that it asks for; `_UNFIT` where one is not met. `verb` is what
    governs a noun: gates may hold of it as well."""
    if (sense.before and not _preceded(sight, i, sense.before)) or (
        sense.particle is not None and not _has_particle(sight, i, sense.particle)
    ):
        return _UNFIT
    total = 3 * len(sense.before) + 3 * bool(sense.particle)
    for gate in sense.when:
        score = sight.score(gate, i) or (sight.score(gate, verb) if verb is not None else 0)
        if not score:
            return _UNFIT
        total += score
    for gate in sense.unless:
        if sight.score(gate, i):
            return _UNFIT
    return total


def governing_verb(sight: Sight, i: int) -> int | None:
    """The verb that a noun is the object, agentless subject or prepositional phrase of."""
    words = sight.tree.words
    word = words[i]
    if word.dep == "conj" and word.head >= 0 and words[word.head].pos == "NOUN":
        return governing_verb(sight, word.head)
    engaged = word.dep == "obl" and sight.tree.case(i) in _ENGAGED
    governed = word.dep == "obj" or engaged or word.full == "nsubj:pass"
    return word.head if governed and word.head >= 0 and words[word.head].pos == "VERB" else None


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


def _has_particle(sight: Sight, i: int, particle: str) -> bool:
    words = sight.tree.words
    return any(
        words[c].lemma == particle and words[c].dep in {"compound", "advmod", "xcomp", "case", "obl"}
        for c in words[i].children
    ) or (i + 1 < len(words) and words[i + 1].lemma == particle)


def light_verb(sight: Sight, i: int, sense: Sense) -> Light | None:
    """The verb that a noun of action leans on ("launched an attack", "talks were held", "came under attack")."""
    verb = governing_verb(sight, i)
    if verb is None:
        return None
    if (
        sight.tree.words[i].dep == "obl"
        and sight.tree.kids(verb, "obj")
        and not _listed(sight, verb, i, sense.light | sense.receiving)
    ):
        return None
    if sight.is_a(verb, "@receiving") or _listed(sight, verb, i, sense.receiving):
        return Light(verb, True)
    return Light(verb, False) if sight.is_a(verb, "@light") or _listed(sight, verb, i, sense.light) else None


def _listed(sight: Sight, verb: int, i: int, phrases: frozenset[str]) -> bool:
    """Whether a light verb, alone or with its particle or preposition ("carry out", "come under"), is in a list."""
    lemma = sight.tree.words[verb].lemma
    return any(
        p == lemma
        or (
            p.startswith(lemma + " ")
            and (_has_particle(sight, verb, p.split(" ")[1]) or sight.tree.case(i) == p.split(" ")[1])
        )
        for p in phrases
    )
