"""What counting looks at: a sentence, the table, what became of whom; and a reading of a number, where it hangs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dateline.coding.counts.fates import Fate
from dateline.coding.counts.numerals import Numeral
from dateline.knowledge.counts import CountTable
from dateline.parsing.tree import Tree

PEOPLE = frozenset(
    "killed wounded missing arrested charged released expelled hostages displaced participants troops other-people".split()
)
"""Kinds whose unit is people."""
_INCLUDING = frozenset({"including", "among", "includes", "included"})
PREDICATES = frozenset({"VERB", "AUX"})
THINGS = frozenset({"weapons", "vehicles", "buildings", "votes"})


Acts = Callable[[], Mapping[int, Sequence[Fate]]]
"""What the acts of the sentence tell of people by their head words; asked for only where no word of the table tells."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What is looked at: a sentence, the table, and what became of whom."""

    tree: Tree
    table: CountTable
    fates: Mapping[int, Sequence[Fate]]
    acts: Acts | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a number phrase counts: kind, unit, the word that tells it (None: none), and whether another count has it in it."""

    kind: str
    unit: str
    word: int | None = None
    part: bool = False
    running: bool = False
    earlier: bool = False
    last: int | None = None


def top_of(tree: Tree, number: Numeral) -> int:
    """The word of the phrase, its noun included, that the others hang on."""
    last = max(number.last, number.noun if number.noun is not None else 0)
    inside = range(number.first, last + 1)
    loose = [
        k
        for k in inside
        if tree.words[k].head not in inside and tree.words[k].pos not in {"ADP", "ADV", "PUNCT", "CCONJ", "DET"}
    ]
    if number.noun in loose:
        return number.noun if number.noun is not None else last
    return next(iter(loose), number.last)


def anchors_of(sight: Sight, number: Numeral, word: int | None) -> tuple[int, ...]:
    """The words that a count hangs on: what tells its kind and the verb of that, then the words above the number up to a verb."""
    tree = sight.tree
    found: list[int] = []
    for i in (word, top_of(tree, number)):
        while i is not None and i >= 0:
            if i not in found and not number.covers(i):
                found.append(i)
            if tree.words[i].pos in PREDICATES:
                break
            i = tree.words[i].head
    return tuple(found if word is None or word in found else [word, *found])


def is_included(tree: Tree, number: Numeral, whole: Numeral) -> bool:
    """Whether a number tells part of another before it: "10, including three children", "seventeen, five of them children",
    "nine aboard, two generals among them"."""
    words = tree.words
    between = words[whole.last + 1 : number.first]
    after = [w.text.lower() for w in words[(number.noun or number.last) + 1 : (number.noun or number.last) + 3]]
    if after in (["among", "them"], ["of", "them"]) or [
        w.text.lower() for w in words[number.last + 1 : number.last + 3]
    ] == ["of", "them"]:
        return True
    marks = [w for w in between if w.text.lower() in _INCLUDING]
    if not marks or (marks[0].i > 0 and words[marks[0].i - 1].pos == "AUX"):
        return False
    return not any(w.pos == "VERB" and w.i > marks[-1].i for w in between)
