"""Mentions of a sentence: the acts it tells, with their parties, as rows."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.coding.actors.finding import Finder
from dateline.coding.actors.situation import situated
from dateline.coding.acts.confidence import Judge, features
from dateline.coding.acts.contexts import contexts_of
from dateline.coding.acts.operators import Applied, words_of
from dateline.coding.acts.parties import parties_of
from dateline.coding.acts.political import counts
from dateline.coding.acts.senses import Told
from dateline.coding.acts.telling import Telling, tellings
from dateline.coding.sight import Sight
from dateline.coding.status.firmness import event_word, firmness_of, is_background
from dateline.model import Count, Mention, OperatorUse, Party, Report, Sentence, Source, Span, When, Where

_SUFFERED = frozenset({"assault", "fight", "coerce", "protest"})
_ANSWERS = frozenset({"accuse", "support", "reject", "protest"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """How the rest of a row is found: by the act's word in the sentence, a place by the act's family too; and the report's day, given
    or known by evidence."""

    party: Finder
    when: Callable[[int], When]
    where: Callable[[int, str], Where | None]
    attribution: Callable[[int], tuple[Source, ...]]
    counts: Callable[[int], tuple[Count, ...]]
    judge: Judge
    day: str | None


def mentions_of(report: Report, sentence: Sentence, sight: Sight, around: Surroundings) -> Iterator[Mention]:
    """The mentions of one sentence, in order of their acts' words, one for each trigger."""
    found: list[Mention] = []
    used: set[int] = set()
    for telling in tellings(sight):
        trigger = _trigger(telling, used)
        if trigger in used:
            continue
        mention = _mention(report, sentence, sight, telling, trigger, found, around)
        if mention:
            used.add(trigger)
            found.append(mention)
            yield mention


def _trigger(telling: Telling, used: set[int]) -> int:
    outer = telling.folded.outermost
    return outer.word if outer and outer.word not in used else telling.told.word


def _mention(
    report: Report,
    sentence: Sentence,
    sight: Sight,
    telling: Telling,
    trigger: int,
    before: Sequence[Mention],
    around: Surroundings,
) -> Mention | None:
    """The row of one act; None when nobody is told to have done it or suffered it. `before` are the rows before it."""
    told, applied, folded = telling.told, telling.applied, telling.folded
    actors, recipients = parties_of(sight, told, applied, around.party)
    if not recipients and before and answers_deed(sight, told):
        recipients = tuple(p for p in before[-1].actors if p not in actors)
    if (not actors and not recipients) or not _is_done(sight, told, applied, actors, around.party):
        return None
    where = around.where(told.word, told.act.family)
    actors, recipients = situated(told.act.family, actors, recipients, where)
    contexts = contexts_of(sight, telling, (*actors, *recipients))
    sure = around.judge(features(sight, telling, actors, recipients, len(before)))
    act, book, span = told.act, sight.lexicon.codebook, sight.tree.span(trigger, trigger)
    when, attribution = around.when(trigger), _self_told(around.attribution(trigger), actors)
    firm = firmness_of(sight, telling, bool(attribution))
    return Mention(
        id=f"{report.id}:{span.start}-{span.end}", report=report.id, sentence=sentence, trigger=span, act=act.id, entry=told.sense.entry,
        event=folded.event, mode=folded.mode, cameo=folded.cameo, contexts=contexts, quad=book.quads[folded.event],
        goldstein=book.goldstein.get(folded.cameo), plover_score=book.score(folded.event, folded.mode),
        political=counts(act, actors, recipients, folded.status, sure.told), status=folded.status,
        stance=firm.stance,
        background=is_background(sight, event_word(sight, telling)[0], when, around.day),
        operators=tuple(OperatorUse(use.operator, _operator_span(sight, use)) for use in applied if use.operator != "begin"),
        content=folded.content, symmetric=act.symmetric and folded.content is None, actors=actors, recipients=recipients,
        when=when, where=where, attribution=attribution, counts=around.counts(told.word),
        confidence=sure.row, weighed=sure.weighed, steps=folded.steps, reasons=firm.reasons,
    )  # fmt: skip


def _self_told(sources: Sequence[Source], actors: Sequence[Party]) -> tuple[Source, ...]:
    """The sources, marked where they tell of their own deed: they are among the actors."""
    return tuple(replace(s, own=True) if any(_is_same(s, actor) for actor in actors) else s for s in sources)


def _is_same(source: Source, actor: Party) -> bool:
    """Whether an actor is the source: the same entity or name, or words that stand for the source's."""
    named = actor.name if actor.state == "known" else None
    places = [actor.span, *([actor.antecedent] if actor.antecedent else [])]
    told = any(p.start < source.span.end and source.span.start < p.end for p in places)
    return told or bool((actor.entity and actor.entity == source.entity) or (named and named == source.name))


def answers_deed(sight: Sight, told: Told) -> bool:
    """Whether what is praised, blamed or refused is the deed told before it ("…, a step that Israel derided")."""
    things = [k for slot in ("obj", "to") for k in sight.fillers(told.word, slot)]
    return told.act.family in _ANSWERS and any(
        sight.is_a(k, "@deed") and "poss" not in sight.frame(k).slots for k in things
    )


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


def _operator_span(sight: Sight, use: Applied) -> Span:
    places = sorted(words_of(sight, use))
    return sight.tree.span(places[0], places[-1])
