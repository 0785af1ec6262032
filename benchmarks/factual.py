"""Events with labels of factuality, read from their files and laid on our own parses."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from benchmarks.common import small_report
from dateline.parsing.parser import Parser
from dateline.parsing.tree import Tree, trees

T = TypeVar("T")
_CLOSING = frozenset(
    [
        ",",
        ".",
        ";",
        ":",
        "!",
        "?",
        ")",
        "]",
        "%",
        "'s",
        "'",
        "n't",
        "'re",
        "'ve",
        "'ll",
        "'d",
        "'m",
        "''",
        "’s",
        "’",
        "-RRB-",
        "-RSB-",
        "-RCB-",
    ]
)
_OPENING = frozenset(["(", "[", "$", "``", "#", "US$", "-LRB-", "-LSB-", "-LCB-"])
_SPELLED = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}", "``": '"', "''": '"'}


@dataclass(frozen=True, slots=True)
class Labelled(Generic[T]):
    """A sentence as its annotators had it, and the labels of its events by the numbers of their words."""

    words: tuple[str, ...]
    labels: tuple[tuple[tuple[int, ...], T], ...]


@dataclass(frozen=True, slots=True)
class Case(Generic[T]):
    """An event on our own parse: the tree, its word there, and its label."""

    tree: Tree
    word: int
    label: T


def read_scored(path: Path) -> Iterator[Labelled[float]]:
    """The sentences of `uw` and `meantime`: one word a line, its number, spelling and label ("_" for none)."""
    for rows in _sentences(path):
        yield Labelled(tuple(r[1] for r in rows), tuple(((k,), float(r[2])) for k, r in enumerate(rows) if r[2] != "_"))


def read_marked(path: Path) -> Iterator[Labelled[tuple[str, str, str]]]:
    """The sentences of `meantime_full`: certainty, polarity and time of each event, marks of begin and inside and the
    event's number left out. Events that lack any of the three are left out."""
    for rows in _sentences(path):
        found: dict[str, list[int]] = {}
        for k, row in enumerate(rows):
            if row[2] != "_":
                found.setdefault(row[2].rpartition("-")[2], []).append(k)
        labels = tuple(
            (tuple(at), (_plain(rows[at[0]][3]), _plain(rows[at[0]][4]), _plain(rows[at[0]][5])))
            for at in found.values()
            if "_" not in rows[at[0]][3:6]
        )
        yield Labelled(tuple(r[1] for r in rows), labels)


def _plain(mark: str) -> str:
    return mark.partition("-")[2].rpartition("-")[0]


def _sentences(path: Path) -> Iterator[list[list[str]]]:
    rows: list[list[str]] = []
    for line in [*path.read_text("utf-8").split("\n"), ""]:
        if line.strip():
            rows.append(line.split("\t"))
        elif rows:
            yield rows
            rows = []


def joined(words: Sequence[str]) -> tuple[str, list[int]]:
    """The words as running text, and where each begins in it."""
    text, starts = "", []
    for k, word in enumerate(words):
        tight = k == 0 or word in _CLOSING or words[k - 1] in _OPENING or "-" in (word, words[k - 1])
        text += "" if tight else " "
        starts.append(len(text))
        text += _SPELLED.get(word, word)
    return text, starts


def cases(parser: Parser, sentences: Iterable[Labelled[T]]) -> Iterator[Case[T]]:
    """Each labelled event on our parse of its sentence: of several words, that which governs the others."""
    for sentence in sentences:
        text, starts = joined(sentence.words)
        found = list(trees(parser.parse(small_report(text)))) if sentence.labels else []
        for places, label in sentence.labels:
            yield from _case(found, [starts[k] for k in places], label)


def _case(found: Sequence[Tree], starts: Sequence[int], label: T) -> Iterator[Case[T]]:
    tree = next((t for t in found if t.start <= starts[0] < t.end), None)
    inside = [w for w in tree.words if any(w.start <= s < w.end for s in starts)] if tree else []
    numbers = {w.i for w in inside}
    top = next((w for w in inside if w.head not in numbers), None)
    if tree and top:
        yield Case(tree, top.i, label)
