"""Operators over an act: found by climbing from the act's word to what governs it, from the inside out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.coding.acts.senses import Told
from dateline.coding.sight import Sight
from dateline.knowledge.operators import OperatorWord

_HEIGHT = 8
_CONDITIONS = frozenset({"until", "till", "if", "unless", "whether", "provided", "in case"})
_FORWARD = frozenset({"intend", "ask", "demand", "threaten"})
_NEGATIONS = frozenset({"not", "never", "n't", "no", "neither", "nor", "hardly", "unlikely"})
_QUESTIONS = frozenset({"whether", "if"})
_UNDONE = frozenset({"instead", "rather", "without"})
_ONLY = frozenset({"only", "just", "merely", "simply", "solely", "least"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_ASIDE = frozenset("after before while when since until without despite by although though once".split())
_APART = frozenset("but still instead rather now then later".split())
_ASKED = frozenset({"ask", "demand"})
_NOBODY = frozenset({"nobody", "none", "neither"})
_GOING = frozenset({"go", "set", "due", "expect"})


@dataclass(frozen=True, slots=True)
class Applied:
    """An operator over an act: the word that carries it, its lexicon entry (None for auxiliaries and negation), and
    whether somebody is named of whom it is asked."""

    operator: str
    word: int
    entry: OperatorWord | None
    asked: bool = False


def find_applied(sight: Sight, told: Told) -> list[Applied]:
    """The operators over an act, innermost first."""
    found: list[Applied] = []
    at = told.word
    if told.light is None or sight.tree.words[at].pos not in {"NOUN", "PROPN"}:
        found += _auxiliaries(sight, at)
    else:
        found += _determiner(sight, at)
        at = told.light.verb
        light = _operator_of_light(sight, told)
        found += [light] if light else []
        found += [use for use in _auxiliaries(sight, at) if use not in found]
    for _ in range(_HEIGHT):
        step = _governor(sight, at)
        if step is None:
            break
        applied, at = step
        found += applied
    return _refusals(sight, told, found)


def _refusals(sight: Sight, told: Told, found: list[Applied]) -> list[Applied]:
    """Not to accept, agree or allow is to refuse: so "negated" is read where it stands right over such a word."""
    kept: list[Applied] = []
    below = told.light.verb if told.light else told.word
    for use in found:
        yielding = sight.is_a(below, "@yielding")
        if use.operator == "negated" and yielding and use.entry is None:
            said = kept.pop() if kept and kept[-1].word == below else use
            use = replace(said, operator="refuse")
        kept.append(use)
        below = use.word if use.entry else below
    return kept


def _operator_of_light(sight: Sight, told: Told) -> Applied | None:
    """A light verb that also starts, resumes or stops the act ("ended talks")."""
    assert told.light is not None
    return _carried(sight, told.light.verb, told.word)


def _governor(sight: Sight, at: int) -> tuple[list[Applied], int] | None:
    """The operators that the word above brings, and the word to climb on from; None at the end of the climb."""
    words = sight.tree.words
    first = _first_conjunct(sight, at)
    word, head = words[first], words[first].head
    shared = _shared(sight, first, at) if first != at else []
    if head < 0:
        return (shared, first) if shared else None
    marks = {words[c].lemma for c in words[first].children if words[c].dep == "mark"}
    if word.dep == "ccomp" and marks & _QUESTIONS:
        return [*shared, Applied("consider", first, None)], _stop(sight)
    if word.dep == "advcl":
        if marks & _CONDITIONS:
            return [*shared, Applied("hypothetical", first, None)], _stop(sight)
        if (
            "to" in marks
            and word.tag == "VB"
            and words[head].pos in {"VERB", "AUX"}
            and not _carried(sight, head, first)
        ):
            return ([*shared, Applied("purpose", first, None)], _stop(sight))
    applied = (
        _carried(sight, head, at)
        or (_carried(sight, head, first) if first != at else None)
        or _carried_over(sight, first)
    )
    if applied:
        head = applied.word
    if applied is None:
        return (shared, _stop(sight)) if shared else None
    return [*shared, applied, *_above(sight, head)], _climb_from(sight, head)


def _stop(sight: Sight) -> int:
    """The root: nothing stands above it."""
    return next((w.i for w in sight.tree.words if w.head < 0), 0)


def _above(sight: Sight, head: int) -> list[Applied]:
    """Auxiliaries and negation of an operator, or of the light verb that it hangs on."""
    words = sight.tree.words
    if words[head].pos in {"NOUN", "PROPN"}:
        verb = _light_above(sight, head)
        around = _auxiliaries(sight, verb) if verb is not None else []
        return list(dict.fromkeys([*_determiner(sight, head), *around]))
    return _auxiliaries(sight, head)


def _climb_from(sight: Sight, head: int) -> int:
    verb = _light_above(sight, head) if sight.tree.words[head].pos in {"NOUN", "PROPN"} else None
    return head if verb is None else verb


def _light_above(sight: Sight, noun: int) -> int | None:
    """The verb that an operator noun is the object of, when that verb is no operator itself ("made the offer")."""
    word = sight.tree.words[noun]
    if (
        word.dep in {"obj", "nsubj"}
        and word.head >= 0
        and sight.tree.words[word.head].pos == "VERB"
        and not _carried(sight, word.head, noun)
    ):
        return word.head if word.dep == "obj" or word.full == "nsubj:pass" else None
    return None


def _first_conjunct(sight: Sight, at: int) -> int:
    words = sight.tree.words
    for _ in range(_HEIGHT):
        if words[at].dep != "conj" or words[at].head < 0:
            break
        at = words[at].head
    return at


def _shared(sight: Sight, first: int, at: int) -> list[Applied]:
    """What a verb shares of the auxiliaries and negation of the verb that it is joined to: nothing where it has a subject of its
    own, no negation after "but" or where it has an agent or an adverb of its own ("not accepted and still rejected by …")."""
    words = sight.tree.words
    if _has_own_subject(sight, at) or (words[at].tag in _FINITE and words[first].tag == "VB"):
        return []
    apart = any(
        words[c].full == "obl:agent" or (words[c].lemma in _APART and words[c].dep in {"advmod", "cc"})
        for c in words[at].children
    )
    return [use for use in _auxiliaries(sight, first) if not (apart and use.operator == "negated")]


def _has_own_subject(sight: Sight, at: int) -> bool:
    return bool(sight.tree.kids(at, "nsubj", "csubj", "aux"))


def _carried(sight: Sight, head: int, at: int) -> Applied | None:
    """The operator that word `head` carries over the act at `at`, if the act stands in a slot for its content."""
    words = sight.tree.words
    word = words[head]
    kind = "verb" if word.pos == "VERB" else "noun" if word.pos in {"NOUN", "PROPN"} else "adjective"
    for entry in sight.lexicon.operators.words.get((word.lemma, kind), ()):
        if entry.particle and not any(words[c].lemma == entry.particle for c in word.children):
            continue
        if not _stands_in(sight, head, at, entry.content):
            continue
        if all(sight.holds(g, head) for g in entry.when) and not any(sight.holds(g, head) for g in entry.unless):
            return Applied(entry.operator, head, entry, any(sight.fillers(head, slot) for slot in entry.asked))
    return None


def _carried_over(sight: Sight, at: int) -> Applied | None:
    """The operator of a verb whose object is meant for the act ("pledged all its resources to help")."""
    words = sight.tree.words
    thing = words[at].head
    if thing >= 0 and words[thing].dep == "nmod" and sight.tree.case(thing) == "of":
        thing = words[thing].head
    if words[at].dep != "acl" or words[at].tag != "VB" or words[thing].dep != "obj":
        return None
    verb = words[words[thing].head]
    entries = sight.lexicon.operators.words.get((verb.lemma, "verb"), ())
    entry = next(
        (e for e in entries if e.operator in _FORWARD and "comp" in e.content and not e.particle and not e.when), None
    )
    return Applied(entry.operator, verb.i, entry) if entry else None


def _stands_in(sight: Sight, head: int, at: int, slots: tuple[str, ...]) -> bool:
    found = sight.frame(head).slots
    if any(at in found.get(slot, ()) or at in found.get(f"{slot}+ing", ()) for slot in slots):
        return True
    word = sight.tree.words[at]
    if word.dep == "acl" and word.tag == "VBG" and word.head in found.get("obj", ()):
        mark = sight.tree.kid(at, "mark", "case")
        return mark is not None and sight.tree.words[mark].lemma in slots
    inside = word.head == head and word.dep in {"advcl", "acl"} and word.tag in {"VB", "VBG"}
    return inside and "comp" in slots and not _aside(sight, head, at)


def _aside(sight: Sight, head: int, at: int) -> bool:
    """Whether a participle tells what else was done: it comes first, after a comma, or with "after", "while" …"""
    words = sight.tree.words
    if words[at].dep != "advcl" or words[at].tag != "VBG":
        return False
    first = sight.tree.subtree(at)[0]
    marked = any(words[c].lemma in _ASIDE for c in sight.tree.kids(at, "mark", "case", "advmod"))
    return marked or at < head or "," in {words[first].text, words[max(0, first - 1)].text}


def _auxiliaries(sight: Sight, verb: int) -> list[Applied]:
    """Future, possibility and negation around a verb, the innermost first; "will not" is a refusal, and what "must not" be done is asked
    to be left undone."""
    words = sight.tree.words
    table = sight.lexicon.operators.auxiliaries
    kinds = {
        table[words[c].lemma]: c for c in words[verb].children if words[c].dep == "aux" and words[c].lemma in table
    }
    negation = next(
        (
            c
            for c in words[verb].children
            if words[c].dep in {"advmod", "neg", "det", "cc"}
            and words[c].lemma in _NEGATIONS
            and not _is_only(sight, c)
        ),
        None,
    )
    if negation is not None and "future" in kinds:
        return [Applied("refuse", kinds["future"], None)]
    found = [Applied(_obliged(sight, verb) if kind == "should" else kind, c, None) for kind, c in kinds.items()]
    if not kinds and _is_to(sight, verb):
        found.append(Applied("future", verb, None))
    undone = [Applied("negated", negation, None)] if negation is not None else []
    undone += _no_subject(sight, verb) + _undone(sight, verb)
    asked = any(use.operator in _ASKED for use in found)
    return (undone + found if asked else found + undone) + _asked(sight, verb)


def _is_only(sight: Sight, c: int) -> bool:
    """Whether "not" stands before "only" or "just": what is so and more besides."""
    words = sight.tree.words
    return c + 1 < len(words) and words[c + 1].lemma in _ONLY


def _no_subject(sight: Sight, verb: int) -> list[Applied]:
    """A negation that stands with the subject or object: "no country", "neither Iran nor Syria", "nobody", "no agreement"."""
    words = sight.tree.words
    subjects = sight.tree.kids(verb, "nsubj", "obj")
    marks = [c for k in subjects for c in sight.tree.kids(k, "det", "cc") if words[c].lemma in {"no", "neither"}]
    return [Applied("negated", k, None) for k in [*marks, *(k for k in subjects if words[k].lemma in _NOBODY)]]


def _undone(sight: Sight, verb: int) -> list[Applied]:
    """What was not done: something else instead, or something else without it ("abstained rather than vote")."""
    words = sight.tree.words
    instead = (c for c in words[verb].children if words[c].lemma in _UNDONE and words[c].dep in {"mark", "cc", "case"})
    return [Applied("negated", c, None) for c in instead]


def _asked(sight: Sight, verb: int) -> list[Applied]:
    """What is only asked: its auxiliary comes first, before the subject ("Will Rome agree?")."""
    word = sight.tree.words[sight.tree.subtree(verb)[0]]
    subject = next(iter(sight.tree.kids(verb, "nsubj")), -1)
    inverted = word.head == verb and word.dep == "aux" and word.i < subject
    return [Applied("consider", word.i, None)] if inverted else []


def _is_to(sight: Sight, verb: int) -> bool:
    """ "is to visit", "are to meet", "is going to": a future without an auxiliary."""
    words = sight.tree.words
    word = words[verb]
    if word.tag != "VB" or word.dep not in {"xcomp", "ccomp"} or word.head < 0:
        return False
    return words[word.head].lemma in {"be"} or (words[word.head].lemma in _GOING and words[word.head].tag == "VBG")


def _obliged(sight: Sight, verb: int) -> str:
    """What somebody says must be done is asked of its subject; unsaid it is but a possibility."""
    word = sight.tree.words[_first_conjunct(sight, verb)]
    said = word.dep == "ccomp" or sight.tree.kids(word.i, "parataxis")
    must = any(sight.tree.words[c].lemma == "must" for c in sight.tree.kids(verb, "aux"))
    return ("demand" if must else "ask") if said else "hypothetical"


def _determiner(sight: Sight, noun: int) -> list[Applied]:
    """ "no attack" did not happen, and "any attack" may never."""
    words = sight.tree.words
    kinds = {"no": "negated", "neither": "negated", "not": "negated", "any": "hypothetical"}
    return [
        Applied(kinds[words[c].lemma], c, None)
        for c in words[noun].children
        if words[c].dep in {"det", "advmod"} and words[c].lemma in kinds and not _is_only(sight, c)
    ] + _undone(sight, noun)


def words_of(sight: Sight, applied: Applied) -> Iterator[int]:
    """The words that carry an operator: its own, its particle and the light verb before it."""
    light = _light_above(sight, applied.word) if applied.entry and applied.entry.kind == "noun" else None
    if light is not None and light < applied.word:
        yield light
    yield applied.word
