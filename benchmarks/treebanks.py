"""Gold trees and names: CoNLL-U and IOB2 files as sentences of words with their places in the text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.common import need

CLOSED_GENRES = frozenset({"essay", "fiction", "letter", "podcast", "whow", "reddit"})
"""Genres of GUM whose text is not openly licensed: neither trained on nor measured."""

Row = list[str]


@dataclass(frozen=True, slots=True)
class Gold:
    """One sentence. `heads` are 1-based, 0 the root; `deps` without subtypes; `places` half-open characters of `text`.

    The words of a contraction ("don't") share out its characters where their spellings make it up, else each has all.
    """

    document: str
    text: str
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    heads: tuple[int, ...]
    deps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """One sentence with its names as half-open word spans and classes (PER, ORG, LOC)."""

    words: tuple[str, ...]
    names: frozenset[tuple[int, int, str]]


def read_trees(paths: Iterable[Path], sentence_id: str = "") -> Iterator[Gold]:
    """Sentences of CoNLL-U files whose id begins so. Raises MissingDataError."""
    for path in paths:
        document = path.stem
        for chunk in need(path).read_text("utf-8").split("\n\n"):
            marks = dict(re.findall(r"^# (newdoc id|sent_id) = (.*)$", chunk, re.M))
            document = marks.get("newdoc id", document)
            rows = [line.split("\t") for line in chunk.split("\n") if line[:1].isdigit()]
            if rows and marks.get("sent_id", "").startswith(sentence_id):
                yield _sentence(document, rows)


def _sentence(document: str, rows: list[Row]) -> Gold:
    text, places = _laid_out(rows)
    words = [row for row in rows if row[0].isdigit()]

    def column(i: int) -> tuple[str, ...]:
        return tuple(row[i] for row in words)

    deps = tuple(dep.partition(":")[0] for dep in column(7))
    heads = tuple(int(head) for head in column(6))
    forms = tuple(form.replace(" ", "_") for form in column(1))
    return Gold(document, text, forms, tuple(places), column(2), column(3), column(4), heads, deps)


def _laid_out(rows: list[Row]) -> tuple[str, list[tuple[int, int]]]:
    """The sentence's text and the place of each word in it."""
    text, places = "", list[tuple[int, int]]()
    inside = 0
    for at, row in enumerate(rows):
        if "." in row[0] or int(row[0].split("-")[0]) <= inside:
            continue
        first, _, last = row[0].partition("-")
        inside = int(last) if last else inside
        parts = [part[1] for part in rows[at + 1 : at + 2 + inside - int(first)]] if last else [row[1]]
        places += _shared(len(text), row[1], parts)
        text += row[1] + ("" if "SpaceAfter=No" in row[9].split("|") else " ")
    return text.rstrip(" "), places


def _shared(start: int, surface: str, parts: Sequence[str]) -> list[tuple[int, int]]:
    """Places of the words that a surface token stands for."""
    if "".join(parts).lower() != surface.lower():
        return [(start, start + len(surface))] * len(parts)
    ends = [start + sum(map(len, parts[: k + 1])) for k in range(len(parts))]
    return [(end - len(part), end) for part, end in zip(parts, ends, strict=True)]


def ewt(treebanks: Path) -> list[Path]:
    """The test file of the English Web Treebank."""
    return [treebanks / "EWT/en_ewt-ud-test.conllu"]


def pud(treebanks: Path) -> list[Path]:
    """The one file of PUD: 500 sentences of news, 500 of Wikipedia."""
    return [treebanks / "PUD/en_pud-ud-test.conllu"]


def gum(treebanks: Path) -> list[Path]:
    """GUM's test documents of open genres. Raises MissingDataError."""
    splits = need(treebanks / "GUM/splits.md").read_text("utf-8")
    names = re.findall(r"\* (GUM_\w+)", splits.partition("\n## test\n")[2].partition("\n## ")[0])
    return [treebanks / f"GUM/dep/{name}.conllu" for name in sorted(names) if name.split("_")[1] not in CLOSED_GENRES]


def read_names(path: Path) -> Iterator[Named]:
    """Sentences of an IOB2 file (number, word, tag …). Raises MissingDataError."""
    for chunk in need(path).read_text("utf-8").split("\n\n"):
        rows = [line.split("\t") for line in chunk.split("\n") if line and not line.startswith("# ")]
        if rows:
            words = tuple(row[1].strip() or "_" for row in rows)
            yield Named(words, frozenset(spans([row[2].strip() for row in rows])))


def spans(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Half-open spans and classes of BIO tags, of our three classes; an I that continues nothing begins a name."""
    start, kind = -1, ""
    for at, tag in enumerate([*tags, "O"]):
        mark, _, label = tag.partition("-")
        if start >= 0 and (mark != "I" or label != kind):
            if kind in {"PER", "ORG", "LOC"}:
                yield start, at, kind
            start = -1
        if start < 0 and mark in {"B", "I"}:
            start, kind = at, label
