"""Which acts of a sentence stand for themselves, on parses made by hand."""

from dateline.coding.acts.telling import is_depicted, tellings
from tests.coding.coding_samples import ACTS, at, see, with_acts

RALLY = """
rally:
  event: PROTEST
  mode: demo
  cameo: "141"
  family: protest
  verbs:
    - {lemma: rally}
resign:
  event: RETREAT
  mode: resign
  cameo: "0831"
  family: concede
  nouns:
    - {lemma: resignation, actor: poss}
"""
TO_DEMAND = """
Thousands thousand NOUN NNS 2 nsubj
rallied rally VERB VBD 0 root
to to PART TO 4 mark
demand demand VERB VB 2 advcl
the the DET DT 6 det
president president NOUN NN 8 nmod:poss
's 's PART POS 6 case
resignation resignation NOUN NN 4 obj
"""
MET_TO_TALK = """
Egypt Egypt PROPN NNP 2 nsubj B-LOC
met meet VERB VBD 0 root
Syria Syria PROPN NNP 2 obj B-LOC
to to PART TO 5 mark
hold hold VERB VB 2 advcl
talks talk NOUN NNS 5 obj
with with ADP IN 8 case
Syria Syria PROPN NNP 6 nmod B-LOC
"""
ABOUT = """
A a DET DT 2 det
novel novel NOUN NN 7 nsubj
about about ADP IN 5 case
the the DET DT 5 det
attack attack NOUN NN 2 nmod
was be AUX VBD 7 aux:pass
published publish VERB VBN 0 root
"""
IN_THE_FILM = """
Rebels rebel NOUN NNS 2 nsubj
attack attack VERB VBP 0 root
Cairo Cairo PROPN NNP 2 obj B-LOC
in in ADP IN 6 case
the the DET DT 6 det
film film NOUN NN 2 obl
"""
IN_THE_CITY = IN_THE_FILM.replace("film film", "city city")
SUPPORTS_ATTACK = """
Egypt Egypt PROPN NNP 2 nsubj B-LOC
supported support VERB VBD 0 root
the the DET DT 4 det
attack attack NOUN NN 2 obj
on on ADP IN 6 case
Syria Syria PROPN NNP 4 nmod B-LOC
"""


def test_the_demand_of_a_protest_is_no_act_but_refines_its_code() -> None:
    found = tellings(see(TO_DEMAND, with_acts(ACTS + RALLY)))
    assert [(t.told.act.id, t.folded.cameo) for t in found] == [("rally", "1411")]


def test_what_talks_are_for_is_no_second_talk() -> None:
    assert [t.told.act.id for t in tellings(see(MET_TO_TALK))] == ["meet"]


def test_the_act_above_is_known() -> None:
    found = {t.told.act.id: t.over.act.id if t.over else None for t in tellings(see(SUPPORTS_ATTACK))}
    assert found == {"support": None, "attack": "support"}


def test_the_matter_of_a_novel_is_not_told() -> None:
    sight = see(ABOUT)
    assert is_depicted(sight, at(sight, "attack"))


def test_what_happens_in_a_film_is_not_told() -> None:
    assert tellings(see(IN_THE_FILM)) == []
    assert [t.told.act.id for t in tellings(see(IN_THE_CITY))] == ["attack"]


def test_a_sentence_that_the_learned_head_has_not_read_has_no_shares() -> None:
    sight = see(SUPPORTS_ATTACK)
    assert sight.share(1, "") is None
