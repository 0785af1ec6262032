"""Which acts a sentence tells: those of its words, without what is but a part, a purpose or the matter of another.

"Staged a rally" is one act and not two; "met to discuss" is a meeting; a rally "to demand the president's resignation" is a rally,
with a finer code; a novel about an uprising tells of no uprising.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.coding.acts.fold import Folded, fold
from dateline.coding.acts.operators import Applied, find_applied
from dateline.coding.acts.senses import Told, find_told
from dateline.coding.sight import Sight

_VIOLENT = frozenset({"assault", "fight"})
_ANSWERED = frozenset({"request", "agree"})
_OCCASIONS = frozenset({"in", "during", "amid", "after", "at", "by"})
_WITHIN = frozenset({"xcomp", "ccomp", "conj", "obj"})
_PHRASAL = frozenset({"nmod", "compound", "acl", "appos", "obj", "obl", "nsubj", "xcomp", "amod"})
_DEMANDS = ("104", "024")
"""CAMEO's demands and appeals for political change; their last digit is that of the protests for it (1411, 1421 …)."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An act as a sentence tells it: its word and sense, the operators over it, what they make of its codes, and the act whose
    word stands above it, if any."""

    told: Told
    applied: tuple[Applied, ...]
    folded: Folded
    over: Told | None


def tellings(sight: Sight) -> list[Telling]:
    """Every act that stands for itself, in the order of the words."""
    folds = sight.lexicon.operators
    all_told = ((t, tuple(find_applied(sight, t))) for t in find_told(sight) if is_human(sight, t))
    kept = _distinct(sight, list(all_told))
    carried = _carried(t for t, _ in kept)
    found: list[Telling] = []
    demands: dict[int, str] = {}
    for told, applied in kept:
        folded = fold(told.act, applied, folds)
        main = _served(sight, told, carried)
        if folded and main:
            demands.setdefault(main.word, folded.cameo)
        elif folded:
            found.append(Telling(told, applied, folded, _governing(sight, told, carried)))
    return [_finer(sight, one, demands.get(one.told.word)) for one in found]


def _distinct(sight: Sight, told: Sequence[tuple[Told, tuple[Applied, ...]]]) -> list[tuple[Told, tuple[Applied, ...]]]:
    """Acts without those whose word another act has used up: as its operator, as the noun that its gate asked for, or as
    the light verb that a noun leans on."""
    gated = {n for one, _ in told for n in _gated_nouns(sight, one)}
    kept = [(t, a) for t, a in told if t.word not in gated or _is_of_others(sight, t)]
    themselves = sight.lexicon.operators.themselves
    operators = {use.word for _, applied in kept for use in applied if use.entry and use.operator in themselves}
    light = {t.light.verb for t, _ in kept if t.light}
    happened = {happening(sight, t.word) for t, _ in kept if t.sense.kind == "noun"}
    used = operators | light | {v for v in happened if v is not None and sight.is_a(v, "@happening")}
    return [(t, a) for t, a in kept if t.word not in used]


def _is_of_others(sight: Sight, told: Told) -> bool:
    """Whether what is turned down or ignored is a call or an offer that its own words give to somebody ("a request by the Red Cross")."""
    slots = sight.frame(told.word).slots
    return told.act.family in _ANSWERED and told.sense.kind == "noun" and bool(slots.get("by") or slots.get("from"))


def _gated_nouns(sight: Sight, told: Told) -> Iterator[int]:
    """Nouns that a verb's gates took for its sense ("imposed sanctions"): they tell no act of their own."""
    if told.sense.kind != "verb":
        return
    slots = sight.frame(told.word).slots
    for gate in told.sense.when:
        for slot in gate.slots:
            if slot not in {"subj", "comp"} and not (told.act.family in _VIOLENT and slot in _OCCASIONS):
                yield from (k for k in slots.get(slot, ()) if sight.features(k) & gate.values)


def _carried(told: Iterable[Told]) -> dict[int, Told]:
    """Acts by their words and light verbs."""
    return {k: t for t in told for k in (t.word, *([t.light.verb] if t.light else ()))}


def _governing(sight: Sight, told: Told, carried: Mapping[int, Told]) -> Told | None:
    """The act whose word stands above, nearest first ("condemned the bombing")."""
    words = sight.tree.words
    at = words[told.light.verb if told.light else told.word].head
    while at >= 0 and (at not in carried or carried[at] is told):
        at = words[at].head
    return carried.get(at)


def _served(sight: Sight, told: Told, carried: Mapping[int, Told]) -> Told | None:
    """The act that an act is but the purpose of: the protest whose demand it is, the talks held "to discuss" it, the strike
    "in protest"."""
    words = sight.tree.words
    if told.act.family == "protest" and sight.tree.case(told.word) == "in":
        head = words[told.word].head
        protests = (t for t in carried.values() if t is not told and t.act.family == "protest")
        return next((t for t in protests if head in (t.word, t.light.verb if t.light else t.word)), None)
    at = told.light.verb if told.light else told.word
    while words[at].dep in _WITHIN and not sight.tree.kids(at, "nsubj"):
        at = words[at].head
    if words[at].dep not in {"advcl", "acl"} or sight.tree.kids(at, "nsubj") or words[at].tag not in {"VB", "VBG"}:
        return None
    main = carried.get(words[at].head)
    if main is None or main is told:
        return None
    serves = main.act.family == "protest" or (words[at].tag == "VB" and main.act.event == told.act.event)
    return main if serves else None


def _finer(sight: Sight, one: Telling, demand: str | None) -> Telling:
    """A protest with the code of what it demands, where CAMEO has one: 141 and 1041 *demand leadership change* make 1411."""
    if demand is None or one.told.act.family != "protest" or demand[:3] not in _DEMANDS:
        return one
    code = one.folded.cameo[:3] + demand[3:]
    known = len(demand) == 4 and one.folded.event == "PROTEST" and code in sight.lexicon.codebook.cameo_names
    return replace(one, folded=replace(one.folded, cameo=code)) if known else one


def happening(sight: Sight, word: int) -> int | None:
    """The verb that says of a noun of action that it happens: "clashes erupted", "there were protests", "sparked riots"."""
    words = sight.tree.words
    while words[word].dep == "conj" and words[words[word].head].pos == "NOUN":
        word = words[word].head
    verb = words[word].head
    if words[word].dep not in {"nsubj", "obj"} or verb < 0:
        return None
    happens = sight.is_a(verb, "@happening") or sight.tree.kids(verb, "expl")
    return verb if happens else None


def is_human(sight: Sight, told: Told) -> bool:
    """Whether people do it in earnest: nature does not ("the storm battered the coast"), nor do the people of a novel."""
    subjects = sight.fillers(told.light.verb if told.light else told.word, "subj")
    owners = (
        [k for slot in ("poss", "by", "compound") for k in sight.fillers(told.word, slot)]
        if told.sense.kind == "noun"
        else []
    )
    return not any(_is_nature(sight, k) for k in (*subjects, *owners)) and not is_depicted(sight, told.word)


def _is_nature(sight: Sight, i: int) -> bool:
    """Whether a word stands for a force or creature of nature: "the storm", "Hurricane Isabel"."""
    called = sight.tree.kids(i, "compound", "nmod") if sight.tree.words[i].pos == "PROPN" else ()
    return any(sight.is_a(k, "@nature") for k in (i, *called))


def is_depicted(sight: Sight, word: int) -> bool:
    """Whether an act is but the matter of a work ("a novel about the uprising", "in the film aliens invade …")."""
    words = sight.tree.words
    at = word
    while at >= 0:
        set_in = (c for c in sight.tree.kids(at, "obl") if sight.tree.case(c) == "in")
        shown_by = sight.tree.kids(at, "nsubj") if at != word else ()
        about = [words[at].head] if words[at].dep in {"nmod", "compound", "acl", "appos"} else []
        if any(sight.is_a(k, "@work") for k in (*set_in, *shown_by, *about)):
            return True
        at = words[at].head if words[at].dep in _PHRASAL else -1
    return False
