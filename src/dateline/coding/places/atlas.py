"""The places that one report names: which words name one, and which place that is in the light of all of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.coding.places.toponyms import Candidates, Resolver, Setting
from dateline.coding.sight import Match, Sight
from dateline.knowledge.actors import ActorTable, Term, normal
from dateline.knowledge.gazetteer import Gazetteer, Place
from dateline.model import Span

_STATE = frozenset({"name", "adjective", "people"})
_PLACES = frozenset({"name", "capital", "city"})
_LEAST = 5000
"""People of a town that a name may mean which nothing else takes for a place."""
_KNOWN = 100_000
"""People of a town that is meant though the lexicon knows its name in another country."""
_PARTS = frozenset({"compound", "flat", "amod", "goeswith"})


@dataclass(frozen=True, slots=True)
class Named:
    """A place name in a sentence: its words, the lexicon's term for it, and the gazetteer's candidates, the best first. A name
    of neither is one that the parser takes for a place."""

    first: int
    last: int
    span: Span
    term: Term | None
    candidates: Candidates

    @property
    def place(self) -> Place | None:
        """The most likely candidate."""
        return self.candidates[0].place if self.candidates else None


class Atlas:
    """The place names of a report. The gazetteer is not touched before the first is asked for."""

    def __init__(
        self, sights: Sequence[Sight], text: str, gazetteer: Gazetteer, actors: ActorTable, outlet: str | None = None
    ) -> None:
        self._sights, self._text, self._gazetteer, self._actors, self._outlet = sights, text, gazetteer, actors, outlet
        self._resolver: Resolver | None = None

    def candidates(self, span: Span) -> Candidates:
        """The places that a name of the report may mean, with what speaks for each, the best first."""
        if self._resolver is None:
            spans = [span for sight in self._sights for span in _place_spans(sight)]
            countries = frozenset(t.country for s in self._sights for t in _states(s) if t.country)
            capitals = frozenset(town.number for c in countries if (town := self.capital(c)))
            setting = Setting(self._text, countries, _home(self._outlet, self._actors), capitals)
            self._resolver = Resolver(spans, setting, self._gazetteer, self._actors)
        return self._resolver.candidates(span)

    def capital(self, country: str) -> Place | None:
        """The capital of a country by its code."""
        return self._gazetteer.capital(country)

    def named(self, sight: Sight, i: int) -> Named | None:
        """The place that the name which word `i` belongs to names: what the lexicon or the parser takes for a place, or any
        other name in capitals that the gazetteer has, unless it is somebody's."""
        words, match = sight.tree.words, sight.match(i)
        term = place_term(match)
        label = next(((a, b - 1) for a, b, kind in sight.tree.names if a <= i < b and kind == "LOC"), None)
        ranges = {_before_comma(sight, match.first, match.last, i)} if match and term else set[tuple[int, int]]()
        ranges |= {_before_comma(sight, *label, i)} if label else set()
        ranges |= {(i, k) for k in _of_name(sight, i)}
        found = [self._named(sight, *r, term) for r in sorted(ranges, key=lambda r: (r[0] - r[1], r))]
        whole = next((n for n in found if n.candidates and not _is_partly(n)), None)
        if whole or (found and (label or term)):
            return whole or next((n for n in found if n.candidates), found[-1])
        if words[i].pos != "PROPN" or not words[i].text[:1].isupper() or sight.is_a(i, "@calendar"):
            return None
        return self._unknown(sight, i, match)

    def _unknown(self, sight: Sight, i: int, match: Match | None) -> Named | None:
        """A name that nothing takes for a place: one when the gazetteer has all of it, a landmark also where it is a body's too."""
        first, last = _capitalised(sight, i)
        found = self._named(sight, first, last, None)
        place = found.place
        if place is None or _is_partly(found):
            return None
        somebody = match is not None or sight.tree.words[i].name in {"PER", "ORG"}
        is_large = place.kind != "town" or place.population >= _LEAST
        return found if place.kind == "site" or (is_large and not somebody) else None

    def _named(self, sight: Sight, first: int, last: int, term: Term | None) -> Named:
        span = sight.tree.span(first, last)
        found = self.candidates(span)
        return Named(first, last, span, term, () if term and _is_elsewhere(found, term) else found)


def _is_partly(found: Named) -> bool:
    """Whether the gazetteer has only a part of a name."""
    return any(f.feature == "partly" for f in found.candidates[0].features)


def _is_elsewhere(found: Candidates, term: Term) -> bool:
    """Whether the lexicon knows a name in a country where the gazetteer has none of it, but for small namesakes elsewhere."""
    if not found or any(c.place.country in {term.country, None} for c in found):
        return False
    beside = any(f.feature == "parent" for f in found[0].features)
    return not beside and found[0].place.population < _KNOWN


def _before_comma(sight: Sight, first: int, last: int, i: int) -> tuple[int, int]:
    """The part of a name between commas that holds a word: London in "London, Ontario"."""
    commas = [k for k in range(first, last + 1) if sight.tree.words[k].text == ","]
    return max((k + 1 for k in commas if k < i), default=first), min((k - 1 for k in commas if k > i), default=last)


def _of_name(sight: Sight, i: int) -> list[int]:
    """Last words of a name that goes on with "of": Japan in "Sea of Japan"."""
    tree, words = sight.tree, sight.tree.words
    inner = [c for c in tree.kids(i, "nmod") if words[c].text[:1].isupper() and tree.case(c) == "of" and c <= i + 3]
    return inner if words[i].text[:1].isupper() else []


def place_term(match: Match | None) -> Term | None:
    """What a name of the lexicon means as a place: a country, its capital, another place in it."""
    return next((t for t in match.terms if t.kind in _PLACES), None) if match else None


def _place_spans(sight: Sight) -> Iterator[Span]:
    """The names of a sentence that may be places, each once."""
    tree = sight.tree
    matched = [m for m in sight.matches if place_term(m)]
    taken = {k for m in matched for k in range(m.first, m.last + 1)}
    yield from (tree.span(*_before_comma(sight, m.first, m.last, m.first)) for m in matched)
    free = ((a, b - 1) for a, b, kind in tree.names if kind == "LOC" and taken.isdisjoint(range(a, b)))
    yield from (tree.span(*_before_comma(sight, a, b, a)) for a, b in free)


def _states(sight: Sight) -> Iterator[Term]:
    return (t for m in sight.matches for t in m.terms if t.kind in _STATE)


def _home(outlet: str | None, actors: ActorTable) -> str | None:
    """The country of an outlet that the lexicon knows."""
    terms = actors.names.get(normal(outlet), ()) if outlet else ()
    return next((t.country for t in terms if t.country), None)


def _capitalised(sight: Sight, i: int) -> tuple[int, int]:
    """The words in capitals around a word that are parts of its name."""
    words = sight.tree.words
    parts = {i, *(c for c in words[i].children if words[c].dep in _PARTS and words[c].text[:1].isupper())}
    first = last = i
    while first - 1 in parts:
        first -= 1
    while last + 1 in parts:
        last += 1
    return first, last
