"""What a report's date expressions say of the day on which it was published."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Final

from dateline.calendar import days as cal
from dateline.calendar.dating.constraints import Constraint, Window, since, union, until
from dateline.calendar.dating.usage import Usage
from dateline.calendar.resolving import resolve
from dateline.calendar.values import Date, Third
from dateline.model import ReasonKind

YEARS: Final = range(1900, 2101)
_LAGS: Final = ((3, 0.5, 0.9), (8, 0.9, 1.2), (15, 0.4, 1.0))
"""Years that a report lies after the last year that it names, and what each adds against it, where it names one or two years and where
it names more (PolNeAR, TR-News, MEANTIME, weblogs: 8 years are passed by one in five of the first, one in ten of the others)."""
_TERM: Final = 1461
"""Days in four years: what is planned, elected or awarded bears a year so far ahead."""

SOON, FAR = 200, 330
"""Days off at which a date without a year is rarely named, and hardly ever."""

WEIGHTS: Final = {
    "stated": 5.0, "dated": 2.0, "dateline": 4.0, "told": 4.0, "told quoted": 2.5, "of": 3.0, "of quoted": 2.0, "coming": 3.2,
    "coming quoted": 2.0, "named": 1.5, "named day": 2.5, "weekday": 4.0, "far": 2.5, "soon": 1.0, "month": 0.7,
}  # fmt: skip
"""Minus the logarithm of how often each kind misleads, from reports of known day, rounded down."""


def date_constraints(usages: Sequence[Usage]) -> Iterator[Constraint]:
    """What each expression says by itself, in order."""
    for usage in usages:
        value = usage.expression.value
        if usage.line != "text":
            yield from _stated(usage)
        elif usage.expression.anchor == "none":
            yield from _explicit(usage)
        elif isinstance(value, Date) and value.month and value.shift is None and value.turn is None:
            yield from _yearless(usage, value)
        elif isinstance(value, Third) and isinstance(value.of, Date) and value.of.month and not value.of.shift:
            yield from _yearless(replace(usage, expression=replace(usage.expression, bound="in")), value.of)


def recent_constraint(usages: Sequence[Usage]) -> Iterator[Constraint]:
    """Reports name years near their own: the further the last one lies back, the less likely, above all of many."""
    named: dict[int, Usage] = {}
    for usage in usages:
        value = usage.expression.value
        if (
            usage.line == "text"
            and usage.expression.anchor == "none"
            and isinstance(value, Date)
            and value.year
            and usage.tense != "future"
        ):
            named.setdefault(value.year, usage)
    last = max(named, default=0)
    for off, one, many in _LAGS if named else ():
        day = date(min(last + off, YEARS[-1]), 12, 31).toordinal()
        says = f"no year is named within {off} years"
        yield _named(named[last], "year", until(day), one if len(named) < 3 else many, says)


def _named(usage: Usage, kind: ReasonKind, windows: tuple[Window, ...], weight: float, says: str) -> Constraint:
    return Constraint(kind, usage.expression.span, says, windows, weight, f"{kind} {windows[:1]} {len(windows)} {says}")


def _stated(usage: Usage) -> Iterator[Constraint]:
    """A line that says the day; the place and day before a report's first words, a day before or after."""
    value = usage.expression.value
    if not isinstance(value, Date) or not value.month or not value.day:
        return
    month, day, slack = value.month, value.day, int(usage.line == "dateline")
    found = [d.toordinal() for y in ([value.year] if value.year else YEARS) if (d := cal.same_day(y, month, day))]
    if found:
        windows = union((d - slack, d + slack) for d in found)
        yield _named(usage, "stated", windows, WEIGHTS[usage.line], "the report states its day")


def _explicit(usage: Usage) -> Iterator[Constraint]:
    """A time with its year: what is told of it in the past has been, what is said to come has not."""
    found = resolve(replace(usage.expression, bound="in"), None)
    if found is None or found.start is None or found.end is None:
        return
    first, last = (date.fromisoformat(end).toordinal() for end in (found.start, found.end))
    bound = usage.expression.bound
    if usage.tense == "past" and not usage.nominal and bound in {"in", "since", "after"}:
        weight = WEIGHTS[("of" if usage.of else "told") + " quoted" * usage.quoted]
        yield _named(usage, "year", since(first - _slack(found.precision, usage.of)), weight, "told as past")
    elif usage.tense == "future" and bound in {"in", "until", "before"} and found.precision in {"day", "month", "year"}:
        yield _named(
            usage, "future", until(last), WEIGHTS["coming" + " quoted" * usage.quoted], "told as still to come"
        )
    elif bound in {"in", "since"} and found.precision in {"day", "month", "year"}:
        day = found.precision == "day" and isinstance(usage.expression.value, Date)
        yield _named(
            usage,
            "year",
            since(first - (1 if day else _TERM)),
            WEIGHTS["named day" if day else "named"],
            "names a year",
        )


def _slack(precision: str, of: bool) -> int:
    """Days by which a time told as past may lie ahead: a day by the clocks, half a year for "the budget of 2016"."""
    return 1 if precision == "day" else 184 if of or precision == "range" else 0


def _yearless(usage: Usage, value: Date) -> Iterator[Constraint]:
    """A day or month of no year is of the year before or after its report; a weekday beside it tells of which."""
    if usage.nominal and value.weekday is None:
        return
    month, day, weekday = value.month or 1, value.day, value.weekday
    tense = None if usage.nominal else usage.tense
    if usage.expression.bound in {"until", "before"} or tense == "present":
        tense = None
    kind: ReasonKind = "weekday" if weekday is not None else "day" if day else "month"
    if weekday is not None:
        yield _named(
            usage, kind, _around(month, day, weekday, None, FAR), WEIGHTS["weekday"], "its weekday tells the year"
        )
    if tense is None:
        return
    says = "told as past" if tense == "past" else "told as still to come"
    if tense == "past" or usage.expression.bound == "in":
        yield _named(usage, kind, _around(month, day, weekday, tense, FAR), WEIGHTS["far"], f"{says}, within a year")
        weight = WEIGHTS["soon" if day else "month"]
        yield _named(usage, kind, _around(month, day, weekday, tense, SOON), weight, f"{says}, within months")


@cache
def _around(month: int, day: int | None, weekday: int | None, tense: str | None, reach: int) -> tuple[Window, ...]:
    """The days from which such a date lies at most `reach` days back or ahead, or both ways without a tense."""
    back, ahead = (0 if tense == "past" else reach), (0 if tense == "future" else reach)
    return union((a.toordinal() - back, b.toordinal() + ahead) for a, b in _all(month, day, weekday))


def _all(month: int, day: int | None, weekday: int | None) -> Iterator[tuple[date, date]]:
    for year in YEARS:
        if day is None:
            yield cal.months(year, month)
        elif (found := cal.same_day(year, month, day)) and weekday in {None, found.weekday()}:
            yield found, found
