"""What number words say and which words tell what is counted. From `lexicon/codebook/counts.yaml`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from dateline.errors import LexiconError

_NUMBERS = ("durations", "numbers", "multipliers", "vague", "few")
_WORDS = ("results", "casualties", "collectives", "people", "currencies", "scopes")
_NESTED = ("verbs", "nouns", "things", "hedges")
_KEYS = frozenset((*_NUMBERS, *_WORDS, *_NESTED))
_HEDGES = frozenset({"least", "most", "about", "between"})

Phrases = tuple[tuple[str, ...], ...]
Hedges = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
Kinds = Mapping[str, tuple[tuple[str, str], ...]]
"""From a lemma to the slots in which its counted parties stand, with the kind of count; "self" is the word itself."""


@dataclass(frozen=True, slots=True)
class CountTable:
    """The file's tables, lemmas and words in lower case. `hedges` by first word, longest first; `durations` are in days."""

    verbs: Kinds
    nouns: Kinds
    results: Mapping[str, str]
    casualties: frozenset[str]
    things: Mapping[str, str]
    collectives: frozenset[str]
    people: frozenset[str]
    durations: Mapping[str, float]
    currencies: Mapping[str, str]
    numbers: Mapping[str, float]
    multipliers: Mapping[str, float]
    vague: Mapping[str, float]
    few: Mapping[str, float]
    hedges: Hedges
    scopes: Phrases


def read_counts(path: Path) -> CountTable:
    """The table of a file. Raises LexiconError naming the file and the key."""
    found = _mapping(path)
    numbers = {key: _numbers(path, key, found[key]) for key in _NUMBERS}
    return CountTable(
        verbs=_kinds(path, "verbs", found["verbs"]),
        nouns=_kinds(path, "nouns", found["nouns"]),
        results=_words(path, "results", found["results"]),
        casualties=frozenset(_list(path, "casualties", found["casualties"])),
        things={noun: kind for kind, nouns in found["things"].items() for noun in _list(path, f"things/{kind}", nouns)},
        collectives=frozenset(_list(path, "collectives", found["collectives"])),
        people=frozenset(_list(path, "people", found["people"])),
        currencies=_words(path, "currencies", found["currencies"]),
        hedges=_hedges(path, found["hedges"]),
        scopes=_phrases(_list(path, "scopes", found["scopes"])),
        **numbers,
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
    if not isinstance(value, dict) or not all(isinstance(n, int | float) and n > 0 for n in value.values()):
        raise LexiconError(f"{path}: {key}: expected a mapping from word to a number above 0")
    return {str(word): float(n) for word, n in value.items()}


def _kinds(path: Path, key: str, value: dict[str, Any]) -> Kinds:
    found: dict[str, list[tuple[str, str]]] = {}
    for kind, slots in value.items():
        if not isinstance(slots, dict):
            raise LexiconError(f"{path}: {key}: {kind}: expected a mapping from slot to lemmas")
        for slot, lemmas in slots.items():
            for lemma in _list(path, f"{key}: {kind}: {slot}", lemmas):
                found.setdefault(lemma, []).append((str(slot), str(kind)))
    return {lemma: tuple(slots) for lemma, slots in found.items()}


def _hedges(path: Path, value: dict[str, Any]) -> Hedges:
    if set(value) != _HEDGES:
        raise LexiconError(f"{path}: hedges: expected the keys {', '.join(sorted(_HEDGES))}")
    listed = [(phrase, kind) for kind in value for phrase in _phrases(_list(path, f"hedges: {kind}", value[kind]))]
    ordered = sorted(listed, key=lambda hedge: (-len(hedge[0]), hedge[0]))
    return {first: tuple(h for h in ordered if h[0][0] == first) for first in {phrase[0] for phrase, _ in ordered}}


def _phrases(listed: Iterable[str]) -> Phrases:
    return tuple(tuple(phrase.split()) for phrase in listed)
