"""When a mention agrees with an entry of a gold set: phrases, families of types, countries, classes of codes."""

import re
from collections.abc import Iterable, Sequence

from dateline.model import Mention, Party

_WORD = re.compile(r"\w+")
_SMALL = frozenset({"the", "a", "an", "of", "s", "and", "in", "for", "to"})
_FAMILIES = {
    "CONCEDE": "YIELD",
    "RETREAT": "YIELD",
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
}
_COUNTRIES = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM", "UNO": "IGO", "EUR": "IGO", "KOS": "XKX"}
_CLASSES = ((1, 2), (3, 4, 5), (6, 7, 8), (9, 10, 11, 12, 13, 16), (14, 15, 17, 18, 19, 20))


def words(text: str) -> frozenset[str]:
    """The words of a phrase, lower case, without articles and the commonest prepositions."""
    return frozenset(_WORD.findall(text.lower())) - _SMALL


def alike(one: str, other: str) -> float:
    """Dice overlap of the words of two phrases: 1 the same words, 0 none in common."""
    a, b = words(one), words(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def closeness(parties: Iterable[Party], phrase: str) -> float:
    """How like the phrase the most similar party is, by its words in the text."""
    return max((alike(party.span.text, phrase) for party in parties), default=0.0)


def family(event: str) -> str:
    """The type, with those brought together that the older sets do not keep apart: yielding in word and in deed …"""
    return _FAMILIES.get(event, event)


def country(code: str) -> str:
    """The country code in our spelling; international organisations are one slot."""
    return _COUNTRIES.get(code, code)


def countries(parties: Sequence[Party]) -> frozenset[str]:
    """Country codes of some parties."""
    return frozenset(country(party.country) for party in parties if party.country)


def quad(mention: Mention) -> int:
    """The quad class, yielding counted as material cooperation whether by word or by deed."""
    return 2 if family(mention.event) == "YIELD" else mention.quad


def penta(mention: Mention) -> int:
    """Class 0–4 of the mention's CAMEO root (0: statements and appeals); its quad class where it has no code."""
    root = (mention.cameo or "")[:2]
    found = [c for c, roots in enumerate(_CLASSES) if root.isdigit() and int(root) in roots]
    return found[0] if found else mention.quad


def same_dyad(mention: Mention, sources: frozenset[str], targets: frozenset[str]) -> bool:
    """Whether some actor is of a source country and some recipient of a target country, where the gold has any.

    A symmetric mention may have them the other way round, or all of them on one side.
    """
    actors, recipients = countries(mention.actors), countries(mention.recipients)

    def fits(one: frozenset[str], other: frozenset[str]) -> bool:
        return bool((not sources or one & sources) and (not targets or other & targets))

    if fits(actors, recipients):
        return True
    return mention.symmetric and (fits(recipients, actors) or sources | targets <= actors | recipients)


def pair_fit(mention: Mention, source: str, target: str) -> float:
    """How well a mention's parties are a marked pair, 0–2; the wrong way round counts half unless it is symmetric."""
    straight = closeness(mention.actors, source) + closeness(mention.recipients, target)
    swapped = closeness(mention.recipients, source) + closeness(mention.actors, target)
    return max(straight, swapped * (1.0 if mention.symmetric else 0.5))
