"""What became of people whom no predicate tells anything of: by the words of their clause."""

from dateline.coding.counts.fates import MODIFYING, Fate
from dateline.coding.counts.numerals import Numeral
from dateline.coding.counts.sight import Sight, top_of
from dateline.parsing.tree import Tree

_BREAKS = frozenset({",", ";", ":", "(", ")", "\u2013", "\u2014"})
_REACH = 12
_DOING = frozenset(
    {
        "visit",
        "tell",
        "meet",
        "run",
        "own",
        "open",
        "call",
        "hear",
        "say",
        "work",
        "see",
        "inspect",
        "write",
        "build",
        "oppose",
        "plan",
    }
)


def hinted(sight: Sight, number: Numeral) -> Fate | None:
    """The fate told by the nearest word of `hints` in the clause, if it is no farther than twelve words: "freedom came for six
    dissidents", "two were wheeled into the hospital". None for those who only say or do something there, since they are seldom
    the ones whom the word is about."""
    tree = sight.tree
    top = tree.words[top_of(tree, number)]
    verb = tree.words[top.head].lemma if top.dep == "nsubj" and top.head >= 0 else ""
    if verb in sight.table.lists.counting or verb in _DOING or number.high == 0:
        return None
    near = [k for k in _clause(tree, number) if _is_hint(sight, k)]
    if not near:
        return None
    nearest = min(near, key=lambda k: (abs(k - number.first), k))
    return Fate(sight.table.hints[tree.words[nearest].lemma], nearest, (MODIFYING, 0))


def _is_hint(sight: Sight, i: int) -> bool:
    word = sight.tree.words[i]
    return word.lemma in sight.table.hints and word.dep != "compound" and word.pos in {"NOUN", "ADJ", "ADV"}


def _clause(tree: Tree, number: Numeral) -> range:
    """The words around a number up to a mark that ends its clause."""
    first = last = number.first
    while first > 0 and tree.words[first - 1].text not in _BREAKS and number.first - first < _REACH:
        first -= 1
    while last + 1 < len(tree.words) and tree.words[last + 1].text not in _BREAKS and last - number.last < _REACH:
        last += 1
    return range(first, last + 1)
