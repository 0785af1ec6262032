"""What number words say and which words tell what is counted. From `lexicon/codebook/counts.yaml`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import yaml

from dateline.errors import LexiconError
from dateline.knowledge.actors import Role

_NUMBERS = ("durations", "numbers", "multipliers", "vague", "fractions", "parts")
_WORDS = ("results", "currencies", "signs", "national")
_NESTED = ("classes", "verbs", "weak", "nouns", "states", "hints", "things", "hedges", "few", "acts", "sums")
_HEDGES = frozenset({"least", "over", "most", "under", "about", "nearly", "exact", "between"})
_ARTICLES = frozenset({"a", "an", "no", "another"})

Phrases = tuple[tuple[str, ...], ...]
Hedges = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
Kinds = Mapping[str, tuple[tuple[str, str, str], ...]]
"""From a lemma to (companion, slot, kind): the kind of count of what stands in the slot, where the companion word, "" for
none, depends on the word. The slot "self" is the word itself. Entries with a companion come first. In the file "@prison" is
any word of that class."""


@dataclass(frozen=True, slots=True)
class WordLists:
    """The file's plain lists, by their names there, where each is explained."""

    casualties: frozenset[str]
    collectives: frozenset[str]
    people: frozenset[str]
    persons: frozenset[str]
    impersonal: frozenset[str]
    telling: frozenset[str]
    counting: frozenset[str]
    voting: frozenset[str]
    struck: frozenset[str]
    nobody: frozenset[str]
    articled: frozenset[str]
    labels: frozenset[str]
    measures: frozenset[str]
    running: frozenset[str]
    captors: frozenset[str]
    wardens: frozenset[str]
    abductors: frozenset[str]
    armed: frozenset[str]
    police: frozenset[str]
    military: frozenset[str]
    captivity: frozenset[str]
    expellable: frozenset[str]
    goods: frozenset[str]
    damage: frozenset[str]


@dataclass(frozen=True, slots=True)
class CountTable:
    """The file's tables, lemmas and words in lower case. `hedges`, `fractions` and `parts` (of all, in percent) by first word,
    hedges longest first; `durations` are in days;
    `openers` are all words that may begin a number phrase, `large` the multipliers from a thousand on; `roles` the role
    nouns of the actors, which tell people."""

    verbs: Kinds
    weak: Kinds
    nouns: Kinds
    acts: Mapping[tuple[str, str], str]
    results: Mapping[str, str]
    states: Mapping[str, str]
    hints: Mapping[str, str]
    sums: Mapping[str, str]
    things: Mapping[str, str]
    durations: Mapping[str, float]
    currencies: Mapping[str, str]
    signs: Mapping[str, str]
    national: Mapping[str, str]
    numbers: Mapping[str, float]
    multipliers: Mapping[str, float]
    vague: Mapping[str, float]
    few: Mapping[str, tuple[float, float]]
    fractions: Mapping[str, tuple[tuple[tuple[str, ...], float], ...]]
    parts: Mapping[str, tuple[tuple[tuple[str, ...], float], ...]]
    hedges: Hedges
    scopes: Phrases
    openers: frozenset[str]
    large: frozenset[str]
    lists: WordLists
    roles: Mapping[str, Role] = field(default_factory=dict)


_LISTS = tuple(one.name for one in fields(WordLists))
_KEYS = frozenset((*_NUMBERS, *_WORDS, *_LISTS, *_NESTED, "scopes"))


def read_counts(path: Path, roles: Mapping[str, Role] | None = None) -> CountTable:
    """The table of a file. Raises LexiconError naming the file and the key."""
    found = _mapping(path)
    classes = {name: _list(path, f"classes/{name}", listed) for name, listed in found["classes"].items()}
    numbers = {key: _numbers(path, key, found[key]) for key in _NUMBERS}
    words = {key: _words(path, key, found[key]) for key in _WORDS}
    lists = WordLists(**{key: frozenset(_list(path, key, found[key])) for key in _LISTS})
    few, hedges = _few(path, found["few"]), _hedges(path, found["hedges"])
    fractions, parts = _by_first(numbers["fractions"]), _by_first(numbers["parts"])
    firsts = set(fractions) | set(parts) | set(hedges) | set(numbers["numbers"]) | set(numbers["vague"])
    return CountTable(
        verbs=_kinds(path, "verbs", found["verbs"], classes),
        weak=_kinds(path, "weak", found["weak"], classes),
        nouns=_kinds(path, "nouns", found["nouns"], classes),
        acts=_acts(path, found["acts"]),
        results=words["results"],
        states=_inverted(path, "states", found["states"]),
        hints=_inverted(path, "hints", found["hints"]),
        sums=_inverted(path, "sums", found["sums"]),
        things=_inverted(path, "things", found["things"]),
        durations=numbers["durations"],
        currencies=words["currencies"],
        signs=words["signs"],
        national=words["national"],
        numbers=numbers["numbers"],
        multipliers=numbers["multipliers"],
        vague=numbers["vague"],
        few=few,
        fractions=fractions,
        parts=parts,
        hedges=hedges,
        scopes=_phrases(_list(path, "scopes", found["scopes"])),
        openers=frozenset(firsts | set(few) | set(words["signs"]) | lists.nobody | _ARTICLES),
        large=frozenset(word for word, times in numbers["multipliers"].items() if times >= 1000 and len(word) > 3),
        lists=lists,
        roles=roles or {},
    )


def _mapping(path: Path) -> dict[str, Any]:
    try:
        found = yaml.load(path.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise LexiconError(f"{path}: not valid YAML: {error}") from error
    if not isinstance(found, dict) or set(found) != _KEYS:
        raise LexiconError(f"{path}: expected the keys {', '.join(sorted(_KEYS))}")
    for key in _NESTED:
        if not isinstance(found[key], dict):
            raise LexiconError(f"{path}: {key}: expected a mapping")
    return found


def _list(path: Path, key: str, value: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise LexiconError(f"{path}: {key}: expected a list of words")
    return [word.lower() for word in value]


def _words(path: Path, key: str, value: Any) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(v, str) for pair in value.items() for v in pair):
        raise LexiconError(f"{path}: {key}: expected a mapping from word to word")
    return dict(value)


def _numbers(path: Path, key: str, value: Any) -> dict[str, float]:
    if not isinstance(value, dict) or not all(isinstance(n, int | float) and n >= 0 for n in value.values()):
        raise LexiconError(f"{path}: {key}: expected a mapping from word to a number, 0 or above")
    return {str(word): float(n) for word, n in value.items()}


def _few(path: Path, value: dict[str, Any]) -> dict[str, tuple[float, float]]:
    for word, bounds in value.items():
        if not isinstance(bounds, list) or len(bounds) != 2 or not all(isinstance(n, int | float) for n in bounds):
            raise LexiconError(f"{path}: few: {word}: expected the fewest and the most")
    return {str(word): (float(low), float(high)) for word, (low, high) in value.items()}


def _inverted(path: Path, key: str, value: dict[str, Any]) -> dict[str, str]:
    return {word: str(kind) for kind, words in value.items() for word in _list(path, f"{key}/{kind}", words)}


def _kinds(path: Path, key: str, value: dict[str, Any], classes: Mapping[str, list[str]]) -> Kinds:
    found: dict[str, list[tuple[str, str, str]]] = {}
    for kind, slots in value.items():
        if not isinstance(slots, dict):
            raise LexiconError(f"{path}: {key}: {kind}: expected a mapping from slot to lemmas")
        for slot, lemmas in slots.items():
            for entry in _list(path, f"{key}: {kind}: {slot}", lemmas):
                lemma, _, companion = entry.partition("+")
                for each in _members(path, companion, classes):
                    found.setdefault(lemma, []).append((each, str(slot), str(kind)))
    return {lemma: tuple(sorted(entries, key=lambda entry: not entry[0])) for lemma, entries in found.items()}


def _members(path: Path, companion: str, classes: Mapping[str, list[str]]) -> list[str]:
    """The words of a class ("@prison"), or the word itself."""
    if companion.startswith("@") and companion[1:] not in classes:
        raise LexiconError(f"{path}: classes: no {companion[1:]}")
    return classes[companion[1:]] if companion.startswith("@") else [companion]


def _acts(path: Path, value: dict[str, Any]) -> dict[tuple[str, str], str]:
    """From an act and its side ("actor", "recipient") to a kind."""
    return {
        (act, side): str(kind)
        for kind, sides in value.items()
        for side in sides
        for act in _list(path, f"acts: {kind}: {side}", sides[side])
    }


def _hedges(path: Path, value: dict[str, Any]) -> Hedges:
    if set(value) != _HEDGES:
        raise LexiconError(f"{path}: hedges: expected the keys {', '.join(sorted(_HEDGES))}")
    listed = [(phrase, kind) for kind in value for phrase in _phrases(_list(path, f"hedges: {kind}", value[kind]))]
    ordered = sorted(listed, key=lambda hedge: (-len(hedge[0]), hedge[0]))
    return {first: tuple(h for h in ordered if h[0][0] == first) for first in {phrase[0] for phrase, _ in ordered}}


def _by_first(parts: Mapping[str, float]) -> dict[str, tuple[tuple[tuple[str, ...], float], ...]]:
    """Phrases and what they say, by their first word."""
    listed = [(tuple(phrase.split()), part) for phrase, part in parts.items()]
    return {first: tuple(p for p in listed if p[0][0] == first) for first in {phrase[0] for phrase, _ in listed}}


def _phrases(listed: Iterable[str]) -> Phrases:
    return tuple(tuple(phrase.split()) for phrase in listed)
