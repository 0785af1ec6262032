"""Day arithmetic and the word lists."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from dateline.calendar.days import around, moved, piece, share, third, week, years
from dateline.calendar.feasts import easter, in_year, is_rule, orthodox_easter
from dateline.calendar.words import date_words, read_words
from dateline.errors import LexiconError


@pytest.mark.parametrize(
    ("year", "month", "day"), [(1961, 4, 2), (2000, 4, 23), (2008, 3, 23), (2017, 4, 16), (2038, 4, 25)]
)
def test_easter(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)


@pytest.mark.parametrize(("year", "month", "day"), [(2008, 4, 27), (2011, 4, 24), (2016, 5, 1), (2024, 5, 5)])
def test_orthodox_easter(year: int, month: int, day: int) -> None:
    assert orthodox_easter(year) == date(year, month, day)


FEASTS = [
    ("11-thu4", 2017, "2017-11-23", 1),
    ("11-thu4+1", 2017, "2017-11-24", 1),
    ("05-mon-1", 2017, "2017-05-29", 1),
    ("easter-2", 2017, "2017-04-14", 1),
    ("easter-7/7", 2017, "2017-04-09", 7),
    ("12-26/7", 2017, "2017-12-26", 7),
    ("feast:eid-al-fitr", 2017, "2017-06-25", 1),
    ("feast:ramadan", 2024, "2024-03-11", 30),
    ("feast:yom-kippur", 1973, "1973-10-06", 1),
    ("feast:passover", 2023, "2023-04-06", 7),
    ("feast:lunar-new-year", 2020, "2020-01-25", 1),
    ("feast:diwali", 2021, "2021-11-04", 1),
]


@pytest.mark.parametrize(("rule", "year", "first", "days"), FEASTS)
def test_days_of_feasts(rule: str, year: int, first: str, days: int) -> None:
    start = date.fromisoformat(first)
    assert tuple(in_year(rule, year)) == ((start, start + timedelta(days - 1)),)


def test_a_lunar_feast_may_come_twice_or_not_at_all() -> None:
    assert len(in_year("feast:eid-al-fitr", 2000)) == 2
    assert in_year("national", 2000) == ()
    assert in_year("feast:diwali", 1950) == ()


def test_every_holiday_has_a_rule() -> None:
    words = date_words()
    assert not [h.name for h in words.holidays.values() if not is_rule(h.rule)]
    assert not [n for n in words.national if not is_rule(n.rule) or words.holidays[n.name.lower()].rule != "national"]


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
    assert piece(february, "week", -1, 2) == (date(2017, 2, 15), date(2017, 2, 28))
    assert share((date(2017, 10, 1), date(2017, 10, 31)), 1, 2) == (date(2017, 10, 1), date(2017, 10, 15))
    assert share(years(2017), 2, 2) == (date(2017, 7, 1), date(2017, 12, 31))


def test_bad_lists_are_named(tmp_path: Path) -> None:
    (tmp_path / "words.yaml").write_text("months: [january]\n")
    with pytest.raises(LexiconError, match="months: expected a mapping"):
        read_words(tmp_path)
