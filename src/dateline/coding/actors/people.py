"""People in a phrase: full names, names with titles, family names by themselves."""

from dataclasses import replace

from dateline.coding.actors.rolenouns import HEAD, country_in, is_former, role_of
from dateline.coding.actors.terms import ELITE, Known, as_term
from dateline.coding.sight import Match, Sight
from dateline.knowledge.actors import Role, Term, alike, normal, prominence
from dateline.model import Party, Span

_PLACE_KINDS = frozenset({"city", "capital"})


_DESCENT = frozenset({"bin", "ibn", "bint"})


def person(
    sight: Sight, head: int, first: int, last: int, within: list[Match], span: Span, known: Known
) -> Party | None:
    """A person: by full name in the lexicon, else a name read as a person's, by what it stood for earlier or by
    surname."""
    match, name = _person_at(sight, head, first, last, within)
    place = (match.first, match.last + 1) if match else name
    if place is None:
        return None
    text = sight.tree.span(place[0], place[1] - 1).text
    terms = [t for t in match.terms if t.kind == "person"] if match else _by_surname(sight, text, known)
    earlier = known.people.get(normal(text))
    if not terms and earlier:
        return replace(earlier, span=span)
    role = role_of(sight, first, head, last) or _title(sight, first, head, last)
    others = [m for m in within if m is not match and not _part_of_name(m, *(name or place))]
    country, former = country_in(sight, others, known), is_former(sight, first, last)
    if terms:
        return as_term(terms, span, known, role, former, country)
    sectors = ELITE if former else role.sectors if role else ()
    return Party(span, text, None, country, sectors, "unnamed" if not name and role else "unknown", None, None)


def _person_at(
    sight: Sight, head: int, first: int, last: int, within: list[Match]
) -> tuple[Match | None, tuple[int, int] | None]:
    """A person's name in the lexicon, and a name read as a person's, that stand for the head; a name that goes beyond
    that of the lexicon is another's."""
    people = (m for m in within if any(t.kind == "person" for t in m.terms))
    match = next((m for m in people if _core(sight, head, m.first, m.last + 1)), None)
    read = [(a, b) for a, b, kind in sight.tree.names if kind == "PER" and a <= last and b > first]
    names = [_without_title(sight, a, b) for a, b in read if _core(sight, head, a, b)]
    if match:
        names = [(a, b) for a, b in names if a <= match.last and b > match.first]
    name = next((n for n in names if not _all_roles(sight, *n) and not _is_group(within, *n)), None)
    if match and name and name[1] - name[0] > 1 and not (match.first <= name[0] and match.last >= name[1] - 1):
        match = None
    return match, name


def _without_title(sight: Sight, start: int, end: int) -> tuple[int, int]:
    """A name without the country and role at its beginning ("UK Defence Secretary …"), with the "bin" before it."""
    roles = sight.lexicon.actors.roles
    for a in range(start, end - 1):
        for b in range(end - 1, a, -1):
            found = roles.get(normal(sight.tree.span(a, b - 1).text))
            if found and found.kind == "person":
                return b, end
    return start - (start > 0 and sight.tree.words[start - 1].text.lower() in _DESCENT), end


def _all_roles(sight: Sight, start: int, end: int) -> bool:
    """Whether what was read as a name is a title ("Foreign Secretary")."""
    roles = sight.lexicon.actors.roles
    return normal(sight.tree.span(start, end - 1).text) in roles or all(
        normal(w.text) in roles for w in sight.tree.words[start:end]
    )


def _part_of_name(match: Match, start: int, end: int) -> bool:
    """Whether a name in the lexicon is but a part of a person's name (the Valencia of "Feliciano Valencia")."""
    inside = match.first < end and match.last >= start and not (match.first <= start and match.last >= end - 1)
    return inside and all(t.kind == "person" or t.kind in _PLACE_KINDS for t in match.terms)


def _is_group(within: list[Match], start: int, end: int) -> bool:
    """Whether what was read as a person's name is, as a whole, a country's or group's and nobody's ("Taliban")."""
    whole = [m for m in within if m.first <= start and m.last >= end - 1]
    return any(all(t.kind != "person" and t.kind not in _PLACE_KINDS for t in m.terms) for m in whole)


def _core(sight: Sight, head: int, start: int, end: int) -> bool:
    """Whether a name stands for the head of its phrase, not for an owner within it."""
    words = sight.tree.words
    if start <= head < end:
        return True
    top = next((k for k in range(start, end) if not start <= words[k].head < end), start)
    return words[top].head == head and (
        words[top].dep in {"flat", "appos"}
        or words[top].full == "nmod:desc"
        or (words[top].dep == "compound" and end > head)
    )


def _title(sight: Sight, first: int, head: int, last: int) -> Role | None:
    """The role noun before a name ("Defense Minister …")."""
    roles = sight.lexicon.actors.roles
    words = sight.tree.words
    for a in range(first, last + 1):
        for b in range(last, a - 1, -1):
            found = roles.get(normal(" ".join([*(w.text for w in words[a:b]), words[b].lemma])))
            if found and found.kind == "person":
                return found
    return None


def _by_surname(sight: Sight, text: str, known: Known) -> list[Term]:
    """People whose full name is spelled otherwise in the lexicon, or whose family name stands alone when the report
    has not named them in full: in office on its day, of a country that it names, at the head of a state, or the only
    one."""
    key = normal(text)
    if key in known.people:
        return []
    actors = sight.lexicon.actors
    found = actors.surnames.get(key, ()) or alike(actors, key)
    holding = [t for t in found if known.date and t.holds(known.date)] or list(found)
    near = [t for t in holding if t.country in known.countries]
    heads = (
        [t for t in near or holding if prominence(t) == HEAD]
        if known.date or len({t.country for t in found}) == 1
        else []
    )
    terms = next((some for some in (holding, near, heads) if len({t.entity for t in some}) == 1), [])
    return [t for t in found if terms and t.entity == terms[0].entity]
