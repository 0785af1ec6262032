"""Of all that a name may mean, the term that holds on the report's day: an office, an allegiance, a country."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date as day

from dateline.knowledge.actors import Role, Term, normal, prominence
from dateline.model import Party, Span

ELITE = ("ELI",)


WEAK = frozenset({"UNK", "UAF", "CVL", "REB"})


_STATE_KINDS = frozenset({"name", "adjective", "people", "capital", "standin", "city"})


_NOT_NATIONAL = frozenset({"IGO", "UNO", "EUR", None})


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the report when a phrase is resolved: its day, and terms that its earlier names resolved to."""

    date: str | None
    people: dict[str, Party]
    countries: frozenset[str]


def current(terms: Sequence[Term], date: str | None) -> list[Term]:
    """The terms that hold on the day, else all."""
    if date:
        return [t for t in terms if t.holds(date)] or list(terms)
    return [t for t in terms if t.end is None] or list(terms)


def as_term(
    terms: Sequence[Term], span: Span, known: Known, role: Role | None, former: bool, country: str | None
) -> Party:
    """The party that a name stands for on the report's day: the term that holds, with the role that the phrase itself
    tells."""
    holding = current(terms, known.date)
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
    sectors = ELITE if former or over else tuple(dict.fromkeys(s for t in same for s in t.sectors))
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


def _with_role(sectors: tuple[str, ...], role: Role | None, former: bool) -> tuple[str, ...]:
    """Sectors with those of the role that the phrase tells first; the role alone for one whose offices are over."""
    if former or role is None:
        return ELITE if former else sectors
    kept = tuple(s for s in role.sectors if s not in WEAK)
    return tuple(dict.fromkeys((*kept, *sectors))) if sectors != ELITE else kept or sectors


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
