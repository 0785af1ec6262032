"""What earlier words of a report stand for: pronouns, short names and nominals ("the group") resolve to it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from dateline.coding.actors.terms import Known
from dateline.knowledge.actors import normal
from dateline.model import Party, Span

ReferentKind = Literal["person", "group", "country", "people"]
_LOOK_BACK = 3
_PAIR = 2
_HE, _IT, _THEY, _WE = (
    frozenset("he she him her his hers himself herself".split()),
    frozenset("it its itself".split()),
    frozenset("they them their themselves".split()),
    frozenset("we us our i me my".split()),
)
GROUP_NOUNS = frozenset(
    "group movement organization organisation militia party faction network alliance bloc coalition union "
    "body agency outlet daily newspaper website "
    "company firm brigade front army force regime".split()
)
COUNTRY_NOUNS = frozenset(
    "country nation state kingdom republic island archipelago sultanate emirate government authorities".split()
)
_PERSON_NOUNS = frozenset(
    "president minister premier chancellor leader king queen general commander spokesman spokeswoman diplomat "
    "official senator politician cleric "
    "ambassador envoy chief secretary governor mayor lawmaker secretary-general".split()
)


@dataclass(frozen=True, slots=True)
class Referent:
    """A party named in a sentence: where, as what, and how prominent its place is (subjects 2, objects 1, others 0)."""

    sentence: int
    word: int
    party: Party
    kind: ReferentKind
    rank: int


class Memory:
    """The parties that a report has named so far. One for each report; filled sentence by sentence."""

    def __init__(self, date: str | None) -> None:
        self._date = date
        self._referents: list[Referent] = []
        self._people: dict[str, Party] = {}
        self._countries: set[str] = set()

    def known(self) -> Known:
        """What phrases are resolved with."""
        return Known(self._date, self._people, frozenset(self._countries))

    def note(self, referent: Referent) -> None:
        """Keep a party; of a person also the family name, by which later sentences call them."""
        self._referents.append(referent)
        party = referent.party
        if party.country:
            self._countries.add(party.country)
        if referent.kind == "person" and party.name:
            for key in {normal(party.name), normal(party.name).split(" ")[-1], normal(party.span.text).split(" ")[-1]}:
                if party.state == "known" or key not in self._people:
                    self._people[key] = replace(party, antecedent=None)

    def pronoun(self, lemma: str, text: str, sentence: int, word: int, span: Span) -> Party | None:
        """The party that a pronoun stands for: the most prominent fitting one before it, in this sentence first."""
        low = text.lower()
        kinds = (
            {"person"}
            if low in _HE
            else {"group", "country"}
            if low in _IT
            else {"group", "country", "people"}
            if low in _THEY
            else set()
        )
        outlets = low in _IT
        return _standing_for(self._best(kinds, sentence, word, outlets=outlets), span) if kinds else None

    def nominal(self, lemma: str, sentence: int, word: int, span: Span) -> Party | None:
        """The party that "the group", "the country", "the minister" stands for."""
        kinds = (
            {"group"}
            if lemma in GROUP_NOUNS
            else {"country"}
            if lemma in COUNTRY_NOUNS
            else {"person"}
            if lemma in _PERSON_NOUNS
            else set()
        )
        return _standing_for(self._best(kinds, sentence, word, lemma), span) if kinds else None

    def pair(self, kinds: set[str], sentence: int, word: int, span: Span) -> tuple[Party, ...]:
        """The two parties of these kinds that were named together last: in one sentence, the most prominent first. Of countries, else
        the only two that the report has named."""
        fitting = [r for r in self._before(sentence, word) if r.kind in kinds and r.party.state == "known"]
        for at in sorted({r.sentence for r in fitting}, reverse=True):
            ranked = sorted((r for r in fitting if r.sentence == at), key=lambda r: (-r.rank, r.word))
            named = list({(r.party.entity, r.party.country): r for r in ranked}.values())
            if len(named) == _PAIR or (len(named) > _PAIR and named[_PAIR - 1].rank > named[_PAIR].rank):
                return _each(named[:_PAIR], span)
        ever = list(
            {r.party.entity: r for r in self._referents if r.kind in kinds and r.party.state == "known"}.values()
        )
        return _each(ever, span) if kinds == {"country"} and len(ever) == _PAIR else ()

    def named(self, entity: str | None, name: str | None) -> Party | None:
        """The last party of this entity, or of this name where the lexicon has none."""
        if not entity and not name:
            return None
        same = (
            r.party for r in reversed(self._referents) if (r.party.entity == entity if entity else r.party.name == name)
        )
        return next(same, None)

    def _best(
        self, kinds: set[str], sentence: int, word: int, lemma: str | None = None, outlets: bool = True
    ) -> Referent | None:
        fitting = [
            r
            for r in self._before(sentence, word)
            if r.kind in kinds and (lemma is None or _fits(r, lemma)) and (outlets or "JRN" not in r.party.sectors)
        ]
        return max(fitting, key=lambda r: (r.sentence, r.rank, r.word if r.rank < 2 else -r.word), default=None)

    def _before(self, sentence: int, word: int) -> Iterator[Referent]:
        return (
            r
            for r in self._referents
            if sentence - _LOOK_BACK <= r.sentence < sentence or (r.sentence == sentence and r.word < word)
        )


def _fits(referent: Referent, lemma: str) -> bool:
    sectors = set(referent.party.sectors)
    if lemma in {"president", "minister", "premier", "chancellor", "king", "queen", "governor", "mayor"}:
        return "GOV" in sectors
    if lemma in {"general", "commander"}:
        return bool(sectors & {"MIL", "REB", "PRM"})
    if lemma in {"outlet", "daily", "newspaper", "website", "agency"}:
        return "JRN" in sectors
    return not (lemma in {"militia", "movement", "group", "faction", "brigade"} and "JRN" in sectors)


def _each(referents: Iterable[Referent], span: Span) -> tuple[Party, ...]:
    return tuple(p for r in referents if (p := _standing_for(r, span)))


def _standing_for(referent: Referent | None, span: Span) -> Party | None:
    """The referent's party at another place of the text, with the span that it was resolved from."""
    if referent is None:
        return None
    party = referent.party
    return replace(party, span=span, antecedent=party.antecedent or party.span)
