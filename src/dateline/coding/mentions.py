"""Mentions of a sentence: acts told, operators applied, codes folded, parties found."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.coding.confidence import features
from dateline.coding.fold import Folded, fold
from dateline.coding.operators import Applied, find_applied, words_of
from dateline.coding.parties import Finder, parties_of
from dateline.coding.political import is_political
from dateline.coding.senses import Told, find_told
from dateline.coding.sight import Sight
from dateline.model import Count, Mention, OperatorUse, Party, Report, Sentence, Source, Span, When, Where

_VIOLENT = frozenset({"assault", "fight"})
_OCCASIONS = frozenset({"in", "during", "amid", "after", "at", "by"})
_WITHIN = frozenset({"xcomp", "ccomp", "conj", "obj"})
_SUFFERED = frozenset({"assault", "fight", "coerce"})
_PHRASAL = frozenset({"nmod", "compound", "acl", "appos", "obj", "obl", "nsubj", "xcomp", "amod"})
_EARLIER = frozenset("once formerly previously earlier historically".split())


@dataclass(frozen=True, slots=True)
class Surroundings:
    """How the rest of a row is found: by the act's word in the sentence."""

    party: Finder
    when: Callable[[int], When]
    where: Callable[[int], Where | None]
    attribution: Callable[[int], tuple[Source, ...]]
    counts: Callable[[int], tuple[Count, ...]]
    sure: Callable[[Mapping[str, float]], float | None]


def mentions_of(report: Report, sentence: Sentence, sight: Sight, around: Surroundings) -> Iterator[Mention]:
    """The mentions of one sentence, in order of their triggers, one for each trigger."""
    told = [(t, find_applied(sight, t)) for t in find_told(sight) if not is_depicted(sight, t.word)]
    used: set[int] = set()
    for one, applied in _distinct(sight, told):
        folded = fold(one.act, applied, sight.lexicon.operators)
        if folded is None:
            continue
        trigger = _trigger(one, folded, used)
        if trigger in used:
            continue
        mention = _mention(report, sentence, sight, one, applied, folded, trigger, around)
        if mention:
            used.add(trigger)
            yield mention


def _distinct(sight: Sight, told: Sequence[tuple[Told, list[Applied]]]) -> list[tuple[Told, list[Applied]]]:
    """Acts without those whose word another act has used up: as its operator, as the noun that its gate asked for, or as
    the light verb that a noun leans on."""
    gated = {n for one, _ in told for n in _gated_nouns(sight, one)}
    kept = [(t, a) for t, a in told if t.word not in gated]
    operators = {use.word for _, applied in kept for use in applied if use.entry and _changes(sight, use)}
    light = {t.light.verb for t, _ in kept if t.light}
    kept = [(t, a) for t, a in kept if t.word not in operators and t.word not in light]
    carried = {k: t for t, _ in kept for k in (t.word, *([t.light.verb] if t.light else ()))}
    return [(t, a) for t, a in kept if not _serves(sight, t, carried)]


def _serves(sight: Sight, told: Told, carried: Mapping[int, Told]) -> bool:
    """Whether an act is but what another one is for: the demand of a protest, the matter of talks ("met to discuss")."""
    words = sight.tree.words
    at = told.light.verb if told.light else told.word
    while words[at].dep in _WITHIN and not sight.tree.kids(at, "nsubj"):
        at = words[at].head
    if words[at].dep not in {"advcl", "acl"} or sight.tree.kids(at, "nsubj") or words[at].tag not in {"VB", "VBG"}:
        return False
    main = carried.get(words[at].head)
    if main is None or main is told:
        return False
    return main.act.event == told.act.event if words[at].tag == "VB" else main.act.family == "protest"


def _changes(sight: Sight, use: Applied) -> bool:
    return use.operator in sight.lexicon.operators.themselves


def _gated_nouns(sight: Sight, told: Told) -> Iterator[int]:
    """Nouns that a verb's gates took for its sense ("imposed sanctions"): they tell no act of their own."""
    if told.sense.kind != "verb":
        return
    slots = sight.frame(told.word).slots
    for gate in told.sense.when:
        for slot in gate.slots:
            if slot not in {"subj", "comp"} and not (told.act.family in _VIOLENT and slot in _OCCASIONS):
                yield from (k for k in slots.get(slot, ()) if sight.features(k) & gate.values)


def _trigger(told: Told, folded: Folded, used: set[int]) -> int:
    outer = folded.outermost
    return outer.word if outer and outer.word not in used else told.word


def _mention(
    report: Report,
    sentence: Sentence,
    sight: Sight,
    told: Told,
    applied: Sequence[Applied],
    folded: Folded,
    trigger: int,
    around: Surroundings,
) -> Mention | None:
    """The row of one act; None when nobody is told to have done it or suffered it."""
    actors, recipients = parties_of(sight, told, applied, around.party)
    if (not actors and not recipients) or not _is_done(sight, told, applied, actors, around.party):
        return None
    act, book, span = told.act, sight.lexicon.codebook, sight.tree.span(trigger, trigger)
    return Mention(
        id=f"{report.id}:{span.start}-{span.end}", report=report.id, sentence=sentence, trigger=span, act=act.id, entry=told.sense.entry,
        event=folded.event, mode=folded.mode, cameo=folded.cameo, contexts=act.contexts, quad=book.quads[folded.event],
        goldstein=book.goldstein.get(folded.cameo), plover_score=book.score(folded.event, folded.mode),
        political=is_political(act, actors, recipients), status=folded.status, background=is_background(sight, told.word),
        operators=tuple(OperatorUse(use.operator, _operator_span(sight, use)) for use in applied if use.operator != "begin"),
        content=folded.content, symmetric=act.symmetric and folded.content is None, actors=actors, recipients=recipients,
        when=around.when(trigger), where=around.where(told.word), attribution=around.attribution(trigger), counts=around.counts(told.word),
        confidence=around.sure(features(sight, told, applied, folded.event, actors, recipients)), steps=folded.steps,
    )  # fmt: skip


def _is_done(sight: Sight, told: Told, applied: Sequence[Applied], actors: Sequence[Party], find: Finder) -> bool:
    """Whether anybody can be said to do it: "wheat rallied" and "support at 22 percent" tell no act, whereas a killing
    needs no killer."""
    if actors or told.act.family in _SUFFERED:
        return True
    if told.sense.kind == "noun":
        return told.light is not None or "poss" in sight.frame(told.word).slots or any(use.entry for use in applied)
    subjects = sight.frame(told.word).slots.get("subj", [])
    return not ("subj" in told.sense.actor and subjects and not any(find(k) or _owned(sight, k) for k in subjects))


def _owned(sight: Sight, i: int) -> bool:
    return any(sight.tree.words[c].pos == "PRON" for c in sight.tree.words[i].children)


def is_depicted(sight: Sight, word: int) -> bool:
    """Whether an act is but the matter of a work ("a novel about the uprising", "in the film aliens invade …")."""
    words = sight.tree.words
    at = word
    while at >= 0:
        set_in = (c for c in sight.tree.kids(at, "obl") if sight.tree.case(c) == "in")
        shown_by = sight.tree.kids(at, "nsubj") if at != word else ()
        about = [words[at].head] if words[at].dep in {"nmod", "compound", "acl", "appos"} else []
        if any(_is_work(sight, k) for k in (*set_in, *shown_by, *about)):
            return True
        at = words[at].head if words[at].dep in _PHRASAL else -1
    return False


def _is_work(sight: Sight, i: int) -> bool:
    return "@work" in sight.lexicon.classes.get(sight.tree.words[i].lemma, ())


def _operator_span(sight: Sight, use: Applied) -> Span:
    places = sorted(words_of(sight, use))
    return sight.tree.span(places[0], places[-1])


def is_background(sight: Sight, word: int) -> bool:
    """Whether an act is told as what went before: past perfect, or an adverb such as "once"."""
    words = sight.tree.words
    return any(
        (words[c].text.lower() == "had" and words[c].dep == "aux") or words[c].lemma in _EARLIER
        for c in words[word].children
    )
