"""From a phrase to a party: which entity or role it names, its country and sectors."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.coding.phrases import phrase, shown
from dateline.coding.sight import Match, Sight
from dateline.knowledge.actors import Role, Term, normal
from dateline.model import Party, Span

_FORMER = frozenset({"former", "ex", "ousted", "deposed", "retired", "onetime", "erstwhile", "exiled", "toppled", "late"})
_ELITE = ("ELI",)
_WEAK = frozenset({"UNK", "UAF", "CVL", "REB"})
_MEASURES = frozenset("hundred thousand dozen score group number lot handful pair crowd team couple million majority hundreds thousands dozens tens scores band one some many several most member".split())
_NAMED = frozenset({"PROPN"})
_KIND_STATE = frozenset({"name", "capital", "standin"})
_OWNERS = ("nmod:poss",)


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
    first, last = phrase(sight.tree, head)
    within = [m for m in sight.matches if m.first >= first and m.last <= last + 1]
    span = shown(sight.tree, first, last)
    return (
        _person(sight, head, first, last, within, span, known)
        or _named(sight, head, within, span, known)
        or _role(sight, head, first, last, within, span, known)
        or _unknown_name(sight, head, within, span, known)
    )


def measured_by(sight: Sight, head: int) -> int | None:
    """What a measure measures: the police of "a team of armed police"."""
    tree = sight.tree
    if tree.words[head].lemma not in _MEASURES and tree.words[head].pos != "NUM":
        return None
    return next((c for c in tree.words[head].children if tree.words[c].dep == "nmod" and tree.case(c) == "of"), None)


def _person(sight: Sight, head: int, first: int, last: int, within: list[Match], span: Span, known: Known) -> Party | None:
    """A person: by full name in the lexicon, else a name read as a person's, by what it stood for earlier or by surname."""
    names = [(a, b) for a, b, kind in sight.tree.names if kind == "PER" and a <= last and b > first and _core(sight, head, a, b)]
    match = next((m for m in within if any(t.kind == "person" for t in m.terms) and _core(sight, head, m.first, m.last + 1)), None)
    if match:
        names = [(a, b) for a, b in names if a <= match.last and b > match.first]
    name = next((n for n in names if not _all_roles(sight, *n)), None)
    if match is None and name is None:
        return None
    if match and name and not (match.first <= name[0] and match.last >= name[1] - 1) and name[1] - name[0] > 1:
        match = None
    text = sight.tree.span(match.first, match.last).text if match else sight.tree.span(name[0], name[1] - 1).text if name else ""
    terms = [t for t in match.terms if t.kind == "person"] if match else _by_surname(sight, text, known)
    title = _title(sight, first, head, last)
    if not terms and normal(text) in known.people:
        return replace(known.people[normal(text)], span=span)
    if not terms and normal(text).split(" ")[-1] in known.people and " " not in normal(text):
        return replace(known.people[normal(text).split(" ")[-1]], span=span)
    role = role_of(sight, first, head, last) or title
    country = _country(sight, [m for m in within if not match or m is not match], known)
    if not terms:
        sectors = _ELITE if _is_former(sight, first, last) else role.sectors if role else ()
        return Party(span, text, None, country, sectors, "unnamed" if not name and role else "unknown", None, None)
    return _as_term(terms, span, known, role, _is_former(sight, first, last), country)


def _all_roles(sight: Sight, start: int, end: int) -> bool:
    """Whether what was read as a name is a title ("Foreign Secretary")."""
    roles = sight.lexicon.actors.roles
    return normal(sight.tree.span(start, end - 1).text) in roles or all(normal(w.text) in roles for w in sight.tree.words[start:end])


def _core(sight: Sight, head: int, start: int, end: int) -> bool:
    """Whether a name stands for the head of its phrase, not for an owner within it."""
    words = sight.tree.words
    if start <= head < end:
        return True
    top = next((k for k in range(start, end) if not start <= words[k].head < end), start)
    return words[top].head == head and (words[top].dep in {"flat", "appos"} or words[top].full == "nmod:desc" or (words[top].dep == "compound" and end > head))


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
    """People whose family name stands alone, when the report has not named them in full: in office on its day, or one alone."""
    key = normal(text)
    if key in known.people:
        return []
    terms = sight.lexicon.actors.surnames.get(key, ())
    if known.date:
        terms = tuple(t for t in terms if t.holds(known.date)) or terms
    entities = {t.entity for t in terms}
    if len(entities) > 1:
        near = [t for t in terms if t.country in known.countries]
        entities = {t.entity for t in near}
        terms = tuple(near)
    return list(terms) if len(entities) == 1 else []


def _named(sight: Sight, head: int, within: list[Match], span: Span, known: Known) -> Party | None:
    """A country, group or place whose name the head is part of."""
    match = next((m for m in within if m.first <= head <= m.last), None)
    if match is None:
        return None
    terms = [t for t in match.terms if t.kind != "person"]
    if not terms or (match.first == match.last == head and sight.tree.words[head].pos == "NOUN" and not sight.tree.words[head].text[0].isupper()):
        return None
    party = _as_term(terms, span, known, None, False, None)
    role = role_of(sight, match.first, head, match.last)
    if role and not party.sectors and role.kind in {"body", "person"}:
        return replace(party, sectors=role.sectors)
    return party


def _role(sight: Sight, head: int, first: int, last: int, within: list[Match], span: Span, known: Known) -> Party | None:
    """A role noun, with the country or group that its phrase names."""
    role = role_of(sight, first, head, last)
    if role is None:
        return None
    groups = [t for m in within for t in _current([t for t in m.terms if not t.entity.startswith("country/") and t.kind != "person"], known.date)]
    country = _country(sight, within, known) or _owner_country(sight, head, known)
    sectors = role.sectors
    if groups and groups[0].sectors:
        strong = tuple(s for s in sectors if s not in _WEAK)
        sectors = tuple(dict.fromkeys((*groups[0].sectors, *strong))) if not strong or groups[0].kind in {"armed-group", "party"} else (*strong,)
        country = groups[0].country or country
    elif groups and country is None:
        country = groups[0].country
    if _is_former(sight, first, last):
        sectors = _ELITE
    entity = groups[0].entity if groups and role.kind != "person" else None
    return Party(span, span.text, entity, country, sectors, "unnamed", None, "role")


def role_of(sight: Sight, first: int, head: int, last: int) -> Role | None:
    """The role of the longest phrase that ends in the head ("foreign minister"), or goes on with "of" ("chief of staff")."""
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
        found = roles.get(normal(" ".join([*before, words[head].lemma]))) or roles.get(normal(" ".join([*before, words[head].text])))
        if found:
            return found
    return None


def _country(sight: Sight, within: list[Match], known: Known) -> str | None:
    """The country that a phrase's names give: adjectives first, then names and places, then groups' countries."""
    order = {"adjective": 0, "people": 1, "name": 1, "capital": 2, "standin": 2, "city": 3}
    found = [(order.get(t.kind, 4), t.country) for m in within for t in _current([t for t in m.terms if t.kind != "person"], known.date) if t.country]
    people = [(5, t.country) for m in within for t in m.terms if t.kind == "person" and t.country]
    ranked = sorted(found or people, key=lambda f: f[0])
    return ranked[0][1] if ranked else None


def _owner_country(sight: Sight, head: int, known: Known) -> str | None:
    """The country of a possessor, of a place that follows, or of a clause ("rebels in Darfur", "refugees fleeing Liberia")."""
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
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december".split()
)


def _current(terms: Sequence[Term], date: str | None) -> list[Term]:
    """The terms that hold on the day, else all."""
    if date:
        return [t for t in terms if t.holds(date)] or list(terms)
    return [t for t in terms if t.end is None] or list(terms)


def _as_term(terms: Sequence[Term], span: Span, known: Known, role: Role | None, former: bool, country: str | None) -> Party:
    """The party that a name stands for on the report's day: the term that holds, with the role that the phrase itself tells."""
    holding = _current(terms, known.date)
    near = [t for t in holding if t.country and (t.country == country or t.country in known.countries)]
    best = _best(near or holding)
    same = [t for t in holding if t.entity == best.entity and (t.country == best.country)]
    sectors = tuple(dict.fromkeys(s for t in sorted(_latest(same, known.date), key=lambda t: t.sectors[:1] == ("PTY",)) for s in t.sectors))
    over = best.kind == "person" and known.date is not None and not any(t.holds(known.date) for t in same)
    if former or (over and best.end is not None and best.end < (known.date or "")):
        sectors = _ELITE
    if role:
        kept = tuple(s for s in role.sectors if s not in _WEAK)
        sectors = tuple(dict.fromkeys((*kept, *sectors))) if sectors != _ELITE else kept if kept and not former else sectors
    return Party(span, best.name, best.entity, best.country or country, sectors, "known", None, best.entity)


def _best(terms: Sequence[Term]) -> Term:
    """States before their adjectives and places, groups before places; of people the one last in office."""
    order = {"name": 0, "people": 1, "adjective": 1, "capital": 2, "standin": 2, "city": 4}
    return min(terms, key=lambda t: (order.get(t.kind, 3), _descending(t.start)))


def _descending(date: str | None) -> int:
    return -int((date or "0").split("-")[0])


def _latest(terms: Sequence[Term], date: str | None) -> Iterable[Term]:
    """Of several terms: all that hold on a known day, else the last begun."""
    return terms if date else [max(terms, key=lambda t: t.start or "")]


def _is_former(sight: Sight, first: int, last: int) -> bool:
    words = sight.tree.words
    return any(words[k].lemma in _FORMER for k in range(max(0, first), last + 1)) or (first > 1 and words[first - 1].text == "-" and words[first - 2].lemma == "ex")


def inner_party(sight: Sight, head: int, known: Known, depth: int = 0) -> Party | None:
    """The actor inside a phrase whose head is none: whose thing it is ("Trump's decision", "the Iranian programme")."""
    if depth > 3:
        return None
    tree = sight.tree
    kids = tree.words[head].children
    owners = [c for c in kids if tree.words[c].full == "nmod:poss"]
    members = [c for c in kids if tree.words[c].dep == "nmod" and tree.case(c) in {"of", "by"}]
    describers = [c for c in kids if tree.words[c].dep in {"amod", "compound", "nmod"} and c not in members]
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
