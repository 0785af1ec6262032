"""Texts made to take long or to break what reads dates: time in proportion to length, and never an error."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest

from dateline.calendar import find_dates, find_times, resolve
from dateline.calendar.dating.known import known_days
from dateline.calendar.dating.names import name_constraints
from dateline.calendar.dating.phrases import phrase_constraints
from dateline.calendar.dating.solver import solve
from dateline.coding.dating.report import date_report
from dateline.coding.dating.usages import usages
from dateline.model import Dating, Report
from tests.coding.coding_samples import see

READ_ON = date(2026, 1, 1)

TEXTS = {
    "dates": " ".join(f"on {1 + k % 28} May {1900 + k % 120}." for k in range(5_000)),
    "days of the year": " ".join(f"{date(2016, 1, 1) + timedelta(k % 366):%A, %B %d}." for k in range(5_000)),
    "weekdays": "on Monday " * 2_000,
    "days told before": "the next day " * 2_000,
    "digits": "7" * 1_000_000,
    "parted digits": "7,1.2-" * 20_000,
    "white space": " \n" * 200_000,
    "nested parts": "the first half of the second week of the end of early " * 2_000 + "May 2016",
    "nested distances": "two days after " * 2_000 + "Christmas",
    "days and days": "3 and " * 5_000 + "4 May",
    "anniversaries": "the 5th anniversary of a b c d e " * 2_000 + "1990",
    "one long word": "the 5th anniversary of " + "a" * 300_000 + " 1990",
    "events and days": "the Super Bowl on February 3 " * 2_000,
    "events and weeks": "the Super Bowl last week " * 2_000,
    "rights": "\u00a9 \u00a9 (c) 2012 " * 5_000,
    "years ago": "in 1990, 5 years ago " * 2_000,
    "quotation marks": '"on Monday \u201c' * 2_000,
}


@contextmanager
def quickly(seconds: float = 5.0) -> Iterator[None]:
    began = time.perf_counter()
    yield
    assert time.perf_counter() - began < seconds


@pytest.mark.parametrize("name", TEXTS)
def test_hostile_texts_are_read_in_time(name: str) -> None:
    text = TEXTS[name]
    with quickly():
        found = tuple(find_dates(text, 0, len(text)))
        assert len(find_times(text, 0, len(text))) >= 0
        for e in found:
            resolve(e, READ_ON, "past")
        given = [*phrase_constraints(text), *name_constraints(text, known_days(), found)]
        assert solve(given, READ_ON).end is not None


@pytest.mark.parametrize("name", TEXTS)
def test_hostile_reports_are_dated_in_time(name: str) -> None:
    text = TEXTS[name]
    found = tuple(find_dates(text, 0, len(text)))
    sights = [see("It it PRON PRP 0 root")]
    with quickly():
        assert len(list(usages(Report("r0", "r0", text, ()), sights, found))) == len(found)
        dating = date_report(Report("r0", "r0", text, ()), sights, found, read_on=READ_ON)
    assert isinstance(dating, Dating)


def test_a_line_of_a_million_characters_is_looked_at_only_beside_its_dates() -> None:
    """Lost: the whole line was copied for each of its dates."""
    text = ("on 3 May 2004 it rained and " * 40_000)[:1_000_000]
    found = tuple(find_dates(text, 0, len(text)))
    with quickly():
        assert {u.line for u in usages(Report("r0", "r0", text, ()), [see("It it PRON PRP 0 root")], found)} == {"text"}
