"""Which mentions are political, by a stated rule, and sure enough to count."""

from collections.abc import Iterable

from dateline.knowledge.acts import Act
from dateline.model import Party, Status

PUBLIC = frozenset("GOV MIL LEG JUD COP SPY REB PRM PTY UAF OPP PRE ELI SOC".split())
ORGANISED = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG"})
_BODIES = frozenset({"LAB", "REL"})
_FORCE = frozenset({"assault", "fight", "coerce", "mobilize"})
_POWER = frozenset({"coerce", "retreat"})
_CIVIC = frozenset({"CVL", "JRN", "SOC"})
LEAST_SURE = 0.27
"""The chance of being told under which a mention does not count. See docs/decisions/009."""


def counts(act: Act, actors: Iterable[Party], recipients: Iterable[Party], status: Status, told: float | None) -> bool:
    """Whether a mention is political, not told as something that was not done, and sure enough to count; `told` is the chance that
    its event type is told."""
    return status != "negated" and is_sure(told) and is_political(act, actors, recipients)


def is_sure(told: float | None) -> bool:
    """Whether a mention is not too doubtful to count."""
    return told is None or told >= LEAST_SURE


def is_political(act: Act, actors: Iterable[Party], recipients: Iterable[Party]) -> bool:
    """All collective protest; acts with a party that is public: a state, or a political, armed, official or international body; acts
    that are political by themselves, such as shelling, where anything is known of a party; and the arrest or release of
    activists, journalists and other civil society, whoever it was that arrested them."""
    actors, recipients = tuple(actors), tuple(recipients)
    parties = actors + recipients
    by_itself = act.political and any(_is_somebody(p, act.family) for p in parties)
    civic = act.family in _POWER and not actors and any(p.country and _CIVIC & set(p.sectors[:1]) for p in recipients)
    return act.family == "protest" or by_itself or civic or any(is_public(p) for p in parties)


def is_public(party: Party) -> bool:
    """Whether a party is a state or acts for one, is armed or political, or is an international organisation."""
    if party.sectors:
        named = party.entity is not None and party.sectors[0] in _BODIES
        return named or bool(PUBLIC & set(party.sectors[:2])) or party.country in ORGANISED
    return party.country in ORGANISED or bool(party.entity and party.entity.startswith("country/"))


def _is_somebody(party: Party, family: str) -> bool:
    """Whether anything is known of a party, and it is no business, unless by or against force."""
    sector = party.sectors[:1]
    private = sector == ("BUS",) and family not in _FORCE
    return not private and (party.country is not None or sector not in {(), ("UNK",)})
