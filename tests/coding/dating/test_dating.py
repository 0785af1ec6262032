"""A report's day by offices, candidacies, ages and the tense of clauses, on parses made by hand. All sentences are our own."""

from datetime import date

import pytest

from dateline.calendar import find_dates
from dateline.calendar.dating.constraints import Constraint, DatedEvent
from dateline.calendar.dating.known import known_days
from dateline.calendar.dating.solver import solve
from dateline.coding.dating.lives import life_constraints
from dateline.coding.dating.report import address_constraints, date_report
from dateline.coding.dating.tenure import office_constraints
from dateline.coding.dating.titles import Held, offices
from dateline.coding.dating.usages import usages
from dateline.model import Dating, Report
from tests.coding.coding_samples import see as sight

READ_ON = date(2026, 1, 1)

SAYS = """
German german ADJ JJ 2 amod
Chancellor chancellor PROPN NNP 5 nsubj
Angela Angela PROPN NNP 2 flat B-PER
Merkel Merkel PROPN NNP 2 flat I-PER
says say VERB VBZ 0 root
it it PRON PRP 7 nsubj
rained rain VERB VBD 5 ccomp
. . PUNCT . 5 punct
"""
UNDER = """
It it PRON PRP 2 nsubj
fell fall VERB VBD 0 root
under under ADP IN 4 case
President president PROPN NNP 2 obl
Jimmy Jimmy PROPN NNP 4 flat B-PER
Carter Carter PROPN NNP 4 flat I-PER
. . PUNCT . 2 punct
"""
FORMER_FULL = """
Former former ADJ JJ 2 amod
President president PROPN NNP 5 nsubj
Jimmy Jimmy PROPN NNP 2 flat B-PER
Carter Carter PROPN NNP 2 flat I-PER
spoke speak VERB VBD 0 root
. . PUNCT . 5 punct
"""
WOULD = """
President president PROPN NNP 4 nsubj
Carter Carter PROPN NNP 1 flat B-PER
would would AUX MD 4 aux
go go VERB VB 0 root
. . PUNCT . 4 punct
"""
BARE = """
President president PROPN NNP 3 nsubj
Carter Carter PROPN NNP 1 flat B-PER
said say VERB VBD 0 root
so so ADV RB 3 advmod
. . PUNCT . 3 punct
"""
CANDIDATE = """
Presidential presidential ADJ JJ 2 amod
candidate candidate NOUN NN 5 nsubj
Michael Michael PROPN NNP 2 flat B-PER
Dukakis Dukakis PROPN NNP 2 flat I-PER
spoke speak VERB VBD 0 root
. . PUNCT . 5 punct
"""
LOST = """
Defeated defeated VERB VBN 3 amod
presidential presidential ADJ JJ 3 amod
candidate candidate NOUN NN 6 nsubj
Michael Michael PROPN NNP 3 flat B-PER
Dukakis Dukakis PROPN NNP 3 flat I-PER
spoke speak VERB VBD 0 root
. . PUNCT . 6 punct
"""
AGED = """
Angela Angela PROPN NNP 5 nsubj B-PER
Merkel Merkel PROPN NNP 1 flat I-PER
, , PUNCT , 1 punct
51 51 NUM CD 1 appos
, , PUNCT , 1 punct
spoke speak VERB VBD 0 root
"""
WILL_OPEN = """
It it PRON PRP 3 nsubj
will will AUX MD 3 aux
open open VERB VB 0 root
in in ADP IN 5 case
2003 2003 NUM CD 3 obl
. . PUNCT . 3 punct
"""
WOULD_OPEN = WILL_OPEN.replace("will will", "would would")
TO_OPEN = """
It it PRON PRP 2 nsubj
agreed agree VERB VBD 0 root
to to PART TO 4 mark
open open VERB VB 2 xcomp
in in ADP IN 6 case
2003 2003 NUM CD 4 obl
. . PUNCT . 2 punct
"""
OPENED = """
It it PRON PRP 2 nsubj
opened open VERB VBD 0 root
in in ADP IN 4 case
2003 2003 NUM CD 2 obl
. . PUNCT . 2 punct
"""


def found(*parses: str) -> Dating:
    sights = [sight(rows) for rows in parses]
    given: list[Constraint] = [*office_constraints(sights), *life_constraints(sights, known_days())]
    return solve(given, READ_ON)


def held(rows: str) -> list[Held]:
    return list(offices(sight(rows)))


def report(text: str, url: str | None = None) -> Report:
    return Report("r0", "r0", text, (), url=url)


def day_of(rows: str) -> Dating:
    one = sight(rows)
    text = one.tree.text
    return date_report(report(text), [one], tuple(find_dates(text, 0, len(text))), read_on=READ_ON)


def test_who_speaks_by_an_office_holds_it() -> None:
    dating = found(SAYS)
    assert (dating.start, dating.end) == ("2005-11-12", "2021-12-22")
    assert {r.kind for r in dating.reasons} == {"office"}


def test_an_office_of_which_nothing_is_told_now_is_a_lower_bound_only() -> None:
    dating = found(UNDER)
    assert (dating.start, dating.end) == ("1977-01-10", "2026-01-01")


def test_a_former_holder_is_one_no_longer() -> None:
    assert [h.use for h in held(FORMER_FULL)] == ["former"]
    assert found(FORMER_FULL).start == "1981-01-10"


def test_who_would_be_president_is_not() -> None:
    assert held(WOULD) == []


def test_a_head_of_state_is_known_by_title_and_family_name() -> None:
    assert [(h.office, h.full, h.active) for h in held(BARE)] == [("president", False, True)]


def test_of_those_who_held_an_office_the_last_is_of_the_reports_time() -> None:
    thatcher, blair = (in_office("British", "Prime", *name) for name in (("Margaret", "Thatcher"), ("Tony", "Blair")))
    dating = found(thatcher, blair)
    assert (dating.start, dating.end) == ("1997-04-22", "2007-07-11")
    assert dating.relaxed == ()


def in_office(country: str, first: str, given: str, family: str) -> str:
    """ "British Prime Minister … says it rained." """
    title = f"{first} {first} PROPN NNP 3 compound\nMinister minister PROPN NNP 6 nsubj"
    name = f"{given} {given} PROPN NNP 3 flat B-PER\n{family} {family} PROPN NNP 3 flat I-PER"
    return f"{country} {country} ADJ JJ 3 amod\n{title}\n{name}\nsays say VERB VBZ 0 root\n. . PUNCT . 6 punct"


def test_a_former_president_of_the_united_states_may_keep_the_title() -> None:
    assert found(BARE).end == "2026-01-01"


def test_a_candidate_is_of_the_time_of_the_candidacy() -> None:
    dating = found(CANDIDATE)
    assert (dating.start, dating.end) == ("1987-02-28", "1988-12-08")


def test_a_candidate_who_has_lost_is_none() -> None:
    assert found(LOST).end == "2026-01-01"


def test_an_age_tells_the_year() -> None:
    dating = found(AGED)
    assert (dating.start, dating.end) == ("2005-07-10", "2006-08-16")


@pytest.mark.parametrize(
    ("rows", "start", "end"),
    [
        (OPENED, "2003-01-01", "2026-01-01"),
        (WILL_OPEN, None, "2003-12-31"),
        (WOULD_OPEN, None, "2026-01-01"),
        (TO_OPEN, None, "2026-01-01"),
    ],
)
def test_the_tense_of_its_clause_says_on_which_side_a_year_lies(rows: str, start: str | None, end: str) -> None:
    dating = day_of(rows)
    assert (dating.start, dating.end) == (start, end)


def test_every_reason_quotes_the_report() -> None:
    one = sight(OPENED)
    dating = day_of(OPENED)
    spans = [r.span for r in dating.reasons if r.span]
    assert spans
    assert all(one.tree.text[s.start : s.end] == s.text for s in spans)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://news.example/2017/12/12/talks", "2017-12-12"),
        ("https://news.example/20171212-talks", "2017-12-12"),
        ("https://news.example/a/2017-1-3.html", "2017-01-03"),
        ("https://news.example/2017/13/40/talks", None),
        ("https://news.example/id/120171212", None),
        (None, None),
    ],
)
def test_the_day_in_an_address(url: str | None, day: str | None) -> None:
    dating = solve(list(address_constraints(url)))
    assert dating.day == day
    assert [r.kind for r in dating.reasons] == (["address"] if day else [])


def test_a_dateline_gives_the_day_give_or_take_one() -> None:
    text = "LIMA, March 4, 2013 (Wire) - It rained."
    one = sight("LIMA LIMA PROPN NNP 0 root")
    (usage,) = usages(report(text), [one], tuple(find_dates(text, 0, len(text))))
    assert usage.line == "dateline"
    dating = date_report(report(text), [one], tuple(find_dates(text, 0, len(text))))
    assert (dating.start, dating.end) == ("2013-03-03", "2013-03-05")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Published: 3 May 2004\n\nIt rained.", "stated"),
        ("3 May 2004\n\nIt rained.", "stated"),
        ("It rained. " * 60 + "\n\n3 May 2004\n\nIt rained.", "dated"),
        ("Nobody has published 3 May 2004 as the day of it.", "text"),
    ],
)
def test_what_a_line_with_a_date_is_for(text: str, line: str) -> None:
    one = sight("It it PRON PRP 0 root")
    assert [t.line for t in usages(report(text), [one], tuple(find_dates(text, 0, len(text))))] == [line]


def test_events_known_from_elsewhere_may_be_handed_in() -> None:
    text = "Two men drowned in Wednesday's Orlu flood."
    fact = DatedEvent(("Orlu flood",), "2007-05-02", "2007-05-02")
    dating = date_report(
        report(text), [sight("It it PRON PRP 0 root")], tuple(find_dates(text, 0, len(text))), facts=[fact]
    )
    assert (dating.start, dating.end) == ("2007-05-02", "2007-05-09")


def test_an_empty_report_is_of_any_day() -> None:
    assert date_report(report(""), [], ()) == Dating(None, None)
