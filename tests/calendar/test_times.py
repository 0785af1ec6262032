"""Times that are no dates: of the clock, durations, repeated, vague and ancient ones. All sentences are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.calendar import find_dates, find_times

TIMES = [
    ("They met at 5:30 p.m. in Oslo.", "5:30 p.m.", "clock"),
    ("They met at 1400 GMT in Oslo.", "1400 GMT", "clock"),
    ("They met at 19:15 in Oslo.", "19:15", "clock"),
    ("They met at five o'clock in Oslo.", "five o'clock", "clock"),
    ("They met at noon in Oslo.", "noon", "clock"),
    ("They met in the morning.", "morning", "clock"),
    ("He was jailed for two years.", "two years", "duration"),
    ("A ten-day truce held.", "ten-day", "duration"),
    ("The man is 30 years old.", "30 years old", "duration"),
    ("They fought for months.", "months", "duration"),
    ("A week-long strike ended.", "A week-long", "duration"),
    ("It took half an hour.", "half an hour", "duration"),
    ("They meet every Friday.", "every Friday", "set"),
    ("They meet annually.", "annually", "set"),
    ("They meet on Fridays.", "Fridays", "set"),
    ("They are now in Oslo.", "now", "vague"),
    ("They recently met.", "recently", "vague"),
    ("They fought in 490 BC.", "490 BC", "ancient"),
]


@pytest.mark.parametrize(("text", "words", "kind"), TIMES)
def test_times_without_a_day(text: str, words: str, kind: str) -> None:
    assert [(e.span.text, e.kind) for e in find_times(text, 0, len(text))] == [(words, kind)]
    assert not list(find_dates(text, 0, len(text)))


def test_clock_beside_a_day_is_one_with_it() -> None:
    text = "They met at 9 a.m. Tuesday and left at 10 a.m. on Friday."
    assert [e.span.text for e in find_times(text, 0, len(text))] == ["9 a.m. Tuesday", "10 a.m.", "Friday"]


@pytest.mark.parametrize(
    "text",
    [
        "They won 6:30 to 4:12.",
        "The daily Al-Ahd wrote it.",
        "A second attack, a quarter of it.",
        "As recently as that.",
    ],
)
def test_no_time(text: str) -> None:
    assert not find_times(text, 0, len(text))


@given(st.text(alphabet="0123456789 :.-apmGTBC'half and yearsdekwotni", max_size=60))
def test_any_text_is_read(text: str) -> None:
    at = 0
    for e in find_times(text, 0, len(text)):
        assert e.span.start >= at
        at = e.span.end
