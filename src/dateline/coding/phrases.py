"""Noun phrases: where one begins and ends, and what of it is shown."""

from dateline.model import Span
from dateline.parsing.tree import Tree

_INSIDE = frozenset(
    {
        "compound",
        "amod",
        "nummod",
        "flat",
        "nmod",
        "fixed",
        "goeswith",
        "advmod",
        "det",
        "case",
        "appos",
        "punct",
        "list",
        "dep",
    }
)
_LEFT = frozenset({"compound", "amod", "nummod", "flat", "det", "fixed", "goeswith", "punct", "advmod", "case", "dep"})
_RIGHT = frozenset({"flat", "compound", "fixed", "goeswith", "nummod"})
_SHORT = 14


def phrase(tree: Tree, head: int) -> tuple[int, int]:
    """First and last word of a head's own phrase: modifiers before it, the rest of its name, and a following "of …";
    clauses, appositions and coordinated phrases are left out."""
    first = last = head
    for c in sorted((c for c in tree.words[head].children if c < head), reverse=True):
        word = tree.words[c]
        if (
            word.dep in _LEFT
            and word.dep != "case"
            and not (word.dep == "punct" and not word.text.startswith(("-", "–")))
        ):
            first = min([first, *_narrow(tree, c)])
        elif word.full in {"nmod:poss", "nmod:desc"}:
            first = min([first, *tree.subtree(c)])
        elif word.dep != "punct":
            break
    for c in (c for c in tree.words[head].children if c > head):
        word = tree.words[c]
        named = word.dep in _RIGHT and c == last + 1 + _gap(tree, last + 1, c)
        if named:
            last = max([last, *_narrow(tree, c)])
        elif word.dep == "nmod" and tree.case(c) == "of" and min(tree.subtree(c)) == last + 1:
            inner = phrase(tree, c)
            last = inner[1] if inner[1] - first < _SHORT else last
        elif word.dep not in {"punct", "case"}:
            break
    return first, max(last, head)


def _gap(tree: Tree, start: int, end: int) -> int:
    """Hyphens between two words of one name."""
    return sum(tree.words[k].text in {"-", "–", "'", "."} for k in range(start, end))


def _narrow(tree: Tree, c: int) -> list[int]:
    return (
        [k for k in tree.subtree(c) if tree.words[k].dep not in {"conj", "cc"} or k == c]
        if len(tree.subtree(c)) < _SHORT
        else [c]
    )


def shown(tree: Tree, first: int, last: int) -> Span:
    """The phrase's characters, without an article, a possessive 's or marks at its edges."""
    words = tree.words
    while first < last and (
        words[first].lemma in {"the", "a", "an"} or words[first].dep == "punct" or words[first].pos == "PUNCT"
    ):
        first += 1
    while last > first and (
        words[last].lemma in {"'s", "’s", "'"} or words[last].tag == "POS" or words[last].pos == "PUNCT"
    ):
        last -= 1
    return tree.span(first, last)
