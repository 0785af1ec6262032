"""What a place name may mean by itself, and what the words beside it say: "Idlib province", "Paris, Texas", "Iraq's city of Mosul"."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dateline.knowledge.actors import ActorTable, normal
from dateline.knowledge.gazetteer import Gazetteer, Kind, Named, Place
from dateline.model import Span

BROAD = frozenset({"country", "continent", "region", "water", "mountains", "site"})
_STATES = frozenset({"name", "adjective", "people"})
_BIG = 10_000
"""People that a town must have to be known by a part of a longer name."""
_REACH = 60
"""Characters before a name in which what it lies in is looked for."""
_UNITS = frozenset[Kind]({"admin1", "admin2", "region"})
_KINDS: Mapping[str, frozenset[Kind]] = {
    **dict.fromkeys("province governorate state oblast region prefecture".split(), _UNITS),
    **dict.fromkeys("county district parish municipality".split(), frozenset[Kind]({"admin2", "admin1"})),
    **dict.fromkeys(
        "city town village suburb neighborhood neighbourhood township capital".split(), frozenset[Kind]({"town"})
    ),
}
_PLURALS = {"cities": "city", "counties": "county"}
_GENERIC = frozenset(
    "university airport international center centre church hotel house school college street road avenue park museum hospital "
    "county city state states federal national republic union bridge station square island lake mount river saint north south "
    "east west western eastern northern southern central new old high court general district region valley beach port hill hills "
    "green great grand summit congress conference assembly parliament".split()
)
_SAID = "|".join(_KINDS)
_AFTER = re.compile(rf"(?:[ -]|, (?:the|its|their|a) (?:[a-z]+ )?)({_SAID})\b")
_BEFORE = re.compile(rf"\b({_SAID}|{'|'.join(_PLURALS)}|(?:{_SAID})s) of (?:the )?$", re.I)
_WHOLE = re.compile(rf"(?:({_SAID}) of )?(?:the )?(.+?)(?: ({_SAID}))?", re.I)
_FOLLOWS = re.compile(
    rf"(?: (?:{_SAID})\b)?" r"(?:,? in |, | \(|,? of )(?:the )?([A-Z][\w.'’-]*(?: (?:of |and )?[A-Z][\w.'’-]*){0,3})"
)
_PRECEDES = re.compile(r"([A-Z][\w.-]*(?: [A-Z][\w.-]*){0,2})(?:['’]s?)?(?: (?:[a-z-]+ ){0,4}| )$")
_DIRECTIONS = re.compile(r"(?:(?:north|south|east|west|central|upper|lower|greater|down ?town|mid)[a-z-]* )+", re.I)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a name may mean; whether only a part of it was known; the kinds of place that the text says it is; and the places
    beside it that it may lie in."""

    found: tuple[Named, ...]
    partly: bool = False
    said: frozenset[Kind] = frozenset()
    parents: tuple[Place, ...] = ()


def ask(span: Span, text: str, gazetteer: Gazetteer, actors: ActorTable) -> Asked:
    """All that a name in a text and the words beside it say of which place is meant."""
    whole = find(span.text, gazetteer, actors)
    if not whole.found:
        return whole
    broad = any(n.place.kind in BROAD for n in whole.found)
    near = (p for name in _beside(span, text) for p in _containers(name, gazetteer, actors))
    parents = tuple(dict.fromkeys(p for p in near if p.kind == "admin1" or not broad))
    return Asked(whole.found, whole.partly, whole.said or _said(span, text), parents)


def find(name: str, gazetteer: Gazetteer, actors: ActorTable) -> Asked:
    """The places that a name may mean, by the whole of it, without the word for its kind ("Idlib province"), without a direction
    ("northern Iraq"), or by a known name inside it ("Kabul International Airport")."""
    name = re.sub(r"^[Tt]he ", "", name)
    found = named(name, gazetteer, actors) if name.lower() not in _GENERIC and not name.islower() else ()
    if found or " " not in name or name.islower():
        return Asked(found)
    before, core, after = match.groups() if (match := _WHOLE.fullmatch(name)) else (None, name, None)
    kind = before or after
    found = named(core, gazetteer, actors) if kind else ()
    if kind and found:
        return Asked(found, said=_KINDS[kind.lower()])
    bare = _DIRECTIONS.sub("", name, count=1)
    if bare != name:
        inner = find(bare, gazetteer, actors)
        return Asked(inner.found, True, inner.said)
    return Asked(_inside(name, gazetteer, actors), True)


def named(name: str, gazetteer: Gazetteer, actors: ActorTable) -> tuple[Named, ...]:
    """The places that bear a name, countries by the lexicon's names and adjectives too. Short abbreviations must be written
    as such."""
    found = [n for n in gazetteer.named(name) if n.how != "abbreviation" or _is_abbreviation(name)]
    known = {n.place.country for n in found if n.place.kind == "country"}
    for term in actors.names.get(normal(name), ()):
        if term.kind in _STATES and term.country and term.country not in known:
            known.add(term.country)
            place = gazetteer.country(term.country)
            found[:0] = [Named(place, "name" if term.kind == "name" else "adjective")] if place else []
    return tuple(found)


def _is_abbreviation(name: str) -> bool:
    return name.isupper() or "." in name or len(name) > 3


def _inside(name: str, gazetteer: Gazetteer, actors: ActorTable) -> tuple[Named, ...]:
    """The places of the longest known name inside another, the first of several."""
    words = re.split(r"[\s/]+", name)
    for size in range(len(words) - 1, 0, -1):
        for at in range(len(words) - size + 1):
            part = re.sub(r"['’]s$", "", " ".join(words[at : at + size]))
            if part[:1].isupper() and len(part) > 3 and part.lower() not in _GENERIC:
                found = named(part, gazetteer, actors)
                if any(n.place.kind in BROAD or n.place.population >= _BIG for n in found):
                    return found
    return ()


def _said(span: Span, text: str) -> frozenset[Kind]:
    """The kinds of place that the words beside a name say."""
    if after := _AFTER.match(text, span.end):
        return _KINDS[after[1]]
    before = _BEFORE.search(text[max(0, span.start - 20) : span.start])
    word = before[1].lower() if before else ""
    return _KINDS.get(word) or _KINDS.get(_PLURALS.get(word, word.removesuffix("s")), frozenset())


def _beside(span: Span, text: str) -> Iterator[str]:
    """Names right after and before a name that may be what it lies in, long ones first."""
    if after := _FOLLOWS.match(text, span.end):
        words = after[1].split(" ")
        yield from (" ".join(words[:k]) for k in range(len(words), 0, -1))
    if before := _PRECEDES.search(text[max(0, span.start - _REACH) : span.start]):
        words = re.sub(r"['’]s$", "", before[1]).split(" ")
        yield from (" ".join(words[k:]) for k in range(len(words)))


def _containers(name: str, gazetteer: Gazetteer, actors: ActorTable) -> Iterable[Place]:
    """Countries and units of a name that stands beside another."""
    bare = name.rstrip(".,") if name.count(".") < 2 and len(name) > 6 else name
    return (n.place for n in named(bare, gazetteer, actors) if n.place.kind in {"country", "admin1"})


def lies_in(place: Place, parent: Place) -> bool:
    """Whether a place lies in a country or first-level unit, and is not itself that."""
    if parent.kind == "admin1":
        return place.unit == parent.number and place.number != parent.number
    return place.country == parent.country and place.kind != "country"
