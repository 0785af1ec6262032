"""Text with stretches of it marked: in colour on a terminal, with numbers everywhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.text import Text

from dateline.cli.escapes import visible


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch `[start, end)` of a report's text, its style, and a note that is put behind it."""

    start: int
    end: int
    style: str
    note: str = ""


def marked(text: str, marks: Sequence[Mark], start: int = 0, end: int | None = None) -> Text:
    """The text from `start` to `end` with its marks; where they overlap their styles add up."""
    stop = len(text) if end is None else end
    edges = {edge for mark in marks for edge in (mark.start, mark.end) if start < edge < stop}
    cuts = [start, *sorted(edges), stop]
    found = Text()
    for begin, until in pairwise(cuts):
        inside = [mark.style for mark in marks if mark.start <= begin and until <= mark.end]
        found.append(visible(text[begin:until]), " ".join(inside))
        for mark in marks:
            if mark.end == until and mark.note:
                found.append(mark.note, "dim")
    return found
