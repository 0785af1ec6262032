"""Which date is an act's, on parses made by hand; published on Tuesday, 12 December 2017. All sentences are made up."""

import time
from collections.abc import Sequence
from dataclasses import replace

from dateline.calendar import Expression, find_dates
from dateline.coding.dates.reading import read
from dateline.coding.dates.statements import dated_source, statement_when
from dateline.coding.dates.tenses import tense_of
from dateline.coding.dates.when import date_reasons, when_of
from dateline.model import Source, When
from dateline.parsing.tree import Tree
from tests.parses import tree

PUBLISHED = "2017-12-12"

SAID_ON = """
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
ATTACKED_ON = """
Troops troop NOUN NNS 2 nsubj
attacked attack VERB VBD 9 ccomp
Homs Homs PROPN NNP 2 obj B-LOC
on on ADP IN 5 case
Sunday Sunday PROPN NNP 2 obl
, , PUNCT , 9 punct
the the DET DT 8 det
army army NOUN NN 9 nsubj
said say VERB VBD 0 root
on on ADP IN 11 case
Monday Monday PROPN NNP 9 obl
. . PUNCT . 9 punct
"""
WILL_HOST = """
Oslo Oslo PROPN NNP 3 nsubj B-LOC
will will AUX MD 3 aux
host host VERB VB 0 root
talks talk NOUN NNS 3 obj
on on ADP IN 6 case
Friday Friday PROPN NNP 3 obl
. . PUNCT . 3 punct
"""
OWN_NOUN = """
Monday Monday PROPN NNP 3 nmod:poss
's 's PART POS 1 case
attack attack NOUN NN 4 nsubj
killed kill VERB VBD 0 root
six six NUM CD 4 obj
. . PUNCT . 4 punct
"""
OTHER_NOUN = """
Oslo Oslo PROPN NNP 2 nsubj B-LOC
condemned condemn VERB VBD 0 root
the the DET DT 5 det
2015 2015 NUM CD 5 nummod
deal deal NOUN NN 2 obj
. . PUNCT . 2 punct
"""
FRONTED = """
On on ADP IN 2 case
Monday Monday PROPN NNP 4 obl
troops troop NOUN NNS 4 nsubj
crossed cross VERB VBD 0 root
the the DET DT 6 det
river river NOUN NN 4 obj
and and CCONJ CC 8 cc
attacked attack VERB VBD 4 conj
Homs Homs PROPN NNP 8 obj B-LOC
. . PUNCT . 4 punct
"""
AGREED_TO = """
Oslo Oslo PROPN NNP 2 nsubj B-LOC
agreed agree VERB VBD 0 root
on on ADP IN 4 case
Monday Monday PROPN NNP 2 obl
to to PART TO 6 mark
send send VERB VB 2 xcomp
aid aid NOUN NN 6 obj
on on ADP IN 9 case
Friday Friday PROPN NNP 6 obl
. . PUNCT . 2 punct
"""
PLANS_TO = """
Oslo Oslo PROPN NNP 2 nsubj B-LOC
plans plan VERB VBZ 0 root
to to PART TO 4 mark
send send VERB VB 2 xcomp
aid aid NOUN NN 4 obj
. . PUNCT . 2 punct
"""
HAD_SENT = """
Oslo Oslo PROPN NNP 3 nsubj B-LOC
had have AUX VBD 3 aux
sent send VERB VBN 0 root
aid aid NOUN NN 3 obj
. . PUNCT . 3 punct
"""
A_DAY_LATER = """
Troops troop NOUN NNS 2 nsubj
left leave VERB VBD 0 root
on on ADP IN 4 case
5 5 NUM CD 2 obl
May may PROPN NNP 4 nmod
and and CCONJ CC 7 cc
returned return VERB VBD 2 conj
two two NUM CD 9 nummod
days day NOUN NNS 10 obl:unmarked
later later ADV RB 7 advmod
. . PUNCT . 2 punct
"""
KILLING = """
Troops troop NOUN NNS 2 nsubj
attacked attack VERB VBD 0 root
Homs Homs PROPN NNP 2 obj B-LOC
on on ADP IN 5 case
Sunday Sunday PROPN NNP 2 obl
, , PUNCT , 7 punct
killing kill VERB VBG 2 advcl
six six NUM CD 7 obj
. . PUNCT . 2 punct
"""
WHEN = """
Six six NUM CD 2 nsubj
died die VERB VBD 0 root
when when SCONJ WRB 6 advmod
a a DET DT 5 det
bomb bomb NOUN NN 6 nsubj
exploded explode VERB VBD 2 advcl
on on ADP IN 8 case
Sunday Sunday PROPN NNP 6 obl
. . PUNCT . 2 punct
"""
THE_ATTACK = """
The the DET DT 2 det
attack attack NOUN NN 3 nsubj
wounded wound VERB VBD 0 root
nine nine NUM CD 3 obj
. . PUNCT . 3 punct
"""
OSLO_CONDEMNED = """
Oslo Oslo PROPN NNP 2 nsubj B-LOC
condemned condemn VERB VBD 0 root
the the DET DT 4 det
attack attack NOUN NN 2 obj
. . PUNCT . 2 punct
"""
ACROSS = """
Oslo Oslo PROPN NNP 3 nsubj B-LOC
will will AUX MD 3 aux
host host VERB VB 7 ccomp
talks talk NOUN NNS 3 obj
, , PUNCT , 7 punct
officials official NOUN NNS 7 nsubj
told tell VERB VBD 0 root
Reuters Reuters PROPN NNP 7 iobj B-ORG
on on ADP IN 10 case
Monday Monday PROPN NNP 3 obl
. . PUNCT . 7 punct
"""
IN_A_STATEMENT = """
In in ADP IN 3 case
a a DET DT 3 det
statement statement NOUN NN 9 obl
issued issue VERB VBN 3 acl
on on ADP IN 6 case
Sunday Sunday PROPN NNP 4 obl
, , PUNCT , 9 punct
Oslo Oslo PROPN NNP 9 nsubj B-LOC
said say VERB VBD 0 root
troops troop NOUN NNS 11 nsubj
attacked attack VERB VBD 9 ccomp
Homs Homs PROPN NNP 11 obj B-LOC
on on ADP IN 14 case
Friday Friday PROPN NNP 11 obl
. . PUNCT . 9 punct
"""
ACCORDING = """
According accord VERB VBG 4 case
to to ADP IN 1 fixed
a a DET DT 4 det
report report NOUN NN 8 obl
on on ADP IN 6 case
Saturday Saturday PROPN NNP 4 nmod
, , PUNCT , 8 punct
attacked attack VERB VBD 0 root
troops troop NOUN NNS 8 nsubj
Homs Homs PROPN NNP 8 obj B-LOC
. . PUNCT . 8 punct
"""
VIOLENCE_IN = """
Oslo Oslo PROPN NNP 3 nsubj B-LOC
will will AUX MD 3 aux
condemn condemn VERB VB 0 root
the the DET DT 5 det
violence violence NOUN NN 3 obj
in in ADP IN 7 case
October October PROPN NNP 5 nmod
. . PUNCT . 3 punct
"""
GUTTED = """
The the DET DT 2 det
port port NOUN NN 8 nsubj
, , PUNCT , 2 punct
gutted gut VERB VBN 2 acl
on on ADP IN 6 case
Friday Friday PROPN NNP 4 obl
, , PUNCT , 2 punct
closes close VERB VBZ 0 root
. . PUNCT . 8 punct
"""
TALKS_SET = """
Oslo Oslo PROPN NNP 2 nsubj B-LOC
cancelled cancel VERB VBD 0 root
talks talk NOUN NNS 2 obj
set set VERB VBN 3 acl
for for ADP IN 6 case
Friday Friday PROPN NNP 4 obl
. . PUNCT . 2 punct
"""
YEAR_AFTER = """
Troops troop NOUN NNS 2 nsubj
attacked attack VERB VBD 0 root
in in ADP IN 4 case
2014 2014 NUM CD 2 obl
, , PUNCT , 8 punct
the the DET DT 8 det
following follow VERB VBG 8 amod
year year NOUN NN 4 conj
and and CCONJ CC 11 cc
the the DET DT 11 det
year year NOUN NN 4 conj
after after ADP IN 11 advmod
. . PUNCT . 2 punct
"""


def when(parse: str | Tree, word: str, published: str | None = PUBLISHED) -> When:
    sentence = tree(parse) if isinstance(parse, str) else parse
    trigger = next(w.i for w in sentence.words if w.text == word)
    return when_of(sentence, trigger, list(find_dates(sentence.text, 0, len(sentence.text))), published)


def told(found: When) -> tuple[str | None, str | None, str | None, str]:
    return found.span.text if found.span else None, found.start, found.end, found.basis


def test_date_of_the_saying_is_not_that_of_the_act() -> None:
    assert told(when(SAID_ON, "attacked")) == (None, PUBLISHED, PUBLISHED, "published")
    assert told(when(SAID_ON, "said")) == ("Monday", "2017-12-11", "2017-12-11", "text")


def test_each_clause_has_its_own() -> None:
    assert told(when(ATTACKED_ON, "attacked")) == ("Sunday", "2017-12-10", "2017-12-10", "text")
    assert told(when(ATTACKED_ON, "said"))[0] == "Monday"


def test_future_looks_ahead_for_verb_and_noun() -> None:
    assert told(when(WILL_HOST, "host")) == ("Friday", "2017-12-15", "2017-12-15", "text")
    assert told(when(WILL_HOST, "talks")) == ("Friday", "2017-12-15", "2017-12-15", "text")


def test_owner_dates_noun_and_its_verb() -> None:
    assert told(when(OWN_NOUN, "attack"))[:2] == ("Monday", "2017-12-11")
    assert told(when(OWN_NOUN, "killed"))[:2] == ("Monday", "2017-12-11")


def test_modifier_of_another_noun_does_not_count() -> None:
    assert told(when(OTHER_NOUN, "condemned")) == (None, PUBLISHED, PUBLISHED, "published")
    assert told(when(OTHER_NOUN, "deal")) == ("2015", "2015-01-01", "2015-12-31", "text")


def test_fronted_date_is_shared_with_the_next_verb() -> None:
    assert told(when(FRONTED, "crossed"))[:2] == ("Monday", "2017-12-11")
    assert told(when(FRONTED, "attacked"))[:2] == ("Monday", "2017-12-11")


def test_infinitive_after_a_forward_verb_lies_ahead() -> None:
    assert told(when(AGREED_TO, "agreed"))[:2] == ("Monday", "2017-12-11")
    assert told(when(AGREED_TO, "send"))[:2] == ("Friday", "2017-12-15")


def test_planned_and_earlier_acts_are_not_dated_by_publication() -> None:
    assert told(when(PLANS_TO, "send")) == (None, None, None, "none")
    assert told(when(PLANS_TO, "plans"))[3] == "published"
    assert told(when(HAD_SENT, "sent")) == (None, None, None, "none")


def test_undated_report() -> None:
    assert told(when(ATTACKED_ON, "attacked", None)) == ("Sunday", None, None, "text")
    assert told(when(PLANS_TO, "plans", None)) == (None, None, None, "none")
    assert told(when(OTHER_NOUN, "deal", None))[:2] == ("2015", "2015-01-01")


def test_counted_from_the_date_told_before() -> None:
    assert told(when(A_DAY_LATER, "returned"))[:2] == ("two days later", "2017-05-07")
    assert told(when(A_DAY_LATER, "returned", None)) == ("two days later", None, None, "text")


def test_passage_of_one_sentence() -> None:
    assert told(when(KILLING, "killing")) == ("Sunday", "2017-12-10", "2017-12-10", "text")
    assert told(when(WHEN, "died")) == ("Sunday", "2017-12-10", "2017-12-10", "text")


def test_passage_is_of_the_same_time() -> None:
    dies = WHEN.replace("died die VERB VBD", "dies die VERB VBZ")
    assert told(when(dies, "dies"))[3] == "published"


def after(parse: str, word: str, before: str) -> When:
    """The time of an act in the second of two sentences."""
    first, second = tree(before), tree(parse)
    moved = replace(
        second,
        words=tuple(replace(w, start=w.start + 1000, end=w.end + 1000) for w in second.words),
    )
    trigger = next(w.i for w in moved.words if w.text == word)
    return when_of(moved, trigger, list(find_dates(first.text, 0, len(first.text))), PUBLISHED, first)


def test_sentence_before_dates_what_goes_on_about_it() -> None:
    assert told(after(THE_ATTACK, "wounded", KILLING)) == ("Sunday", "2017-12-10", "2017-12-10", "text")
    assert told(after(THE_ATTACK, "wounded", SAID_ON))[3] == "published"
    assert told(after(OSLO_CONDEMNED, "condemned", KILLING))[3] == "published"
    assert told(after(PLANS_TO, "send", KILLING))[3] == "none"


def stated(parse: str, word: str, published: str | None = PUBLISHED) -> str | None:
    sentence = tree(parse)
    cue = next(w.i for w in sentence.words if w.text == word)
    return statement_when(sentence, cue, list(find_dates(sentence.text, 0, len(sentence.text))), published)


def test_day_of_the_statement() -> None:
    assert stated(SAID_ON, "said") == "2017-12-11"
    assert stated(ATTACKED_ON, "said") == "2017-12-11"
    assert stated(IN_A_STATEMENT, "said") == "2017-12-10"
    assert stated(ACCORDING, "According") == "2017-12-09"
    assert stated(ACROSS, "told") == "2017-12-11"


def test_act_in_a_dated_statement_keeps_its_own_day() -> None:
    assert told(when(IN_A_STATEMENT, "attacked"))[:2] == ("Friday", "2017-12-08")
    assert told(when(ACROSS, "host"))[3] == "none"
    assert told(when(ACCORDING, "attacked"))[3] == "published"


def test_statement_without_a_day() -> None:
    assert stated(SAID_ON, "said", None) is None
    assert stated(OSLO_CONDEMNED, "condemned") is None


def test_source_gets_its_day_from_the_cue() -> None:
    sentence = tree(SAID_ON)
    told_dates = list(find_dates(sentence.text, 0, len(sentence.text)))
    source = Source(sentence.span(0, 1), sentence.span(2, 2), "official")
    assert dated_source(source, [sentence], told_dates, PUBLISHED).when == "2017-12-11"
    assert dated_source(replace(source, cue=None), [sentence], told_dates, PUBLISHED).when is None
    assert dated_source(replace(source, when="2017-12-01"), [sentence], told_dates, PUBLISHED).when == "2017-12-01"


def start(sentence: Tree, expressions: Sequence[Expression], at: int) -> str | None:
    interval = read(sentence, expressions, at, PUBLISHED).interval
    return interval.start if interval else None


def test_direction_is_not_always_the_tense() -> None:
    assert told(when(VIOLENCE_IN, "violence"))[:2] == ("October", "2017-10-01")
    assert told(when(GUTTED, "gutted"))[:2] == ("Friday", "2017-12-08")
    assert told(when(TALKS_SET, "talks"))[:2] == (None, "2017-12-12")
    sentence = tree(TALKS_SET)
    (friday,) = find_dates(sentence.text, 0, len(sentence.text))
    assert start(sentence, [friday], 0) == "2017-12-15"


def test_chain_of_dates_told_before() -> None:
    sentence = tree(YEAR_AFTER)
    found = list(find_dates(sentence.text, 0, len(sentence.text)))
    assert [start(sentence, found, k) for k in range(3)] == [
        "2014-01-01", "2015-01-01", "2016-01-01"
    ]  # fmt: skip


def test_long_chains_of_dates_are_read_in_time() -> None:
    lines = [f"{word} {lemma} {tags} {head} dep" for _ in range(400) for word, lemma, tags, head in [
        ("a", "a", "DET DT", 2), ("day", "day", "NOUN NN", 1), ("later", "later", "ADV RB", 1), (",", ",", "PUNCT ,", 1)
    ]]  # fmt: skip
    sentence = tree("\n".join(["attacked attack VERB VBD 0 root", *lines]))
    found = list(find_dates(sentence.text, 0, len(sentence.text)))
    began = time.perf_counter()
    intervals = [start(sentence, found, k) for k in range(len(found))]
    assert len(intervals) == 400
    assert time.perf_counter() - began < 3


def test_reasons_of_a_date() -> None:
    sentence = tree(A_DAY_LATER)
    found = list(find_dates(sentence.text, 0, len(sentence.text)))
    reasons = date_reasons(sentence, 6, found, PUBLISHED)
    assert reasons is not None
    assert reasons.told is not None
    assert reasons.interval is not None
    assert (reasons.words.text, reasons.kind, reasons.anchor) == ("two days later", "relative", "previous")
    assert (reasons.counted_from, reasons.told.text) == ("2017-05-05", "5 May")
    assert (reasons.direction.tense, reasons.interval.start, reasons.where) == ("past", "2017-05-07", "clause")
    passage = date_reasons(tree(KILLING), 6, list(find_dates(tree(KILLING).text, 0, 60)), PUBLISHED)
    assert passage is not None
    assert (passage.where, passage.direction.because) == ("passage", "tense of \u201cattacked\u201d")
    assert date_reasons(tree(PLANS_TO), 3, [], PUBLISHED) is None


def test_tenses() -> None:
    tenses = [
        tense_of(tree(p), k) for p, k in [(SAID_ON, 2), (WILL_HOST, 2), (PLANS_TO, 1), (PLANS_TO, 3), (HAD_SENT, 2)]
    ]
    assert tenses == ["past", "future", "present", "future", "past"]
