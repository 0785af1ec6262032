"""A report as its quotes are looked for: its sentences, and what stands in quotation marks."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dateline.coding.attribution.paragraphs import is_parted
from dateline.coding.attribution.passages import joined, speaker_phrase
from dateline.coding.attribution.quotemarks import Quoted, find_quoted
from dateline.coding.attribution.saying import Saying
from dateline.coding.attribution.sources import addressee, source_of
from dateline.coding.sight import Sight
from dateline.knowledge.sources import SourceTable
from dateline.model import Party, Quote, QuoteKind, Span
from dateline.parsing.tree import Tree

Resolver = Callable[[int, int], Party | None]
"""Whom a word names: from (sentence, word)."""
WHOLLY = 0.75
"""The share of a stretch that is direct speech where so much of it stands in quotation marks."""


@dataclass(frozen=True, slots=True)
class Page:
    """The sentences, the quotations in order, the numbers of those that reach into each sentence, and of those of a group."""

    sights: Sequence[Sight]
    table: SourceTable
    party: Resolver
    quoted: Sequence[Quoted]
    by_sentence: Sequence[Sequence[int]]
    groups: Mapping[int, Sequence[int]]

    def tree(self, n: int) -> Tree:
        """The tree of a sentence."""
        return self.sights[n].tree

    def quote(self, n: int, saying: Saying, contents: tuple[Span, ...], kind: QuoteKind) -> Quote:
        """The quote that a cue of a sentence makes of what is said."""
        sight = self.sights[n]
        source = source_of(sight, saying, self.table, lambda word: self.party(n, word))
        cue = sight.tree.span(*saying.cue)
        speaker, told = speaker_phrase(sight.tree, saying), addressee(sight, saying, self.table)
        return Quote(n, source, cue, contents, kind, speaker, saying.manner, saying.rank, told)

    def near(self, n: int) -> list[Quoted]:
        """The quotations that reach into a sentence."""
        return [self.quoted[k] for k in self.by_sentence[n]]

    def in_marks(self, offset: int) -> bool:
        """Whether a character stands in a quotation."""
        k = bisect_right(self.quoted, offset, key=lambda q: q.start) - 1
        return k >= 0 and offset < self.quoted[k].end

    def group(self, k: int) -> Sequence[int]:
        """A quotation and those that go on with it in the next paragraphs."""
        return self.groups[self.quoted[k].group]

    def spans(self, k: int) -> tuple[Span, ...]:
        """The characters of a quotation with those that go on with it."""
        pieces = [self.quoted[m] for m in self.group(k)]
        return joined(self.tree(0).text, [(q.start, q.end) for q in pieces])

    def begins_paragraph(self, n: int) -> bool:
        """Whether a line ends between the sentence before and this one."""
        return is_parted(self.tree(n - 1), self.tree(n))


def page_of(sights: Sequence[Sight], table: SourceTable, party: Resolver) -> Page:
    """The page of a report's sentences."""
    quoted = find_quoted([s.tree for s in sights])
    by_sentence: list[list[int]] = [[] for _ in sights]
    groups: dict[int, list[int]] = {}
    for k, q in enumerate(quoted):
        groups.setdefault(q.group, []).append(k)
        for n in range(q.first, q.last + 1):
            by_sentence[n].append(k)
    return Page(sights, table, party, quoted, by_sentence, groups)


def share(tree: Tree, quoted: Quoted) -> float:
    """How much of a sentence's length, but for marks, a quotation covers."""
    return max(0, min(tree.end, quoted.end) - max(tree.start, quoted.start)) / max(1, tree.end - tree.start - 3)
