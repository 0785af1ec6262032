"""What offices say of a report's day: those that it gives people, and those that it never gives them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.calendar.dating.constraints import FIRST, LAST, Constraint, Window, since, union, until
from dateline.coding.dating.terms import term_window
from dateline.coding.dating.titles import HEAD, Held, name_of, offices
from dateline.coding.sight import Sight
from dateline.knowledge.actors import Term, prominence
from dateline.model import Span

_KEPT: Final = frozenset("general admiral judge justice prince princess lady leader activist candidate".split())
"""Titles that people are called by when their time in office is over."""

_EARLY, _LATE = 10, 14
"""Days by which a report may be ahead of a term, and behind it."""

_OFTEN = 6
"""Times that somebody is named who can be taken for a candidate, where no title ever stands with the name."""

_UNTITLED: Final = ((2, 1.2), (5, 1.6), (11, 2.3), (10**9, 2.5))
"""Times that a head of state or government in office is named at most, and minus the logarithm of how often reports then give no
title (of 300 in PolNeAR, TR-News, MEANTIME and weblogs: 28, 19, 10, 8 in a hundred)."""

_WEIGHTS: Final = {
    "from": 3.5, "former": 3.3, "until": 3.7, "until, kept": 2.3, "until, head": 3.3, "until, president": 2.8,
    "until, told": 1.7, "until, followed": 1.4,
    "until, history": 0.3, "not yet": 0.6,
}  # fmt: skip
"""Minus the logarithm of how often each misleads, from reports of known day, rounded down: of 901 ministers whose time was over one
was called by the office alone, of 909 senators two, of 400 governors two, of 385 heads of state and government 43, four of these as
the subject of a verb of saying or in the present. Former presidents of the United States keep the title in address."""


@dataclass(frozen=True, slots=True)
class Person:
    """A head of state or government, past, present or to be, that a report names: where first, how often, and the terms."""

    span: Span
    named: int
    terms: tuple[Term, ...]


def office_constraints(sights: Sequence[Sight]) -> Iterator[Constraint]:
    """Bounds from offices. Of those who held the same one only the last is of the report's own time."""
    held = [h for sight in sights for h in offices(sight)]
    heads = _heads(sights)
    groups: dict[tuple[str, str | None], list[Held]] = {}
    for h in held:
        if h.use == "holder":
            groups.setdefault((h.office, h.country), []).append(h)
        elif h.windows and h.windows[0][1] < LAST:
            over = h.windows[0][1] - _EARLY
            yield Constraint(
                "former",
                h.span,
                f"no longer {h.office}",
                since(over),
                _WEIGHTS["former"],
                f"former {h.entities} {h.office}",
            )
    for uses in groups.values():
        yield from _holders([h for h in uses if h.windows], heads)
    titled = {entity for h in held for entity in h.entities}
    yield from _untitled({e: p for e, p in heads.items() if e not in titled}, sights[0].tree.text if sights else "")


def _holders(uses: Sequence[Held], heads: Mapping[str, Person]) -> Iterator[Constraint]:
    if not uses:
        return
    last = max(h.windows[0][0] for h in uses)
    mine = [h for h in uses if h.windows[0][0] == last]
    first = next((h for h in mine if h.active), mine[0])
    low, high = first.windows[0][0], first.windows[-1][1]
    key = f"{first.entities} {first.office}"
    yield Constraint(
        "office", first.span, f"{first.office} from then on", since(low - _EARLY), _WEIGHTS["from"], f"from {key}"
    )
    if high < LAST:
        weight = _until(mine, _followed(first, heads))
        yield Constraint("office", first.span, f"{first.office} until then", until(high + _LATE), weight, f"to {key}")


def _until(uses: Sequence[Held], followed: bool) -> float:
    """How surely somebody called by an office holds it still. Only heads of state and government are often called by it afterwards:
    less where a later holder is named, or where nothing is told of now."""
    active = sum(h.active and not h.history for h in uses)
    if all(h.history for h in uses):
        return _WEIGHTS["until, history"]
    if not uses[0].head:
        return _WEIGHTS["until, kept" if uses[0].office.rsplit(maxsplit=1)[-1] in _KEPT else "until"]
    if not active or followed:
        return _WEIGHTS["until, followed" if followed else "until, told"]
    return _WEIGHTS["until, president" if uses[0].country == "USA" else "until, head"] + 0.5 * (active > 1)


def _followed(held: Held, heads: Mapping[str, Person]) -> bool:
    """Whether a later holder of the office is named, and not as one who may be but a candidate for it."""
    return any(
        t.office == held.office
        and t.country == held.country
        and term_window(t)[0] > held.windows[0][0]
        and person.named < _OFTEN
        for entity, person in heads.items()
        if entity not in held.entities
        for t in person.terms
    )


def _heads(sights: Sequence[Sight]) -> dict[str, Person]:
    """The heads of state and government that a report names in full, with how often it names them; a family name that others in the
    report bear does not count."""
    found: dict[str, tuple[Span, tuple[Term, ...]]] = {}
    bearers: dict[str, set[str]] = {}
    for sight in sights:
        for match in sight.matches:
            people = tuple(t for t in match.terms if t.kind == "person")
            if people:
                bearers.setdefault(people[0].name.split(" ")[-1], set()).add(people[0].entity)
            terms = tuple(t for t in people if prominence(t) == HEAD and t.start)
            if terms and len({t.entity for t in terms}) == 1:
                found.setdefault(terms[0].entity, (name_of(sight, match), terms))
    text = sights[0].tree.text if found else ""
    shared = {family for family, entities in bearers.items() if len(entities) > 1}
    return {
        e: Person(
            span,
            _times(span.text if terms[0].name.split(" ")[-1] in shared else terms[0].name.split(" ")[-1], text),
            terms,
        )
        for e, (span, terms) in found.items()
    }


def _times(name: str, text: str) -> int:
    return len(re.findall(rf"\b{re.escape(name)}\b", text))


def _untitled(heads: Mapping[str, Person], text: str) -> Iterator[Constraint]:
    """Who is named often and never as head of state or government is not in that office: reports give it at least once."""
    for entity, person in heads.items():
        if _called(person.terms[0].name, text):
            continue
        office, windows = person.terms[0].office, [term_window(t) for t in person.terms]
        weight = next(weight for most, weight in _UNTITLED if person.named <= most)
        yield Constraint(
            "office", person.span, f"never called {office}", _without(windows), weight, f"untitled {entity}"
        )
        first = min(window[0] for window in windows)
        yield Constraint(
            "office",
            person.span,
            f"never called former {office}",
            until(first + _LATE),
            _WEIGHTS["not yet"],
            f"not yet {entity}",
        )


def _called(name: str, text: str) -> bool:
    """Whether any title or administration stands beside a family name."""
    family = re.escape(name.rsplit(" ", maxsplit=1)[-1])
    before = rf"\b(?:[Pp]resident|[Pp]resident-elect|Prime\sMinister|Chancellor|King|Premier|Emir|Pope)\s(?:\w+\s){{0,2}}{family}\b"
    behind = rf"\b{family}(?:['’]s)?\s(?:[Aa]dministration|[Pp]residency|[Gg]overnment|[Cc]abinet|White\sHouse)"
    return re.search(f"{before}|{behind}", text) is not None


def _without(windows: Sequence[Window]) -> tuple[Window, ...]:
    """All days outside some windows."""
    free, at = list[Window](), FIRST
    for first, last in union(windows):
        free.append((at, first - 1))
        at = last + 1
    return union([*free, (at, LAST)])
