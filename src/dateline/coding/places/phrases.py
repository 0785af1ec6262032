"""Which places a phrase names: "the town of X in Y province", "a market in X", "the Gaza border", "the Syrian capital"."""

from collections.abc import Iterator

from dateline.coding.places.atlas import Atlas, Named, place_term
from dateline.coding.sight import Sight
from dateline.knowledge.placewords import PlaceWords
from dateline.model import Span, Where

INSIDE = ("in", "at", "near", "outside", "along", "around", "off")
"""Prepositions after which an act is where the place is, whatever the act."""
_LANDS = ("@territory", "@building", "@border")
_SAID = ("@talks", "@agreement", "@law")
_INHABITED = frozenset({"country", "admin1", "admin2", "town"})
_AREAS = frozenset({"country", "continent", "region", "admin1"})
_PARTS = frozenset({"compound", "amod", "nmod", "flat"})
_NATIONAL = frozenset({"adjective", "people"})
_LARGE = 50_000
"""People of a town that buildings are called by."""
DEPTH = 3
"""Phrases inside one another that are looked into."""


def places_in(sight: Sight, i: int, slot: str, atlas: Atlas, depth: int = 0) -> Iterator[Where]:
    """The places that a phrase names, by its head or by what describes it: "the town of X in Y province", "a market in X"."""
    found = atlas.named(sight, i) if is_name(sight, i) else None
    owners = () if found and found.place else sight.tree.kids(i, "nmod")
    owner = next(
        (n for c in owners if sight.tree.words[c].full == "nmod:poss" and (n := _place(sight, c, atlas))), None
    )
    if found and owner:
        yield where_named(sight, owner, slot)
    elif found and (found.place or found.term or slot in INSIDE):
        yield where_named(sight, found, slot)
    elif sight.tree.words[i].pos != "PRON":
        yield from _described(sight, i, slot, atlas)
    if depth < DEPTH:
        yield from nested(sight, i, atlas, depth)


def nested(sight: Sight, i: int, atlas: Atlas, depth: int) -> Iterator[Where]:
    """Places inside a phrase: "people in Aleppo", "a market near the port of Latakia"."""
    tree = sight.tree
    for c in tree.kids(i, "nmod", "obl"):
        case = tree.case(c)
        if case in sight.lexicon.place_words.locating and not _is_topic(sight, i, c, case, atlas):
            yield from places_in(sight, c, case, atlas, depth + 1)
        elif case == "of" and (
            sight.is_measure(i) or ((is_land(sight, i) or is_land(sight, c)) and not is_name(sight, c))
        ):
            yield from nested(sight, c, atlas, depth)
    yield from by_side(sight, i, atlas, depth)


def _is_topic(sight: Sight, i: int, c: int, case: str, atlas: Atlas) -> bool:
    """Whether "on" tells what something is about: "talks on Libya", but "a hotel on Crete"."""
    if case != "on" or not is_name(sight, c):
        return False
    found = _place(sight, c, atlas)
    solid = found is not None and found.place is not None and found.place.kind not in _INHABITED
    return not solid or any(sight.is_a(i, name) for name in _SAID)


def by_side(sight: Sight, i: int, atlas: Atlas, depth: int = 0) -> Iterator[Where]:
    """Places that a word is told to be beside: "a village close to Bunia", "kidnapped east of Sanaa"."""
    known = sight.lexicon.place_words
    for beside in (c for c in sight.tree.kids(i, "advmod", "amod") if _is_side(sight.tree.words[c].lemma, known)):
        for c in sight.tree.kids(beside, "obl", "nmod"):
            yield from places_in(sight, c, "near", atlas, depth + 1)


def _is_side(lemma: str, known: PlaceWords) -> bool:
    return lemma == "close" or lemma in known.sides


def is_name(sight: Sight, i: int) -> bool:
    """Whether a word is a name, not a word for a kind of place that a name stands before."""
    word = sight.tree.words[i]
    return not (word.text.islower() and is_land(sight, i)) and (
        word.pos == "PROPN" or word.name == "LOC" or place_term(sight.match(i)) is not None
    )


def is_land(sight: Sight, i: int) -> bool:
    """Whether a word is one for a kind of place or a part of one."""
    known = sight.lexicon.place_words
    lemma = sight.tree.words[i].lemma
    return lemma in known.kinds or lemma in known.sides or any(sight.is_a(i, name) for name in _LANDS)


def _described(sight: Sight, i: int, slot: str, atlas: Atlas) -> Iterator[Where]:
    """The place of a common noun: what it is called ("the city of X", "X province", "the capital, X"), whose it is ("the Syrian
    capital", "the Gaza border", "Kabul airport"), what it lies between."""
    if not is_land(sight, i):
        return
    tree, words = sight.tree, sight.tree.words
    called = [
        c for c in words[i].children if words[c].dep == "appos" or (words[c].dep == "nmod" and tree.case(c) == "of")
    ]
    for c in called:
        yield from _called(sight, i, c, slot, atlas)
    for c in words[i].children:
        if words[c].dep in _PARTS and c not in called and not _cased(sight, c):
            yield from _owned(sight, i, c, slot, atlas)
    if not called:
        yield from _between(sight, i, atlas)


def _called(sight: Sight, i: int, c: int, slot: str, atlas: Atlas) -> Iterator[Where]:
    """What a common noun is called; no small place that only gives a building its name."""
    found = atlas.named(sight, c) if is_name(sight, c) else None
    if found and not (sight.tree.words[i].lemma in sight.lexicon.place_words.named_after and not _is_large(found)):
        yield _where_beside(sight, i, found, slot)
    elif not found and not is_name(sight, c):
        yield from _described(sight, c, slot, atlas)


def _owned(sight: Sight, i: int, c: int, slot: str, atlas: Atlas) -> Iterator[Where]:
    """The place before a common noun; none where it is the state that has an embassy or a base."""
    found, lemma = atlas.named(sight, c) or _adjective(sight, c, atlas), sight.tree.words[i].lemma
    if found is None or (lemma in sight.lexicon.place_words.abroad and _is_country(found)):
        return
    if lemma == "capital":
        yield from _capital(sight, i, found, atlas)
    else:
        yield _where_beside(sight, i, found, slot)


def _where_beside(sight: Sight, i: int, found: Named, slot: str) -> Where:
    """A place that stands with a common noun: a stretch of it, where the noun is one for an edge or a side."""
    known, lemma = sight.lexicon.place_words, sight.tree.words[i].lemma
    is_edge = lemma in known.edges or lemma in known.sides
    return _of_edge(sight, i, found, slot) if is_edge else where_named(sight, found, slot)


def _between(sight: Sight, i: int, atlas: Atlas) -> Iterator[Where]:
    """A stretch between two places, in the country of both if they are in one: "the road between Kabul and Kandahar"."""
    tree = sight.tree
    for c in tree.kids(i, "nmod"):
        if tree.case(c) == "between":
            ends = [_place(sight, k, atlas) for k in (c, *tree.kids(c, "conj"))]
            countries = {n.place.country if n and n.place else None for n in ends}
            span = tree.span(i, max(tree.subtree(c)))
            yield Where(span, country=countries.pop() if len(countries) == 1 else None, precision="region")
            return


def _place(sight: Sight, i: int, atlas: Atlas) -> Named | None:
    """The place that a name means, where the gazetteer has it."""
    found = atlas.named(sight, i) if is_name(sight, i) else None
    return found if found and found.place else None


def _is_country(found: Named) -> bool:
    """Whether a place is a country."""
    return found.place is not None and found.place.kind == "country"


def _is_large(found: Named) -> bool:
    """Whether a place is one that buildings are called by: no hamlet that has a saint's name."""
    return found.place is not None and (found.place.kind in _AREAS or found.place.population >= _LARGE)


def _cased(sight: Sight, c: int) -> bool:
    return bool(sight.tree.case(c)) and sight.tree.words[c].full != "nmod:poss"


def _adjective(sight: Sight, i: int, atlas: Atlas) -> Named | None:
    """The country that an adjective names ("the Syrian coast")."""
    match = sight.match(i)
    if match is None or not any(t.kind in _NATIONAL for t in match.terms):
        return None
    span = sight.tree.span(match.first, match.last)
    found = Named(match.first, match.last, span, None, atlas.candidates(span))
    return found if found.candidates else None


def _capital(sight: Sight, i: int, found: Named, atlas: Atlas) -> Iterator[Where]:
    """The capital that "the Syrian capital" means."""
    country = found.place.country if found.place else None
    town = atlas.capital(country) if country else None
    if town:
        span = sight.tree.span(found.first, i) if found.first < i else found.span
        yield Where(span, town.name, town.geonames, town.country, town.admin1, town.lat, town.lon, "town")


def _of_edge(sight: Sight, i: int, found: Named, slot: str) -> Where:
    """A stretch of a place that has no name of its own: "the Gaza border"."""
    first, last = min(found.first, i), max(found.last, i)
    return where_named(sight, found, slot, "region", sight.tree.span(first, last))


def where_named(sight: Sight, found: Named, slot: str, precision: str | None = None, span: Span | None = None) -> Where:
    """A named place as a row has it: units and countries by their id, what has a spot by its point."""
    place = found.place
    if place is None:
        term = found.term
        return Where(
            span or found.span,
            None,
            None,
            term.country if term else None,
            precision="country" if term and term.kind == "name" else None,
        )
    directed = _direction(sight, found) if place.kind in _AREAS else None
    if directed is not None:
        precision, span = "region", sight.tree.span(directed, found.last)
    near = slot in sight.lexicon.place_words.beside and place.kind in {"town", "admin2"} and precision is None
    pointed = place.kind not in {"country", "admin1"} and precision is None
    return Where(
        span or found.span, place.name, place.geonames, place.country, place.admin1,
        place.lat if pointed else None, place.lon if pointed else None, precision or ("near" if near else place.kind),
    )  # fmt: skip


def _direction(sight: Sight, found: Named) -> int | None:
    """The word before a name that cuts it down: "northern Syria"."""
    before = sight.tree.words[found.first - 1] if found.first else None
    return (
        before.i
        if before and before.lemma.startswith(sight.lexicon.place_words.directed) and "-" not in before.lemma
        else None
    )
