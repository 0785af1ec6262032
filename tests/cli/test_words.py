"""Rows in words."""

import pytest

from dateline.cli import words


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("1962-10-23", "1962-10-23", "23 Oct 1962"),
        ("1962-10-16", "1962-10-28", "16 – 28 Oct 1962"),
        ("1978-09-05", "1979-03-26", "5 Sep 1978 – 26 Mar 1979"),
        ("1962-09-30", "1962-10-02", "30 Sep – 2 Oct 1962"),
        ("1960-05-01", None, "since 1 May 1960"),
        (None, "1960-05-01", "until 1 May 1960"),
        ("1962-10", "1962-10", "1962-10"),
        (None, None, None),
    ],
)
def test_intervals(first: str | None, last: str | None, said: str | None) -> None:
    assert words.interval(first, last) == said


def test_a_country_is_called_what_the_report_calls_it() -> None:
    row = {"text": "Moscow", "name": "RUS", "entity": "country/rus", "country": "RUS", "sectors": ["GOV"]}
    assert words.name(row) == "Moscow"
    assert words.party({**row, "state": "known"}).plain == "Moscow RUS·GOV"


def test_a_person_is_called_by_name() -> None:
    row = {"text": "he", "name": "U Thant", "entity": "person/u-thant", "country": "UNO", "sectors": []}
    assert words.name(row) == "U Thant"


def test_what_becomes_of_the_act_inside_is_said() -> None:
    row = {"status": "actual", "content": {"act": "give-aid", "status": "asked"}, "background": True}
    assert words.told(row) == "done · give aid: asked for · told as earlier"


def test_sources_are_a_chain_and_without_one_it_is_the_report() -> None:
    one = {"name": "Sepah News", "text": "Sepah", "start": 0, "end": 5, "entity": None, "cue": None}
    said = {"text": "said", "start": 30, "end": 34}
    two = {"name": None, "text": "an official", "start": 18, "end": 29, "entity": None, "cue": said}
    assert words.source({"attribution": [one, two]}).plain == "Sepah News, citing an official “said”"
    assert words.source({"attribution": []}).plain == "the report"
    nobody = {"name": None, "entity": None, **said, "cue": said}
    assert words.source({"attribution": [nobody]}).plain == "somebody “said”"
