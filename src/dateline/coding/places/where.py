"""Where an act took place: the place of its own clause, not any place of the sentence. "Moscow said" is no place.

The place is looked for in the act's own words ("shelled in Idlib", "the blast in Beirut", "the Aleppo bombing"), then in a
clause that describes the act ("an attack that hit Kabul"), then in the verb that it leans on ("clashes erupted in Homs").
Of several beside one word the most precise counts. A report's dateline says where it was written and is never filled in.
"""

from collections.abc import Iterator, Sequence

from dateline.coding.places.atlas import Atlas
from dateline.coding.places.phrases import DEPTH, INSIDE, by_side, is_land, is_name, nested, places_in, where_named
from dateline.coding.places.tellers import is_noun, is_placed_at, tellers
from dateline.coding.sight import Sight
from dateline.model import Where

_FORCE = (*INSIDE, "on", "into", "over", "through", "from", "to", "toward")
_SLOTS = {
    **dict.fromkeys(("assault", "fight", "coerce"), _FORCE),
    **dict.fromkeys(("mobilize", "retreat"), (*INSIDE, "on", "into", "over", "from", "to", "toward")),
    "protest": (*INSIDE, "on", "through"),
    "consult": (*INSIDE, "to"),
    "investigate": (*INSIDE, "on", "into"),
    "aid": (*INSIDE, "to"),
}
"""Prepositions by the family of the act; in the others "on", "over" and "from" tell what it is about."""
_ON_TARGET = frozenset({"assault", "fight", "coerce", "mobilize", "retreat", "consult"})
"""Families whose object may be the place: "shelled Homs", "visited Homs"."""
_ON_SITE = frozenset({"assault", "fight", "protest", "consult", "coerce"})
"""Families whose nouns may have their place before them: "the Aleppo bombing", "the Geneva talks"."""
_PARTIES = ("obj", "of", "on", "at", "with", "against", "into", "subj")
_LOCALS = frozenset({"@cop", "@jud"})
"""Police and courts act where they are."""
_RANKS = {"site": 8, "town": 7, "near": 6, "admin2": 5, None: 5, "admin1": 4, "country": 1, "continent": 0}
"""How precise a place is; regions, waters and mountains are 3."""


def where_of(sight: Sight, word: int, family: str, atlas: Atlas) -> Where | None:
    """The place of the act that a word tells; None when none is told. `family` is that of the act."""
    for at in tellers(sight, word, family in _ON_SITE):
        found = [*_beside(sight, at, family, atlas), *_struck(sight, at, word, family, atlas)]
        found = found or list(_around(sight, at, word, family, atlas))
        if found:
            return max(found, key=_rank)
    return None


def _rank(where: Where) -> int:
    return _RANKS.get(where.precision, 3)


def _beside(sight: Sight, at: int, family: str, atlas: Atlas) -> Iterator[Where]:
    """The places in the slots of a word: of the first kind of slots, where the act is, all; else of the first that has one. A
    country that aid goes to is who is helped."""
    filled = sight.frame(at).slots
    inside = list(by_side(sight, at, atlas))
    inside += places_in(sight, at, sight.tree.case(at), atlas) if is_placed_at(sight, at) else []
    inside += [w for s in INSIDE for k in filled.get(s, ()) if k != at for w in places_in(sight, k, s, atlas)]
    if inside:
        yield from inside
        return
    for slot in _SLOTS.get(family, INSIDE)[len(INSIDE) :]:
        found = [w for k in filled.get(slot, ()) if _hangs(sight, k, at) for w in places_in(sight, k, slot, atlas)]
        found = [w for w in found if family != "aid" or w.precision != "country"]
        if found:
            yield from found
            return


def _hangs(sight: Sight, k: int, at: int) -> bool:
    """Whether a phrase hangs on a word itself, not on its object: no place in "killed a tourist from Canada"."""
    words = sight.tree.words
    return words[k].head == at or (words[k].dep == "conj" and words[words[k].head].head == at)


def _struck(sight: Sight, at: int, word: int, family: str, atlas: Atlas) -> Iterator[Where]:
    """The place that is itself struck, held or visited: "shelled Homs", "the siege of Homs", "a blast rocked Homs"."""
    whole = family == "consult" or sight.tree.words[at].lemma in sight.lexicon.place_words.whole
    targets = (k for k in _targets(sight, at, word, family) if k != at)
    found = (w for k in targets for w in places_in(sight, k, "in", atlas, DEPTH))
    yield from (w for w in found if (w.name or w.country) and (whole or w.precision != "country"))


def _targets(sight: Sight, at: int, word: int, family: str) -> Sequence[int]:
    """What the word `at` that tells of an act says to be struck: by the act itself, or by what befalls a place or is done on the
    way to it."""
    known, filled = sight.lexicon.place_words, sight.frame(at).slots
    is_told_by_noun = is_noun(sight, word)
    if at == word:
        return filled.get("of" if is_told_by_noun else "obj", ()) if family in _ON_TARGET else ()
    verbs = known.befalling if is_told_by_noun else known.entering
    return filled.get("obj", ()) if sight.tree.words[at].lemma in verbs else ()


def _around(sight: Sight, at: int, word: int, family: str, atlas: Atlas) -> Iterator[Where]:
    """The place that stands before an act's noun, and where those are who do it or to whom it is done; also where the building or
    land is that is acted upon: "searched homes in Basra"."""
    on_site = family in _ON_SITE
    if on_site and at == word and is_noun(sight, word):
        yield from (w for k in _before(sight, word) if (w := _site(sight, k, atlas)))
    filled = sight.frame(at).slots
    parties = [k for slot in _PARTIES for k in filled.get(slot, ()) if k not in {word, at} and not is_name(sight, k)]
    lands = {k for k in filled.get("obj", ()) if is_land(sight, k)}
    there = (k for k in parties if on_site or k in lands or sight.features(k) & _LOCALS)
    yield from (w for k in there for w in nested(sight, k, atlas, 0))


def _before(sight: Sight, word: int) -> Iterator[int]:
    """Names before a noun, also through the noun between: Beirut in "the Beirut port explosion"."""
    words = sight.tree.words
    for c in words[word].children:
        if c < word and words[c].dep in {"compound", "amod"}:
            yield c
            yield from (k for k in words[c].children if words[k].dep == "compound")


def _site(sight: Sight, i: int, atlas: Atlas) -> Where | None:
    """A place before an act's noun; a country there is rather who acts or suffers."""
    found = atlas.named(sight, i) if sight.tree.words[i].pos == "PROPN" else None
    if found is None or not found.candidates or found.candidates[0].place.kind == "country":
        return None
    return where_named(sight, found, "in")
