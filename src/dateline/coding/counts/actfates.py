"""What became of people by the acts that a sentence tells: those whom an act of arrest, release or protest is about."""

from collections.abc import Iterator, Mapping, Sequence

from dateline.coding.acts.senses import Told, told_by
from dateline.coding.counts.fates import Fate
from dateline.coding.sight import Sight

_BEYOND = 9


def act_fates(sight: Sight) -> Mapping[int, Sequence[Fate]]:
    """For the head word of each party of an act that `lexicon/codebook/counts.yaml` knows as a fate, its kind of count. The
    acts know more words than the table of counts, and gates on their senses; what the table tells goes before it."""
    found: dict[int, Sequence[Fate]] = {}
    fateful = {act for act, _ in sight.lexicon.counts.acts}
    for word in sight.tree.words:
        senses = (
            sight.lexicon.acts.senses.get((word.lemma, word.pos.lower()), ()) if word.pos in {"VERB", "NOUN"} else ()
        )
        told = told_by(sight, word.i) if any(sense.act in fateful for sense in senses) else None
        for head, fate in _parties(sight, told) if told is not None else ():
            found.setdefault(head, [fate])
    return found


def _parties(sight: Sight, told: Told) -> Iterator[tuple[int, Fate]]:
    table = sight.lexicon.counts.acts
    for side, slots in (("actor", told.sense.actor), ("recipient", told.sense.recipient)):
        kind = table.get((told.act.id, side))
        if kind is not None:
            heads = {k for slot in slots for k in sight.fillers(told.word, slot)}
            if told.light is not None and (side == "actor") != told.light.receiving:
                heads |= set(sight.fillers(told.light.verb, "subj"))
            yield from ((head, Fate(kind, told.word, (_BEYOND, 0))) for head in sorted(heads))
