"""Speakers named by layout alone: before a colon that opens a paragraph ("PENCE: Well, …"), after a dash that ends one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.coding.attribution.paragraphs import paragraphs
from dateline.coding.attribution.speakers import speaker
from dateline.coding.sight import Sight
from dateline.knowledge.sources import SourceTable

_LONGEST = 6
_DASHES = frozenset({"—", "–", "―", "--", "-"})
_OPENING = frozenset("\"“”„«‘'")
_CLOSING = frozenset("\"”“»’'")


@dataclass(frozen=True, slots=True)
class Label:
    """A speaker's label: its sentence, the mark that is its cue, the head of the name, and the characters that are said."""

    sentence: int
    mark: int
    head: int
    start: int
    end: int


def find_labels(sights: Sequence[Sight], table: SourceTable) -> Iterator[Label]:
    """The labels of a report's paragraphs that have something said behind or before them."""
    return (label for label in _labels(sights, table) if _has_words(sights[0].tree.text, label))


def _has_words(text: str, label: Label) -> bool:
    """Whether something is said: a letter or digit, not marks alone."""
    return any(c.isalnum() for c in text[label.start : label.end])


def _labels(sights: Sequence[Sight], table: SourceTable) -> Iterator[Label]:
    parts = list(paragraphs([s.tree for s in sights]))
    for k, (first, last) in enumerate(parts):
        found = _before_colon(sights, first, last, table) or _after_dash(sights, first, last)
        if not found and k + 1 < len(parts):
            found = _before_block(sights, last, parts[k + 1], table)
        if found:
            yield found


def _before_colon(sights: Sequence[Sight], first: int, last: int, table: SourceTable) -> Label | None:
    """A name or a source's word, in capitals, before the paragraph's first colon, and something after it."""
    tree = sights[first].tree
    begin = 1 if tree.words[0].text in _OPENING else 0
    colon = next((w.i for w in tree.words[begin : begin + _LONGEST] if w.text == ":"), None)
    end = sights[last].tree.end
    if colon is None or colon == begin or tree.words[colon].end >= end:
        return None
    label = tree.words[begin:colon]
    outlet = label[0].text[0].isupper() and label[-1].lemma in table.outlets
    if not outlet and not all(w.text[0].isupper() or not w.text[0].isalpha() for w in label):
        return None
    capitals = all(w.text.isupper() for w in label) and len(label[0].text) > 1
    named = [w for w in label if w.name in {"PER", "ORG"} or w.lemma in table.anonymous | table.documents]
    if not (capitals or named or outlet):
        return None
    return Label(first, colon, (named or label)[-1].i, tree.words[colon].end, end)


def _before_block(sights: Sequence[Sight], n: int, block: tuple[int, int], table: SourceTable) -> Label | None:
    """A verb of saying that brings nothing, before the colon that ends its paragraph: the next paragraph is what is said."""
    sight, words = sights[n], sights[n].tree.words
    if words[-1].text != ":" or sights[block[0]].tree.words[0].text in _OPENING:
        return None
    for word in reversed(words):
        if word.lemma in table.verbs and word.pos == "VERB" and not sight.tree.kids(word.i, "ccomp"):
            head = speaker(sight, word.i)
            if head is not None:
                return Label(n, word.i, head, sights[block[0]].tree.start, sights[block[1]].tree.end)
    return None


def _after_dash(sights: Sequence[Sight], first: int, last: int) -> Label | None:
    """A name behind the dash behind a quotation that begins the paragraph."""
    tree, opening = sights[last].tree, sights[first].tree.words[0]
    for word in reversed(tree.words[-_LONGEST:]):
        if word.text in _DASHES and word.i > 0 and tree.words[word.i - 1].text in _CLOSING:
            name = [w for w in tree.words[word.i + 1 :] if w.pos != "PUNCT"]
            if name and opening.text in _OPENING and all(w.text[0].isupper() for w in name):
                return Label(last, word.i, name[-1].i, opening.end, tree.words[word.i - 1].start)
    return None
