"""Stretches of a report between quotation marks: of any shape, over sentences and paragraphs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.coding.attribution.paragraphs import is_parted
from dateline.parsing.tree import Tree

_EDGES = frozenset('"“”„«»‘')
_MARK = re.compile("''|``|[\"“”„‟«»‘’']")
_CLOSERS = {"``": ("''",), "''": ("''",), '"': '"”', "“": '”"“', "„": "“”", "‟": "”", "«": "»", "‘": "’", "'": "'’"}
_SINGLE = frozenset("‘'")
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Quoted:
    """Characters between marks, the marks left out; first and last sentence by number; pieces of one quotation
    that goes on over paragraphs share a `group`."""

    start: int
    end: int
    first: int
    last: int
    group: int


@dataclass(frozen=True, slots=True)
class _Open:
    mark: str
    start: int
    sentence: int
    group: int


def find_quoted(trees: Sequence[Tree]) -> list[Quoted]:
    """The quotations of a report's sentences that have something in them, in order, not nested. A mark without a partner ends
    with its sentence."""
    found: list[Quoted] = []
    now: _Open | None = None
    for n, tree in enumerate(trees):
        start = tree.start
        if now and n and is_parted(trees[n - 1], tree):
            goes_on = tree.text.startswith(now.mark, tree.start) and not (
                now.mark == '"' and n - now.sentence > _LONGEST
            )
            found.append(_closed(trees, now, n - 1) if goes_on else _cut(trees, now))
            now = _Open(now.mark, tree.start + len(now.mark), n, now.group) if goes_on else None
            start += len(now.mark) if goes_on and now else 0
        elif now and n - now.sentence > _LONGEST:
            found.append(_cut(trees, now))
            now = None
        now = _read(trees, n, start, now, found)
    if now:
        found.append(_cut(trees, now))
    return [q for q in found if trees[0].text[q.start : q.end].strip()]


def has_marks(tree: Tree) -> bool:
    """Whether a word of the sentence begins or ends with a quotation mark."""
    return any(w.text[0] in _EDGES or w.text[-1] in _EDGES for w in tree.words)


def _read(trees: Sequence[Tree], n: int, start: int, now: _Open | None, found: list[Quoted]) -> _Open | None:
    """Open and close at the marks of one sentence."""
    tree = trees[n]
    text = tree.text
    for at, mark in _marks(tree, start):
        if now is None:
            now = _Open(mark, at + len(mark), n, len(found)) if _opens(tree, at, mark) else None
        elif now.mark == "“" and mark == "“":
            if now.sentence != n:
                found.append(_cut(trees, now))
            now = _Open(mark, at + 1, n, len(found))
        elif mark in _CLOSERS[now.mark] and (now.mark not in _SINGLE or _closes_single(text, at)):
            found.append(Quoted(now.start, at, now.sentence, n, now.group))
            now = None
    return None if now and now.mark in _SINGLE else now


def _marks(tree: Tree, start: int) -> Iterator[tuple[int, str]]:
    return ((m.start(), m[0]) for m in _MARK.finditer(tree.text, start, tree.end))


def _opens(tree: Tree, at: int, mark: str) -> bool:
    """Whether a mark can open: nothing written before it, something after it. Inches and apostrophes do not."""
    text = tree.text
    if mark not in _CLOSERS:
        return False
    before = text[at - 1] if at > 0 else " "
    after = text[at + len(mark)] if at + len(mark) < len(text) else " "
    if mark in _SINGLE:
        return not before.isalnum() and after.isalpha() and before != "’"
    return not before.isalnum() and (not after.isspace() or mark in "“„«")


def _closes_single(text: str, at: int) -> bool:
    """Whether a single mark closes rather than elides or owns: after a stop, or not after s, and not in a word."""
    before, after = text[at - 1], text[at + 1 : at + 2]
    return not after.isalnum() and (before in ".,!?…" or before.lower() != "s")


def _closed(trees: Sequence[Tree], now: _Open, last: int) -> Quoted:
    return Quoted(now.start, max(now.start, trees[last].end), now.sentence, last, now.group)


def _cut(trees: Sequence[Tree], now: _Open) -> Quoted:
    return _closed(trees, now, now.sentence)
