"""From a phrase to a party: which entity or role it names, its country and sectors."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.coding.actors.people import person
from dateline.coding.actors.rolenouns import body_sectors, country_in, is_former, owner_country, role_of
from dateline.coding.actors.terms import ELITE, WEAK, Known, as_term, current
from dateline.coding.phrases import phrase, shown
from dateline.coding.sight import Match, Sight
from dateline.knowledge.actors import Role, Term, normal
from dateline.model import Party, Span
from dateline.parsing.tree import Word

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_STATE_RUN = frozenset({"official", "state", "state-run", "state-owned", "government", "government-run"})


def resolve(sight: Sight, head: int, known: Known) -> Party | None:
    """The party that the phrase of word `head` names; None when it names no actor. Pronouns are resolved elsewhere."""
    measured = measured_by(sight, head)
    if measured is not None:
        party = resolve(sight, measured, known)
        return replace(party, span=shown(sight.tree, *phrase(sight.tree, head))) if party else None
    if sight.tree.words[head].pos == "NUM" and not sight.match(head):
        if _YEAR.fullmatch(sight.tree.words[head].text):
            return None
        return Party(shown(sight.tree, head, head), None, None, None, ("UNK",), "unnamed", None, "role")
    first, last = phrase(sight.tree, head)
    own = sight.match(head)
    if own:
        first, last = min(first, own.first), max(last, own.last)
    within = [m for m in sight.matches if m.first >= first and m.last <= last + 1]
    span = shown(sight.tree, first, last)
    party = (
        person(sight, head, first, last, within, span, known)
        or _named(sight, head, within, span, known)
        or _named_beside(sight, head, first, last, known)
        or _role(sight, head, first, last, within, span, known)
        or _unknown_name(sight, head, within, span, known)
    )
    return _explained(sight, head, party, known) if party and party.entity is None else party


def _explained(sight: Sight, head: int, party: Party, known: Known) -> Party:
    """A party that the lexicon lacks, with what an apposition says of it ("…, the United Nations relief coordinator")."""
    for c in sight.tree.kids(head, "appos"):
        other = resolve(sight, c, known)
        if other and (other.country or other.sectors):
            return replace(
                party,
                entity=other.entity if other.state == "known" else None,
                name=other.name if other.state == "known" else party.name,
                country=party.country or other.country,
                sectors=party.sectors if _strong(party.sectors) else other.sectors or party.sectors,
                state="known" if other.state == "known" else party.state,
            )
    return party


def _strong(sectors: tuple[str, ...]) -> bool:
    return bool(sectors) and sectors[0] not in WEAK


def measured_by(sight: Sight, head: int) -> int | None:
    """What a measure measures: the police of "a team of armed police"."""
    tree = sight.tree
    if not sight.is_measure(head):
        return None
    return next(
        (c for c in tree.words[head].children if tree.words[c].dep in {"nmod", "obl"} and tree.case(c) == "of"), None
    )


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
    party = as_term(terms, span, known, None, False, country_in(sight, [m for m in within if m is not match], known))
    if terms[0].kind == "media" and _STATE_RUN & {
        w.text.lower() for w in sight.tree.words[max(0, match.first - 3) : match.first]
    }:
        return replace(party, sectors=tuple(dict.fromkeys(("GOV", *party.sectors))))
    role = role_of(sight, match.first, head, match.last)
    told = role and _tells_sector(role, terms[0])
    return replace(party, sectors=role.sectors) if role and told and not party.sectors else party


def _tells_sector(role: Role, term: Term) -> bool:
    """Whether the noun in a name tells the sector of who bears it: not that of a country, nor of an organisation of
    states (a "union" of them is no trade union), but of its envoys; that of a charity is not whom it helps."""
    if term.entity.startswith("country/") or role.kind not in {"person", "body"}:
        return False
    return term.kind not in {"igo", "ngo"} or (role.kind == "person" and _strong(role.sectors))


def _named_beside(sight: Sight, head: int, first: int, last: int, known: Known) -> Party | None:
    """The name that stands right behind a common noun and tells which one is meant ("the extremist group Islamic State")."""
    match = sight.match(last + 1) if last + 1 < len(sight.tree.words) else None
    if match is None or match.first != last + 1 or sight.tree.words[head].pos != "NOUN":
        return None
    terms = [t for t in match.terms if not t.entity.startswith("country/")]
    role = role_of(sight, first, head, last)
    if not terms or role is None or (role.kind == "person") != (terms[0].kind == "person"):
        return None
    return as_term(
        terms, shown(sight.tree, first, match.last), known, role if role.kind == "person" else None, False, None
    )


def by_words(sight: Sight, known: Known) -> Party | None:
    """The party of a string that is nothing but names and a role noun behind them, whatever the parser makes of it
    ("wanted persons", "Russian Su-34", "Imams")."""
    words = sight.tree.words
    last = max((w.i for w in words if w.pos != "PUNCT"), default=-1)
    at = first = next((w.i for w in words if w.pos not in {"DET", "NUM", "PUNCT"}), last + 1)
    while at <= last and (match := sight.match(at)):
        at = match.last + 1
        at += at <= last and words[at].tag == "POS"
    before = [w.text for w in words[at:last]]
    forms = (normal(" ".join([*before, form])) for form in _singulars(words[last])) if at <= last else ()
    role = next((r for r in map(sight.lexicon.actors.roles.get, forms) if r), None)
    return _role(sight, last, first, last, sight.matches, shown(sight.tree, first, last), known, role) if role else None


def _singulars(word: Word) -> Iterator[str]:
    """A noun as the lexicon may have it; the parser leaves a plural that is written as a name as it is ("Deputies")."""
    yield word.lemma
    yield word.text
    if word.tag == "NNPS":
        yield re.sub("ies$", "y", word.text)
        yield re.sub("s$", "", word.text)


THING = "thing"
"""The entry of a party that is but an instrument or a carrier ("missiles"): nobody, unless the text says whose."""


_NATIONS = frozenset({"people", "nation"})
_OFFICIAL = frozenset({"GOV", "LEG", "JUD"})
"""What makes somebody of a party first of all an official ("a Labour MP")."""


def _role(
    sight: Sight,
    head: int,
    first: int,
    last: int,
    within: list[Match],
    span: Span,
    known: Known,
    role: Role | None = None,
) -> Party | None:
    """A role noun, if need be the given one, with the country or group that its phrase names."""
    role = role_of(sight, first, head, last) or role
    if role is None:
        return None
    groups = [
        t
        for m in within
        for t in current([t for t in m.terms if not t.entity.startswith("country/") and t.kind != "person"], known.date)
    ]
    country = country_in(sight, within, known) or owner_country(sight, head, known)
    sectors = role.sectors
    generic = (
        role.kind == "person"
        and role is sight.lexicon.actors.roles.get(sight.tree.words[head].lemma)
        and sight.is_a(head, "@office")
    )
    if groups and groups[0].sectors:
        strong = () if generic and groups[0].kind != "igo" else tuple(s for s in sectors if s not in WEAK)
        if strong and groups[0].kind == "party" and _OFFICIAL & {strong[0]}:
            sectors = tuple(dict.fromkeys((*strong, *groups[0].sectors)))
        elif not strong or groups[0].kind in {"armed-group", "party"}:
            sectors = tuple(dict.fromkeys((*groups[0].sectors, *strong)))
        else:
            sectors = strong
        country = groups[0].country or country
    elif groups and country is None:
        country = groups[0].country
    elif generic:
        sectors = body_sectors(sight, head) or sectors
    if is_former(sight, first, last):
        sectors = ELITE
    if country and not groups and sight.tree.words[head].lemma in _NATIONS and not sight.tree.kids(head, "nummod"):
        return Party(span, span.text, f"country/{country.lower()}", country, (), "known", None, "role")
    entity = groups[0].entity if groups and role.kind != "person" else None
    return Party(span, span.text, entity, country, sectors, "unnamed", None, THING if role.kind == "thing" else "role")


def _unknown_name(sight: Sight, head: int, within: list[Match], span: Span, known: Known) -> Party | None:
    """A name that the lexicon lacks, with the country that its phrase names."""
    word = sight.tree.words[head]
    if word.name or (word.pos == "PROPN" and word.text[:1].isupper() and word.tag in {"NNP", "NNPS"}):
        if sight.is_a(word.i, "@calendar"):
            return None
        return Party(span, span.text, None, country_in(sight, within, known), (), "unknown", None, None)
    return None


def inner_party(sight: Sight, head: int, known: Known, depth: int = 0) -> Party | None:
    """The actor inside a phrase whose head is none: whose thing it is ("Trump's decision", "the Iranian programme")."""
    if depth > 3:
        return None
    tree = sight.tree
    kids = tree.words[head].children
    owners = [c for c in kids if tree.words[c].full == "nmod:poss"]
    members = [c for c in kids if tree.words[c].dep == "nmod" and tree.case(c) in {"of", "by"}]
    describers = [c for c in kids if tree.words[c].dep in {"amod", "compound", "nmod"} and c not in (*members, *owners)]
    measured = sight.is_measure(head)
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
