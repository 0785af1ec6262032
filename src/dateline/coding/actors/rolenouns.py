"""Role nouns in a phrase, and the country that the phrase gives them."""

from dateline.coding.actors.terms import WEAK, Known, current
from dateline.coding.phrases import phrase
from dateline.coding.sight import Match, Sight
from dateline.knowledge.actors import Role, normal

HEAD = 5


def role_of(sight: Sight, first: int, head: int, last: int) -> Role | None:
    """The role of the longest phrase that ends in the head ("foreign minister"), or goes on with "of" ("chief of
    staff")."""
    roles = sight.lexicon.actors.roles
    words = sight.tree.words
    if words[head].pos not in {"NOUN", "PROPN", "ADJ", "NUM", "VERB"} or _is_place_name(sight, head):
        return None
    for a in range(max(first, head - 4), head + 1):
        before = [w.text for w in words[a:head] if w.text not in {"-", "'", "’s", "'s"}]
        for b in range(min(last, head + 4), head, -1):
            found = roles.get(normal(" ".join([*before, *(w.text for w in words[head : b + 1])])))
            if found:
                return found
        found = roles.get(normal(" ".join([*before, words[head].lemma]))) or roles.get(
            normal(" ".join([*before, words[head].text]))
        )
        if found:
            return found
    return None


def _is_place_name(sight: Sight, head: int) -> bool:
    """Whether the word begins the name of a place, which says nothing of a role ("Mission Viejo")."""
    words = sight.tree.words
    return words[head].name == "LOC" and any(
        words[c].dep == "flat" and words[c].name == "LOC" for c in words[head].children
    )


def body_sectors(sight: Sight, head: int) -> tuple[str, ...]:
    """Of "president of the human rights league", "hospital director": the sectors of the body."""
    tree = sight.tree
    kids = tree.words[head].children
    inner = [
        c
        for c in kids
        if tree.words[c].dep == "compound"
        or (tree.words[c].dep == "nmod" and tree.case(c) in {"of", "for", "at", "with"})
    ]
    found = (role_of(sight, _beginning(sight, c), c, phrase(tree, c)[1]) for c in inner)
    return next((r.sectors for r in found if r and r.kind == "body" and r.sectors[0] not in WEAK), ())


def _beginning(sight: Sight, c: int) -> int:
    """The first word of a compound's own phrase, with the modifier before it that hangs on the same head ("security forces members")."""
    words, first = sight.tree.words, phrase(sight.tree, c)[0]
    beside = first > 0 and words[first - 1].head == words[c].head and words[first - 1].dep in {"compound", "amod"}
    return first - 1 if beside and words[c].dep == "compound" else first


def country_in(sight: Sight, within: list[Match], known: Known) -> str | None:
    """The country that a phrase's names give: adjectives first, then names and places, then groups' countries."""
    order = {"adjective": 0, "people": 1, "name": 1, "capital": 2, "standin": 2, "city": 3}
    found = [
        (order.get(t.kind, 4), t.country)
        for m in within
        for t in current([t for t in m.terms if t.kind != "person"], known.date)
        if t.country
    ]
    people = [(5, t.country) for m in within for t in m.terms if t.kind == "person" and t.country]
    ranked = sorted(found or people, key=lambda f: f[0])
    return ranked[0][1] if ranked else None


def owner_country(sight: Sight, head: int, known: Known) -> str | None:
    """The country of a possessor, of a place that follows, or of a clause ("rebels in Darfur", "refugees fleeing
    Liberia")."""
    words = sight.tree.words
    for c in words[head].children:
        near = words[c].full == "nmod:poss" or (words[c].dep in {"nmod", "acl"} and c > head)
        inside = [m for m in sight.matches if m.first in sight.tree.subtree(c)] if near else []
        found = country_in(sight, inside, known)
        if found:
            return found
    return None


def is_former(sight: Sight, first: int, last: int) -> bool:
    words = sight.tree.words
    return any(sight.is_a(k, "@former") for k in range(max(0, first), last + 1)) or (
        first > 1 and words[first - 1].text == "-" and words[first - 2].lemma == "ex"
    )
