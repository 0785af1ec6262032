"""The days of a term of the lexicon: of an office, or of a body from its beginning."""

from datetime import date

from dateline.calendar.dating.constraints import Window
from dateline.knowledge.actors import Term


def term_window(term: Term) -> Window:
    """First and last day of a term; a bound given by month or year is all of it."""
    return (_first_day(term.start) if term.start else 0, _last_day(term.end) if term.end else date.max.toordinal())


def _first_day(iso: str) -> int:
    parts = [int(p) for p in iso.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1).toordinal()


def _last_day(iso: str) -> int:
    parts = [int(p) for p in iso.split("-")]
    if len(parts) == 3:
        return date(*parts).toordinal()
    year, month = (parts[0], parts[1]) if len(parts) == 2 else (parts[0], 12)
    return date(year + month // 12, month % 12 + 1, 1).toordinal() - 1
