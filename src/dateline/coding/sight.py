"""One sentence as the rules see it: its tree, with frames, names and noun features worked out once and kept."""

from dataclasses import dataclass

from dateline.coding.acts.roles import Frame, is_headline_participle, noun_frame, verb_frame
from dateline.knowledge.actors import ActorTable, Role, Term, normal
from dateline.knowledge.acts import LEARNED, Gate
from dateline.knowledge.lexicon import Lexicon
from dateline.parsing.tree import Tree

_PRONOUNS = frozenset("he she him her his they them who we i us our".split())
_SPEAKER = frozenset({"i", "me", "my"})
_NEUTRAL = frozenset({"it", "its", "their"})
_PERSONAL = frozenset({"@person", "@actor", "@humans"})
_PLACE = frozenset({"@place"})
_COUNTRY = frozenset({"@country", "@place", "@actor", "@org"})
_ORG = frozenset({"@org", "@actor"})
_ACTOR = frozenset({"@actor"})
_NATIONAL = frozenset({"people", "adjective"})
_PEOPLE = frozenset({"@humans", "@people"})
_NAME_CLASSES = {"PER": _PERSONAL, "LOC": _PLACE, "ORG": _ORG, "": frozenset[str]()}
_FIGHTING = frozenset({"@troops"})
_FIGHTERS = frozenset({"MIL", "REB", "PRM"})
_STATES = frozenset({"name", "capital", "standin"})
_TRANSITIVE = 0.95
_PLACE_KINDS = frozenset({"name", "capital", "city"})


@dataclass(frozen=True, slots=True)
class Match:
    """A name of the lexicon found in a sentence: first and last word, and what it may mean."""

    first: int
    last: int
    terms: tuple[Term, ...]


class Sight:
    """A tree and what the lexicon knows of its words. Frames and features are kept, so that each is made once."""

    def __init__(self, tree: Tree, lexicon: Lexicon) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.matches = find_names(tree, lexicon.actors)
        self._match_at = {k: m for m in self.matches for k in range(m.first, m.last + 1)}
        self._frames: dict[int, Frame] = {}
        self._features: dict[int, frozenset[str]] = {}
        self._scores: dict[tuple[int, int], int] = {}

    def frame(self, i: int) -> Frame:
        """The frame of a verb, noun or predicate; a noun that is a predicate ("is the sponsor of") has both kinds of slots."""
        found = self._frames.get(i)
        if found is None:
            tree = self.tree
            noun = tree.words[i].pos in {"NOUN", "PROPN"}
            predicate = tree.words[i].dep == "xcomp" or bool(tree.kids(i, "cop", "nsubj"))
            found = verb_frame(tree, i) if predicate or not noun else noun_frame(tree, i)
            if noun and predicate:
                found = Frame({**noun_frame(tree, i).slots, **found.slots}, found.passive)
            elif not noun and is_headline_participle(tree, i) and self._is_transitive(i):
                found = Frame(
                    {**{k: v for k, v in found.slots.items() if k != "subj"}, "obj": found.slots["subj"]}, True
                )
            self._frames[i] = found
        return found

    def _is_transitive(self, i: int) -> bool:
        """Whether what a verb may tell, but for a few senses, asks for an object."""
        senses = self.lexicon.acts.senses.get((self.tree.words[i].lemma, "verb"), ())
        asking = sum(s.recipient[:1] == ("obj",) or any("obj" in g.slots for g in s.when) for s in senses)
        return asking > _TRANSITIVE * len(senses)

    def share(self, i: int, event: str) -> float | None:
        """How likely, by the learned head, the word tells an act of this event type; "" is no act. None where it read nothing."""
        acts = self.tree.acts
        return float(acts[i][LEARNED.index(event)]) if acts is not None and len(acts) else None

    def match(self, i: int) -> Match | None:
        """The lexicon name that the word is part of."""
        return self._match_at.get(i)

    def features(self, i: int) -> frozenset[str]:
        """Lemmas and classes by which gates know a word: its own, its modifiers', and what a measure measures."""
        found = self._features.get(i)
        if found is None:
            found = self._features[i] = frozenset(self._find_features(i))
        return found

    def _find_features(self, i: int) -> set[str]:
        tree, words = self.tree, self.tree.words
        word = words[i]
        found = {word.lemma, word.text.lower()}
        for c in word.children:
            kid = words[c]
            if kid.dep in {"compound", "amod", "nummod"} and kid.i < i:
                found |= {kid.lemma, f"{kid.lemma} {word.lemma}"}
            elif kid.dep in {"aux", "mark", "cop"}:
                found.add(f"+{kid.lemma}")
            elif kid.dep == "obj" and word.pos == "VERB":
                found |= {kid.lemma, *self.lexicon.classes.get(kid.lemma, ())}
            elif kid.dep == "nmod" and self.is_measure(i) and tree.case(c) == "of":
                found |= self.features(c)
        for lemma in [f for f in found if f[0] not in "+@"]:
            found |= self.lexicon.classes.get(lemma, frozenset())
        return found | self._name_classes(i)

    def is_a(self, i: int, name: str) -> bool:
        """Whether a word's own lemma is of a class ("@measure")."""
        return name in self.lexicon.classes.get(self.tree.words[i].lemma, ())

    def is_measure(self, i: int) -> bool:
        """Whether a word only counts or measures what follows with "of": "dozens", "a group", "three"."""
        word = self.tree.words[i]
        return word.pos == "NUM" or self.is_a(i, "@measure")

    def _name_classes(self, i: int) -> set[str]:
        word = self.tree.words[i]
        found = set(_NAME_CLASSES[word.name])
        if word.lemma in _PRONOUNS or word.text.lower() in _PRONOUNS:
            found |= _PERSONAL if word.text.lower() in _SPEAKER else _PERSONAL | _FIGHTING
        elif word.lemma == "here":
            found |= _PLACE
        elif word.text.lower() in _NEUTRAL:
            found |= _COUNTRY | _FIGHTING
        match = self.match(i)
        for term in match.terms if match else ():
            found |= {f"@{sector.lower()}" for sector in term.sectors[:1]}
            found |= _PERSONAL if term.kind == "person" else _COUNTRY if term.entity.startswith("country/") else _ORG
            if _FIGHTERS & set(term.sectors) or (term.entity.startswith("country/") and term.kind in _STATES):
                found |= _FIGHTING
            if term.kind in _PLACE_KINDS:
                found |= _PLACE
            if term.kind in _NATIONAL and word.dep not in {"amod", "compound"}:
                found |= _PEOPLE
        role = self._role(i)
        if role and word.pos in {"NOUN", "PROPN"}:
            found.add(f"@{role.sectors[0].lower()}")
            found |= (
                _PERSONAL
                if role.kind in {"person", "people"}
                else _ORG
                if role.kind == "body"
                else frozenset({"@weapon"})
            )
        return found

    def _role(self, i: int) -> Role | None:
        """The role that a noun names, alone or with the words right before it ("secretary-general")."""
        words, roles = self.tree.words, self.lexicon.actors.roles
        before = next((w for w in reversed(words[max(0, i - 2) : i]) if w.text != "-"), None)
        return (roles.get(normal(f"{before.text} {words[i].lemma}")) if before else None) or roles.get(words[i].lemma)

    def fillers(self, i: int, slot: str) -> list[int]:
        """The words in a slot of word `i`; `comp.subj` is the subject of its complement clause, `speaker` who says it."""
        if "." not in slot:
            return self.speakers(i) if slot == "speaker" else self.frame(i).slots.get(slot, [])
        name, _, inner = slot.partition(".")
        return [k for clause in self.fillers(i, name) for k in self.fillers(clause, inner)]

    def speakers(self, i: int) -> list[int]:
        """Who says the clause that word `i` stands in: the subject of the verb of saying above, or beside it."""
        words, at = self.tree.words, i
        while at >= 0 and words[at].dep not in {"ccomp", "root"}:
            at = words[at].head
        if at < 0:
            return []
        verb = words[at].head if words[at].dep == "ccomp" else next(iter(self.tree.kids(at, "parataxis")), -1)
        return self.frame(verb).slots.get("subj", []) if verb >= 0 else []

    def holds(self, gate: Gate, i: int) -> bool:
        """Whether any slot of word `i` that the gate names has one of its values."""
        return self.score(gate, i) > 0

    def score(self, gate: Gate, i: int) -> int:
        """How closely a gate is met by the slots of word `i`: 4 by a phrase, 3 by a word, 2 by a class, 1 by any word ("*").

        Many senses share a gate, so what is worked out is kept."""
        key = (id(gate), i)
        found = self._scores.get(key)
        if found is None:
            found = self._scores[key] = self._score(gate, i)
        return found

    def _score(self, gate: Gate, i: int) -> int:
        if gate.heads.isdisjoint(self.frame(i).slots) and "speaker" not in gate.heads:
            return 0
        best = 0
        for slot in gate.slots:
            for k in self.fillers(i, slot):
                for value in self.features(k) & gate.values:
                    best = max(best, 2 if value[0] == "@" else 4 if " " in value else 3)
                best = max(best, "*" in gate.values)
        return best


def find_names(tree: Tree, actors: ActorTable) -> list[Match]:
    """Names of the lexicon in a sentence, the longest from the left; a name must be written with a capital somewhere."""
    words, found, at = tree.words, [], 0
    while at < len(words):
        most = actors.first_words.get(normal(words[at].text).split(" ", 1)[0], 0)
        match = _longest(tree, at, most, actors) if most else None
        if match:
            found.append(match)
        at = match.last + 1 if match else at + 1
    return found


def _longest(tree: Tree, at: int, most: int, actors: ActorTable) -> Match | None:
    """The longest name of at most so many words that begins at a word; hyphens and 's are words of the sentence too."""
    words = tree.words
    reach = at + (1 if most == 1 and "-" not in tree.text[words[at].end : words[at].end + 1] else most + 3)
    for last in range(min(len(words), reach) - 1, at - 1, -1):
        text = tree.text[words[at].start : words[last].end]
        if text.islower() or not _whole(words[last].text):
            continue
        key = normal(text)
        terms = actors.names.get(key)
        if terms and _cased(text, key in actors.capitals):
            return Match(at, last, terms)
    return None


def _whole(last: str) -> bool:
    return any(c.isalnum() for c in last)


def _cased(text: str, capitals: bool) -> bool:
    """Names in capitals (US, WHO) must stand in capitals; others have a capital at the beginning of a word."""
    return text.isupper() if capitals else text[0].isupper() or "-" in text or " " in text or text[:2] == "al"
