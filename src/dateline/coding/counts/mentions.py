"""How many: every count of a sentence, and those that belong to an act.

Counts are found from their numbers: what a number phrase counts, what the sentence says became of them, and the words that
tell it. `counts_in` gives them all; a mention takes those that hang on its own word or on a verb tied to it.
"""

from collections.abc import Iterator, Sequence

from dateline.coding.counts.counted import Counted, counted_in
from dateline.coding.counts.sight import Acts
from dateline.knowledge.counts import CountTable
from dateline.model import Count
from dateline.parsing.tree import Tree


def counts_in(tree: Tree, table: CountTable, acts: Acts | None = None) -> tuple[Count, ...]:
    """Every count of a sentence in order of the text, none twice.

    "At least n" has no `high`, "up to n" has `low` 0, "about n" is a tenth either way, "dozens" 24 to 99 (the convention of
    benchmarks/counted). `days` are days whatever unit was told (a month 30, a year 365).
    """
    return tuple(one.count for one in counted_in(tree, table, acts))


def counts_of(tree: Tree, trigger: int, table: CountTable, found: Sequence[Counted] | None = None) -> tuple[Count, ...]:
    """The counts that belong to the act told by word `trigger`, in order of the text, none twice.

    An act has the counts that hang on its own word (of its parties, money, weapons, days) and the casualties of verbs tied
    to it: "an attack that killed four", "shelled the town, wounding ten". `found` are the sentence's counts if they are
    known already.
    """
    counted = counted_in(tree, table) if found is None else found
    if not counted:
        return ()
    tied = frozenset(_tied_verbs(tree, trigger))
    return tuple(
        one.count
        for one in counted
        if trigger in one.anchors or (one.count.kind in table.lists.casualties and not tied.isdisjoint(one.anchors))
    )


def _tied_verbs(tree: Tree, i: int) -> Iterator[int]:
    """Verbs that tell an act's result: participles and clauses below it, verbs joined to it, and a noun's own verb."""
    words = tree.words
    for c in words[i].children:
        joined = words[c].dep == "conj" and words[i].pos == "VERB"
        clause = words[c].dep == "acl" or (words[c].dep in {"advcl", "xcomp"} and words[c].tag == "VBG")
        if (joined or clause) and words[c].pos == "VERB":
            yield c
            yield from (k for k in tree.kids(c, "conj") if words[k].pos == "VERB" and clause)
    head = words[i].head
    if words[i].pos == "NOUN" and head >= 0 and words[head].pos == "VERB" and words[i].full in {"nsubj", "obl"}:
        yield head
        yield from (k for k in tree.kids(head, "conj") if words[k].pos == "VERB")
