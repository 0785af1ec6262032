"""Our own sentences: `newswire`, every act that a careful reader finds in them, and `nothing`, in which nothing is told.

Their authors saw neither the lexicon nor the program. Cards stand beside the sentences.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks import comparing as c
from benchmarks.common import Row, System
from dateline.model import Mention, Party

SIDE_FIT = 0.5
"""Least likeness of a party to a wanted one, by words, where their countries do not tell."""


def types_of(mention: Mention) -> frozenset[str]:
    """The types that a mention counts for. Readers differ on a promise to yield: PLOVER has conceding, CAMEO's 035 agreeing."""
    promised = (mention.cameo or "").startswith("035")
    return frozenset({c.family(mention.event), *(["YIELD"] if promised else [])})


def is_typed(mention: Mention, acts: Sequence[Row]) -> bool:
    """Whether some act of the sentence is of the mention's event type."""
    return any(c.family(act["event"]) in types_of(mention) for act in acts)


def is_right(mention: Mention, acts: Sequence[Row]) -> bool:
    """Whether some act of the sentence has the mention's event type and both its parties."""
    return any(c.family(act["event"]) in types_of(mention) and has_parties(mention, act) for act in acts)


def has_parties(mention: Mention, act: Row) -> bool:
    """Whether each side that an act names has one of its parties; in a symmetric mention on either side."""
    one, other = mention.actors, mention.recipients
    if mention.symmetric:
        one = other = (*one, *other)
    return is_side(one, act["actors"]) and is_side(other, act["recipients"])


def is_side(parties: Sequence[Party], wanted: Sequence[dict[str, Any]]) -> bool:
    """Whether some party is of a wanted one's country or called much like it; so too where none is wanted."""
    return not wanted or any(
        (w.get("country") and p.country == w["country"]) or c.alike(p.span.text, w["text"]) >= SIDE_FIT
        for w in wanted
        for p in parties
    )


def best_for(act: Row, mentions: Sequence[Mention]) -> Mention | None:
    """The mention that tells an act: of its type, with its parties where one has them."""
    typed = [m for m in mentions if c.family(act["event"]) in types_of(m)]
    return max(typed, key=lambda m: has_parties(m, act), default=None)


def coded(system: System, row: Row) -> tuple[Mention, ...]:
    """The political mentions of a row's text, on its day."""
    return system.code(row["text"], row["id"], row.get("published"))


def told_acts(row: Row, mentions: Sequence[Mention]) -> Iterator[tuple[Row, Mention | None]]:
    """Each act of a row with the mention that tells it."""
    return ((act, best_for(act, mentions)) for act in row["acts"])
