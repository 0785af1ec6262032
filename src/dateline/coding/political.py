"""Which mentions are political, by a stated rule, and sure enough to count."""

from collections.abc import Iterable

from dateline.knowledge.acts import Act
from dateline.model import Party

PUBLIC = frozenset("GOV MIL LEG JUD COP SPY REB PRM PTY UAF OPP PRE ELI SOC".split())
ORGANISED = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG"})


_FORCE = frozenset({"assault", "fight", "coerce", "mobilize"})
LEAST_SURE = 0.2
"""The confidence under which a mention does not count; see docs/decisions/009."""


def counts(act: Act, actors: Iterable[Party], recipients: Iterable[Party], confidence: float | None) -> bool:
    """Whether a mention is political and not too doubtful to be counted."""
    return (confidence is None or confidence >= LEAST_SURE) and is_political(act, actors, recipients)


def is_political(act: Act, actors: Iterable[Party], recipients: Iterable[Party]) -> bool:
    """All collective protest; acts with a party that is public: a state, or a political, armed, official or international body; and
    acts of force that are political by themselves, such as shelling, where anything is known of a party."""
    parties = (*actors, *recipients)
    forceful = act.political and act.family in _FORCE and any(p.country or p.sectors for p in parties)
    return act.family == "protest" or forceful or any(is_public(p) for p in parties)


def is_public(party: Party) -> bool:
    """Whether a party is a state or acts for one, is armed or political, or is an international organisation."""
    if party.sectors:
        return bool(PUBLIC & set(party.sectors[:2])) or party.country in ORGANISED
    return party.country in ORGANISED or bool(party.entity and party.entity.startswith("country/"))
