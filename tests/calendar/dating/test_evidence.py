"""What date expressions, turns of phrase, things and events say of a report's day. All sentences are our own."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.calendar import Tense, find_dates
from dateline.calendar.dating.constraints import Constraint, DatedEvent
from dateline.calendar.dating.dates import date_constraints, recent_constraint
from dateline.calendar.dating.known import known_days, read_known
from dateline.calendar.dating.names import name_constraints
from dateline.calendar.dating.phrases import phrase_constraints
from dateline.calendar.dating.solver import solve
from dateline.calendar.dating.usage import Line, Usage
from dateline.calendar.tables import FOLDER
from dateline.errors import LexiconError
from dateline.model import Dating

READ_ON = date(2026, 1, 1)


def told(text: str, tense: Tense | None, line: Line = "text", nominal: bool = False) -> list[Usage]:
    return [Usage(e, tense, nominal=nominal, line=line) for e in find_dates(text, 0, len(text))]


def dated(text: str, tense: Tense | None, line: Line = "text", nominal: bool = False) -> Dating:
    return solve(list(date_constraints(told(text, tense, line, nominal))), READ_ON)


def known(text: str, *facts: DatedEvent) -> Dating:
    days = known_days().with_facts(facts)
    return solve(list(name_constraints(text, days, tuple(find_dates(text, 0, len(text))))), READ_ON)


def test_a_year_told_as_past_is_a_lower_bound_and_no_upper_one() -> None:
    found = dated("The bridge was built in 1997.", "past")
    assert (found.start, found.end) == ("1997-01-01", "2026-01-01")


def test_a_year_told_as_still_to_come_is_an_upper_bound() -> None:
    found = dated("The bridge will open in 2003.", "future")
    assert (found.start, found.end) == (None, "2003-12-31")


def test_a_year_that_describes_a_noun_binds_nothing_alone() -> None:
    found = dated("the 2003 plan", "past", nominal=True)
    assert (found.start, found.end) == (None, "2026-01-01")


def test_a_time_that_runs_until_a_year_is_no_lower_bound() -> None:
    assert dated("It was let until 2040.", "past").start is None


def test_a_weekday_with_its_date_leaves_the_years_in_which_it_is_that_day() -> None:
    found = dated("They met on Monday, December 11.", "past")
    years = {int(a[:4]) for a, _ in found.pieces}
    assert {2006, 2017, 2023} <= years
    assert not any(a <= "2015-12-20" <= b for a, b in found.pieces)


def test_a_day_of_no_year_told_as_past_lies_behind() -> None:
    usages = [
        *told("They met on 6 May.", "past"),
        *told("It was built in 2008.", "past"),
        *told("It will open in 2008.", "future"),
    ]
    found = solve(list(date_constraints(usages)))
    assert found.pieces[-1] == ("2008-05-06", "2008-12-31")


def test_a_line_that_states_the_day_gives_it() -> None:
    assert dated("12 December 2017", None, "stated").day == "2017-12-12"


@pytest.mark.parametrize("text", ["5 December 1850", "30 February", "Monday, 30 February"])
def test_days_outside_what_is_sought_among_are_passed_over(text: str) -> None:
    assert dated(text, None, "stated").reasons[0].kind == "read_on"
    assert dated(text, "past").end == "2026-01-01"


def test_the_last_year_that_is_named_lies_seldom_far_back() -> None:
    (three, eight, fifteen) = recent_constraint(told("in 1999 and in 2004", "past"))
    assert [c.windows[0][1] for c in (three, eight, fifteen)] == [
        date(y, 12, 31).toordinal() for y in (2007, 2012, 2019)
    ]
    assert all(c.weight < 3 for c in (three, eight, fifteen))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("It marked the fifth anniversary of the 1998 flood.", "2002-11-02", "2004-02-29"),
        ("He left in 1990, 12 years ago.", "2001-04-26", "2003-09-07"),
        ("So far in 2014 nobody has come.", "2014-01-01", "2014-12-31"),
        ("They plan for next year's 2018 election.", "2016-12-27", "2018-01-05"),
        ("It was the thirty-fifth anniversary of the 1961 treaty.", "1995-11-02", "1997-03-01"),
        ("It was the fiftieth anniversary of the 1961 treaty.", "2010-11-02", "2012-02-29"),
        ("Copyright 2012 the paper.", None, "2012-12-31"),
    ],
)
def test_turns_of_phrase_with_a_year(text: str, start: str | None, end: str | None) -> None:
    found = solve(list(phrase_constraints(text)))
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize(
    "text",
    ["the 300th anniversary of the 1650 treaty", "999 years after 1066", "the nth anniversary of the 1998 flood"],
)
def test_anniversaries_beyond_the_calendar_are_passed_over(text: str) -> None:
    assert isinstance(list(phrase_constraints(text)), list)


def test_a_number_of_two_words_is_not_its_second() -> None:
    """Lost: "thirty-five years after" was five."""
    (after,) = phrase_constraints("They spoke again thirty-five years after 1961.")
    assert after.windows[0][0] == date(1996, 1, 1).toordinal() - 800
    assert list(phrase_constraints("the mid-fifth anniversary of the 1961 treaty")) == []


def test_what_had_not_begun_is_a_lower_bound() -> None:
    assert known("He wrote it on Instagram.").start == "2010-10-06"


def test_an_event_with_a_time_beside_it_gives_the_days() -> None:
    found = known("It came after the Brussels bombings last week.")
    assert (found.start, found.end) == ("2016-03-27", "2016-04-04")


def test_a_foreseen_event_is_no_lower_bound() -> None:
    assert known("The Iowa caucuses are near.").start is None


def test_a_recurring_event_gives_a_stretch_for_each_time() -> None:
    found = known("Candidates await Tuesday's New Hampshire primary.")
    assert all(a[5:7] in {"01", "02"} for a, _ in found.pieces)
    assert len(found.pieces) > 3


def test_the_day_of_an_event_without_its_year_tells_the_year() -> None:
    found = known("The Brussels bombings shook the town. On March 22 two men fled.")
    assert (found.start, found.end) == ("2016-03-22", "2017-02-15")


def test_an_event_known_from_elsewhere_dates_what_is_told_beside_it() -> None:
    flood = DatedEvent(("Orlu flood",), "2007-05-02", "2007-05-02")
    found = known("Two men drowned in Wednesday's Orlu flood.", flood)
    assert (found.start, found.end) == ("2007-05-02", "2007-05-09")
    assert {r.kind for r in found.reasons} == {"fact"}


def test_the_anniversary_of_an_event_gives_its_months() -> None:
    found = known(
        "They met on the tenth anniversary of the Columbine massacre.",
        DatedEvent(("Columbine massacre",), "1999-04-20", "1999-04-20"),
    )
    assert (found.start, found.end) == ("2009-02-19", "2009-06-19")
    assert {r.kind for r in found.reasons} == {"anniversary"}


def test_anniversaries_of_days_outside_what_is_sought_among_say_nothing() -> None:
    """Lost: days before the first and after the last came out, or an error."""
    text = "They met on the tenth anniversary of the Orlu flood."
    for day in ("1820-05-02", "9995-05-02"):
        assert known(text, DatedEvent(("Orlu flood",), day, day)).pieces[:1] in {(), (("1900-01-01", "2026-01-01"),)}


def test_a_name_given_up_tells_only_with_others() -> None:
    assert known("They flew to Kiev.").end == "2026-01-01"


def test_the_tables_are_whole() -> None:
    days = known_days()
    assert all(a <= b for windows in (*days.events.values(), *days.candidacies.values()) for a, b in windows)
    assert all(life.died is None or life.died > life.born for life in days.lives.values())
    assert all(0 < weight < 3 for _, weight in days.endings.values())


def test_what_an_event_says_by_itself_it_says_once() -> None:
    """Lost: each place of each name was held against each date of the report."""
    text = "The Brussels bombings shook the town. " * 3 + "On March 22 two men fled. " * 3
    expressions = tuple(find_dates(text, 0, len(text)))
    kinds = [c.says for c in name_constraints(text, known_days(), expressions)]
    assert sorted(kinds) == ["not before it happened", "the day of Brussels bombings"]


def test_a_bad_row_is_named(tmp_path: Path) -> None:
    for table in FOLDER.glob("*.tsv"):
        (tmp_path / table.name).write_text(table.read_text("utf-8"), "utf-8")
    (tmp_path / "beginnings.tsv").write_text("name\tday\tsource\nthe mill\t2001-02-30\tour own\n")
    with pytest.raises(LexiconError, match=r"beginnings\.tsv:2: "):
        read_known(tmp_path)


@given(st.text(alphabet="the 1990-20ymonthsyearafg,’'MarchJune\n", max_size=60))
def test_nothing_in_a_text_is_an_error(text: str) -> None:
    expressions = tuple(find_dates(text, 0, len(text)))
    found: list[Constraint] = [*phrase_constraints(text), *name_constraints(text, known_days(), expressions)]
    tenses: tuple[Tense | None, ...] = ("past", "future", None)
    found += date_constraints([Usage(e, tense) for e in expressions for tense in tenses])
    assert solve(found, READ_ON).end is not None
