"""Sentences of a `Doc` as plain trees in UD labels: what the rules read, whichever model made the parse."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from spacy.attrs import HEAD, SENT_START  # type: ignore[import-not-found,unused-ignore]
from spacy.tokens import Doc, Token

from dateline.model import Span as TextSpan
from dateline.parsing.acthead import Scores
from dateline.parsing.labels import is_clearnlp, to_ud

ACTS = "dateline.acts"
"""Where a `Doc`'s user data keep the learned head's shares, a row a token."""

_ENTITY = {"PERSON": "PER", "GPE": "LOC", "FAC": "LOC", "NORP": "", "PER": "PER", "ORG": "ORG", "LOC": "LOC"}


@dataclass(frozen=True, slots=True)
class Word:
    """A token: place in its sentence, spelling, lower-case lemma, tags, relation (`dep` without, `full` with subtype)
    and head (-1 the root), characters in the report, kind of name that it is part of ("" for none), and children."""

    i: int
    text: str
    lemma: str
    tag: str
    pos: str
    dep: str
    full: str
    head: int
    start: int
    end: int
    name: str
    children: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence: its words, the report's text, the half-open word spans and kinds of its names, and how likely each word
    tells an act of each event type, where the learned head has read it."""

    words: tuple[Word, ...]
    text: str
    names: tuple[tuple[int, int, str], ...]
    acts: Scores | None = field(default=None, compare=False)

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end

    def span(self, first: int, last: int) -> TextSpan:
        """The characters from word `first` to word `last`, both included."""
        start, end = self.words[first].start, self.words[last].end
        return TextSpan(self.text[start:end], start, end)

    def kids(self, i: int, *deps: str) -> list[int]:
        """Children of a word by relation, subtypes not looked at."""
        words = self.words
        return [c for c in words[i].children if words[c].dep in deps]

    def kid(self, i: int, *deps: str) -> int | None:
        """The first child of a word by relation."""
        words = self.words
        return next((c for c in words[i].children if words[c].dep in deps), None)

    def subtree(self, i: int) -> list[int]:
        """The word and all below it, in order."""
        found, stack = [], [i]
        while stack:
            at = stack.pop()
            found.append(at)
            stack.extend(self.words[at].children)
        return sorted(found)

    def case(self, i: int) -> str:
        """The preposition of a word, several joined by a space ("because of"), lower case; "" without one."""
        words = self.words
        marks = [c for c in words[i].children if words[c].dep == "case"]
        if not marks:
            return ""
        first = marks[0]
        rest = [words[c].lemma for c in words[first].children if words[c].dep == "fixed"]
        if not rest and words[first].lemma in {"out", "off"} and len(marks) > 1:
            rest = [words[marks[1]].lemma]
        return " ".join([words[first].lemma, *rest])


def trees(doc: Doc) -> Iterator[Tree]:
    """One tree for each sentence that has words, in order; white-space tokens are left out."""
    convert = is_clearnlp(doc)
    tokens, text = list(doc), doc.text
    acts = doc.user_data.get(ACTS)
    heads = (doc.to_array(HEAD).astype(np.int64) + np.arange(len(tokens))).tolist()
    for start, end in _sentences(doc.to_array(SENT_START).astype(np.int64).tolist()):
        kept = [t for t in tokens[start:end] if not t.is_space]
        if kept:
            read = acts[[t.i for t in kept]] if acts is not None else None
            yield _tree(kept, [heads[t.i] for t in kept], text, convert, read)


def _sentences(starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Half-open token spans of sentences from the marks of their first tokens."""
    first = [k for k, mark in enumerate(starts) if mark == 1 or k == 0]
    return pairwise([*first, len(starts)])


def _tree(tokens: Sequence[Token], governors: Sequence[int], text: str, convert: bool, acts: Scores | None) -> Tree:
    place = {t.i: k for k, t in enumerate(tokens)}
    heads = [place.get(h, -1) if h != t.i else -1 for t, h in zip(tokens, governors, strict=True)]
    deps, texts, pos = [t.dep_ for t in tokens], [t.text for t in tokens], [t.pos_ for t in tokens]
    if convert:
        heads, deps = to_ud(heads, deps, pos, texts)
    children: list[list[int]] = [[] for _ in tokens]
    for k, head in enumerate(heads):
        if head >= 0:
            children[head].append(k)
    kinds = [_ENTITY.get(t.ent_type_, "") for t in tokens]
    words = tuple(
        Word(
            k, texts[k], _lemma(t.lemma_, texts[k]), t.tag_, pos[k], deps[k].partition(":")[0], deps[k], heads[k],
            t.idx, t.idx + len(texts[k]), kinds[k], tuple(children[k]),
        )
        for k, t in enumerate(tokens)
    )  # fmt: skip
    return Tree(words, text, tuple(_names([t.ent_iob_ for t in tokens], kinds)), acts)


def _lemma(lemma: str, text: str) -> str:
    return (lemma or text).lower()


def _names(marks: Sequence[str], kinds: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Word spans of names from BIO marks."""
    start = -1
    for k in range(len(marks) + 1):
        inside = k < len(marks) and marks[k] == "I" and start >= 0 and kinds[k] == kinds[start]
        if start >= 0 and not inside:
            yield start, k, kinds[start]
            start = -1
        if k < len(marks) and not inside and kinds[k]:
            start = k
