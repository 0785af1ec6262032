"""Actors and recipients of acts, on parses made by hand."""

import pytest

from dateline.coding.finding import Finder
from dateline.coding.memory import Memory
from dateline.coding.operators import find_applied
from dateline.coding.parties import parties_of
from dateline.model import Party
from tests.coding.coding_samples import roles, told

Both = tuple[list[str], list[str]]


def parties(rows: str, text: str) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    sight, found = told(rows, text)
    return parties_of(sight, found, find_applied(sight, found), Finder(sight, 0, Memory(None)))


SUPPLY = """
Russia Russia PROPN NNP 2 nsubj B-LOC
supplied supply VERB VBD 0 root
arms arm NOUN NNS 2 obj
to to ADP IN 5 case
Syria Syria PROPN NNP 2 obl B-LOC
"""
GIVEN = """
Syria Syria PROPN NNP 3 nsubj:pass B-LOC
was be AUX VBD 3 aux:pass
given give VERB VBN 0 root
arms arm NOUN NNS 3 obj
by by ADP IN 6 case
Russia Russia PROPN NNP 3 obl:agent B-LOC
"""
SUPPORT = """
Iran Iran PROPN NNP 3 nmod:poss B-LOC
's 's PART POS 1 case
support support NOUN NN 6 nsubj
for for ADP IN 5 case
Syria Syria PROPN NNP 3 nmod B-LOC
grew grow VERB VBD 0 root
"""
VOICED = """
Iran Iran PROPN NNP 2 nsubj B-LOC
voiced voice VERB VBD 0 root
support support NOUN NN 2 obj
for for ADP IN 5 case
Syria Syria PROPN NNP 3 nmod B-LOC
"""
CAME_UNDER = """
Egypt Egypt PROPN NNP 2 nsubj B-LOC
came come VERB VBD 0 root
under under ADP IN 4 case
attack attack NOUN NN 2 obl
from from ADP IN 6 case
rebels rebel NOUN NNS 2 obl
"""
LAUNCHED = """
Rebels rebel NOUN NNS 2 nsubj
launched launch VERB VBD 0 root
attacks attack NOUN NNS 2 obj
on on ADP IN 5 case
Egypt Egypt PROPN NNP 3 nmod B-LOC
"""
TALKS = """
Iran Iran PROPN NNP 2 nsubj B-LOC
held hold VERB VBD 0 root
talks talk NOUN NNS 2 obj
with with ADP IN 5 case
Syria Syria PROPN NNP 3 nmod B-LOC
"""
COORDINATED = """
Iran Iran PROPN NNP 4 nsubj B-LOC
and and CCONJ CC 3 cc
Russia Russia PROPN NNP 1 conj B-LOC
visited visit VERB VBD 0 root
Syria Syria PROPN NNP 4 obj B-LOC
and and CCONJ CC 7 cc
Egypt Egypt PROPN NNP 5 conj B-LOC
"""
IN_SYRIA = """
Russia Russia PROPN NNP 3 nmod:poss B-LOC
's 's PART POS 1 case
attacks attack NOUN NNS 6 nsubj
in in ADP IN 5 case
Syria Syria PROPN NNP 3 nmod B-LOC
stopped stop VERB VBD 0 root
"""


@pytest.mark.parametrize(
    ("rows", "text", "expected"),
    [
        (SUPPLY, "supplied", (["Russia"], ["Syria"])),
        (GIVEN, "given", (["Russia"], ["Syria"])),
        (SUPPORT, "support", (["Iran"], ["Syria"])),
        (VOICED, "support", (["Iran"], ["Syria"])),
        (CAME_UNDER, "attack", (["rebels"], ["Egypt"])),
        (LAUNCHED, "attacks", (["Rebels"], ["Egypt"])),
        (TALKS, "talks", (["Iran"], ["Syria"])),
        (COORDINATED, "visited", (["Iran", "Russia"], ["Syria", "Egypt"])),
        (IN_SYRIA, "attacks", (["Russia"], ["Syria"])),
    ],
)
def test_parties_of_acts(rows: str, text: str, expected: Both) -> None:
    assert roles(rows, text) == expected


AGREED = """
Russia Russia PROPN NNP 2 nsubj B-LOC
agreed agree VERB VBD 0 root
to to PART TO 4 mark
supply supply VERB VB 2 xcomp
arms arm NOUN NNS 4 obj
to to ADP IN 7 case
Syria Syria PROPN NNP 4 obl B-LOC
"""
URGED = """
Egypt Egypt PROPN NNP 2 nsubj B-LOC
urged urge VERB VBD 0 root
Israel Israel PROPN NNP 2 obj B-LOC
to to PART TO 5 mark
withdraw withdraw VERB VB 2 xcomp
"""
URGED_TO_ATTACK = """
Egypt Egypt PROPN NNP 2 nsubj B-LOC
urged urge VERB VBD 0 root
Iran Iran PROPN NNP 2 obj B-LOC
to to PART TO 5 mark
attack attack VERB VB 2 xcomp
Israel Israel PROPN NNP 5 obj B-LOC
"""
ACCUSED = """
Israel Israel PROPN NNP 2 nsubj B-LOC
accused accuse VERB VBD 0 root
Iran Iran PROPN NNP 2 obj B-LOC
of of SCONJ IN 5 mark
supplying supply VERB VBG 2 advcl
arms arm NOUN NNS 5 obj
to to ADP IN 8 case
Syria Syria PROPN NNP 5 obl B-LOC
"""
REFUSED_OFFER = """
Syria Syria PROPN NNP 2 nsubj B-LOC
refused refuse VERB VBD 0 root
Iran Iran PROPN NNP 5 nmod:poss B-LOC
's 's PART POS 3 case
offer offer NOUN NN 2 obj
to to PART TO 7 mark
supply supply VERB VB 5 acl
arms arm NOUN NNS 7 obj
"""
MUST = """
Egypt Egypt PROPN NNP 2 nsubj B-LOC
said say VERB VBD 0 root
Russia Russia PROPN NNP 5 nsubj B-LOC
must must AUX MD 5 aux
supply supply VERB VB 2 ccomp
arms arm NOUN NNS 5 obj
"""
DENIED = """
Iran Iran PROPN NNP 2 nsubj B-LOC
denied deny VERB VBD 0 root
attacking attack VERB VBG 2 xcomp
Israel Israel PROPN NNP 3 obj B-LOC
"""
CALL_FOR_TALKS = """
Egypt Egypt PROPN NNP 2 nsubj B-LOC
demanded demand VERB VBD 0 root
an an DET DT 4 det
end end NOUN NN 2 obj
to to ADP IN 8 case
Iran Iran PROPN NNP 8 nmod:poss B-LOC
's 's PART POS 6 case
attacks attack NOUN NNS 4 nmod
"""


@pytest.mark.parametrize(
    ("rows", "text", "expected"),
    [
        (AGREED, "supply", (["Russia"], ["Syria"])),
        (URGED, "withdraw", (["Egypt"], ["Israel"])),
        (URGED_TO_ATTACK, "attack", (["Egypt"], ["Iran"])),
        (ACCUSED, "supplying", (["Israel"], ["Iran"])),
        (REFUSED_OFFER, "supply", (["Syria"], ["Iran"])),
        (MUST, "supply", (["Egypt"], ["Russia"])),
        (DENIED, "attacking", (["Iran"], ["Israel"])),
        (CALL_FOR_TALKS, "attacks", (["Egypt"], ["Iran"])),
    ],
)
def test_parties_under_operators(rows: str, text: str, expected: Both) -> None:
    assert roles(rows, text) == expected


TWO_COUNTRIES = """
Hungarian hungarian ADJ JJ 4 amod
and and CCONJ CC 3 cc
Romanian romanian ADJ JJ 1 conj
officials official NOUN NNS 5 nsubj
visited visit VERB VBD 0 root
Egypt Egypt PROPN NNP 5 obj B-LOC
"""


def test_officials_of_two_countries_are_two_parties() -> None:
    actors, recipients = parties(TWO_COUNTRIES, "visited")
    assert [(p.country, p.sectors) for p in actors] == [("HUN", ("GOV",)), ("ROU", ("GOV",))]
    assert [p.country for p in recipients] == ["EGY"]


def test_nobody_is_both() -> None:
    actors, recipients = parties(TALKS.replace("Syria Syria", "Iran Iran"), "talks")
    assert [p.country for p in actors] == ["IRN"]
    assert recipients == ()


def test_what_is_no_party_is_left_out() -> None:
    actors, recipients = parties(
        SUPPLY.replace("Russia Russia PROPN NNP 2 nsubj B-LOC", "Winds wind NOUN NNS 2 nsubj"), "supplied"
    )
    assert actors == ()
    assert [p.country for p in recipients] == ["SYR"]


def test_a_pronoun_without_antecedent_is_unnamed() -> None:
    actors, _ = parties(
        SUPPLY.replace("Russia Russia PROPN NNP 2 nsubj B-LOC", "They they PRON PRP 2 nsubj"), "supplied"
    )
    assert [(p.span.text, p.state, p.country) for p in actors] == [("They", "unnamed", None)]
