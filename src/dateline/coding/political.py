"""Which mentions are political, by a stated rule, and the contexts that an act and its words imply."""

from collections.abc import Iterable

from dateline.knowledge.acts import Act
from dateline.model import Party

PUBLIC = frozenset("GOV MIL LEG JUD COP SPY REB PRM PTY UAF OPP PRE".split())
ORGANISED = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG"})


def is_political(act: Act, actors: Iterable[Party], recipients: Iterable[Party]) -> bool:
    """An act that is political by itself, as all collective protest is, or a party that is public: a state, or a political, armed, official or
    international body."""
    return act.political or act.family == "protest" or any(is_public(p) for p in (*actors, *recipients))


def is_public(party: Party) -> bool:
    """Whether a party is a state or acts for one, is armed or political, or is an international organisation."""
    if party.sectors:
        return bool(PUBLIC & set(party.sectors[:2])) or party.country in ORGANISED
    return party.country in ORGANISED or bool(party.entity and party.entity.startswith("country/"))
