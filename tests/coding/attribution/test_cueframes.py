"""What words bring by their frames, and whose attitude it is, on parses made by hand."""

import pytest

from dateline.coding.attribution.cueframes import frames_of
from dateline.coding.attribution.quotes import find_quotes
from dateline.coding.sight import Sight
from dateline.knowledge.lexicon import Lexicon, read_lexicon
from tests.parses import tree

URGED = """
Ankara Ankara PROPN NNP 2 nsubj B-LOC
urged urge VERB VBD 0 root
the the DET DT 4 det
rebels rebel NOUN NNS 2 obj
to to PART TO 6 mark
withdraw withdraw VERB VB 2 xcomp
. . PUNCT . 2 punct
"""
DESCRIBED = """
The the DET DT 2 det
raid raid NOUN NN 4 nsubj:pass
was be AUX VBD 4 aux:pass
described describe VERB VBN 0 root
as as ADP IN 7 case
a a DET DT 7 det
crime crime NOUN NN 4 obl
by by ADP IN 9 case
lawyers lawyer NOUN NNS 4 obl:agent
. . PUNCT . 4 punct
"""
CONCERN = """
Doctors doctor NOUN NNS 2 nsubj
voiced voice VERB VBD 0 root
concern concern NOUN NN 2 obj
about about ADP IN 6 case
the the DET DT 6 det
shelling shelling NOUN NN 3 nmod
. . PUNCT . 2 punct
"""
UNCLEAR = """
It it PRON PRP 3 nsubj
is be AUX VBZ 3 cop
unclear unclear ADJ JJ 0 root
whether whether SCONJ IN 6 mark
troops troop NOUN NNS 6 nsubj
left leave VERB VBD 3 ccomp
. . PUNCT . 3 punct
"""
TOLD = """
The the DET DT 2 det
general general NOUN NN 3 nsubj
told tell VERB VBD 0 root
his his PRON PRP$ 5 nmod:poss
men man NOUN NNS 3 obj
to to PART TO 7 mark
fire fire VERB VB 3 xcomp
. . PUNCT . 3 punct
"""
SHELLED = """
Rebels rebel NOUN NNS 2 nsubj
shelled shell VERB VBD 0 root
the the DET DT 4 det
town town NOUN NN 2 obj
. . PUNCT . 2 punct
"""


DECLINED = """
Officials official NOUN NNS 2 nsubj
declined decline VERB VBD 0 root
to to PART TO 4 mark
comment comment VERB VB 2 xcomp
on on ADP IN 7 case
the the DET DT 7 det
raid raid NOUN NN 4 obl
. . PUNCT . 2 punct
"""
SEEMED = """
Rebels rebel NOUN NNS 2 nsubj
seemed seem VERB VBD 0 root
to to PART TO 5 mark
have have AUX VB 5 aux
left leave VERB VBN 2 xcomp
. . PUNCT . 2 punct
"""


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return read_lexicon()


def brief(rows: str, lexicon: Lexicon) -> list[tuple[str, str | None, str, str]]:
    """Manner, speaker, cue and content of each quote of a sentence."""
    found = find_quotes([Sight(tree(rows), lexicon)], lexicon.sources, lambda sentence, word: None)
    return [
        (q.manner, q.speaker.text if q.speaker else None, q.cue.text if q.cue else "", " | ".join(c.text for c in q.contents))
        for q in found
    ]  # fmt: skip


def test_frames_are_named_by_what_they_bring() -> None:
    assert [b.frame for b in frames_of(tree(URGED), 1)] == ["obj-inf", "obj"]
    assert [b.frame for b in frames_of(tree(DESCRIBED), 3)] == ["pass-as", "pass-by", "pass"]
    assert [b.frame for b in frames_of(tree(CONCERN), 2)] == ["about"]
    assert [b.frame for b in frames_of(tree(UNCLEAR), 2)] == ["clause"]


def test_what_somebody_is_urged_to_do(lexicon: Lexicon) -> None:
    assert brief(URGED, lexicon) == [("ask", "Ankara", "urged", "the rebels to withdraw")]


def test_a_passive_brings_its_subject_and_its_agent_speaks(lexicon: Lexicon) -> None:
    ((_, speaker, cue, content),) = brief(DESCRIBED, lexicon)
    assert (speaker, cue, content) == ("lawyers", "described", "The raid | as a crime")


def test_a_light_verb_leaves_the_cue_to_its_noun(lexicon: Lexicon) -> None:
    assert brief(CONCERN, lexicon) == [("feel", "Doctors", "concern about", "the shelling")]


def test_nobody_is_named_where_it_is_unclear(lexicon: Lexicon) -> None:
    ((_, speaker, cue, content),) = brief(UNCLEAR, lexicon)
    assert (speaker, cue, content) == (None, "unclear", "whether troops left")


def test_who_is_told_to_do_something_is_ordered(lexicon: Lexicon) -> None:
    assert brief(TOLD, lexicon) == [("order", "The general", "told", "his men to fire")]


def test_deeds_are_no_attitudes(lexicon: Lexicon) -> None:
    assert brief(SHELLED, lexicon) == []


def test_a_verb_and_the_cue_that_it_carries_are_one_cue(lexicon: Lexicon) -> None:
    ((_, speaker, cue, content),) = brief(DECLINED, lexicon)
    assert (speaker, cue, content) == ("Officials", "declined to comment on", "the raid")


def test_what_seems_has_its_subject_in_it(lexicon: Lexicon) -> None:
    ((_, speaker, cue, content),) = brief(SEEMED, lexicon)
    assert (speaker, cue, content) == (None, "seemed", "Rebels | to have left")
