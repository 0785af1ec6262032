"""How a date expression is told: what its clause and its line say of it besides its own words."""

from dataclasses import dataclass
from typing import Literal

from dateline.calendar.resolving import Tense
from dateline.calendar.values import Expression

Line = Literal["text", "stated", "dateline"]
"""Where it stands: in running text, in a line that says when the report was published, in the place and day before its first words."""


@dataclass(frozen=True, slots=True)
class Telling:
    """`tense`: that of its clause, `future` only where a thing is said to come about, not where it might. `nominal`: it
    describes a noun ("the 2016 campaign"), so that the clause's tense says nothing of it. `quoted`: within quotation marks."""

    expression: Expression
    tense: Tense | None
    nominal: bool = False
    quoted: bool = False
    line: Line = "text"
