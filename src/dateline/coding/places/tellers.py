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
    word = sight.tree.words[at]
    if word.head < 0:
        return None
    if word.pos == "VERB":
        same = _goes_on(sight, at)
    elif sight.tree.words[word.head].pos in {"VERB", "AUX"}:
        same = _is_told_by(sight, at)
    else:
        joined = word.dep == "conj" and sight.tree.words[word.head].pos == word.pos
        same = joined or (word.dep == "nsubj" and is_placed_at(sight, word.head))
    return word.head if same else None


def _goes_on(sight: Sight, verb: int) -> bool:
    """Whether a verb goes on with what the verb above it tells: "stormed the camp and killed", "attacked, killing", "tried to kill"."""
    tree, word = sight.tree, sight.tree.words[verb]
    joined = word.dep == "conj" and not tree.kids(verb, "nsubj")
    going_on = word.dep == "advcl" and word.tag == "VBG" and not tree.kids(verb, "mark")
    return going_on or (tree.words[word.head].pos == "VERB" and (joined or word.dep == "xcomp"))


def _is_told_by(sight: Sight, noun: int) -> bool:
    """Whether the verb above an act's noun says that the act is done, and not what somebody makes of it."""
    word = sight.tree.words[noun]
    done = word.dep == "obj" and _is_done(sight, noun, word.head)
    return word.dep == "nsubj" or done or (word.dep == "obl" and sight.tree.case(noun) in _DURING)


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
