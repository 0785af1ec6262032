"""Texts that tell a story and say not when they were written. All sentences are made up."""

from benchmarks.narratives import in_turn
from dateline.calendar import find_dates


def starts(text: str) -> list[str | None]:
    return [i.start if i else None for i in in_turn(list(find_dates(text, 0, len(text))), text)]


def test_months_are_of_the_year_told() -> None:
    assert starts("War began in 1940. In September they met. In January they parted.") == [
        "1940-01-01", "1940-09-01", "1941-01-01"
    ]  # fmt: skip


def test_a_little_way_back_is_possible() -> None:
    assert starts("On 5 May 1940 they met. In April they had quarrelled.")[1] == "1940-04-01"


def test_a_year_named_in_passing_counts_for_its_sentence() -> None:
    text = "On 5 May 1940 they met. A book of 1995 told of it in March. In June they parted."
    assert starts(text) == ["1940-05-05", "1995-01-01", "1995-03-01", "1940-06-01"]


def test_looking_back_does_not_move_the_story() -> None:
    assert starts("On 5 May 1940 they met. They had met a year earlier. In June they parted.")[2] == "1940-06-01"


def test_nothing_told_nothing_known() -> None:
    assert starts("In June they met. In 1940 they parted.") == [None, "1940-01-01"]
