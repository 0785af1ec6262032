"""Which mentions are political, by a stated rule, and sure enough to count."""

from collections.abc import Iterable

from dateline.knowledge.acts import Act
from dateline.model import Party

PUBLIC = frozenset("GOV MIL LEG JUD COP SPY REB PRM PTY UAF OPP PRE ELI SOC".split())
ORGANISED = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG"})


LEAST_SURE = 0.2
"""The confidence under which a mention does not count; see docs/decisions/009."""


def counts(act: Act, actors: Iterable[Party], recipients: Iterable[Party], confidence: float | None) -> bool:
    """Whether a mention is political and not too doubtful to be counted."""
    return (confidence is None or confidence >= LEAST_SURE) and is_political(act, actors, recipients)


def is_political(act: Act, actors: Iterable[Party], recipients: Iterable[Party]) -> bool:
    """An act that is political by itself, as all collective protest is, or a party that is public: a state, or a political, armed, official or
    international body."""
    return act.political or act.family == "protest" or any(is_public(p) for p in (*actors, *recipients))


def is_public(party: Party) -> bool:
    """Whether a party is a state or acts for one, is armed or political, or is an international organisation."""
    if party.sectors:
        return bool(PUBLIC & set(party.sectors[:2])) or party.country in ORGANISED
    return party.country in ORGANISED or bool(party.entity and party.entity.startswith("country/"))
