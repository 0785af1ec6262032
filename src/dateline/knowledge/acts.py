"""The acts: which words tell them, in which sense, and which roles their parties play. From `lexicon/acts/*.yaml`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from dateline.errors import LexiconError
from dateline.knowledge.compiled import checked_entries
from dateline.knowledge.slots import slot_of

EVENTS = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
)
LEARNED = ("", *sorted(EVENTS))
"""The classes of the learned head in order: no act, then the event types."""
FAMILIES = frozenset(
    "agree consult support concede cooperate aid retreat request accuse investigate reject "
    "threaten protest sanction mobilize coerce assault fight".split()
)
_KINDS = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective"}
_ACTOR = {"verb": ("subj",), "noun": ("poss", "by", "adj", "compound"), "adjective": ("subj",)}
_RECIPIENT = {"verb": ("obj",), "noun": ("on", "against", "of", "with", "to", "for"), "adjective": ("of", "to", "with")}
_ACT_KEYS = frozenset(
    "says event mode cameo family contexts political symmetric verbs nouns adjectives examples not".split()
)
_WORD_KEYS = frozenset("lemma particle actor recipient when unless light adj".split())
_SLOT_KEYS = ("particle", "actor", "recipient")


@dataclass(frozen=True, slots=True)
class Act:
    """What is said to be done: its codes when it is done in fact, and the family by which operators change them."""

    id: str
    says: str
    event: str
    mode: str | None
    cameo: str
    family: str
    contexts: tuple[str, ...]
    political: bool
    symmetric: bool


@dataclass(frozen=True, slots=True)
class Gate:
    """Slots, any of which must (or must not) hold one of these lemmas or classes ("@weapon"). `heads` are the slots of the word
    itself that they begin at ("comp" of "comp.subj")."""

    slots: tuple[str, ...]
    values: frozenset[str]
    heads: frozenset[str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "heads", frozenset(slot.partition(".")[0] for slot in self.slots))


@dataclass(frozen=True, slots=True)
class Sense:
    """One word in one sense: `lemma` is its head word, `before` the words that stand before it in a compound."""

    act: str
    kind: str
    lemma: str
    before: tuple[str, ...]
    particle: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    when: tuple[Gate, ...]
    unless: tuple[Gate, ...]
    light: frozenset[str]
    receiving: frozenset[str]

    @property
    def entry(self) -> str:
        """The lexicon entry that the sense stands in, as shown to users: act/kind/word."""
        return f"{self.act}/{self.kind}/{' '.join((*self.before, self.lemma))}{' ' + self.particle if self.particle else ''}"

    @property
    def weight(self) -> int:
        """How special the sense is: words, particle and gates that must fit."""
        return 2 * len(self.before) + 3 * bool(self.particle) + 2 * len(self.when) + len(self.unless)


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of the lexicon that runs as a test; `told` is False for a counter-example."""

    act: str
    text: str
    told: bool


@dataclass(frozen=True, slots=True)
class ActTable:
    """Acts by id, and the senses of each head lemma by kind of word, the most special first."""

    acts: Mapping[str, Act]
    senses: Mapping[tuple[str, str], tuple[Sense, ...]]
    examples: tuple[Example, ...]


Listed = tuple[Path, str, dict[str, Any]]
"""A word as a file lists it: the file, the act, the word's keys."""
Made = dict[int, tuple[Gate, ...]]
"""Gates already made, by the mapping that they were made of: many words share one."""


class Senses(Mapping[tuple[str, str], tuple[Sense, ...]]):
    """Senses by head lemma and kind, the most special first, each word's made when it is first asked for and then kept."""

    def __init__(self, listed: Mapping[tuple[str, str], Sequence[Listed]]) -> None:
        self._listed = listed
        self._gates: Made = {}
        self._senses: dict[tuple[str, str], tuple[Sense, ...]] = {}

    def __getitem__(self, key: tuple[str, str]) -> tuple[Sense, ...]:
        found = self._senses.get(key)
        if found is None:
            made = [_sense(path, act, key[1], word, self._gates) for path, act, word in self._listed[key]]
            found = self._senses[key] = tuple(sorted(made, key=lambda s: -s.weight))
        return found

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._listed)

    def __len__(self) -> int:
        return len(self._listed)


def read_acts(folders: Iterable[Path]) -> ActTable:
    """Every act of the folders' YAML files, the later laid over the earlier. Raises LexiconError."""
    read = [checked_entries(folder) for folder in folders]
    return act_table({a: e for entries, _ in read for a, e in entries.items()}, all(checked for _, checked in read))


def act_table(entries: Mapping[str, tuple[Path, dict[str, Any]]], checked: bool = False) -> ActTable:
    """The table of acts from entries as YAML has them. Words of `checked` entries are made into senses when first asked for."""
    acts: dict[str, Act] = {}
    listed: dict[tuple[str, str], list[Listed]] = {}
    examples: list[Example] = []
    for act, (path, entry) in entries.items():
        acts[act] = _act(path, act, entry)
        for key, kind in _KINDS.items():
            for word in _words(path, act, key, entry):
                listed.setdefault((_head(path, act, kind, word), kind), []).append((path, act, word))
        examples += [
            Example(act, str(text), told)
            for key, told in (("examples", True), ("not", False))
            for text in _listed(path, act, key, entry)
        ]
    senses = Senses(listed)
    if not checked:
        _ = [senses[key] for key in senses]
    return ActTable(acts, senses, tuple(examples))


def _listed(path: Path, act: str, key: str, entry: dict[str, Any]) -> list[Any]:
    found = entry.get(key) or []
    if not isinstance(found, list):
        raise LexiconError(f"{path}: {act}: {key} is {found!r}, expected a list")
    return found


def _words(path: Path, act: str, key: str, entry: dict[str, Any]) -> Iterator[Any]:
    """The words of an entry, one for each lemma: words with the same roles and gates may be listed as one."""
    for word in _listed(path, act, key, entry):
        several = word.get("lemma") if isinstance(word, dict) else None
        yield from ({**word, "lemma": lemma} for lemma in several) if isinstance(several, list) else (word,)


def _act(path: Path, act: str, entry: dict[str, Any]) -> Act:
    if not isinstance(entry, dict):
        raise LexiconError(f"{path}: {act}: expected a mapping, found {entry!r}")
    unknown = set(entry) - _ACT_KEYS
    if unknown:
        raise LexiconError(f"{path}: {act}: unknown key {sorted(unknown)[0]!r}")
    for key, allowed in (("event", EVENTS), ("family", FAMILIES)):
        if entry.get(key) not in allowed:
            raise LexiconError(
                f"{path}: {act}: {key} is {entry.get(key)!r}, expected one of {', '.join(sorted(allowed))}"
            )
    if not isinstance(entry.get("cameo"), str):
        raise LexiconError(f"{path}: {act}: cameo is {entry.get('cameo')!r}, expected a code in quotes")
    return Act(
        act, str(entry.get("says", "")), entry["event"], entry.get("mode"), entry["cameo"], entry["family"],
        tuple(c.replace("_", " ") for c in entry.get("contexts") or ()), bool(entry.get("political")), bool(entry.get("symmetric")),
    )  # fmt: skip


def _head(path: Path, act: str, kind: str, word: Any) -> str:
    """The head lemma of a listed word."""
    if not isinstance(word, dict) or not word.get("lemma"):
        raise LexiconError(f"{path}: {act}: {kind} entry {word!r} has no lemma")
    return str(word["lemma"]).lower().replace("-", " ").rsplit(None, 1)[-1]


def _sense(path: Path, act: str, kind: str, word: dict[str, Any], made: Made) -> Sense:
    unknown = set(word) - _WORD_KEYS
    if unknown:
        raise LexiconError(f"{path}: {act}: {word['lemma']}: unknown key {sorted(unknown)[0]!r}")
    _check_slots(f"{path}: {act}: {word['lemma']}", word)
    *before, lemma = str(word["lemma"]).lower().replace("-", " ").split()
    when, unless = (_shared_gates(word.get(key), made) for key in ("when", "unless"))
    if word.get("adj"):
        when += (Gate(("adj", "compound"), frozenset(map(str.lower, word["adj"]))),)
    light = [str(v) for v in word.get("light") or ()]
    return Sense(
        act, kind, lemma, tuple(before), word.get("particle"),
        _slots(word, "actor", _ACTOR[kind]), _slots(word, "recipient", _RECIPIENT[kind]), when, unless,
        frozenset(v for v in light if not v.endswith("-")), frozenset(v[:-1] for v in light if v.endswith("-")),
    )  # fmt: skip


def _shared_gates(listed: dict[str, Any] | None, made: Made) -> tuple[Gate, ...]:
    if id(listed) not in made:
        made[id(listed)] = gates(listed)
    return made[id(listed)]


def _check_slots(place: str, word: dict[str, Any]) -> None:
    """Gates must be mappings, and slots text: YAML reads a bare `on` as true."""
    for key in ("when", "unless"):
        if not isinstance(word.get(key) or {}, dict):
            raise LexiconError(f"{place}: {key}: expected a mapping from slot to words")
    if any(slot is True for key in ("when", "unless") for slot in word.get(key) or ()) or any(
        word.get(k) is True for k in _SLOT_KEYS
    ):
        raise LexiconError(f'{place}: a slot is read as true: put "on" in quotes')


def _slots(word: dict[str, Any], role: str, default: tuple[str, ...]) -> tuple[str, ...]:
    if role not in word:
        return default
    return slot_list(str(word[role])) if word[role] else ()


@cache
def slot_list(slots: str) -> tuple[str, ...]:
    """The slots of "obj|upon", by their shared names."""
    return tuple(dict.fromkeys(slot_of(s.strip()) for s in slots.split("|")))


def gates(listed_gates: dict[str, Any] | None) -> tuple[Gate, ...]:
    """The gates of a `when:` or `unless:`, slots by their shared names."""
    found = []
    for slots, values in (listed_gates or {}).items():
        listed = values if isinstance(values, list) else [values]
        found.append(Gate(slot_list(str(slots)), frozenset(str(v).lower() for v in listed)))
    return tuple(found)
