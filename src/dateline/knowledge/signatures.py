"""How firm what a word governs is told: signatures of verbs, nouns, adjectives and conjunctions, and what weakens or turns a word.
From `lexicon/signatures/*.yaml`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.errors import LexiconError
from dateline.knowledge.loading import load_mapping

ANY = "*"
"""Stands for any word of its kind."""

_KINDS = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective"}
_KEYS = frozenset({"says", "author", "source", "time", "marks", *_KINDS})
_TIMES: dict[str | None, bool | None] = {"later": True, "own": False, None: None}
_SHARES = ("auxiliaries", "negated", "negations", "adverbs", "determiners", "adjectives", "parties", "objects")
_LIMIT = 3.0

Line = tuple[float, float]
"""A value where the governor is certain and one where it is certain that the governor did not happen; between -3 and 3."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A group of words: its name, and what the author and the source that the word names let stand of what it governs. `source` is
    None where the word names none. `later`: what it governs is yet to come (True), has a time of its own (False) or has that of
    the word (None)."""

    group: str
    author: Line
    source: Line | None
    later: bool | None = None


@dataclass(frozen=True, slots=True)
class SignatureTable:
    """Signatures by kind, lemma and slot ("*" any lemma of the kind), by subordinating word, and shares of certainty by lemma."""

    words: Mapping[tuple[str, str, str], Signature]
    marks: Mapping[str, Signature]
    auxiliaries: Mapping[str, float]
    negated: Mapping[str, float]
    negations: Mapping[str, float]
    adverbs: Mapping[str, float]
    determiners: Mapping[str, float]
    adjectives: Mapping[str, float]
    parties: Mapping[str, float]
    objects: Mapping[str, float]
    later: frozenset[str]
    question: float

    def of(self, kind: str, lemma: str, slot: str) -> Signature | None:
        """The signature of a word over one of its slots: its own, else that of any word of its kind."""
        return self.words.get((kind, lemma, slot)) or self.words.get((kind, ANY, slot))


def read_signatures(folder: Path) -> SignatureTable:
    """The folder's `signatures.yaml` and `modifiers.yaml`. Raises LexiconError that names the file and the key."""
    path = folder / "signatures.yaml"
    words: dict[tuple[str, str, str], Signature] = {}
    marks: dict[str, Signature] = {}
    for group, entry in load_mapping(path).items():
        signature = _signature(path, str(group), entry)
        for key in _entries(path, str(group), entry):
            if key in words:
                raise LexiconError(f"{path}: {group}: {' '.join(key)} stands in {words[key].group} too")
            words[key] = signature
        marks |= dict.fromkeys(str(entry.get("marks", "")).split(), signature)
    return SignatureTable(words, marks, **_modifiers(folder / "modifiers.yaml"))


def _signature(path: Path, group: str, entry: Any) -> Signature:
    if not isinstance(entry, dict) or not set(entry) <= _KEYS or "author" not in entry:
        raise LexiconError(f"{path}: {group}: expected author and some of {', '.join(sorted(_KEYS))}")
    source = _line(path, f"{group}: source", entry["source"]) if "source" in entry else None
    if entry.get("time") not in _TIMES:
        raise LexiconError(f"{path}: {group}: time: expected later or own, found {entry['time']!r}")
    return Signature(group, _line(path, f"{group}: author", entry["author"]), source, _TIMES[entry.get("time")])


def _line(path: Path, key: str, value: Any) -> Line:
    numbers = isinstance(value, list) and len(value) == 2 and all(isinstance(v, int | float) for v in value)
    if not numbers or any(abs(v) > _LIMIT for v in value):
        raise LexiconError(f"{path}: {key}: expected two numbers from -3 to 3, found {value!r}")
    return float(value[0]), float(value[1])


def _entries(path: Path, group: str, entry: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Each kind, lemma and slot of a group, once."""
    for name, kind in _KINDS.items():
        listed = entry.get(name) or {}
        if not isinstance(listed, dict) or not all(
            isinstance(s, str) and isinstance(w, str) for s, w in listed.items()
        ):
            raise LexiconError(f"{path}: {group}: {name}: expected words by slots, all text (put on and no in quotes)")
        found = (
            (kind, lemma, slot) for slots, words in listed.items() for slot in slots.split() for lemma in words.split()
        )
        yield from dict.fromkeys(found)


def _modifiers(path: Path) -> dict[str, Any]:
    found = load_mapping(path)
    odd = sorted(set(found) ^ {*_SHARES, "later", "question"})
    if odd:
        raise LexiconError(f"{path}: {odd[0]}: {'unknown' if odd[0] in found else 'missing'} key")
    made: dict[str, Any] = {name: _shares(path, name, found[name]) for name in _SHARES}
    return {
        **made,
        **_shares(path, "question", {"question": found["question"]}),
        "later": frozenset(map(str, found["later"])),
    }


def _shares(path: Path, key: str, value: Any) -> dict[str, float]:
    if not isinstance(value, dict) or not all(isinstance(v, int | float) and abs(v) <= 1 for v in value.values()):
        raise LexiconError(f"{path}: {key}: expected numbers from -1 to 1 by word")
    return {str(word): float(v) for word, v in value.items()}
