"""Paragraphs of a report: where a line ends, one does."""

from collections.abc import Iterator, Sequence

from dateline.parsing.tree import Tree


def is_parted(before: Tree, tree: Tree) -> bool:
    """Whether a line ends between a sentence and the next."""
    return tree.text.find("\n", before.end, tree.start) >= 0


def paragraphs(trees: Sequence[Tree]) -> Iterator[tuple[int, int]]:
    """First and last sentence of each paragraph."""
    first = 0
    for n in range(1, len(trees) + 1):
        if n == len(trees) or is_parted(trees[n - 1], trees[n]):
            yield first, n - 1
            first = n
