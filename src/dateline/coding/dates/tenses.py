"""The tense of a clause, and on which side of its report it puts a date that stands in it."""

from dataclasses import dataclass

from dateline.calendar import Tense
from dateline.calendar.values import Value, Weekday, Weekend
from dateline.calendar.words import date_words
from dateline.parsing.tree import Tree, Word

_CLAUSES = frozenset({"root", "ccomp", "advcl", "acl", "csubj", "parataxis", "xcomp", "conj"})
_PREDICATES = frozenset({"VERB", "AUX", "ADJ"})
_VERBS = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_ON_NOUN = frozenset({"nmod", "compound", "conj", "appos", "nummod"})
_FAR = 99
_ALWAYS_AHEAD = frozenset({"due", "set", "schedule", "slate", "plan", "expect", "upcoming", "forthcoming"})
_GRANTING = frozenset({"give", "have", "allow", "extend", "grant"})


@dataclass(frozen=True, slots=True)
class Direction:
    """The side of the anchor on which a date lies, None for the nearest, and why, for a reader."""

    tense: Tense | None
    because: str


def direction_of(tree: Tree, i: int, value: Value) -> Direction:
    """The direction of a date whose head is word `i`: from what it hangs on, else from the tense of its clause.

    A participle looks back ("gutted on Saturday"), unless it is one of planning ("talks set for Sunday"). A calendar date
    that describes a noun is the nearest one ("the violence in October"): the tense is not the noun's.
    """
    governor = governor_of(tree, i)
    if governor < 0:
        return Direction(None, "no verb")
    found = _ahead(tree, i, governor, value) or _on_noun(tree, i, governor, value) or _participle(tree, governor)
    if found:
        return found
    clause = clause_of(tree, governor)
    return Direction(tense_of(tree, clause), f"tense of \u201c{tree.words[clause].text}\u201d")


def governor_of(tree: Tree, i: int) -> int:
    """The word that a date hangs on, -1 for none. Where a verb over that word stands between the two, the parser has
    reached across it and the date is the verb's: "sanctions will be imposed, he told Reuters on Monday"."""
    governor = tree.words[i].head
    at, left = governor, _FAR
    while at >= 0 and left:
        at, left = tree.words[at].head, left - 1
        if min(governor, i) < at < max(governor, i):
            return at
    return governor


def _ahead(tree: Tree, i: int, governor: int, value: Value) -> Direction | None:
    """What lies ahead of a word of planning, and a term that is given. A calendar date after such a word is the nearest:
    what was due on it may be over."""
    if tree.words[i].dep == "conj":
        return _ahead(tree, governor, governor_of(tree, governor), value) if tree.words[governor].head >= 0 else None
    case = tree.case(i)
    if tree.words[governor].lemma in _GRANTING and case in {"until", "till"}:
        return Direction("future", f"\u201c{tree.words[governor].text} … {case}\u201d sets a term")
    for word in (tree.words[governor], tree.words[max(0, _first(tree, i) - 1)]):
        if _plans(tree, word, case):
            tense: Tense | None = "future" if isinstance(value, Weekday | Weekend) else None
            return Direction(tense, f"\u201c{word.text}\u201d looks ahead")
    return None


def _first(tree: Tree, i: int) -> int:
    """The first word of a date and its preposition."""
    return min([i, *tree.kids(i, "case", "compound", "nmod", "det")])


def _plans(tree: Tree, word: Word, case: str) -> bool:
    """Whether a word is an adjective or passive participle of planning; "called", "announced" only before "for"."""
    if word.lemma not in date_words().ahead or not (word.lemma in _ALWAYS_AHEAD or case == "for"):
        return False
    passive = word.tag == "VBN" and not any(tree.words[c].lemma == "have" for c in tree.kids(word.i, "aux"))
    return word.tag == "JJ" or passive


def _on_noun(tree: Tree, i: int, governor: int, value: Value) -> Direction | None:
    """A date that describes a noun; a weekday takes the clause's tense unless the noun is yet "to be held"."""
    word = tree.words[i]
    if tree.words[governor].pos not in _NOMINAL or word.dep not in _ON_NOUN:
        return None
    noun = tree.words[governor].text
    to_come = [
        c for c in tree.kids(governor, "acl") if any(tree.words[m].lemma == "to" for m in tree.kids(c, "mark", "aux"))
    ]
    if to_come:
        return Direction("future", f"\u201c{noun} to {tree.words[to_come[0]].text}\u201d")
    return (
        None if isinstance(value, Weekday | Weekend) else Direction(None, f"describes \u201c{noun}\u201d: the nearest")
    )


def _participle(tree: Tree, governor: int) -> Direction | None:
    word = tree.words[governor]
    bare = word.tag == "VBN" and word.dep in {"acl", "advcl"} and not tree.kids(governor, "aux", "cop", "mark", "nsubj")
    return Direction("past", f"participle \u201c{word.text}\u201d") if bare else None


def clause_of(tree: Tree, trigger: int) -> int:
    """The predicate of the clause that a trigger stands in: itself, or the verb that a noun hangs on."""
    at = trigger
    for _ in range(_FAR):
        if tree.words[at].head < 0 or (tree.words[at].pos in _PREDICATES and at == trigger) or opens_clause(tree, at):
            break
        at = tree.words[at].head
    return at


def predicate_over(tree: Tree, i: int) -> int:
    """The verb, or other predicate with a subject, that a word stands under; the word itself if it is one."""
    while tree.words[i].head >= 0 and tree.words[i].pos not in _VERBS and not tree.kids(i, "cop", "nsubj"):
        i = tree.words[i].head
    return i


def opens_clause(tree: Tree, i: int) -> bool:
    """Whether a word is the predicate of a clause of its own; conjoined nouns are none."""
    word = tree.words[i]
    if word.dep == "conj":
        return word.pos in _PREDICATES and bool(tree.kids(i, "nsubj", "csubj", "obj", "obl", "aux", "cop"))
    return word.dep in _CLAUSES


def tense_of(tree: Tree, verb: int, depth: int = 6) -> Tense | None:
    """The tense of a clause by its verb's tags and auxiliaries; of an infinitive or participle by what governs it.

    None where the sentence has no verb.
    """
    if _is_to(tree, verb):
        return "future"
    helpers = [tree.words[c] for c in tree.kids(verb, "aux", "cop")]
    tags = {w.tag for w in [tree.words[verb], *helpers]}
    lemmas = {w.lemma for w in helpers}
    if lemmas & {"will", "shall", "would", "'ll", "\u2019ll", "wo", "may", "might", "could", "should", "must", "can"}:
        return "past" if "have" in lemmas and not lemmas & {"will", "shall"} else "future"
    if "VBD" in tags or (tree.words[verb].tag == "VBN" and "have" in lemmas):
        return "past"
    if tags & {"VBZ", "VBP"}:
        return "past" if "have" in lemmas else "present"
    return _governed(tree, verb, depth)


def _governed(tree: Tree, verb: int, depth: int) -> Tense | None:
    """The tense that a form without one takes from the word above; ahead of it after "plan", "agree", "due"."""
    head = tree.words[verb].head
    if head < 0 or depth == 0:
        return "past" if tree.words[verb].tag == "VBN" else None
    marked = any(tree.words[c].lemma == "to" for c in tree.kids(verb, "mark", "aux"))
    if marked and tree.words[head].lemma in date_words().forward:
        return "future"
    return tense_of(tree, head, depth - 1)


def is_pluperfect(tree: Tree, verb: int) -> bool:
    """Whether the act lies before the report's own time ("had attacked")."""
    return any(tree.words[c].lemma == "have" and tree.words[c].tag == "VBD" for c in tree.kids(verb, "aux"))


def _is_to(tree: Tree, verb: int) -> bool:
    """Whether "was to" stands over a verb, in whichever way it is hung."""
    word = tree.words[verb]
    lemmas = [tree.words[c].lemma for c in tree.kids(verb, "aux", "mark")]
    governed = word.head >= 0 and tree.words[word.head].lemma == "be"
    return "to" in lemmas and (governed or lemmas[:1] == ["be"])
