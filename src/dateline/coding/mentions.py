"""Mentions of a sentence: acts told, operators applied, codes folded, parties found."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dateline.coding.fold import Folded, fold
from dateline.coding.operators import Applied, find_applied, words_of
from dateline.coding.parties import Finder, parties_of
from dateline.coding.political import is_political
from dateline.coding.senses import Told, find_told
from dateline.coding.sight import Sight
from dateline.model import Count, Mention, OperatorUse, Report, Sentence, Source, Span, When, Where

_VIOLENT = frozenset({"assault", "fight"})
_OCCASIONS = frozenset({"in", "during", "amid", "after", "at", "by"})
_EARLIER = frozenset("once formerly previously earlier historically".split())


@dataclass(frozen=True, slots=True)
class Surroundings:
    """How the rest of a row is found: by the act's word in the sentence."""

    party: Finder
    when: Callable[[int], When]
    where: Callable[[int], Where | None]
    attribution: Callable[[int], tuple[Source, ...]]
    counts: Callable[[int], tuple[Count, ...]]


def mentions_of(report: Report, sentence: Sentence, sight: Sight, around: Surroundings) -> Iterator[Mention]:
    """The mentions of one sentence, in order of their triggers, one for each trigger."""
    told = [(t, find_applied(sight, t)) for t in find_told(sight)]
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
    return [(t, a) for t, a in kept if t.word not in operators and t.word not in light]


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
    if not actors and not recipients:
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
        steps=folded.steps,
    )  # fmt: skip


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
