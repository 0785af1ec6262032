"""How a date expression is used: what its clause and its line say of it besides its own words."""

from dataclasses import dataclass
from typing import Literal

from dateline.calendar.values import Expression, Tense

Line = Literal["text", "stated", "dated", "dateline"]
"""Where it stands: in running text, at the report's head in a line that says when it was published, in
such a line further down, in the place and day before its first words."""


@dataclass(frozen=True, slots=True)
class Usage:
    """`tense`: that of its clause, `future` only where a thing is said to come about, not where it might. `nominal`: it
    describes a noun ("the 2016 campaign"), so that the clause's tense says nothing of it; `of`: it hangs on a noun by a preposition
    ("the attack in 2014"). `quoted`: within quotation marks."""

    expression: Expression
    tense: Tense | None
    nominal: bool = False
    of: bool = False
    quoted: bool = False
    line: Line = "text"
