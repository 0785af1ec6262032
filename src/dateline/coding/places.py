"""Where an act took place: the place of its own clause, not any place of the sentence. "Moscow said" is no place.

The place is looked for in the act's own words ("shelled in Idlib", "the blast in Beirut", "the Aleppo bombing"), then in a
clause that describes the act ("an attack that hit Kabul"), then in the verb that it leans on ("clashes erupted in Homs").
Of several beside one word the most precise counts. A report's dateline says where it was written and is never filled in.
"""

from collections.abc import Iterator, Sequence

from dateline.coding.atlas import Atlas, Named, place_term
from dateline.coding.sight import Sight
from dateline.model import Span, Where

_IN = ("in", "at", "near", "outside", "along", "around", "off")
_FORCE = (*_IN, "on", "into", "over", "through", "from", "to", "toward")
_SLOTS = {
    **dict.fromkeys(("assault", "fight", "coerce"), _FORCE),
    **dict.fromkeys(("mobilize", "retreat"), (*_IN, "on", "into", "over", "from", "to", "toward")),
    "protest": (*_IN, "on", "through"),
    "consult": (*_IN, "to"),
    "investigate": (*_IN, "on", "into"),
}
"""Prepositions by the family of the act; in the others "on", "over" and "from" tell what it is about."""
_ON_TARGET = frozenset({"assault", "fight", "coerce", "mobilize", "retreat", "consult"})
"""Families whose object may be the place: "shelled Homs", "visited Homs"."""
_ON_SITE = frozenset({"assault", "fight", "protest", "consult", "coerce"})
"""Families whose nouns may have their place before them: "the Aleppo bombing", "the Geneva talks"."""
_PARTIES = ("obj", "of", "on", "at", "with", "against", "into", "subj")
_LOCALS = frozenset({"@cop", "@jud"})
"""Police and courts act where they are."""
_ENTERING = frozenset("enter storm reach seize capture take invade raid overrun besiege surround leave".split())
_BESIDES = frozenset("to as while when after".split())
_DURING = frozenset({"in", "during", "amid", "by", "at", "with"})
_NESTED = frozenset("in inside within at near outside on along across around off close".split())
_NEAR = frozenset({"near", "outside", "around", "off", "along"})
_HITTING = frozenset(
    "hit rock strike shake jolt target devastate destroy tear rip leave engulf sweep grip spread".split()
)
_LOCAL = frozenset(
    "state governorate county oblast municipality township side bank coast shore coastline beach sea waters street square park road river lake mountain mountains desert forest field "
    "airspace soil skies streets outskirts suburbs centre center downtown heart edge site slum marketplace mine cafe restaurant "
    "club stadium theater theatre court courthouse cell custody club farm nightclub mosque shrine garden island islands peninsula".split()
)
_LANDS = ("@territory", "@building", "@border")
_EDGES = frozenset(
    "border frontier coast line shore coastline edge outskirts suburbs countryside waters airspace".split()
)
_DIRECTED = ("north", "south", "east", "west", "central", "upper", "lower")
_NAMED_AFTER = frozenset("church mosque temple synagogue cathedral school hospital university college hotel company house".split())
"""Buildings whose "of" tells no small place: "the Church of St Peter"."""
_LARGE = 50_000
_SIDES = frozenset("north south east west northeast northwest southeast southwest center centre middle heart".split())
_RANKS = {
    "site": 8,
    "town": 7,
    "near": 6,
    "admin2": 5,
    None: 5,
    "admin1": 4,
    "region": 3,
    "water": 3,
    "mountains": 3,
    "country": 1,
    "continent": 0,
}
_AREAS = frozenset({"country", "continent", "region", "admin1"})
_PARTS = frozenset({"compound", "amod", "nmod", "flat"})
_SPEAKING = frozenset({"speak", "talk", "address"})
_DEPTH = 3
_CLIMB = 3


def where_of(sight: Sight, word: int, family: str, atlas: Atlas) -> Where | None:
    """The place of the act that a word tells; None when none is told. `family` is that of the act."""
    slots = _SLOTS.get(family, _IN)
    for at in _tellers(sight, word, family):
        found = [*_beside(sight, at, slots, atlas), *_struck(sight, at, word, family, atlas)]
        found = found or list(_around(sight, at, word, family, atlas))
        if found:
            return max(found, key=_rank)
    return None


def _rank(where: Where) -> int:
    return _RANKS.get(where.precision, 2)


def _beside(sight: Sight, at: int, slots: Sequence[str], atlas: Atlas) -> Iterator[Where]:
    """The places in the slots of a word: of the first kind of slots, where the act is, all; else of the first that has one."""
    filled = sight.frame(at).slots
    inside = [w for s in _IN for k in filled.get(s, ()) if k != at for w in _places(sight, k, s, atlas)]
    if inside:
        yield from inside
        return
    for slot in slots[len(_IN) :]:
        found = [w for k in filled.get(slot, ()) if _hangs(sight, k, at) for w in _places(sight, k, slot, atlas)]
        if found:
            yield from found
            return


def _hangs(sight: Sight, k: int, at: int) -> bool:
    """Whether a phrase hangs on a word itself, not on its object: no place in "killed a tourist from Canada"."""
    words = sight.tree.words
    return words[k].head == at or (words[k].dep == "conj" and words[words[k].head].head == at)


def _struck(sight: Sight, at: int, word: int, family: str, atlas: Atlas) -> Iterator[Where]:
    """The place that is itself struck, held or visited: "shelled Homs", "the siege of Homs", "a blast rocked Homs"."""
    tree, filled = sight.tree, sight.frame(at).slots
    if at != word:
        lemma = tree.words[at].lemma
        targets = filled.get("obj", ()) if lemma in (_HITTING if _is_noun(sight, word) else _ENTERING) else ()
    elif family in _ON_TARGET:
        targets = filled.get("of" if _is_noun(sight, word) else "obj", ())
    else:
        targets = ()
    for k in targets:
        if k != at:
            yield from _places(sight, k, "in", atlas, _DEPTH)


def _around(sight: Sight, at: int, word: int, family: str, atlas: Atlas) -> Iterator[Where]:
    """The place that stands before an act's noun, and where those are who do it or to whom it is done."""
    on_site = family in _ON_SITE
    if on_site and at == word and _is_noun(sight, word):
        yield from (w for k in _before(sight, word) if (w := _site(sight, k, atlas)))
    filled = sight.frame(at).slots
    parties = [k for slot in _PARTIES for k in filled.get(slot, ()) if k not in {word, at} and not _is_name(sight, k)]
    yield from (w for k in parties if on_site or sight.features(k) & _LOCALS for w in _nested(sight, k, atlas, 0))


def _is_noun(sight: Sight, i: int) -> bool:
    return sight.tree.words[i].pos in {"NOUN", "PROPN"}


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
    return _where(sight, found, "in")


# Which words tell where


def _tellers(sight: Sight, word: int, family: str) -> Iterator[int]:
    """The words whose phrases tell where the act is: its own, clauses that describe it, verbs joined to it, what it leans on."""
    tree, words = sight.tree, sight.tree.words
    yield word
    if _is_noun(sight, word):
        yield from tree.kids(word, "acl")
    else:
        deeds = [k for k in sight.frame(word).slots.get("subj", ()) if _is_deed(sight, k)]
        yield from (c for k in deeds for c in tree.kids(k, "acl"))
        yield from (c for c in tree.kids(word, "conj") if words[c].pos == "VERB" and not tree.kids(c, "nsubj"))
    yield from _aside(sight, word, family)
    at = word
    for _ in range(_CLIMB):
        above = _above(sight, at)
        if above is None:
            return
        yield above
        yield from _aside(sight, above, family)
        at = above


def _is_deed(sight: Sight, i: int) -> bool:
    """Whether a noun may tell an act itself: the attack in "the attack, which took place in X, killed …"."""
    return _is_noun(sight, i) and (sight.tree.words[i].lemma, "noun") in sight.lexicon.acts.senses


def _aside(sight: Sight, word: int, family: str) -> Iterator[int]:
    """Clauses of what else happened there and then: "fired to disperse a crowd in X", "shot him as he left his home in X"."""
    tree = sight.tree
    for c in tree.kids(word, "advcl"):
        marks = tree.kids(c, "mark")
        beside = tree.words[c].tag == "VBG" if not marks else tree.words[marks[0]].lemma in _BESIDES
        if beside and (family in _ON_SITE or tree.words[c].lemma in _SPEAKING):
            yield c


def _above(sight: Sight, at: int) -> int | None:
    """The word that tells the same happening as the word below it: the verb of an act's noun, unless it says or judges; the
    verb that a joined verb or an infinitive hangs on."""
    words, tree = sight.tree.words, sight.tree
    word = words[at]
    head = word.head
    if head < 0:
        return None
    above = words[head]
    if word.pos == "VERB":
        joined = word.dep == "conj" and above.pos == "VERB" and not tree.kids(at, "nsubj")
        return head if joined or (word.dep == "xcomp" and above.pos == "VERB") else None
    if above.pos not in {"VERB", "AUX"}:
        return head if word.dep == "conj" and above.pos == word.pos else head if _is_placed(sight, at) else None
    if word.dep == "nsubj":
        return head
    if word.dep == "obj":
        return None if above.lemma in sight.lexicon.sources.verbs and not sight.is_a(head, "@light") else head
    return head if word.dep == "obl" and tree.case(at) in _DURING else None


def _is_placed(sight: Sight, at: int) -> bool:
    """Whether an act's noun is the subject of its place: "the attack was in Kabul"."""
    tree, word = sight.tree, sight.tree.words[at]
    return word.dep == "nsubj" and tree.case(word.head) in _NESTED and bool(tree.kids(word.head, "cop"))


# Which places a phrase names


def _places(sight: Sight, i: int, slot: str, atlas: Atlas, depth: int = 0) -> Iterator[Where]:
    """The places that a phrase names, by its head or by what describes it: "the town of X in Y province", "a market in X"."""
    found = atlas.named(sight, i) if _is_name(sight, i) else None
    if found:
        yield _where(sight, found, slot)
    elif sight.tree.words[i].pos != "PRON":
        yield from _described(sight, i, slot, atlas)
    if depth < _DEPTH:
        yield from _nested(sight, i, atlas, depth)


def _nested(sight: Sight, i: int, atlas: Atlas, depth: int) -> Iterator[Where]:
    """Places inside a phrase: "people in Aleppo", "a market near the port of Latakia"."""
    tree = sight.tree
    for c in tree.kids(i, "nmod", "obl"):
        case = tree.case(c)
        if case in _NESTED:
            yield from _places(sight, c, case, atlas, depth + 1)
        elif case == "of" and (sight.is_measure(i) or (_is_land(sight, c) and not _is_name(sight, c))):
            yield from _nested(sight, c, atlas, depth)
    for close in (c for c in tree.kids(i, "advmod", "amod") if tree.words[c].lemma == "close"):
        for c in tree.kids(close, "obl", "nmod"):
            yield from _places(sight, c, "near", atlas, depth + 1)


def _is_name(sight: Sight, i: int) -> bool:
    """Whether a word is a name, not a word for a kind of place that a name stands before."""
    word = sight.tree.words[i]
    return not (word.text.islower() and _is_land(sight, i)) and (
        word.pos == "PROPN" or word.name == "LOC" or place_term(sight.match(i)) is not None
    )


def _is_land(sight: Sight, i: int) -> bool:
    """Whether a word is one for a kind of place or a part of one."""
    lemma = sight.tree.words[i].lemma
    return lemma in _LOCAL or lemma in _SIDES or any(sight.is_a(i, name) for name in _LANDS)


def _described(sight: Sight, i: int, slot: str, atlas: Atlas) -> Iterator[Where]:
    """The place of a common noun: what it is called ("the city of X", "X province", "the capital, X"), whose it is ("the Syrian
    capital", "the Gaza border", "Kabul airport")."""
    if not _is_land(sight, i):
        return
    tree, words = sight.tree, sight.tree.words
    word, edge = words[i], words[i].lemma in _EDGES or words[i].lemma in _SIDES
    called = [c for c in word.children if words[c].dep == "appos" or (words[c].dep == "nmod" and tree.case(c) == "of")]
    before = [c for c in word.children if words[c].dep in _PARTS and c not in called and not _cased(sight, c)]
    for c in called:
        found = atlas.named(sight, c) if _is_name(sight, c) else None
        if found and word.lemma in _NAMED_AFTER and not _is_large(found):
            continue
        if found:
            yield _of_edge(sight, i, found, slot) if edge else _where(sight, found, slot)
        elif not _is_name(sight, c):
            yield from _described(sight, c, slot, atlas)
    for c in before:
        found = atlas.named(sight, c) or _adjective(sight, c, atlas)
        if found and word.lemma == "capital":
            yield from _capital(sight, i, found, atlas)
        elif found:
            yield _of_edge(sight, i, found, slot) if edge else _where(sight, found, slot)
    between = [c for c in tree.kids(i, "nmod") if tree.case(c) == "between"]
    if edge and between and not called:
        yield Where(tree.span(i, max(tree.subtree(between[0]))), precision="region")


def _is_large(found: Named) -> bool:
    """Whether a place is one that buildings are called by: no hamlet that has a saint's name."""
    return found.place is not None and (found.place.kind in _AREAS or found.place.population >= _LARGE)


def _cased(sight: Sight, c: int) -> bool:
    return bool(sight.tree.case(c)) and sight.tree.words[c].full != "nmod:poss"


def _adjective(sight: Sight, i: int, atlas: Atlas) -> Named | None:
    """The country that an adjective names ("the Syrian coast")."""
    match = sight.match(i)
    if match is None or not any(t.kind in {"adjective", "people"} for t in match.terms):
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
    return _where(sight, found, slot, "region", sight.tree.span(first, last))


def _where(sight: Sight, found: Named, slot: str, precision: str | None = None, span: Span | None = None) -> Where:
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
    near = slot in _NEAR and place.kind in {"town", "admin2"} and precision is None
    pointed = place.kind not in {"country", "admin1"} and precision is None
    return Where(
        span or found.span, place.name, place.geonames, place.country, place.admin1,
        place.lat if pointed else None, place.lon if pointed else None, precision or ("near" if near else place.kind),
    )  # fmt: skip


def _direction(sight: Sight, found: Named) -> int | None:
    """The word before a name that cuts it down: "northern Syria"."""
    before = sight.tree.words[found.first - 1] if found.first else None
    return before.i if before and before.lemma.startswith(_DIRECTED) and "-" not in before.lemma else None
