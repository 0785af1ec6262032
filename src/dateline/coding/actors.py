"""From a phrase to a party: which entity or role it names, its country and sectors."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date as day

from dateline.coding.phrases import phrase, shown
from dateline.coding.sight import Match, Sight
from dateline.knowledge.actors import Role, Term, alike, normal, prominence
from dateline.model import Party, Span

_FORMER = frozenset(
    {"former", "ex", "ousted", "deposed", "retired", "onetime", "erstwhile", "exiled", "toppled", "late"}
)
_ELITE = ("ELI",)
_WEAK = frozenset({"UNK", "UAF", "CVL", "REB"})
_MEASURES = frozenset(
    "hundred thousand dozen score group number lot handful pair crowd team couple million majority hundreds "
    "thousands dozens tens scores band one some many several most member".split()
)
_PLACE_KINDS = frozenset({"city", "capital"})
_STATE_KINDS = frozenset({"name", "adjective", "people", "capital", "standin", "city"})
_HEAD = 5
_DESCENT = frozenset({"bin", "ibn", "bint"})
_GENERIC = frozenset(
    "president head director leader chairman chairwoman chairperson chair chief member spokesman spokeswoman "
    "spokesperson official representative founder "
    "executive secretary-general coordinator deputy manager employee staff delegate adviser".split()
)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the report when a phrase is resolved: its day, and terms that its earlier names resolved to."""

    date: str | None
    people: dict[str, Party]
    countries: frozenset[str]


def resolve(sight: Sight, head: int, known: Known) -> Party | None:
    """The party that the phrase of word `head` names; None when it names no actor. Pronouns are resolved elsewhere."""
    measured = measured_by(sight, head)
    if measured is not None:
        party = resolve(sight, measured, known)
        return replace(party, span=shown(sight.tree, *phrase(sight.tree, head))) if party else None
    if sight.tree.words[head].pos == "NUM" and not sight.match(head):
        return Party(shown(sight.tree, head, head), None, None, None, ("UNK",), "unnamed", None, "role")
    first, last = phrase(sight.tree, head)
    within = [m for m in sight.matches if m.first >= first and m.last <= last + 1]
    span = shown(sight.tree, first, last)
    return (
        _person(sight, head, first, last, within, span, known)
        or _named(sight, head, within, span, known)
        or _named_beside(sight, head, first, last, known)
        or _role(sight, head, first, last, within, span, known)
        or _unknown_name(sight, head, within, span, known)
    )


def measured_by(sight: Sight, head: int) -> int | None:
    """What a measure measures: the police of "a team of armed police"."""
    tree = sight.tree
    if tree.words[head].lemma not in _MEASURES and tree.words[head].pos != "NUM":
        return None
    return next(
        (c for c in tree.words[head].children if tree.words[c].dep in {"nmod", "obl"} and tree.case(c) == "of"), None
    )


def _person(
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
    country, former = _country(sight, others, known), _is_former(sight, first, last)
    if terms:
        return _as_term(terms, span, known, role, former, country)
    sectors = _ELITE if former else role.sectors if role else ()
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
        [t for t in near or holding if prominence(t) == _HEAD]
        if known.date or len({t.country for t in found}) == 1
        else []
    )
    terms = next((some for some in (holding, near, heads) if len({t.entity for t in some}) == 1), [])
    return [t for t in found if terms and t.entity == terms[0].entity]


def _named(sight: Sight, head: int, within: list[Match], span: Span, known: Known) -> Party | None:
    """A country, group or place whose name the head is part of."""
    match = next((m for m in within if m.first <= head <= m.last), None)
    if match is None:
        return None
    terms = [t for t in match.terms if t.kind != "person"]
    if not terms or (
        match.first == match.last == head
        and sight.tree.words[head].pos == "NOUN"
        and not sight.tree.words[head].text[0].isupper()
    ):
        return None
    party = _as_term(terms, span, known, None, False, _country(sight, [m for m in within if m is not match], known))
    role = role_of(sight, match.first, head, match.last)
    if (
        role
        and not party.sectors
        and role.kind in {"body", "person"}
        and not (party.entity or "").startswith("country/")
    ):
        return replace(party, sectors=role.sectors)
    return party


def _named_beside(sight: Sight, head: int, first: int, last: int, known: Known) -> Party | None:
    """The name that stands right behind a common noun and tells which one is meant ("the extremist group Islamic State")."""
    match = sight.match(last + 1) if last + 1 < len(sight.tree.words) else None
    if match is None or match.first != last + 1 or sight.tree.words[head].pos != "NOUN":
        return None
    terms = [t for t in match.terms if not t.entity.startswith("country/")]
    role = role_of(sight, first, head, last)
    if not terms or role is None or (role.kind == "person") != (terms[0].kind == "person"):
        return None
    return _as_term(
        terms, shown(sight.tree, first, match.last), known, role if role.kind == "person" else None, False, None
    )


THING = "thing"
"""The entry of a party that is but an instrument or a carrier ("missiles"): nobody, unless the text says whose."""
_NATIONS = frozenset({"people", "nation"})


def _role(
    sight: Sight, head: int, first: int, last: int, within: list[Match], span: Span, known: Known
) -> Party | None:
    """A role noun, with the country or group that its phrase names."""
    role = role_of(sight, first, head, last)
    if role is None:
        return None
    groups = [
        t
        for m in within
        for t in _current(
            [t for t in m.terms if not t.entity.startswith("country/") and t.kind != "person"], known.date
        )
    ]
    country = _country(sight, within, known) or _owner_country(sight, head, known)
    sectors = role.sectors
    generic = (
        role.kind == "person"
        and role is sight.lexicon.actors.roles.get(sight.tree.words[head].lemma)
        and sight.tree.words[head].lemma in _GENERIC
    )
    if groups and groups[0].sectors:
        strong = () if generic and groups[0].kind != "igo" else tuple(s for s in sectors if s not in _WEAK)
        sectors = (
            tuple(dict.fromkeys((*groups[0].sectors, *strong)))
            if not strong or groups[0].kind in {"armed-group", "party"}
            else (*strong,)
        )
        country = groups[0].country or country
    elif groups and country is None:
        country = groups[0].country
    elif generic:
        sectors = _body_sectors(sight, head) or sectors
    if _is_former(sight, first, last):
        sectors = _ELITE
    if country and not groups and sight.tree.words[head].lemma in _NATIONS and not sight.tree.kids(head, "nummod"):
        return Party(span, span.text, f"country/{country.lower()}", country, (), "known", None, "role")
    entity = groups[0].entity if groups and role.kind != "person" else None
    return Party(span, span.text, entity, country, sectors, "unnamed", None, THING if role.kind == "thing" else "role")


def _body_sectors(sight: Sight, head: int) -> tuple[str, ...]:
    """Of "president of the human rights league", "hospital director": the sectors of the body."""
    tree = sight.tree
    kids = tree.words[head].children
    inner = [
        c
        for c in kids
        if tree.words[c].dep == "compound"
        or (tree.words[c].dep == "nmod" and tree.case(c) in {"of", "for", "at", "with"})
    ]
    found = (role_of(sight, phrase(tree, c)[0], c, phrase(tree, c)[1]) for c in inner)
    return next((r.sectors for r in found if r and r.kind == "body" and r.sectors[0] not in _WEAK), ())


def role_of(sight: Sight, first: int, head: int, last: int) -> Role | None:
    """The role of the longest phrase that ends in the head ("foreign minister"), or goes on with "of" ("chief of
    staff")."""
    roles = sight.lexicon.actors.roles
    words = sight.tree.words
    if words[head].pos not in {"NOUN", "PROPN", "ADJ", "NUM", "VERB"}:
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


def _country(sight: Sight, within: list[Match], known: Known) -> str | None:
    """The country that a phrase's names give: adjectives first, then names and places, then groups' countries."""
    order = {"adjective": 0, "people": 1, "name": 1, "capital": 2, "standin": 2, "city": 3}
    found = [
        (order.get(t.kind, 4), t.country)
        for m in within
        for t in _current([t for t in m.terms if t.kind != "person"], known.date)
        if t.country
    ]
    people = [(5, t.country) for m in within for t in m.terms if t.kind == "person" and t.country]
    ranked = sorted(found or people, key=lambda f: f[0])
    return ranked[0][1] if ranked else None


def _owner_country(sight: Sight, head: int, known: Known) -> str | None:
    """The country of a possessor, of a place that follows, or of a clause ("rebels in Darfur", "refugees fleeing
    Liberia")."""
    words = sight.tree.words
    for c in words[head].children:
        near = words[c].full == "nmod:poss" or (words[c].dep in {"nmod", "acl"} and c > head)
        inside = [m for m in sight.matches if m.first in sight.tree.subtree(c)] if near else []
        found = _country(sight, inside, known)
        if found:
            return found
    return None


def _unknown_name(sight: Sight, head: int, within: list[Match], span: Span, known: Known) -> Party | None:
    """A name that the lexicon lacks, with the country that its phrase names."""
    word = sight.tree.words[head]
    if word.name or (word.pos == "PROPN" and word.text[:1].isupper() and word.tag in {"NNP", "NNPS"}):
        if normal(word.text) in _CALENDAR:
            return None
        return Party(span, span.text, None, _country(sight, within, known), (), "unknown", None, None)
    return None


_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december".split()
)


def _current(terms: Sequence[Term], date: str | None) -> list[Term]:
    """The terms that hold on the day, else all."""
    if date:
        return [t for t in terms if t.holds(date)] or list(terms)
    return [t for t in terms if t.end is None] or list(terms)


def _as_term(
    terms: Sequence[Term], span: Span, known: Known, role: Role | None, former: bool, country: str | None
) -> Party:
    """The party that a name stands for on the report's day: the term that holds, with the role that the phrase itself
    tells."""
    holding = _current(terms, known.date)
    near = [t for t in holding if t.country and (t.country == country or t.country in known.countries)]
    best = _best(near or holding)
    if best.kind == "person":
        return _as_person([t for t in terms if t.entity == best.entity], span, known, role, former, country)
    same = [t for t in holding if t.entity == best.entity and t.country == best.country]
    sectors = tuple(dict.fromkeys(s for t in _latest(same, known.date) for s in t.sectors))
    if not near and _ambiguous(best, holding):
        common = tuple(s for s in sectors if all(s in t.sectors for t in holding))
        return Party(span, best.name, None, country, _with_role(common, role, former), "known", None, best.entity)
    if best.kind == "city":
        place = f"place/{normal(span.text).replace(' ', '-')}"
        return Party(span, span.text, place, best.country, best.sectors, "known", None, best.entity)
    return Party(
        span,
        best.name,
        best.entity,
        best.country or country,
        _with_role(sectors, role, former),
        "known",
        None,
        best.entity,
    )


def _ambiguous(best: Term, terms: Sequence[Term]) -> bool:
    """Whether a group's name is that of groups of other countries too ("Liberal Party")."""
    return best.kind not in _STATE_KINDS and any(
        t.entity != best.entity and t.country != best.country and t.kind not in _STATE_KINDS for t in terms
    )


def _as_person(
    terms: Sequence[Term], span: Span, known: Known, role: Role | None, former: bool, country: str | None
) -> Party:
    """A person by the highest office held on the report's day; after the last office, a former official of the highest
    national one; before or between offices, by the nearest. Without a day by the highest and latest."""
    date = known.date
    holding = [t for t in terms if date is None or t.holds(date)]
    over = not holding and all(t.end is not None and t.end < (date or "") for t in terms)
    if not holding and not over:
        holding = [min(terms, key=lambda t: _days_off(t, date or ""))]
    ranked = sorted(
        holding or terms, key=lambda t: (prominence(t), t.country not in _NOT_NATIONAL, t.start or ""), reverse=True
    )
    best = next((t for t in ranked if t.country not in _NOT_NATIONAL), ranked[0]) if over else ranked[0]
    same = [t for t in ranked if t.country == best.country] if date else [best]
    sectors = _ELITE if former or over else tuple(dict.fromkeys(s for t in same for s in t.sectors))
    return Party(
        span,
        best.name,
        best.entity,
        best.country or country,
        _with_role(sectors, role, former),
        "known",
        None,
        best.entity,
    )


_NOT_NATIONAL = frozenset({"IGO", "UNO", "EUR", None})


def _with_role(sectors: tuple[str, ...], role: Role | None, former: bool) -> tuple[str, ...]:
    """Sectors with those of the role that the phrase tells first; the role alone for one whose offices are over."""
    if former or role is None:
        return _ELITE if former else sectors
    kept = tuple(s for s in role.sectors if s not in _WEAK)
    return tuple(dict.fromkeys((*kept, *sectors))) if sectors != _ELITE else kept or sectors


def _days_off(term: Term, date: str) -> int:
    """Days between a date and the nearer end of a term."""
    ends = (term.end, term.start)
    return min((abs((_first_day(end) - _first_day(date)).days) for end in ends if end), default=0)


def _first_day(date: str) -> day:
    """The first day of an ISO date by day, month or year."""
    parts = [int(p) for p in date.split("-")]
    return day(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def _best(terms: Sequence[Term]) -> Term:
    """States before their adjectives and places, groups before places; of people the highest and last in office."""
    order = {"name": 0, "people": 1, "adjective": 1, "capital": 2, "standin": 2, "city": 4}
    return min(
        terms, key=lambda t: (order.get(t.kind, 3), -prominence(t) if t.kind == "person" else 0, _descending(t.start))
    )


def _descending(date: str | None) -> int:
    return -int((date or "0").split("-")[0])


def _latest(terms: Sequence[Term], date: str | None) -> Iterable[Term]:
    """Of several terms: all that hold on a known day, else the last begun."""
    return terms if date else [max(terms, key=lambda t: t.start or "")]


def _is_former(sight: Sight, first: int, last: int) -> bool:
    words = sight.tree.words
    return any(words[k].lemma in _FORMER for k in range(max(0, first), last + 1)) or (
        first > 1 and words[first - 1].text == "-" and words[first - 2].lemma == "ex"
    )


def inner_party(sight: Sight, head: int, known: Known, depth: int = 0) -> Party | None:
    """The actor inside a phrase whose head is none: whose thing it is ("Trump's decision", "the Iranian programme")."""
    if depth > 3:
        return None
    tree = sight.tree
    kids = tree.words[head].children
    owners = [c for c in kids if tree.words[c].full == "nmod:poss"]
    members = [c for c in kids if tree.words[c].dep == "nmod" and tree.case(c) in {"of", "by"}]
    describers = [c for c in kids if tree.words[c].dep in {"amod", "compound", "nmod"} and c not in (*members, *owners)]
    measured = tree.words[head].lemma in _MEASURES or tree.words[head].pos == "NUM"
    makers = [a for c in kids if tree.words[c].dep == "acl" for a in sight.frame(c).slots.get("subj", ()) if a != head]
    for c in [*(members if measured else ()), *owners, *describers, *members, *makers]:
        if tree.words[c].pos == "PRON":
            continue
        if c in describers and not (sight.match(c) or tree.words[c].name):
            continue
        found = resolve(sight, c, known) or inner_party(sight, c, known, depth + 1)
        if found and not (found.state == "unknown" and not tree.words[c].name):
            return found
    return None
