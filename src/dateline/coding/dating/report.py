"""The day of a report that does not give one, from evidence in it."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from dateline.calendar import Expression
from dateline.calendar.dating.constraints import Constraint, DatedEvent
from dateline.calendar.dating.dates import date_constraints, recent_constraint
from dateline.calendar.dating.known import known_days
from dateline.calendar.dating.names import name_constraints
from dateline.calendar.dating.phrases import phrase_constraints
from dateline.calendar.dating.solver import solve
from dateline.coding.dating.lives import life_constraints
from dateline.coding.dating.tenure import office_constraints
from dateline.coding.dating.usages import usages
from dateline.coding.sight import Sight
from dateline.model import Dating, Report

_ADDRESS: Final = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?!\d)|(?<!\d)((?:19|20)\d\d)(0\d|1[0-2])([0-3]\d)(?!\d)"
)


def date_report(
    report: Report,
    sights: Sequence[Sight],
    expressions: Sequence[Expression],
    *,
    facts: Sequence[DatedEvent] = (),
    read_on: date | None = None,
) -> Dating:
    """The possible days of publication of a report, whatever it says of it itself, with the reasons of both bounds.

    `expressions` are all of the report's, in order; `facts` events whose days are known from elsewhere; `read_on` the day by which
    the report was there.
    """
    return solve(list(constraints_of(report, sights, expressions, facts)), read_on)


def constraints_of(
    report: Report, sights: Sequence[Sight], expressions: Sequence[Expression], facts: Sequence[DatedEvent] = ()
) -> Iterator[Constraint]:
    """All the evidence in a report, and the day in its address."""
    known = known_days().with_facts(facts)
    used = list(usages(report, sights, expressions))
    yield from date_constraints(used)
    yield from recent_constraint(used)
    yield from phrase_constraints(report.text)
    yield from name_constraints(report.text, known, expressions)
    yield from office_constraints(sights)
    yield from life_constraints(sights, known)
    yield from address_constraints(report.url)


def address_constraints(url: str | None) -> Iterator[Constraint]:
    """The day in an address ("…/2017/12/12/…")."""
    for m in _ADDRESS.finditer(url or ""):
        try:
            day = date(*(int(part) for part in m.groups() if part)).toordinal()
        except ValueError:
            continue
        yield Constraint("address", None, f"its address has {m[0]}", ((day, day),), 6.0, f"address {day}")
        return
