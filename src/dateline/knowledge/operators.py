"""Operators and the codebook's fold: what is done with acts, and how that changes their codes."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from dateline.errors import LexiconError
from dateline.knowledge.acts import EVENTS, Gate, gates, slot_list
from dateline.knowledge.loading import load_mapping
from dateline.model import ContentStatus, Status

_KINDS = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective"}
_CONTENT = {"verb": ("comp",), "noun": ("comp", "of", "for", "to"), "adjective": ("comp",)}


@dataclass(frozen=True, slots=True)
class OperatorWord:
    """A word that carries an operator: the slots in which the act stands, and those that name who is asked or accused."""

    operator: str
    kind: str
    lemma: str
    particle: str | None
    content: tuple[str, ...]
    asked: tuple[str, ...]
    when: tuple[Gate, ...]
    unless: tuple[Gate, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the codebook: the codes that an act gets under an operator. `keep`: they stay as they are; `drop`: no act is
    told but words."""

    key: str
    keep: bool
    event: str | None
    cameo: str | None
    mode: str | None
    drop: bool = False


@dataclass(frozen=True, slots=True)
class Fold:
    """What one operator does: rows by act, CAMEO prefix or family, the default, and the statuses that follow."""

    operator: str
    content: ContentStatus
    status: Status
    default: Row
    rows: Mapping[str, Row]

    def row(self, act: str, cameo: str, family: str) -> Row:
        """The most specific row: the act's own, the longest CAMEO prefix, the family's, else the default."""
        keys = [act, *(cameo[:n] for n in range(len(cameo), 1, -1)), family]
        return next((self.rows[k] for k in keys if k in self.rows), self.default)


@dataclass(frozen=True, slots=True)
class OperatorTable:
    """Operator words by lemma and kind, the fold of each operator, auxiliaries by lemma, operators that are acts themselves."""

    words: Mapping[tuple[str, str], tuple[OperatorWord, ...]]
    folds: Mapping[str, Fold]
    auxiliaries: Mapping[str, str]
    themselves: frozenset[str]


def read_operators(operators: Path, fold: Path) -> OperatorTable:
    """Both codebook files as a table. Raises LexiconError."""
    words: dict[tuple[str, str], list[OperatorWord]] = {}
    entries = load_mapping(operators)
    auxiliaries = {str(w): name for name, listed in entries.pop("auxiliaries", {}).items() for w in listed}
    for operator, entry in entries.items():
        for key, kind in _KINDS.items():
            for word in entry.get(key) or ():
                found = _word(operators, operator, kind, word)
                words.setdefault((found.lemma, kind), []).append(found)
    folds = {name: _fold(fold, name, entry) for name, entry in load_mapping(fold).items()}
    missing = (set(entries) | set(auxiliaries.values()) - {"should"}) - set(folds)
    if missing:
        raise LexiconError(f"{fold}: operator {sorted(missing)[0]!r} has no fold")
    ordered = {
        key: tuple(sorted(found, key=lambda w: -(2 * bool(w.particle) + len(w.when)))) for key, found in words.items()
    }
    return OperatorTable(
        ordered, folds, auxiliaries, frozenset(name for name, entry in entries.items() if entry.get("itself"))
    )


def _word(path: Path, operator: str, kind: str, word: dict[str, Any]) -> OperatorWord:
    if not isinstance(word, dict) or not word.get("lemma"):
        raise LexiconError(f"{path}: {operator}: {kind} entry {word!r} has no lemma")
    for key in ("particle", "content", "asked"):
        if not isinstance(word.get(key, ""), str):
            raise LexiconError(f"{path}: {operator}: {word['lemma']}: {key} is {word[key]!r}: put it in quotes")
    content = slot_list(word["content"]) if "content" in word else _CONTENT[kind]
    asked = slot_list(word["asked"]) if "asked" in word else ()
    return OperatorWord(
        operator,
        kind,
        str(word["lemma"]),
        word.get("particle"),
        content,
        asked,
        gates(word.get("when")),
        gates(word.get("unless")),
    )


def _fold(path: Path, operator: str, entry: dict[str, Any]) -> Fold:
    rows = {str(key): _row(path, operator, str(key), row) for key, row in (entry.get("rows") or {}).items()}
    status = cast(Status, entry.get("status", "actual"))
    return Fold(
        operator, cast(ContentStatus, entry["content"]), status, _row(path, operator, "default", entry["default"]), rows
    )


def _row(path: Path, operator: str, key: str, row: Any) -> Row:
    name = f"{operator}/{key}"
    if row == "keep":
        return Row(name, True, None, None, None)
    if row == "drop":
        return Row(name, False, None, None, None, drop=True)
    if not isinstance(row, list) or len(row) not in {2, 3} or row[0] not in EVENTS:
        raise LexiconError(
            f"{path}: {name}: expected [EVENT, code] or [EVENT, code, mode] or keep or drop, found {row!r}"
        )
    return Row(name, False, str(row[0]), str(row[1]), str(row[2]) if len(row) == 3 else None)
