"""Which place a name means: every place that bears it is weighed by simple features, in the light of the document's others.

The weights are set by hand; each is in powers of ten of population, so that a place whose weight is 1 higher would be as
likely as a namesake with ten times its people. "Paris" is France's, but in "Paris, Texas" the comma outweighs two million.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import asin, cos, exp, log10, radians, sin, sqrt

from dateline.knowledge.actors import ActorTable, normal
from dateline.knowledge.gazetteer import Gazetteer, Kind, Named, Place, key_of
from dateline.model import Span, Weighed

WEIGHTS: Mapping[str, float] = {
    "population": 1.0,
    "alternate": -1.0,
    "said": 3.0,
    "parent": 5.0,
    "named": 1.0,
    "country": 2.0,
    "unit": 2.0,
    "near": 2.0,
    "home": 1.0,
    "known": 1.5,
    "inside": -1.0,
}
"""By feature: the logarithm of the population; the name is not the first one; the text says what kind of place it is
("province", "town of"); it stands beside what it lies in ("Paris, Texas"); its country is named in the text; the shares of
the other names that may lie in its country, in its unit, near it; it lies where the report is from; the lexicon of actors
knows it there; only a part of the name is known."""
_BROAD = frozenset({"country", "continent", "region", "water", "mountains"})
_LEVEL: Mapping[Kind, float] = {
    "country": 1.0, "continent": 8.0, "region": 6.0, "water": 6.0, "mountains": 6.0, "admin1": -1.0, "admin2": -1.5, "town": 0.0,
}  # fmt: skip
"""What a kind adds; those of no population have only this."""
_CAPITAL = 1.0
_MOST, _ROUNDS, _NEAR_KM = 60, 2, 100.0
_EARTH_KM = 6371.0
_STATES = frozenset({"name", "adjective", "people"})
_UNIT_WORDS: Mapping[str, frozenset[Kind]] = {
    **dict.fromkeys("province governorate state oblast region territory prefecture department".split(), frozenset[Kind]({"admin1", "region", "admin2"})),
    **dict.fromkeys("county district parish municipality".split(), frozenset[Kind]({"admin2", "admin1"})),
    **dict.fromkeys("city town village suburb neighborhood neighbourhood township capital".split(), frozenset[Kind]({"town"})),
}
_SAID = "|".join(_UNIT_WORDS)
_AFTER = re.compile(rf"[ -]({_SAID})\b")
_BEFORE = re.compile(rf"\b({_SAID}|cities|towns|villages|provinces|counties|districts) of (?:the )?$", re.I)
_WHOLE = re.compile(rf"(?:(?P<before>{_SAID}) of )?(?:the )?(?P<core>.+?)(?: (?P<after>{_SAID}))?", re.I)
_FOLLOWS = re.compile(r"(?:,? in |, | \(|,? of )(?:the )?((?:[A-Z][\w.'’-]*)(?: (?:of |and )?[A-Z][\w.'’-]*){0,3})")
_PRECEDES = re.compile(r"((?:[A-Z][\w.-]*)(?: [A-Z][\w.-]*){0,2})(?:['’]s?)?(?: (?:[a-z-]+ ){0,4}| )$")
_BIG = 10_000
"""People that a town must have to be known by a part of a longer name."""
_GENERIC = frozenset(
    "university airport international center centre church hotel house school college street road avenue park museum hospital county "
    "city state states federal national republic union bridge station square island lake mount river saint north south east west western "
    "eastern northern southern central new old high court general district region valley beach port hill hills green great grand".split()
)
_DIRECTIONS = re.compile(r"(?:(?:north|south|east|west|central|upper|lower|greater|down ?town|mid)[a-z-]* )+", re.I)


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a document when its places are resolved: its text, how often each country is named in it, and the
    country that it is from."""

    text: str
    countries: Mapping[str, int]
    home: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean, what speaks for and against it, and the sum."""

    place: Place
    features: tuple[Weighed, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class _Asked:
    """A name asked for: what of it was found, what kind of place the text says it is, and the names of what it may lie in."""

    found: tuple[Named, ...]
    inside: bool
    said: frozenset[Kind]
    parents: tuple[Place, ...]


def resolve(spans: Sequence[Span], setting: Setting, gazetteer: Gazetteer, actors: ActorTable) -> list[tuple[Candidate, ...]]:
    """For each name its candidates, the best first; none where the gazetteer lacks it. All names of a document are weighed
    together: their text is the setting's."""
    asked = [_ask(span, setting, gazetteer, actors) for span in spans]
    asked = _lend(spans, asked)
    plain = [[_weigh(n, a, setting, actors, span) for n in a.found] for a, span in zip(asked, spans, strict=True)]
    ranked = [_ranked(c) for c in plain]
    for _ in range(_ROUNDS):
        firsts = {key_of(s.text): c for s, c in zip(spans, ranked, strict=True) if c}
        votes = _Votes(firsts)
        ranked = [_ranked([votes.add(c, key_of(s.text)) for c in cs]) for s, cs in zip(spans, plain, strict=True)]
    return ranked


def _ranked(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    return tuple(sorted(candidates, key=lambda c: (-c.weight, c.place.number)))


# What a name may be


def _ask(span: Span, setting: Setting, gazetteer: Gazetteer, actors: ActorTable) -> _Asked:
    found, said, inside = find(span.text, gazetteer, actors)
    said = said or _said(span, setting.text)
    parents = tuple(p for name in _beside(span, setting.text) for p in _parents(name, gazetteer, actors))
    return _Asked(found[:_MOST] if not parents else found, inside, said, parents)


def find(name: str, gazetteer: Gazetteer, actors: ActorTable) -> tuple[tuple[Named, ...], frozenset[Kind], bool]:
    """The places that a name may mean; the kind that it says ("Idlib province"); and whether only part of it was known."""
    found = named(name, gazetteer, actors)
    if found:
        return found, frozenset(), False
    match = _WHOLE.fullmatch(name)
    word = (match["before"] or match["after"] or "").lower() if match else ""
    if match and word:
        found = named(match["core"], gazetteer, actors)
        if found:
            return found, _UNIT_WORDS[word], False
    bare = _DIRECTIONS.sub("", name, count=1)
    if bare != name:
        found, said, _ = find(bare, gazetteer, actors)
        return found, said, True
    return _inside(name, gazetteer, actors), frozenset(), True


def named(name: str, gazetteer: Gazetteer, actors: ActorTable) -> tuple[Named, ...]:
    """The places that bear a name, countries by the lexicon's names and adjectives too. Short abbreviations must be written
    as such."""
    states = {t.country: t for t in actors.names.get(normal(name), ()) if t.kind in _STATES and t.country}
    found = [n for n in gazetteer.named(name) if n.how != "abbreviation" or _is_abbreviation(name)]
    have = {n.place.country for n in found if n.place.kind == "country"}
    for code, term in states.items():
        place = gazetteer.country(code) if code and code not in have else None
        if place:
            found.insert(0, Named(place, "name" if term.kind == "name" else "adjective"))
    return tuple(found)


def _is_abbreviation(name: str) -> bool:
    return name.isupper() or "." in name or len(name) > 3


def _inside(name: str, gazetteer: Gazetteer, actors: ActorTable) -> tuple[Named, ...]:
    """The places of the longest known name inside another ("Kabul International Airport"), the first of several."""
    words = re.split(r"[\s/]+", name)
    for size in range(len(words) - 1, 0, -1):
        for at in range(len(words) - size + 1):
            part = " ".join(words[at : at + size]).removesuffix("'s").removesuffix("’s")
            found = named(part, gazetteer, actors) if part[:1].isupper() and len(part) > 3 else ()
            if found and part.lower() not in _GENERIC and max(n.place.population + _BIG * (n.place.kind in _BROAD) for n in found) >= _BIG:
                return found
    return ()


def _said(span: Span, text: str) -> frozenset[Kind]:
    """The kind of place that the words beside a name say."""
    after = _AFTER.match(text, span.end)
    if after:
        return _UNIT_WORDS[after[1]]
    before = _BEFORE.search(text[max(0, span.start - 20) : span.start])
    word = before[1].lower() if before else ""
    singular = {"cities": "city", "counties": "county"}.get(word, word.removesuffix("s"))
    return _UNIT_WORDS.get(word) or _UNIT_WORDS.get(singular, frozenset())


def _beside(span: Span, text: str) -> Iterable[str]:
    """Names right after and before a name that may be what it lies in: "Paris, Texas", "Iraq's northern city of Mosul"."""
    after = _FOLLOWS.match(text, span.end)
    if after:
        words = after[1].split(" ")
        yield from (" ".join(words[:k]) for k in range(len(words), 0, -1))
    before = _PRECEDES.search(text[max(0, span.start - 60) : span.start])
    if before:
        words = before[1].removesuffix("'s").removesuffix("’s").split(" ")
        yield from (" ".join(words[k:]) for k in range(len(words)))


def _parents(name: str, gazetteer: Gazetteer, actors: ActorTable) -> Iterable[Place]:
    """Countries and units of a name that stands beside another."""
    bare = name.rstrip(".,") if name.count(".") < 2 and len(name) > 6 else name
    return (n.place for n in named(bare, gazetteer, actors) if n.place.kind in {"country", "admin1"})


def _lend(spans: Sequence[Span], asked: Sequence[_Asked]) -> list[_Asked]:
    """What stands beside a name once holds for the document."""
    parents: dict[str, tuple[Place, ...]] = {}
    for span, one in zip(spans, asked, strict=True):
        if any(_lies_in(n.place, p) for n in one.found for p in one.parents):
            parents.setdefault(key_of(span.text), one.parents)
    return [
        one if any(_lies_in(n.place, p) for n in one.found for p in one.parents)
        else replace(one, parents=parents.get(key_of(span.text), ()))
        for span, one in zip(spans, asked, strict=True)
    ]  # fmt: skip


def _lies_in(place: Place, parent: Place) -> bool:
    if parent.kind == "admin1":
        return place.unit == parent.number and place.number != parent.number
    return place.country == parent.country and place.kind != "country"


# How likely each is


def _weigh(named: Named, asked: _Asked, setting: Setting, actors: ActorTable, span: Span) -> Candidate:
    """What a candidate has of itself and from the words beside it."""
    place = named.place
    broad = any(n.place.kind in _BROAD for n in asked.found)
    features = {
        "population": WEIGHTS["population"] * log10(place.population + 1) if _LEVEL[place.kind] < _LEVEL["region"] else 0.0,
        place.kind: _LEVEL[place.kind],
        "alternate": WEIGHTS["alternate"] * (named.how == "alternate"),
        "said": WEIGHTS["said"] * (place.kind in asked.said),
        "parent": WEIGHTS["parent"] * any(_lies_in(place, p) for p in asked.parents if p.kind == "admin1" or not broad),
        "named": WEIGHTS["named"] * (place.country in setting.countries),
        "home": WEIGHTS["home"] * (place.country is not None and place.country == setting.home),
        "known": WEIGHTS["known"] * _is_known(span.text, place, actors),
        "inside": WEIGHTS["inside"] * asked.inside,
    }
    kept = tuple(Weighed(name, round(weight, 3)) for name, weight in features.items() if weight)
    return Candidate(place, kept, sum(f.weight for f in kept))


def _is_known(name: str, place: Place, actors: ActorTable) -> bool:
    """Whether the lexicon of actors knows the name as a place of that country."""
    if place.kind == "country":
        return False
    terms = actors.names.get(normal(name), ())
    return any(t.country == place.country and t.kind in {"capital", "city"} for t in terms)


class _Votes:
    """Where the names of a document are likely to lie, by what is thought of them so far."""

    def __init__(self, ranked: Mapping[str, Sequence[Candidate]]) -> None:
        self._countries: dict[str, dict[str, float]] = {}
        self._units: dict[str, dict[int, float]] = {}
        self._best = {key: found[0].place for key, found in ranked.items()}
        for key, found in ranked.items():
            countries, units = self._countries.setdefault(key, defaultdict(float)), self._units.setdefault(key, defaultdict(float))
            for candidate, share in _shares(found):
                if candidate.place.country:
                    countries[candidate.place.country] += share
                if candidate.place.unit is not None:
                    units[candidate.place.unit] += share
        self._country_sum = _total(self._countries.values())
        self._unit_sum = _total(self._units.values())

    def add(self, candidate: Candidate, key: str) -> Candidate:
        """The candidate with the votes of the other names."""
        place, others = candidate.place, max(1, len(self._best) - 1)
        country = self._country_sum.get(place.country or "", 0.0) - self._countries[key].get(place.country or "", 0.0)
        unit = self._unit_sum.get(place.unit, 0.0) - self._units[key].get(place.unit, 0.0) if place.unit is not None else 0.0
        near = sum(exp(-kilometres(place, p) / _NEAR_KM) for k, p in self._best.items() if k != key and p.kind == "town")
        votes = {"country": country, "unit": unit, "near": near}
        more = tuple(Weighed(n, round(WEIGHTS[n] * min(1.0, v / others * 2), 3)) for n, v in votes.items() if v > 0.01)
        return Candidate(place, (*candidate.features, *more), candidate.weight + sum(f.weight for f in more))


def _shares(found: Sequence[Candidate]) -> Iterable[tuple[Candidate, float]]:
    top = found[0].weight
    odds = [(c, 10 ** (c.weight - top)) for c in found if c.weight > top - 3]
    whole = sum(o for _, o in odds)
    return ((c, o / whole) for c, o in odds)


def _total(parts: Iterable[Mapping[str, float]] | Iterable[Mapping[int, float]]) -> dict:
    total: dict = defaultdict(float)
    for part in parts:
        for key, value in part.items():
            total[key] += value
    return total


def kilometres(a: Place, b: Place) -> float:
    """The distance between two places on the globe."""
    return distance(a.lat, a.lon, b.lat, b.lon)


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points given in degrees."""
    up, along = radians(other_lat - lat), radians(other_lon - lon)
    half = sin(up / 2) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(along / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))
