"""What a date expression says before anybody knows when it was said."""

from dataclasses import dataclass
from typing import Literal

from dateline.model import Span

Unit = Literal["hour", "day", "week", "fortnight", "month", "quarter", "year", "decade", "century"]
Tense = Literal["past", "present", "future"]
"""On which side of its anchor a time is told."""

Part = Literal["early", "middle", "late"]
Bound = Literal["in", "since", "until", "before", "after"]
Anchor = Literal["none", "published", "told", "event"]
"""What an expression is counted from: nothing, the day of publication, the date told before it ("the next day"), or
an event told beside it ("two days after the vote"), which no calendar can resolve."""

Kind = Literal[
    "calendar", "decade", "season", "fraction", "weekday", "relative", "stretch", "weekend", "holiday", "piece", "range",
    "either", "clock", "duration", "set", "vague", "ancient",
]  # fmt: skip
UNDATED: frozenset[Kind] = frozenset({"clock", "duration", "set", "vague", "ancient"})
"""Kinds that name no day by themselves: they are times, but date no act."""


@dataclass(frozen=True, slots=True)
class Date:
    """A calendar date as far as it is given; `year` may be given by `shift` from the anchor's. `weekday`: 0 Monday.
    `turn`: the last one over before the anchor (-1, "last May") or the first to begin after it (1)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    shift: int | None = None
    weekday: int | None = None
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Decade:
    """Ten or a hundred years from `first`: the 1990s are 1990 to 1999, the 19th century is 1801 to 1900."""

    first: int
    years: int = 10


@dataclass(frozen=True, slots=True)
class Season:
    """Three months from month `first`, of a year that is given, shifted from the anchor's, or left to the tense; `turn`
    as with `Date`."""

    first: int
    year: int | None = None
    shift: int | None = None
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Fraction:
    """Part `number` (from 1) of a year cut into `of`: a quarter or a half."""

    number: int
    of: int
    year: int | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 0 Monday. `shift`: last, this, next; `week`: its week, counted from the anchor's."""

    day: int
    shift: int | None = None
    week: int | None = None


@dataclass(frozen=True, slots=True)
class Relative:
    """The unit that lies `low` to `high` units from the anchor's ("last year": -1, -1)."""

    unit: Unit
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """`count` units up to the anchor (`sign` -1) or from it (1)."""

    unit: Unit
    count: int
    sign: int


@dataclass(frozen=True, slots=True)
class Weekend:
    """Saturday and Sunday, by tense or shifted."""

    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Holiday:
    """A named day or feast; `rule` is that of its row in `holidays.tsv` ("national": some country's, we do not know whose),
    the rest as with `Season`."""

    rule: str
    year: int | None = None
    shift: int | None = None
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Third:
    """The early, middle or late third of a time."""

    of: "Value"
    part: Part


@dataclass(frozen=True, slots=True)
class Piece:
    """Unit `number` (from 1; -1 the last) of a time and, with a `count`, those next to it: the first week of May, the
    last three months of 2016."""

    of: "Value"
    unit: Unit
    number: int
    count: int = 1


@dataclass(frozen=True, slots=True)
class Share:
    """Part `number` (from 1) of a time cut into `parts` equal ones: the first half of October."""

    of: "Value"
    number: int
    parts: int


@dataclass(frozen=True, slots=True)
class Moved:
    """The time that lies `low` to `high` units from another one that is told with it: two days after Christmas."""

    of: "Value"
    unit: Unit
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of a month that is told elsewhere: the 28th (`shift` None), the 3rd of last month (-1)."""

    day: int
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Either:
    """A date in digits with two readings: 11/12/2017 as the Americans (`first`) and the rest (`second`) write it."""

    first: Date
    second: Date


@dataclass(frozen=True, slots=True)
class Side:
    """What lies before (-1) or after (1) the anchor of a time that it stands in: "later this week"."""

    of: "Value"
    sign: int


@dataclass(frozen=True, slots=True)
class Range:
    """From one expression to another, both included."""

    first: "Expression"
    last: "Expression"


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, told without its day. `hour` 0 to 24."""

    hour: int
    minute: int = 0


@dataclass(frozen=True, slots=True)
class Duration:
    """`low` to `high` units, without a place in time: for two years."""

    unit: Unit
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Repeated:
    """Once or more in every `unit`: every Friday, daily, twice a week."""

    unit: Unit


@dataclass(frozen=True, slots=True)
class Vague:
    """Now, recently, in future: a side of the present and no more."""

    reference: Tense


@dataclass(frozen=True, slots=True)
class Ancient:
    """A year before Christ, for which the calendar that we count in has no days."""

    year: int


Value = (
    Date | Decade | Season | Fraction | Weekday | Relative | Stretch | Weekend | Holiday | Third | Piece | Side | Range
    | Share | Moved | MonthDay | Either | Clock | Duration | Repeated | Vague | Ancient
)  # fmt: skip

_KINDS: dict[type, Kind] = {
    Date: "calendar", Decade: "decade", Season: "season", Fraction: "fraction", Weekday: "weekday",
    Relative: "relative", Stretch: "stretch", Weekend: "weekend", Holiday: "holiday", Third: "piece", Piece: "piece",
    Side: "piece", Range: "range", Share: "piece", Moved: "relative", MonthDay: "calendar", Either: "either",
    Clock: "clock", Duration: "duration", Repeated: "set", Vague: "vague", Ancient: "ancient",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression: its characters (prepositions left out), what it says, what it is counted from, and on which
    side of it the time lies ("since October": since)."""

    span: Span
    value: Value
    anchor: Anchor
    bound: Bound = "in"

    @property
    def kind(self) -> Kind:
        """The sort of time that is named."""
        return _KINDS[type(self.value)]

    @property
    def needs_anchor(self) -> bool:
        """Whether the words alone leave the time open."""
        return self.anchor != "none"
