"""Dates of acts of a report whose day is known by evidence only, counted from its possible days."""

import pytest

from dateline.coding.dates.evidence import by_evidence
from dateline.model import Dating, Span, When


def monday(published: str | None) -> When:
    """What "on Monday" is on some days of December 2017."""
    days = {"2017-12-12": "2017-12-11", "2017-12-13": "2017-12-11", "2017-12-18": "2017-12-18"}
    at = days.get(published or "")
    return When(Span("Monday", 0, 6), at, at, "day" if at else None, "text")


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2017-12-12", "2017-12-12", ("2017-12-11", "2017-12-11", "day", "evidence")),
        ("2017-12-12", "2017-12-13", ("2017-12-11", "2017-12-11", "day", "evidence")),
        ("2017-12-13", "2017-12-18", ("2017-12-11", "2017-12-18", "range", "evidence")),
        ("2017-12-12", None, (None, None, None, "text")),
        ("2015-12-12", "2017-12-12", (None, None, None, "text")),
    ],
)
def test_a_relative_date_is_counted_from_the_possible_days(
    start: str, end: str | None, expected: tuple[str | None, ...]
) -> None:
    when = by_evidence(monday, None, Dating(start, end))
    assert (when.start, when.end, when.precision, when.basis) == expected


def test_what_the_words_tell_alone_stands() -> None:
    told = When(Span("3 May 2004", 0, 10), "2004-05-03", "2004-05-03", "day", "text")
    assert by_evidence(lambda _: told, None, Dating("2017-12-12", "2017-12-12")) is told


def test_with_a_date_of_publication_nothing_changes() -> None:
    assert by_evidence(monday, "2017-12-12", None) == monday("2017-12-12")
