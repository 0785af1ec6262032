"""Which date is an act's, on parses made by hand; published on Tuesday, 12 December 2017. All sentences are made up."""

from dateline.calendar import find_dates
from dateline.coding.dates import when_of
from dateline.coding.tenses import tense_of
from dateline.model import When
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


def test_tenses() -> None:
    tenses = [
        tense_of(tree(p), k) for p, k in [(SAID_ON, 2), (WILL_HOST, 2), (PLANS_TO, 1), (PLANS_TO, 3), (HAD_SENT, 2)]
    ]
    assert tenses == ["past", "future", "present", "future", "past"]
