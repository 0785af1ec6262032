"""How sure a coding is: logistic sums of a few plain features of it, fitted on sentences that were not coded by us.

Confidence is the chance that a careful reader of the sentence writes the same row: the event type with both parties. A second sum
gives the chance that the reader finds the event type at all, whoever the parties are. `training/confidence.py` fits the weights
of both and `benchmarks` measures how far confidence is off on sentences kept apart.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.coding.acts.senses import Told
from dateline.coding.acts.telling import Telling
from dateline.coding.sight import Sight
from dateline.model import Party, Weighed

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The chances that the whole row is right and that its event type is told, and what spoke most for and against the row."""

    row: float | None = None
    told: float | None = None
    weighed: tuple[Weighed, ...] = ()


Judge = Callable[[Mapping[str, float]], Judgement]
"""From a mention's features to how sure it is."""
_SMALL = 1e-3
_DEEP = 6
_SHOWN = 10
_CLOSE = 8
_LATE = 3
_ENOUGH = 3
_SETTINGS = frozenset("@sport @business @arts @nature @health @household @crime @science @school @history".split())
_CLAUSES = frozenset({"acl", "advcl", "ccomp", "nmod", "obl", "parataxis", "compound"})


def judge(weights: Mapping[str, Weights], found: Mapping[str, float]) -> Judgement:
    """Both chances, between 0 and 1, to three decimals, by the weights named `row` and `told`."""
    row = [Weighed(name, round(weights["row"].get(name, 0.0) * value, 3)) for name, value in found.items()]
    most = sorted((w for w in row if w.weight), key=lambda w: -abs(w.weight))[:_SHOWN]
    told = sum(weights["told"].get(name, 0.0) * value for name, value in found.items())
    return Judgement(_chance(sum(w.weight for w in row)), _chance(told), tuple(most))


def _chance(total: float) -> float:
    return round(1 / (1 + math.exp(-total)), 3)


def features(
    sight: Sight, telling: Telling, actors: Sequence[Party], recipients: Sequence[Party], number: int
) -> dict[str, float]:
    """What speaks for and against a coding, each feature about 0 to 1 or a logarithm; `number` mentions of the sentence come
    before it."""
    told, applied, event, over = telling.told, telling.applied, telling.folded.event, telling.over
    return {
        "always": 1.0,
        **_learned(sight, told, event),
        f"kind {told.sense.kind}": 1.0,
        "light verb": float(told.light is not None),
        "closeness": min(told.fit, _CLOSE) / _CLOSE,
        "no gate": float(not told.sense.when and not told.sense.before and not told.sense.particle),
        **_sides("actor", actors),
        **_sides("recipient", recipients),
        "political act": float(told.act.political),
        f"family {told.act.family}": 1.0,
        f"act {told.act.id}": 1.0,
        f"word {told.sense.lemma}": 1.0,
        **{f"operator {use.operator}": 1.0 for use in applied},
        f"under {over.act.family if over else 'nothing'}": 1.0,
        "of the same type as above": float(over is not None and over.act.event == event),
        f"after {min(number, _LATE)} mentions": 1.0,
        **dict(_place(sight, told.word)),
        **_settings(sight),
    }


def _learned(sight: Sight, told: Told, event: str) -> dict[str, float]:
    """What the learned head says of the word: that it tells an act, and one of this type or of the act's own."""
    none, own, folded = (sight.share(told.word, kind) for kind in ("", told.act.event, event))
    if none is None or own is None or folded is None:
        return {"unread": 1.0}
    return {
        "learned act": math.log((1 - none + _SMALL) / (none + _SMALL)),
        "learned type": math.log((max(own, folded) + _SMALL) / (1 - none + _SMALL)),
    }


def _sides(side: str, parties: Sequence[Party]) -> dict[str, float]:
    return {
        f"no {side}": float(not parties),
        f"{side} with country": float(any(p.country for p in parties)),
        f"{side} unknown": float(any(p.state == "unknown" for p in parties)),
        **{f"{side} is {p.sectors[0] if p.sectors else p.state}": 1.0 for p in parties},
        f"{side} resolved": float(any(p.antecedent is not None for p in parties)),
        f"many of {side}": float(len(parties) > 1),
    }


def _settings(sight: Sight) -> dict[str, float]:
    """What the sentence is about where it is not politics: the share of each setting's words, of as many as say enough."""
    words, classes = sight.tree.words, sight.lexicon.classes
    lemmas = [w.lemma for w in words]
    phrases = [*lemmas, *map(" ".join, pairwise(lemmas))]
    found = Counter(c for phrase in phrases for c in classes.get(phrase, ()) if c in _SETTINGS)
    return {f"about {setting[1:]}": min(n, _ENOUGH) / _ENOUGH for setting, n in found.items()}


def _place(sight: Sight, word: int) -> Iterator[tuple[str, float]]:
    """Where in the sentence it stands: how deep, and under which clauses."""
    words, depth = sight.tree.words, 0
    yield f"as {words[word].dep}", 1.0
    while words[word].head >= 0 and depth < _DEEP:
        if words[word].dep in _CLAUSES:
            yield f"within {words[word].dep}", 1.0
        word, depth = words[word].head, depth + 1
    yield "depth", depth / _DEEP
