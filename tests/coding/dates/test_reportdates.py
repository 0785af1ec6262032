"""The days of one report's acts and statements, by what is known of its own day. All sentences are made up."""

from dateline.calendar import find_dates
from dateline.coding.dates.reportdates import ReportDates
from dateline.model import Dating, Sentence, Source, Span, When
from tests.parses import tree

SAID = """
The the DET DT 2 det
army army NOUN NN 3 nsubj
said say VERB VBD 0 root
on on ADP IN 5 case
Monday Monday PROPN NNP 3 obl
that that SCONJ IN 8 mark
troops troop NOUN NNS 8 nsubj
attacked attack VERB VBD 3 ccomp
Homs Homs PROPN NNP 8 obj B-LOC
. . PUNCT . 3 punct
"""


def dates(published: str | None, dating: Dating | None = None) -> ReportDates:
    one = tree(SAID)
    found = list(find_dates(one.text, 0, len(one.text)))
    return ReportDates([one], [Sentence(0, one.start, one.end, "body")], found, published, dating)


def days(of: ReportDates) -> tuple[When, str | None]:
    """Of the attack and of what the army said."""
    one = of.trees[0]
    (source,) = of.sources([Source(one.span(0, 1), one.span(2, 2), "group")])
    return of.when(0, 7), source.when


def test_a_day_of_publication_dates_act_and_statement() -> None:
    assert days(dates("2017-12-12")) == (When(None, "2017-12-12", "2017-12-12", "day", "published"), "2017-12-11")


def test_a_day_known_by_evidence_does_the_same() -> None:
    known = dates(None, Dating("2017-12-12", "2017-12-12"))
    assert known.day == "2017-12-12"
    assert days(known) == (When(None, "2017-12-12", "2017-12-12", "day", "evidence"), "2017-12-11")


def test_days_between_near_bounds_date_the_act_and_not_the_statement() -> None:
    near = dates(None, Dating("2017-12-12", "2017-12-14"))
    assert near.day is None
    assert days(near) == (When(None, "2017-12-12", "2017-12-14", "range", "evidence"), None)


def test_of_a_report_of_any_day_the_words_stand() -> None:
    assert days(dates(None, Dating(None, None))) == (When(None, None, None, None, "none"), None)
    reasons = dates(None, Dating(None, None)).reasons(0, 2)
    assert reasons is not None
    assert (reasons.words, reasons.interval) == (Span("Monday", 17, 23), None)
