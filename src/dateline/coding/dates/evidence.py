"""When an act took place where its report does not say when it was published, but evidence does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from dateline.model import Dating, When

NEAR: Final = 31
"""Days: between bounds that are further apart "on Monday" says too little to be written down."""


def by_evidence(when: Callable[[str | None], When], published: str | None, dating: Dating | None) -> When:
    """The time of an act, where `when` gives it for a day of publication.

    What the words tell without that day stands as it is. Else, where the report's day is known by evidence, or all but known, the
    time is counted from it, with basis `evidence`: from the first that the first possible day gives to the last that the last gives.
    """
    told = when(published)
    if published or told.start or told.end or not _is_near(dating):
        return told
    first, last = when(dating.start if dating else None), when(dating.end if dating else None)
    if first.basis == "none" or (first.start is None and first.end is None):
        return told
    start = min(first.start, last.start) if first.start and last.start else None
    end = max(first.end, last.end) if first.end and last.end else None
    same = (first.start, first.end) == (last.start, last.end)
    return replace(first, start=start, end=end, precision=first.precision if same else "range", basis="evidence")


def _is_near(dating: Dating | None) -> bool:
    if dating is None or dating.start is None or dating.end is None:
        return False
    return (date.fromisoformat(dating.end) - date.fromisoformat(dating.start)).days <= NEAR
