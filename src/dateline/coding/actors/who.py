"""An actor string by itself → who it is: the way parties of acts are resolved, for strings from other tables."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date as day
from typing import Any

from dateline.calendar.expressions import find_dates
from dateline.calendar.resolving import resolve as resolve_date
from dateline.coding.actors.naming import by_words, inner_party, resolve
from dateline.coding.actors.terms import ELITE, Known
from dateline.coding.sight import Sight
from dateline.knowledge.actors import normal, prominence
from dateline.knowledge.lexicon import Lexicon
from dateline.model import Block, Party, Report
from dateline.parsing.parser import Parser
from dateline.parsing.tree import trees

_ISO = re.compile(r"\d{4}(-\d\d){0,2}")
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PRON"})
_SMALL = frozenset("of the for to and".split())
_PARTY_OFFICE = 2
"""How high an office in a party is (`prominence`)."""
_PRONOUNS = frozenset("he she they him her them who".split())


def who(
    parser: Parser, lexicon: Lexicon, text: str, context: str | None = None, date: str | None = None
) -> dict[str, Any]:
    """Name, entity, country and sectors of an actor string; None and [] where unknown.

    `context` is a text that the string comes from: its names decide between people or countries of one name. `date` is
    ISO or in words ("1 July 2021", "April 2012", "today"); without one, of a person's public offices one not yet over
    counts, else the most prominent.
    """
    known = Known(_day(date), {}, frozenset(_countries(parser, lexicon, context) if context else ()))
    party = _party(parser, lexicon, text, known)
    if party and party.country is None and len(known.countries) == 1:
        party = replace(party, country=next(iter(known.countries)))
    if party and known.date is None:
        party = _in_office(lexicon, text, party)
    if party is None and text.strip().lower() in _PRONOUNS:
        return {"name": None, "entity": None, "country": None, "sectors": ["UNK"]}
    if party is None:
        return {"name": None, "entity": None, "country": None, "sectors": []}
    return {
        "name": party.name if party.entity else None,
        "entity": party.entity,
        "country": party.country,
        "sectors": list(party.sectors),
    }


def _in_office(lexicon: Lexicon, text: str, party: Party) -> Party:
    """A person by the office that the string tells; without a title by the highest public office not yet over."""
    if party.sectors == ELITE:
        return party
    terms = [t for t in lexicon.actors.entities.get(party.entity or "", ()) if t.kind == "person"]
    said = set(normal(text).split())
    told = [t for t in terms if t.office and set(normal(t.office).split()) - _SMALL <= said]
    bare = normal(text) in lexicon.actors.names
    held = told or [t for t in terms if bare and not t.end and prominence(t) > _PARTY_OFFICE]
    office = max(held, key=lambda t: (prominence(t), t.start or ""), default=None)
    return replace(party, country=office.country, sectors=office.sectors) if office else party


def _day(date: str | None) -> str | None:
    """The first day that a date means, as ISO; None without a date that can be read. Of its spellings the one that
    most of it is read in counts ("1 july 2021")."""
    text = (date or "").strip()
    if not text or _ISO.fullmatch(text):
        return (text + "-01-01")[:10] if text else None
    today = day.today()
    spellings = (text, text.title(), text.lower())
    said = [one for spelled in spellings for one in find_dates(spelled, 0, len(spelled))]
    whole = sorted(said, key=lambda one: one.span.start - one.span.end)
    found = (resolve_date(one, today) for one in whole)
    return next((i.start for i in found if i and i.start), None)


def _sights(parser: Parser, lexicon: Lexicon, text: str) -> Iterator[Sight]:
    report = Report("r", "-", text, (Block(0, len(text), "body"),))
    return (Sight(tree, lexicon) for tree in trees(parser.parse(report)))


def _countries(parser: Parser, lexicon: Lexicon, context: str) -> Iterator[str]:
    for sight in _sights(parser, lexicon, context):
        yield from (t.country for m in sight.matches for t in m.terms if t.country and t.entity.startswith("country/"))


def _party(parser: Parser, lexicon: Lexicon, text: str, known: Known) -> Party | None:
    """The party that the string's words name, else the one its head names by itself, else the one that it names as the
    subject of a sentence, else one inside it, else whatever name stands in it."""
    for sight in _sights(parser, lexicon, text):
        words = sight.tree.words
        whole = [m.last for m in sight.matches if m.first == 0 and m.last >= len(words) - 1]
        roots = [w.i for w in words if w.head < 0 and w.pos in _NOMINAL]
        party = by_words(sight, known) or _first(sight, [*whole, *roots], known)
        party = party or _as_subject(parser, lexicon, text, known)
        rest = [w.i for w in words if w.pos in _NOMINAL or w.head < 0][::-1]
        party = party or _first(sight, rest, known)
        if party:
            return party
    return None


def _as_subject(parser: Parser, lexicon: Lexicon, text: str, known: Known) -> Party | None:
    """The party of the string before a verb, where the parser knows a noun phrase by its place."""
    for sight in _sights(parser, lexicon, f"{text.strip()} said so."):
        subjects = [w.i for w in sight.tree.words if w.dep == "nsubj" and w.head == len(sight.tree.words) - 3]
        return _first(sight, subjects, known)
    return None


def _first(sight: Sight, heads: Iterable[int], known: Known) -> Party | None:
    found = (resolve(sight, head, known) or inner_party(sight, head, known) for head in heads)
    return next((party for party in found if party and (party.country or party.sectors)), None)
