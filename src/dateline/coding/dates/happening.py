"""What tells of the same happening as an act: clauses of its sentence, and the sentence before it."""

from collections.abc import Iterator

from dateline.coding.dates.tenses import clause_of, is_pluperfect, tense_of
from dateline.parsing.tree import Tree

_MEANWHILE = frozenset({"when", "as", "while"})
_THAT = frozenset({"the", "that", "those", "this", "these"})
_AGAIN = frozenset({"he", "she", "it", "they"})
_PAST = frozenset({"VBD", "VBN"})


def linked(tree: Tree, trigger: int, clause: int) -> Iterator[tuple[int, int]]:
    """Words, and the predicates of their clauses, that tell of what the clause of an act tells of, the surest first.

    The verb that a participle goes with ("attacked on Monday, killing six"), both sides of "when" and "as" ("six died when
    a bomb went off on Monday"), a later verb of the same subject ("entered the town and on Monday left it" is not
    one: its date stands before it), and what a relative clause is about ("the raid on Monday, which killed six", "met in Oslo
    on Monday, where they agreed").
    """
    word = tree.words[clause]
    if is_pluperfect(tree, clause):
        return
    if word.head >= 0 and word.dep == "advcl" and (_is_free_participle(tree, clause) or _is_meanwhile(tree, clause)):
        yield word.head, clause_of(tree, word.head)
    if word.head >= 0 and word.full == "acl:relcl" and word.tag == "VBD":
        if trigger == clause and _subject_is_relative(tree, clause):
            yield word.head, word.head
        if _is_there(tree, clause):
            yield (clause_of(tree, word.head),) * 2
    for c in tree.kids(clause, "advcl"):
        if _is_meanwhile(tree, c) and tense_of(tree, c) == tense_of(tree, clause) == "past":
            yield c, c
    for c in tree.kids(clause, "conj"):
        if tree.words[c].pos == "VERB" and not tree.kids(c, "nsubj", "aux") and _dated_at_end(tree, c):
            yield c, c


def _is_free_participle(tree: Tree, i: int) -> bool:
    """Killing six; not "before killing six", "after being held"."""
    return tree.words[i].tag == "VBG" and not tree.kids(i, "mark", "case", "nsubj", "aux")


def _is_meanwhile(tree: Tree, i: int) -> bool:
    return any(tree.words[c].lemma in _MEANWHILE for c in tree.kids(i, "mark", "advmod"))


def _is_there(tree: Tree, i: int) -> bool:
    """In Oslo, where they agreed."""
    return tree.words[i].tag == "VBD" and any(
        tree.words[c].lemma == "where" for c in tree.kids(i, "advmod", "mark", "obl")
    )


def _subject_is_relative(tree: Tree, i: int) -> bool:
    return any(tree.words[c].tag in {"WDT", "WP"} for c in tree.kids(i, "nsubj"))


def _dated_at_end(tree: Tree, i: int) -> bool:
    """Whether what hangs on a verb ends its clause, so that a date there may be over its fellow too: nothing else tells."""
    return tree.words[i].tag in _PAST and all(c > i for c in tree.kids(i, "obl"))


def told_before(tree: Tree, trigger: int, clause: int, before: Tree) -> int | None:
    """The predicate of the sentence before, where this one goes on about what is told there: an act of the plain past that
    is itself "the attack" or whose subject is "it" or "the gunmen", and no other act within its clause. None otherwise."""
    if not _goes_on(tree, trigger, clause):
        return None
    root = next((w.i for w in before.words if w.head < 0), None)
    if root is None or before.words[root].tag not in _PAST or before.kids(root, "ccomp") or is_pluperfect(before, root):
        return None
    return root


def _goes_on(tree: Tree, trigger: int, clause: int) -> bool:
    word = tree.words[clause]
    main = word.head < 0 or word.dep in {"conj", "parataxis"}
    helped = [tree.words[c].lemma for c in tree.kids(clause, "aux")]
    plain = word.tag == "VBD" or (word.tag == "VBN" and set(helped) <= {"be"} and bool(tree.kids(clause, "aux")))
    if not (main and plain and tense_of(tree, clause) == "past") or tree.kids(clause, "ccomp"):
        return False
    own = tree.words[trigger].head == clause and tree.words[trigger].dep in {"obj", "nsubj"}
    if trigger != clause and not own:
        return False
    return _is_known(tree, tree.kid(clause, "nsubj")) or (own and _is_known(tree, trigger))


def _is_known(tree: Tree, i: int | None) -> bool:
    """Whether a phrase names what the reader knows: a pronoun, or a common noun with "the" and no more."""
    if i is None:
        return False
    word = tree.words[i]
    if word.pos == "PRON":
        return word.lemma in _AGAIN or word.text.lower() in _AGAIN
    bare = not tree.kids(i, "nmod", "compound", "amod", "acl", "appos")
    return (
        word.pos == "NOUN" and not word.name and bare and any(tree.words[c].lemma in _THAT for c in tree.kids(i, "det"))
    )
