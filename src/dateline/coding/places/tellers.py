"""Which words of a sentence tell where an act is: its own, clauses that describe it, verbs joined to it, what it leans on."""

from collections.abc import Iterator

from dateline.coding.sight import Sight

_DURING = frozenset({"in", "during", "amid", "by", "at", "with"})
_WHILE = frozenset({"during", "amid"})
_DOING = ("@light", "@happening", "@receiving")
_CLIMB = 3
"""Verbs above an act at most."""


def tellers(sight: Sight, word: int, on_site: bool) -> Iterator[int]:
    """The words whose phrases tell where an act of a family is, the nearest first; `on_site`: it happens where those are who do it."""
    tree, words = sight.tree, sight.tree.words
    yield word
    if is_noun(sight, word):
        yield from tree.kids(word, "acl")
    else:
        deeds = [k for k in sight.frame(word).slots.get("subj", ()) if _is_deed(sight, k)]
        yield from (c for k in deeds for c in tree.kids(k, "acl"))
        yield from (c for c in tree.kids(word, "conj") if words[c].pos == "VERB" and not tree.kids(c, "nsubj"))
    yield from _aside(sight, word, on_site)
    at = word
    for _ in range(_CLIMB):
        above = _above(sight, at)
        if above is None:
            return
        yield above
        yield from _aside(sight, above, on_site)
        at = above


def _is_deed(sight: Sight, i: int) -> bool:
    """Whether a noun may tell an act itself: the attack in "the attack, which took place in X, killed …"."""
    return is_noun(sight, i) and (sight.tree.words[i].lemma, "noun") in sight.lexicon.acts.senses


def _aside(sight: Sight, word: int, on_site: bool) -> Iterator[int]:
    """What else happened there and then: "fired to disperse a crowd in X", "shot him as he left his home in X", "detained six during
    raids in X", "dispersed workers striking in X"."""
    tree, known = sight.tree, sight.lexicon.place_words
    yield from (c for c in tree.kids(word, "obl") if tree.case(c) in _WHILE and _is_deed(sight, c))
    for c in tree.kids(word, "advcl"):
        marks = tree.kids(c, "mark")
        beside = tree.words[c].tag == "VBG" if not marks else tree.words[marks[0]].lemma in known.meanwhile
        if beside and (on_site or tree.words[c].lemma in known.speaking):
            yield c
    if on_site:
        yield from (c for k in tree.kids(word, "obj") for c in tree.kids(k, "acl") if tree.words[c].tag == "VBG")


def _above(sight: Sight, at: int) -> int | None:
    """The word that tells the same happening as the word below it: the verb of an act's noun, unless it says or judges; the
    verb that a joined verb or an infinitive hangs on."""
    words, tree = sight.tree.words, sight.tree
    word = words[at]
    head = word.head
    if head < 0:
        return None
    above = words[head]
    if word.pos == "VERB":
        joined = word.dep == "conj" and above.pos == "VERB" and not tree.kids(at, "nsubj")
        going_on = word.dep == "advcl" and word.tag == "VBG" and not tree.kids(at, "mark")
        return head if joined or going_on or (word.dep == "xcomp" and above.pos == "VERB") else None
    if above.pos not in {"VERB", "AUX"}:
        return (
            head
            if word.dep == "conj" and above.pos == word.pos
            else head
            if word.dep == "nsubj" and is_placed_at(sight, head)
            else None
        )
    if word.dep == "nsubj":
        return head
    if word.dep == "obj":
        return head if _is_done(sight, at, head) else None
    return head if word.dep == "obl" and tree.case(at) in _DURING else None


def _is_done(sight: Sight, noun: int, verb: int) -> bool:
    """Whether a verb says that the act of its object is done or suffered, and not what somebody makes of it."""
    lemma = sight.tree.words[verb].lemma
    senses = sight.lexicon.acts.senses.get((sight.tree.words[noun].lemma, "noun"), ())
    return any(sight.is_a(verb, name) for name in _DOING) or any(lemma in s.light | s.receiving for s in senses)


def is_placed_at(sight: Sight, i: int) -> bool:
    """Whether a phrase is the place that its subject is said to be at: Kabul in "the attack was in Kabul"."""
    tree = sight.tree
    return tree.case(i) in sight.lexicon.place_words.locating and bool(tree.kids(i, "cop"))


def is_noun(sight: Sight, i: int) -> bool:
    """Whether a word is a noun or a name."""
    return sight.tree.words[i].pos in {"NOUN", "PROPN"}
