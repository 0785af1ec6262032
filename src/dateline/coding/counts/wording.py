"""In whose words: what a count is of, whose they are, and what the number covers."""

from collections.abc import Sequence

from dateline.coding.counts.amounts import at
from dateline.coding.counts.numerals import Numeral
from dateline.knowledge.counts import CountTable
from dateline.parsing.tree import Tree

_NAMING = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})
_THINGS = frozenset({"weapons", "vehicles", "buildings", "places", "formations", "texts", "votes"})
_SIDED = frozenset({"guerrillas", "rebels", "insurgents", "militants"})
_SIDES = frozenset("government rebel opposition army police coalition state insurgent militia guerrilla".split())


def named_by(tree: Tree, number: Numeral, table: CountTable, kind: str) -> str | None:
    """What is counted, in the report's words: the noun with the modifiers between it and the number; None for mere people."""
    noun = number.noun
    if noun is None or kind in {"money", "days"} or noun <= number.last:
        return None
    first = number.last + 1
    while first < noun and tree.words[first].pos not in _NAMING:
        first += 1
    first = max(first, _after_owner(tree, first, noun))
    last = max([noun, *(c for c in tree.kids(noun, "flat", "compound") if c == noun + 1)])
    if first == noun and (kind in _THINGS or tree.words[noun].lemma in table.lists.people):
        return None
    return tree.span(first, last).text


def _after_owner(tree: Tree, first: int, noun: int) -> int:
    """The word after a possessor and its mark ("of Grozny's people")."""
    marks = [k for k in range(first, noun) if tree.words[k].tag == "POS" or tree.words[k].text == "old"]
    return marks[-1] + 1 if marks else first


def side_of(tree: Tree, number: Numeral, table: CountTable) -> str | None:
    """Whose the counted are, in the report's words: a name or a nation beside the noun, the noun itself if it names a people,
    or a side ("government soldiers")."""
    noun = number.noun
    if noun is None or noun <= number.first or number.currency or tree.words[noun].lemma in table.durations:
        return None
    word = tree.words[noun]
    if (word.pos == "PROPN" or word.text in _SIDED) and word.name != "PER":
        return tree.span(noun, noun).text
    for k in range(number.first + 1, noun):
        other = tree.words[k]
        named = other.text[:1].isupper() and other.pos in {"ADJ", "PROPN"} and other.i > number.last
        if named or (other.lemma in _SIDES and other.dep == "compound"):
            return other.text
    owner = next((c for c in tree.kids(noun, "nmod") if tree.words[c].full == "nmod:poss"), None)
    if owner is not None and tree.words[owner].text.lower() in {"its", "their"}:
        owner = max((w.i for w in tree.words[:owner] if w.dep == "nsubj" and w.pos == "PROPN"), default=None)
    return tree.words[owner].text if owner is not None and tree.words[owner].pos == "PROPN" else None


def scope_of(tree: Tree, anchors: Sequence[int], number: Numeral, table: CountTable) -> str:
    """The words that limit what a number covers ("since Friday", "so far"), "running" where it is the sum so far of a
    longer happening ("bringing the death toll to 34"), else "total"."""
    for anchor in anchors:
        for c in tree.kids(anchor, "obl", "advmod", "nmod", "advcl"):
            below = tree.subtree(c)
            if any(at(tree, below[0], phrase) for phrase in table.scopes) and not any(number.covers(k) for k in below):
                return tree.span(below[0], below[-1]).text
    return "total"
