"""Actors and recipients of acts, on parses made by hand."""

import pytest

from dateline.coding.actors.finding import Finder
from dateline.coding.actors.memory import Memory, Referent, ReferentKind
from dateline.coding.acts.operators import find_applied
from dateline.coding.acts.parties import parties_of
from dateline.model import Party, Span
from tests.coding.coding_samples import at, roles, see, told

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


def memory_of(kind: ReferentKind, *countries: str) -> Memory:
    """What a report that names one party of each country, side by side, is remembered by."""
    memory = Memory(None)
    for k, country in enumerate(countries):
        party = Party(Span(country, 4 * k, 4 * k + 3), country, f"{kind}/{country}", country, state="known")
        memory.note(Referent(0, k, party, kind, 2))
    return memory


def both(words: str, text: str, memory: Memory) -> list[str | None]:
    """The countries of both parties that a word of the next sentence, "Egypt visited …", stands for."""
    sight = see(f"Egypt Egypt PROPN NNP 2 nsubj B-LOC\nvisited visit VERB VBD 0 root\n{words}")
    return [p.country for p in Finder(sight, 1, memory).both(at(sight, text))]


THE_TWO_COUNTRIES = "the the DET DT 5 det\ntwo two NUM CD 5 nummod\ncountries country NOUN NNS 2 obj"
THE_TWO_LEADERS = THE_TWO_COUNTRIES.replace("countries country", "leaders leader")
BOTH_SIDES = "both both DET DT 4 det\nsides side NOUN NNS 2 obj"
THE_TWO = "the the DET DT 4 det\ntwo two NUM CD 2 obj"
TWO_OF_THEM = "two two NUM CD 2 obj\nof of ADP IN 6 case\nthe the DET DT 6 det\ncountries country NOUN NNS 3 nmod"


@pytest.mark.parametrize(
    ("words", "text", "kind"),
    [
        (THE_TWO_COUNTRIES, "countries", "country"),
        (BOTH_SIDES, "sides", "group"),
        (THE_TWO, "two", "country"),
        (THE_TWO_LEADERS, "leaders", "person"),
    ],
)
def test_the_two_are_the_parties_named_before(words: str, text: str, kind: ReferentKind) -> None:
    assert both(words, text, memory_of(kind, "IRN", "SYR")) == ["IRN", "SYR"]


def test_the_two_are_nobody_of_another_kind_nor_one_of_more_or_fewer() -> None:
    assert both(THE_TWO_LEADERS, "leaders", memory_of("country", "IRN", "SYR")) == []
    assert both(THE_TWO_COUNTRIES, "countries", memory_of("country", "IRN")) == []
    assert both(THE_TWO_COUNTRIES, "countries", memory_of("country", "IRN", "SYR", "RUS")) == []


def test_neither_two_of_something_nor_the_countries_are_the_two() -> None:
    assert both(TWO_OF_THEM, "two", memory_of("country", "IRN", "SYR")) == []
    assert both(THE_TWO_COUNTRIES.replace("two two", "few few"), "countries", memory_of("country", "IRN", "SYR")) == []


TWO_HELD_TALKS = """
The the DET DT 3 det
two two NUM CD 3 nummod
countries country NOUN NNS 4 nsubj
held hold VERB VBD 0 root
talks talk NOUN NNS 4 obj
"""


def test_both_of_the_two_act() -> None:
    sight, found = told(TWO_HELD_TALKS, "talks")
    actors, _ = parties_of(sight, found, [], Finder(sight, 1, memory_of("country", "IRN", "SYR")))
    assert [(p.country, p.span.text, p.antecedent and p.antecedent.text) for p in actors] == [
        ("IRN", "two countries", "IRN"),
        ("SYR", "two countries", "SYR"),
    ]


ERUPTED = """
Strikes strike NOUN NNS 2 nsubj
erupted erupt VERB VBD 0 root
in in ADP IN 4 case
Tehran Tehran PROPN NNP 2 obl B-LOC
"""
SPARKED = """
Decrees decree NOUN NNS 2 nsubj
sparked spark VERB VBD 0 root
strikes strike NOUN NNS 2 obj
"""


@pytest.mark.parametrize(("rows", "text"), [(ERUPTED, "Strikes"), (SPARKED, "strikes")])
def test_a_protest_that_but_happens_has_protesters_of_its_own(rows: str, text: str) -> None:
    actors, _ = parties(rows, text)
    assert [(p.span.text, p.sectors, p.state) for p in actors] == [(text, ("CVL",), "unnamed")]


def test_other_protests_and_other_acts_that_happen_have_no_such_actor() -> None:
    assert parties(SPARKED.replace("sparked spark", "banned ban"), "strikes")[0] == ()
    assert parties(ERUPTED.replace("Strikes strike", "Talks talk"), "Talks")[0] == ()


SUBJECT_OF = """
Iran Iran PROPN NNP 4 nsubj B-LOC
is be AUX VBZ 4 cop
the the DET DT 4 det
subject subject NOUN NN 0 root
of of ADP IN 6 case
sanctions sanction NOUN NNS 4 nmod
"""


@pytest.mark.parametrize("noun", ["subject", "target", "victim"])
def test_who_is_subject_to_an_act_is_its_recipient(noun: str) -> None:
    assert roles(SUBJECT_OF.replace("subject subject", f"{noun} {noun}"), "sanctions") == ([], ["Iran"])
    assert roles(SUBJECT_OF.replace("subject subject", "author author"), "sanctions")[1] == []


TOLD_IN_TALKS = """
Egypt Egypt PROPN NNP 2 nsubj B-LOC
told tell VERB VBD 0 root
Syria Syria PROPN NNP 2 iobj B-LOC
in in ADP IN 6 case
telephone telephone NOUN NN 6 compound
talks talk NOUN NNS 3 nmod
"""
SAID_TO_IN_TALKS = """
Egypt Egypt PROPN NNP 2 nsubj B-LOC
spoke speak VERB VBD 0 root
to to ADP IN 4 case
Syria Syria PROPN NNP 2 obl B-LOC
in in ADP IN 6 case
talks talk NOUN NNS 4 nmod
"""
STRESSED_IN_TALKS = """
Egypt Egypt PROPN NNP 2 nsubj B-LOC
stressed stress VERB VBD 0 root
in in ADP IN 4 case
talks talk NOUN NNS 2 obl
with with ADP IN 6 case
Syria Syria PROPN NNP 4 nmod B-LOC
"""


@pytest.mark.parametrize("rows", [TOLD_IN_TALKS, SAID_TO_IN_TALKS, STRESSED_IN_TALKS])
def test_talks_in_which_something_is_told_are_between_teller_and_told(rows: str) -> None:
    assert roles(rows, "talks") == (["Egypt"], ["Syria"])


AFTER_A_CLAUSE = """
Egypt Egypt PROPN NNP 2 nsubj B-LOC
warned warn VERB VBD 0 root
Iran Iran PROPN NNP 2 obj B-LOC
, , PUNCT , 6 punct
which which PRON WDT 6 nsubj
rules rule VERB VBZ 3 acl:relcl
, , PUNCT , 6 punct
in in ADP IN 9 case
talks talk NOUN NNS 6 obl
"""
WITHIN_A_CLAUSE = """
Egypt Egypt PROPN NNP 2 nsubj B-LOC
warned warn VERB VBD 0 root
Iran Iran PROPN NNP 2 obj B-LOC
, , PUNCT , 6 punct
which which PRON WDT 6 nsubj
agreed agree VERB VBD 3 acl:relcl
in in ADP IN 8 case
talks talk NOUN NNS 6 obl
"""


def test_what_follows_the_comma_that_closes_a_clause_belongs_above_it() -> None:
    assert roles(AFTER_A_CLAUSE, "talks")[0] == ["Egypt"]
    assert roles(WITHIN_A_CLAUSE, "talks")[0] == ["Iran"]


SAID_BEFORE = """
Egypt Egypt PROPN NNP 2 nsubj B-LOC
said say VERB VBD 0 root
talks talk NOUN NNS 5 nsubj
will will AUX MD 5 aux
continue continue VERB VB 2 ccomp
"""
SAID_AFTER = """
Talks talk NOUN NNS 3 nsubj
will will AUX MD 3 aux
continue continue VERB VB 0 root
, , PUNCT , 6 punct
Egypt Egypt PROPN NNP 6 nsubj B-LOC
said say VERB VBD 3 parataxis
"""


@pytest.mark.parametrize(("rows", "text"), [(SAID_BEFORE, "talks"), (SAID_AFTER, "Talks")])
def test_who_says_it_fills_the_slot_of_the_speaker(rows: str, text: str) -> None:
    sight = see(rows)
    assert sight.fillers(at(sight, text), "speaker") == [at(sight, "Egypt")]


def test_what_nobody_says_has_no_speaker() -> None:
    sight = see(SUPPLY)
    assert sight.fillers(at(sight, "arms"), "speaker") == []


def test_two_of_whom_one_is_unknown_are_not_the_other_alone() -> None:
    memory = Memory(None)
    sight = see("Russia Russia PROPN NNP 2 nsubj B-LOC\nfought fight VERB VBD 0 root\n")
    russia = Finder(sight, 0, memory)(0)
    assert russia is not None
    memory.note(Referent(0, 0, russia, "country", 2))
    both = see("Both both DET DT 2 det\ncountries country NOUN NNS 3 nsubj\nagreed agree VERB VBD 0 root\n")
    found = Finder(both, 1, memory)
    assert found.both(1) == ()
    party = found(1)
    assert party is None or party.country is None
