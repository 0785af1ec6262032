"""Which place a name means: every place that bears it is weighed by simple features, in the light of the document's others.

Weights are set by hand, in powers of ten of population: a place that weighs 1 more is as likely as a namesake with ten times
its people. "Paris" is France's, but in "Paris, Texas" the comma outweighs two million.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import asin, cos, exp, log10, radians, sin, sqrt

from dateline.coding.places.names import BROAD, Asked, ask, lies_in
from dateline.knowledge.actors import ActorTable, normal
from dateline.knowledge.gazetteer import Gazetteer, Kind, Named, Place, key_of
from dateline.model import Span, Weighed

WEIGHTS: Mapping[str, float] = {
    "population": 1.0,
    "alternate": -1.0,
    "said": 3.0,
    "parent": 5.0,
    "named": 0.5,
    "capital": 2.5,
    "country": 2.0,
    "unit": 2.0,
    "near": 2.0,
    "home": 1.0,
    "seat": 1.0,
    "known": 1.0,
    "partly": -1.0,
}
"""By feature: the logarithm of the population; the name is not the first one; the text says what kind of place it is
("province", "town of"); it stands beside what it lies in; its country is named in the text; it is the capital of such a
country, and the name is not the country's too; the shares of the other names that may lie in its country, in its unit, near
it; it lies where the report is from; it is a town in the unit of its name, which reports would call a province; the lexicon
of actors knows it there; only a part of the name is known."""
_LEVEL: Mapping[Kind, float] = {
    "country": 2.0, "continent": 8.0, "region": 6.0, "water": 6.0, "mountains": 6.0, "site": 6.0, "admin1": 0.0, "admin2": -1.5, "town": 0.0,
}  # fmt: skip
"""What its kind adds; those without population have only this."""
_FAMOUS = 1_000_000
"""People of a town whose every name is well known."""
_ROUNDS, _NEAR_KM, _NEAR_DEGREES = 2, 100.0, 5.0
_REACH = 6.5
"""How much weight the other names may add: what lies further behind cannot come first."""
_MOST = 25
"""Candidates of a name that are weighed against the other names."""
_SHARE = 2.0
"""Names of which half agree give the whole weight."""
_EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a document when its places are resolved: its text, the countries named in it, the one it is from, and
    the numbers of the capitals of those named."""

    text: str
    countries: frozenset[str] = frozenset()
    home: str | None = None
    capitals: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean, what speaks for and against it, and the sum."""

    place: Place
    features: tuple[Weighed, ...]
    weight: float


Candidates = tuple[Candidate, ...]


class Resolver:
    """The names of one document, resolved together when the first is asked for."""

    def __init__(self, spans: Sequence[Span], setting: Setting, gazetteer: Gazetteer, actors: ActorTable) -> None:
        self._spans, self._setting, self._gazetteer, self._actors = spans, setting, gazetteer, actors
        self._votes: Votes | None = None
        self._parents: dict[str, tuple[Place, ...]] = {}
        self._kept: dict[Hashable, Candidates] = {}

    def candidates(self, span: Span) -> Candidates:
        """The places that a name of the document may mean, the best first; none where the gazetteer lacks it."""
        votes = self._votes = self._votes or self._elect()
        asked = self._lent(span, self._ask(span))
        key = key_of(span.text)
        same = (span.text, asked.said, tuple(p.number for p in asked.parents))
        if same not in self._kept:
            self._kept[same] = ranked(votes.add(c, key) for c in self._plain(span, asked))
        return self._kept[same]

    def _elect(self) -> "Votes":
        """What all names together think of where the document is: each name once, as it stands first or beside what it lies in."""
        asked: dict[str, tuple[Span, Asked]] = {}
        for span in self._spans:
            key, one = key_of(span.text), self._ask(span)
            beside = any(lies_in(n.place, p) for n in one.found for p in one.parents)
            if beside:
                self._parents.setdefault(key, one.parents)
            if one.found and (key not in asked or (beside and self._parents[key] is one.parents)):
                asked[key] = span, one
        plain = {key: self._plain(span, one) for key, (span, one) in asked.items()}
        votes = Votes(plain)
        for _ in range(_ROUNDS - 1):
            votes = Votes({key: ranked(votes.add(c, key) for c in found) for key, found in plain.items()})
        return votes

    def _ask(self, span: Span) -> Asked:
        return ask(span, self._setting.text, self._gazetteer, self._actors)

    def _lent(self, span: Span, asked: Asked) -> Asked:
        """What stands beside a name once holds for the document."""
        if any(lies_in(n.place, p) for n in asked.found for p in asked.parents):
            return asked
        return replace(asked, parents=self._parents.get(key_of(span.text), ()))

    def _plain(self, span: Span, asked: Asked) -> Candidates:
        """The candidates by themselves, without those that are too far behind."""
        found = ranked(weigh(n, span.text, asked, self._setting, self._actors) for n in asked.found)
        return tuple(c for c in found[:_MOST] if c.weight > found[0].weight - _REACH)


def resolve(
    spans: Sequence[Span], setting: Setting, gazetteer: Gazetteer, actors: ActorTable
) -> list[tuple[Candidate, ...]]:
    """For each name of a document its candidates, the best first."""
    resolver = Resolver(spans, setting, gazetteer, actors)
    return [resolver.candidates(span) for span in spans]


def ranked(candidates: Iterable[Candidate]) -> Candidates:
    """The weightiest first; of equals the first in the gazetteer."""
    return tuple(sorted(candidates, key=lambda c: (-c.weight, c.place.number)))


def weigh(named: Named, text: str, asked: Asked, setting: Setting, actors: ActorTable) -> Candidate:
    """What a candidate has of itself and from the words beside it."""
    place = named.place
    units = {n.place.number for n in asked.found if n.place.kind == "admin1"}
    states = {n.place.country for n in asked.found if n.place.kind == "country"}
    parts = {
        "population": WEIGHTS["population"] * log10(place.population + 1) * (place.kind == "country" or place.kind not in BROAD),
        place.kind: _LEVEL[place.kind],
        "alternate": WEIGHTS["alternate"] * (named.how == "alternate" and place.population < _FAMOUS),
        "said": WEIGHTS["said"] * (place.kind in asked.said),
        "parent": WEIGHTS["parent"] * any(lies_in(place, p) for p in asked.parents),
        "named": WEIGHTS["named"] * (place.country in setting.countries),
        "capital": WEIGHTS["capital"] * (place.number in setting.capitals and place.country not in states),
        "home": WEIGHTS["home"] * (place.country is not None and place.country == setting.home),
        "seat": WEIGHTS["seat"] * (place.kind == "town" and place.unit in units),
        "known": WEIGHTS["known"] * _is_known(text, place, actors),
        "partly": WEIGHTS["partly"] * asked.partly,
    }  # fmt: skip
    kept = tuple(Weighed(name, round(weight, 3)) for name, weight in parts.items() if weight)
    return Candidate(place, kept, sum(f.weight for f in kept))


def _is_known(name: str, place: Place, actors: ActorTable) -> bool:
    """Whether the lexicon of actors knows the name as a place in that country."""
    terms = actors.names.get(normal(name), ()) if place.kind != "country" else ()
    return any(
        t.country == place.country and (t.kind == "city" or (t.kind == "capital" and place.kind == "town"))
        for t in terms
    )


class Votes:
    """Where the names of a document are likely to lie, by what is thought of them so far."""

    def __init__(self, found: Mapping[str, Candidates]) -> None:
        shares = {key: list(_shares(candidates)) for key, candidates in found.items()}
        self._towns = [(key, c[0].place) for key, c in found.items() if c[0].place.kind == "town"]
        self._own = {key: _held(one) for key, one in shares.items()}
        self._all: Counter[Hashable] = Counter()
        for held in self._own.values():
            self._all.update(held)

    def add(self, candidate: Candidate, key: str) -> Candidate:
        """The candidate with the votes of the other names."""
        place, own = candidate.place, self._own.get(key, {})
        others = max(1, len(self._own) - (key in self._own))
        votes = {
            "country": self._all[place.country] - own.get(place.country, 0.0) if place.country else 0.0,
            "unit": self._all[place.unit] - own.get(place.unit, 0.0) if place.unit is not None else 0.0,
            "near": sum(_nearness(place, town) for k, town in self._towns if k != key),
        }
        shares = {name: WEIGHTS[name] * min(1.0, _SHARE * vote / others) for name, vote in votes.items()}
        more = tuple(Weighed(name, round(weight, 3)) for name, weight in shares.items() if weight > 0.01)
        return Candidate(place, (*candidate.features, *more), candidate.weight + sum(f.weight for f in more))


def _shares(found: Candidates) -> Iterable[tuple[Candidate, float]]:
    """How likely each candidate is."""
    odds = [(c, 10 ** (c.weight - found[0].weight)) for c in found]
    whole = sum(odd for _, odd in odds)
    return ((c, odd / whole) for c, odd in odds)


def _held(shares: Iterable[tuple[Candidate, float]]) -> dict[Hashable, float]:
    """The likelihood of each country (by its code) and unit (by its number)."""
    held: dict[Hashable, float] = defaultdict(float)
    for candidate, share in shares:
        for inside in (candidate.place.country, candidate.place.unit):
            if inside is not None:
                held[inside] += share
    return held


def _nearness(a: Place, b: Place) -> float:
    """1 for the same spot, a third at a hundred kilometres, 0 where it is far."""
    return exp(-kilometres(a.lat, a.lon, b.lat, b.lon) / _NEAR_KM) if abs(a.lat - b.lat) < _NEAR_DEGREES else 0.0


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The distance on the globe between two points given in degrees."""
    up, along = radians(other_lat - lat), radians(other_lon - lon)
    half = sin(up / 2) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(along / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))
