"""How reports say who says so: reporting verbs, nouns and prepositions, mediums, kinds of sources."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

from dateline.errors import LexiconError
from dateline.model import Manner

Stance = Literal["neutral", "sure", "unsure"]
_FILE, _CUES = "reporting.yaml", "cues.tsv"
_HEADER = ["word", "pos", "manner", "frames"]
_POS = {"verb": "VERB", "noun": "NOUN", "adjective": "ADJ"}
_MANNERS: tuple[Manner, ...] = get_args(Manner)
_STANCES: tuple[Stance, ...] = ("neutral", "sure", "unsure")
_TELLING = ("quote_only", "adverbs", "nouns", "carrying")
_MAPPINGS = ("verbs", "views")


@dataclass(frozen=True, slots=True)
class CueWord:
    """A word that tells of speech or attitude: in which manner, and by which frames (see `coding.attribution.cueframes`); of these the
    `silent` ones also where nobody is named."""

    manner: Manner
    frames: frozenset[str]
    silent: frozenset[str]


@dataclass(frozen=True, slots=True)
class SourceTable:
    """Words by what they do in an attribution; the file `reporting.yaml` explains each list. `verbs`: stance by lemma;
    `views`: nouns by the preposition before them ("in the words of"); `cues`: words by part of speech and lemma;
    `telling`: the lemmas and first words of all that can be a cue by any rule."""

    cues: Mapping[tuple[str, str], CueWord]
    telling: frozenset[str]
    verbs: Mapping[str, Stance]
    views: Mapping[str, frozenset[str]]
    quote_only: frozenset[str]
    describing: frozenset[str]
    infinitive: frozenset[str]
    nominal: frozenset[str]
    evidential: frozenset[str]
    adverbs: frozenset[str]
    addressing: frozenset[str]
    quoting: frozenset[str]
    citing: frozenset[str]
    prepositions: frozenset[str]
    nouns: frozenset[str]
    noun_of: frozenset[str]
    mediums: frozenset[str]
    medium_prepositions: frozenset[str]
    medium_verbs: frozenset[str]
    owned: frozenset[str]
    anonymous: frozenset[str]
    anonymous_phrases: frozenset[str]
    anonymous_plural: frozenset[str]
    documents: frozenset[str]
    outlets: frozenset[str]
    outlet_names: frozenset[str]
    officials: frozenset[str]
    people: frozenset[str]
    indefinite: frozenset[str]
    official_sectors: frozenset[str]
    speaking: frozenset[str]
    light: frozenset[str]
    carrying: frozenset[str]


def read_sources(folder: Path) -> SourceTable:
    """The folder's `reporting.yaml`. Raises LexiconError that names the file and the key."""
    path = folder / _FILE
    data = _load(path)
    names = [f.name for f in fields(SourceTable) if f.name not in {"cues", "telling"}]
    odd = sorted(set(data) ^ set(names))
    if odd:
        raise LexiconError(f"{path}: {odd[0]}: {'unknown' if odd[0] in data else 'missing'} key")
    lists = {name: _words(path, name, data[name]) for name in names if name not in _MAPPINGS}
    verbs, views, cues = _verbs(path, data["verbs"]), _views(path, data["views"]), _cues(folder / _CUES)
    first = {phrase.split(" ")[0] for phrase in lists["prepositions"]}
    words = [lists[name] for name in _TELLING] + [frozenset(verbs), *views.values(), frozenset(w for _, w in cues)]
    return SourceTable(cues=cues, telling=frozenset(first).union(*words), verbs=verbs, views=views, **lists)


def _cues(path: Path) -> Mapping[tuple[str, str], CueWord]:
    try:
        header, *lines = path.read_text("utf-8").split("\n")
    except (OSError, ValueError) as error:
        raise LexiconError(f"{path}: cannot be read: {error}") from error
    if header.split("\t") != _HEADER:
        raise LexiconError(f"{path}: line 1: expected the columns {', '.join(_HEADER)}")
    found: dict[tuple[str, str], CueWord] = {}
    for n, line in enumerate(lines if lines[-1:] != [""] else lines[:-1], 2):
        word, cue = _cue(path, n, line.split("\t"))
        if word in found:
            raise LexiconError(f"{path}: line {n}: {word[1]} stands here for the second time")
        found[word] = cue
    return found


def _cue(path: Path, n: int, cells: Sequence[str]) -> tuple[tuple[str, str], CueWord]:
    manner = next((m for m in _MANNERS if len(cells) == len(_HEADER) and m == cells[2]), None)
    if manner is None or not all(cells) or cells[1] not in _POS:
        raise LexiconError(f"{path}: line {n}: expected a word, verb, noun or adjective, a manner and frames")
    frames = cells[3].split()
    silent = frozenset(f[:-1] for f in frames if f.endswith("*"))
    return (_POS[cells[1]], cells[0]), CueWord(manner, frozenset(f.rstrip("*") for f in frames), silent)


def _load(path: Path) -> dict[str, Any]:
    try:
        data = yaml.load(path.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, yaml.YAMLError) as error:
        raise LexiconError(f"{path}: cannot be read: {error}") from error
    if not isinstance(data, dict):
        raise LexiconError(f"{path}: expected a mapping from list to words")
    return data


def _words(path: Path, key: str, found: Any) -> frozenset[str]:
    if not isinstance(found, list) or not all(isinstance(w, str) for w in found):
        raise LexiconError(
            f"{path}: {key}: expected a list of words, each text (put in quotes what YAML reads otherwise)"
        )
    return frozenset(found)


def _verbs(path: Path, found: Any) -> Mapping[str, Stance]:
    if not isinstance(found, dict) or set(found) != set(_STANCES):
        raise LexiconError(f"{path}: verbs: expected the keys neutral, sure and unsure")
    return {w: stance for stance in _STANCES for w in sorted(_words(path, "verbs", found[stance]))}


def _views(path: Path, found: Any) -> Mapping[str, frozenset[str]]:
    if not isinstance(found, dict):
        raise LexiconError(f"{path}: views: expected a mapping from preposition to nouns")
    return {str(key): _words(path, "views", words) for key, words in found.items()}
