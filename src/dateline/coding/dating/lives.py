"""What other facts of people and bodies say of a report's day: candidacies, ages, deaths, and when bodies began."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from dateline.calendar.dating.constraints import Constraint, Window, since, union
from dateline.calendar.dating.known import KnownDays, Life
from dateline.coding.dating.terms import term_window
from dateline.coding.dating.titles import BEATEN, RUNNING, name_of, words_before
from dateline.coding.sight import Sight
from dateline.model import Span

_AGE: Final = re.compile(r",\s(?P<age>[2-9]\d),|\s\((?P<age2>[2-9]\d)\)")
_AGED: Final = re.compile(r"\b(?P<age>[2-9]\d)[\s-]year[\s-]old\s(?:[A-Z][\w.'’-]{1,20}\s){0,3}$")
_CAMPAIGN: Final = re.compile(r"\b(?P<who>[A-Z][\w'’-]{2,20}?)(?:['’]s?)?\s(?:presidential\s)?(?:campaign|candidacy)\b")
_STATES: Final = frozenset({"person", "name", "adjective", "people", "capital", "standin", "city"})


def life_constraints(sights: Sequence[Sight], known: KnownDays) -> Iterator[Constraint]:
    """All that names of people and bodies say of a report's day, but for offices."""
    for sight in sights:
        for match in sight.matches:
            span = name_of(sight, match)
            if span.text in known.candidacies:
                yield from _candidacy(span, words_before(sight, match.first), known.candidacies[span.text])
            if span.text in known.lives:
                yield from _life(span, sight.tree.text, words_before(sight, match.first), known.lives[span.text])
    yield from _campaigns(sights, known)
    yield from _bodies(sights)


def _candidacy(span: Span, before: Sequence[str], runs: Sequence[Window]) -> Iterator[Constraint]:
    """ "Presidential candidate …", with no year before it and no word that it is over: from two months ahead to one behind."""
    if set(before[-2:]) & RUNNING and not BEATEN & set(before) and not any(w.isdigit() for w in before):
        yield Constraint(
            "candidate", span, "a candidate", union((a - 60, b + 30) for a, b in runs), 3.3, f"candidate {span.text}"
        )


def _campaigns(sights: Sequence[Sight], known: KnownDays) -> Iterator[Constraint]:
    """ "The Sanders campaign", where the report names Sanders in full; all the candidacies of that family name in the report."""
    runs: dict[str, dict[str, tuple[Window, ...]]] = {}
    for sight in sights:
        for match in sight.matches:
            name = name_of(sight, match).text
            if name in known.candidacies:
                runs.setdefault(name.split(" ")[-1], {})[name] = known.candidacies[name]
    for m in _CAMPAIGN.finditer(sights[0].tree.text) if runs else ():
        if m["who"] in runs:
            windows = union((a - 60, b + 60) for one in runs[m["who"]].values() for a, b in one)
            yield Constraint(
                "candidate", Span(m[0], m.start(), m.end()), "has a campaign", windows, 3.1, f"campaign {m['who']}"
            )


def _life(span: Span, text: str, before: Sequence[str], life: Life) -> Iterator[Constraint]:
    age = _AGE.match(text, span.end) or _AGED.search(text, max(0, span.start - 60), span.start)
    if age:
        years = int(age["age"] or age["age2"])
        yield Constraint(
            "age", span, f"{years} years old", union([_at_age(life.born, years)]), 3.3, f"age {span.text} {years}"
        )
    if life.died and "late" in before[-3:]:
        yield Constraint("late", span, "dead", since(life.died.toordinal()), 3.3, f"late {span.text}")


def _at_age(born: date, years: int) -> Window:
    """From one birthday to the next, a week before and a month after let pass."""
    first, last = (date(born.year + n, born.month, min(born.day, 28)).toordinal() for n in (years, years + 1))
    return first - 7, last + 30


def _bodies(sights: Sequence[Sight]) -> Iterator[Constraint]:
    """Groups and organisations that had not begun before some day; a month before it let pass."""
    for sight in sights:
        for match in sight.matches:
            terms = match.terms
            name = name_of(sight, match)
            if len(name.text) > 3 and not any(t.kind in _STATES or not t.start for t in terms):
                first = min(term_window(t)[0] for t in terms)
                yield Constraint(
                    "beginning", name, "not before it began", since(first - 31), 2.5, f"body {terms[0].entity}"
                )
