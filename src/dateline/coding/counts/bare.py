"""Numbers without a noun: by what became of them, by the tally that they tell, or like the count before them."""

from dataclasses import replace

from dateline.coding.counts.amounts import DASHES
from dateline.coding.counts.fates import Fate
from dateline.coding.counts.numerals import Numeral
from dateline.coding.counts.people import as_reading, fate_of, measure_of, state_of
from dateline.coding.counts.sight import PEOPLE, THINGS, Reading, Sight, is_included, top_of
from dateline.parsing.tree import Tree, Word

_BEFORE_EARLIER = frozenset({"not", "from", "than"})
_FOLLOWING = frozenset({"follow", "be", "remain", "join"})
_NUMBERING = frozenset({"number", "put", "estimate", "total", "place", "reckon"})
_VOTING_WORDS = frozenset(
    "vote ballot motion resolution bill parliament senate house council court referendum election assembly congress veto deputy mp "
    "lawmaker senator law".split()
)
_PLAYING = frozenset({"win", "lose", "beat", "defeat"})
_SUMMING = (
    ("so", "far"),
    ("in", "all"),
    ("in", "total"),
    ("to", "date"),
    ("altogether",),
    ("of", "them"),
    ("at", "last"),
)
_GRADES = frozenset({"seriously", "critically", "badly", "gravely", "severely", "lightly", "slightly", "grievously"})
_LISTING = frozenset({",", ";", "and", "or"})
_PLACING = frozenset({"on", "in", "at", "from"})
_PRONOUNS = frozenset({"them", "whom", "these", "those", "us"})


def bare(sight: Sight, number: Numeral, before: list[tuple[Numeral, Reading]]) -> Reading | None:
    """A number without a noun: by what became of it, by the tally that it tells, or like the count before it."""
    graded = _graded(sight, number, before)
    if graded is not None:
        return graded
    fate = fate_of(sight, number)
    if fate is not None and number.high == 1 and fate.kind in {"participants", "displaced"}:
        return None
    if fate is not None and (
        number.high != 1 or fate.kind in sight.table.lists.casualties or any(r.kind in PEOPLE for _, r in before)
    ):
        return as_reading(fate)
    summed = _summed(sight, number) if not any(r.kind in PEOPLE for _, r in before) else None
    strong = _of_noun_before(sight, number) if _follows(sight.tree, number, "strong") else None
    if summed is not None or strong is not None:
        return summed or strong
    if _votes(sight, number):
        return Reading("votes", "votes")
    tally = _tally(sight, number)
    if tally is not None:
        return Reading(tally.kind, "people", tally.word, running=_is_running(sight, number, tally))
    people = [(n, r) for n, r in before if r.kind in PEOPLE]
    kin = people if people else [(n, r) for n, r in before if r.kind in THINGS]
    following = sight.tree.words[number.last + 1 : number.last + 3]
    if len(following) == 2 and following[0].text.lower() == "of" and following[1].text.lower() in _PRONOUNS:
        return replace(kin[-1][1], part=True, last=None) if kin else None
    if people and is_included(sight.tree, number, people[-1][0]):
        return replace(people[-1][1], part=True, last=None)
    return _like_before(sight, number, before)


def _graded(sight: Sight, number: Numeral, before: list[tuple[Numeral, Reading]]) -> Reading | None:
    """How badly some of the wounded are hurt ("two seriously", "three of them critically")."""
    texts = [w.text.lower() for w in sight.tree.words[number.last + 1 : number.last + 4]]
    texts = texts[2:] if texts[:1] == ["of"] else texts
    if texts[:1] and texts[0] in {"fatally", "mortally"} and before:
        return Reading("killed", "people", number.last + 1, part=True)
    if texts[:1] and texts[0] in _GRADES and any(reading.kind == "wounded" for _, reading in before):
        return replace(next(r for _, r in reversed(before) if r.kind == "wounded"), part=True, last=None)
    return None


def _follows(tree: Tree, number: Numeral, *texts: str) -> bool:
    """Whether some words, hyphens apart, stand after a number."""
    after = [w.text.lower() for w in tree.words[number.last + 1 : number.last + 5] if w.text not in DASHES]
    return tuple(after[: len(texts)]) == texts


def _summed(sight: Sight, number: Numeral) -> Reading | None:
    """A sum beside a noun: "bodies, 31 so far", "miners, 10,000 of them"."""
    if not number.first or sight.tree.words[number.first - 1].text not in _LISTING:
        return None
    told = any(_follows(sight.tree, number, *phrase) for phrase in _SUMMING)
    return _of_noun_before(sight, number) if told else None


def _of_noun_before(sight: Sight, number: Numeral) -> Reading | None:
    """Of the kind that the nearest noun before, or what became of it, tells: "a crowd, 20,000 strong"."""
    tree = sight.tree
    for k in range(number.first - 1, -1, -1):
        word = tree.words[k]
        if word.pos in {"NOUN", "PROPN"}:
            kind = sight.table.sums.get(word.lemma) or state_of(sight, k)
            kind = kind or next(
                (fate.kind for fate in sight.fates.get(k, ()) if fate.kind in PEOPLE - {"troops"}), None
            )
            if kind is not None:
                return Reading(kind, "people", k)
    return None


def _like_before(sight: Sight, number: Numeral, before: list[tuple[Numeral, Reading]]) -> Reading | None:
    tree = sight.tree
    top = tree.words[top_of(tree, number)]
    head = tree.words[top.head] if top.head >= 0 else None
    if before and _is_ellipsis(sight, number, before[-1][1].kind):
        return replace(before[-1][1], last=None, part=False)
    if top.dep == "nsubj" and head is not None:
        known = (
            number.high != 1 or any(r.kind in PEOPLE or r.kind == "votes" for _, r in before) or _is_who(tree, number)
        )
        return Reading("other-people", "people") if known else None
    if _is_who(tree, number):
        return Reading("other-people", "people")
    if not before:
        return None
    last = before[-1][1]
    if last.kind == "money" and top.dep in {"obj", "obl"} and number.low >= 100:
        return replace(last, last=None)
    if (
        any(r.kind in PEOPLE for _, r in before)
        and top.dep == "obj"
        and head is not None
        and head.pos == "VERB"
        and head.lemma not in sight.table.lists.counting
    ):
        return Reading("other-people", "people")
    joined = before[-1][0].covers(top.head) or (top.dep == "conj" and any(n.covers(top.head) for n, _ in before))
    counted = (
        top.dep in {"obj", "obl", "ccomp", "xcomp"} and head is not None and head.lemma in sight.table.lists.counting
    )
    k = number.first - 1
    k -= k > 0 and tree.words[k].text.lower() in {"the", "an"}
    corrected = k >= 0 and tree.words[k].text.lower() in _BEFORE_EARLIER
    if joined or counted or corrected:
        return Reading(last.kind, last.unit, last.word, earlier=corrected)
    return None


def _is_ellipsis(sight: Sight, number: Numeral, kind: str) -> bool:
    """Whether a bare number is of what was counted before it: of things and troops as a party of any verb, of anything where it
    is added ("15 more will follow") or told by another source ("organisers said 50,000, police 12,000")."""
    words = sight.tree.words
    top = words[top_of(sight.tree, number)]
    if (number.high == 1 and not number.added) or words[number.first - 1].text.lower() in _BEFORE_EARLIER:
        return False
    if kind in THINGS - {"votes"} and top.dep in {"nsubj", "obj", "conj", "nmod", "parataxis"}:
        return True
    if kind in {"troops", "votes"} and top.dep == "obj":
        return True
    k = number.first
    if _is_gapped(words, number):
        return True
    gapped = k > 1 and words[k - 1].pos in {"NOUN", "PROPN"} and words[k - 2].text in {",", ";", "and", "but"}
    verb = words[top.head].lemma if top.dep == "nsubj" and top.head >= 0 else "follow"
    return (kind in PEOPLE and number.added and verb in _FOLLOWING) or gapped


def _is_gapped(words: tuple[Word, ...], number: Numeral) -> bool:
    """A number in a list of times or places without its verb: "18 on Tuesday and six on Wednesday", "in Dresden 20,000"."""
    k = number.first
    after = [w.text.lower() for w in words[number.last + 1 : number.last + 3]]
    if (
        k
        and words[k - 1].text in _LISTING
        and after[:1]
        and after[0] in _PLACING
        and after[1:] not in (["all"], ["total"])
    ):
        return True
    shared = k > 2 and words[k - 1].text == "of" and words[k - 2].pos in {"NOUN", "PROPN"}
    if shared and words[k - 3].text in _LISTING:
        return any(w.text == "of" for w in words[: k - 3])
    return k > 2 and words[k - 1].pos == "PROPN" and words[k - 2].text in _PLACING and words[k - 3].text in _LISTING


def _is_who(tree: Tree, number: Numeral) -> bool:
    return number.last + 1 < len(tree.words) and tree.words[number.last + 1].text.lower() in {"who", "aboard"}


def _votes(sight: Sight, number: Numeral) -> bool:
    """The sides of a vote: "voted 13-0", "by 67 votes to 45"."""
    words = sight.tree.words
    near = [w.lemma for w in words[max(0, number.first - 7) : number.first]]
    beside = [
        w.text.lower() for w in (*words[number.last + 1 : number.last + 2], *words[number.first - 1 : number.first])
    ]
    following = " ".join(w.text.lower() for w in words[number.last + 1 : number.last + 3])
    sided = following.startswith(("against", "abstaining", "in favour", "in favor", "for and"))
    if sided and any(w.lemma in {"vote", "ballot", "motion", "resolution", "bill", "veto"} for w in words):
        return True
    told = any(lemma in sight.table.lists.voting or sight.table.things.get(lemma) == "votes" for lemma in near)
    if told and not _PLAYING.isdisjoint(near) and not any(w.lemma in _VOTING_WORDS for w in words):
        return False
    return told and not {"-", "–", "to"}.isdisjoint(beside)


def _is_running(sight: Sight, number: Numeral, tally: Fate) -> bool:
    """Whether a tally tells a sum that grows: a toll, or what a verb brings to a number."""
    tree = sight.tree
    head = tree.words[top_of(tree, number)].head
    return tree.words[tally.word].lemma == "toll" or (head >= 0 and tree.words[head].lemma in sight.table.lists.running)


def _tally(sight: Sight, number: Numeral) -> Fate | None:
    """What is counted by a verb that tells a number itself: "the toll rose to 45", "put their dead at 12"."""
    tree, table = sight.tree, sight.table
    top = tree.words[top_of(tree, number)]
    direct = measure_of(sight, top.head) if top.head >= 0 else None
    if direct is not None:
        return Fate(direct, top.head, (0, 0))
    told = top.head >= 0 and tree.words[top.head].lemma in table.lists.telling
    if not told and number.first and tree.words[number.first - 1].text.lower() in {"at", "to"}:
        told = any(w.lemma in table.lists.telling and w.pos == "VERB" for w in tree.words[: number.first])
    if not told and not (tree.kids(top.i, "cop") and tree.kids(top.i, "nsubj")):
        return None
    measured = [k for k in _measures(sight) if k != top.i]
    earlier = [k for k in measured if k < number.first]
    own = [
        k
        for k in measured
        if tree.words[k].head == top.head and tree.words[k].dep == "obj" and told and k > number.first
    ]
    chosen = min(own, default=max(earlier, default=min(measured, default=None)))
    if chosen is None and told and top.head >= 0:
        return _gathered(sight, top.head)
    return None if chosen is None else Fate(measure_of(sight, chosen) or "", chosen, (0, 0))


def _gathered(sight: Sight, verb: int) -> Fate | None:
    """What is brought to a number by a verb: "bringing to 5,000 the forces deployed"."""
    for c in sight.tree.kids(verb, "obj", "nsubj"):
        kind = sight.fates[c][0].kind if c in sight.fates else state_of(sight, c)
        if (c > verb or sight.tree.words[verb].lemma in _NUMBERING) and kind is not None:
            return Fate(kind, c, (0, 0))
    return None


def _measures(sight: Sight) -> list[int]:
    return [w.i for w in sight.tree.words if measure_of(sight, w.i)]
