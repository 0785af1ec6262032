"""Whose people unnamed parties are: those of the place where it happened, else those of the authority that they have to do with.

"Police in Nairobi arrested 40 protesters": the protesters are Kenya's. The span that says so is kept as the party's antecedent.
Of "killed a U.S. soldier and wounded two others" no place tells whose the others are: they are of the kind named before.
"""

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.actors.naming import THING
from dateline.model import Party, Span, Where

Parties = tuple[Party, ...]
Home = tuple[str, Span]
"""A country and the words that name it."""
_AT_HOME = frozenset("COP JUD LEG PTY GOV".split())
_UNDER = frozenset("COP JUD LEG PTY OPP CVL LAB EDU REL JRN SOC MED AGR BUS ELI CRM REF PRM REB".split())
_ABROAD = frozenset({"consult", "agree", "support", "cooperate", "aid", "sanction", "mobilize"})
_ECHOES = frozenset({"other", "others", "another", "rest"})
"""Words that mean more of those named before."""
_GATHERED = _ABROAD - {"sanction"}
"""Families of acts that people of many countries do in one place; courts punish those who are there."""
_NEXT = 8
"""Characters at most from a party to the place that is told of it: " in the "."""
_NO_STATE = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})


def situated(family: str, actors: Parties, recipients: Parties, where: Where | None) -> tuple[Parties, Parties]:
    """Actors and recipients with the countries that the situation gives to those who have none."""
    place = (where.country, where.span) if where and where.country else None
    home = None if family in _ABROAD else _authority(actors) or _authority(recipients)

    def at_home(party: Party) -> Party:
        there = place if place and (family not in _GATHERED or _is_from(party, place[1])) else None
        return _of(party, there, home)

    return tuple(map(at_home, actors)), tuple(map(at_home, recipients))


def _authority(parties: Sequence[Party]) -> Home | None:
    """The country of the first party that rules at home: police, courts, parliament, party or government."""
    found = (p for p in parties if p.country and p.country not in _NO_STATE and _AT_HOME & set(p.sectors[:1]))
    return next(((p.country, p.span) for p in found if p.country), None)


def _of(party: Party, place: Home | None, home: Home | None) -> Party:
    if party.state != "unnamed" or party.entity or party.country or party.entry == THING or _is_echo(party):
        return party
    found = place or (home if _UNDER & set(party.sectors[:1]) else None)
    return replace(party, country=found[0], antecedent=party.antecedent or found[1]) if found else party


def _is_from(party: Party, place: Span) -> bool:
    """Whether a place follows a party's words: "ministers in Addis Ababa". Those who meet or are helped there may be from elsewhere."""
    return 0 <= place.start - party.span.end <= _NEXT


def _is_echo(party: Party) -> bool:
    """Whether a party is only more of those named before: "two others"."""
    return party.span.text.lower().rpartition(" ")[2] in _ECHOES
