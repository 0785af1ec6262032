"""Day arithmetic and the word lists."""

from datetime import date
from pathlib import Path

import pytest

from dateline.calendar.days import around, easter, holiday, moved, piece, third, week, years
from dateline.calendar.words import date_words, read_words
from dateline.errors import LexiconError


@pytest.mark.parametrize(
    ("year", "month", "day"), [(1961, 4, 2), (2000, 4, 23), (2008, 3, 23), (2017, 4, 16), (2038, 4, 25)]
)
def test_easter(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)


def test_weekday_rules() -> None:
    assert holiday("11-thu4", 2017) == date(2017, 11, 23)
    assert holiday("05-mon-1", 2017) == date(2017, 5, 29)
    assert holiday("easter-2", 2017) == date(2017, 4, 14)


def test_every_holiday_has_a_day() -> None:
    assert all(holiday(h.rule, 2017) for h in date_words().holidays.values() if len(h.rule) < 10)


def test_units() -> None:
    day = date(2017, 12, 31)
    assert around(day, "month", 2) == (date(2018, 2, 1), date(2018, 2, 28))
    assert around(day, "decade", -1) == years(2000, 10)
    assert week(day) == (date(2017, 12, 25), day)
    assert moved(day, "month", 2) == date(2018, 2, 28)
    assert moved(day, "hour", -24) == date(2017, 12, 30)


def test_thirds_and_pieces() -> None:
    february = (date(2017, 2, 1), date(2017, 2, 28))
    assert third(february, "late") == (date(2017, 2, 21), date(2017, 2, 28))
    assert third((date(2017, 2, 3), date(2017, 2, 3)), "early") == (date(2017, 2, 3), date(2017, 2, 3))
    assert third(years(2016), "middle") == (date(2016, 5, 1), date(2016, 8, 31))
    assert piece(february, "week", -1) == (date(2017, 2, 22), date(2017, 2, 28))
    assert piece(february, "week", 5) is None


def test_bad_lists_are_named(tmp_path: Path) -> None:
    (tmp_path / "words.yaml").write_text("months: [january]\n")
    with pytest.raises(LexiconError, match="months: expected a mapping"):
        read_words(tmp_path)
