"""Mentions of a sentence and of a report, on parses made by hand."""

from typing import cast

import pytest
from spacy.tokens import Doc

from dateline.coding.actors.finding import Finder
from dateline.coding.actors.memory import Memory
from dateline.coding.acts.confidence import Judgement
from dateline.coding.coder import Coder
from dateline.coding.mentions import Surroundings, mentions_of
from dateline.model import Block, Mention, Report, Role, Sentence, When
from dateline.parsing.parser import Parser
from tests.coding.coding_samples import lexicon, see
from tests.parses import doc

NO_DATE = When(None, None, None, None, "none")


def mentions(rows: str) -> list[Mention]:
    sight = see(rows)
    text = sight.tree.text
    report = Report("r1", "sample", text, (Block(0, len(text), "body"),))
    around = Surroundings(
        Finder(sight, 0, Memory(None)),
        lambda _: NO_DATE,
        lambda _, family: None,
        lambda _: (),
        lambda _: (),
        lambda _: Judgement(),
        None,
    )
    return list(mentions_of(report, Sentence(0, 0, len(text), "body"), sight, around))


SUPPLY = """
Russia Russia PROPN NNP 2 nsubj B-LOC
supplied supply VERB VBD 0 root
arms arm NOUN NNS 2 obj
to to ADP IN 5 case
Syria Syria PROPN NNP 2 obl B-LOC
"""
PLEDGED = """
Russia Russia PROPN NNP 2 nsubj B-LOC
pledged pledge VERB VBD 0 root
to to PART TO 4 mark
supply supply VERB VB 2 xcomp
arms arm NOUN NNS 4 obj
to to ADP IN 7 case
Syria Syria PROPN NNP 4 obl B-LOC
"""
PLEDGED_BOTH = """
Russia Russia PROPN NNP 2 nsubj B-LOC
pledged pledge VERB VBD 0 root
to to PART TO 4 mark
support support VERB VB 2 xcomp
Syria Syria PROPN NNP 4 obj B-LOC
and and CCONJ CC 7 cc
visit visit VERB VB 4 conj
Egypt Egypt PROPN NNP 7 obj B-LOC
"""
IMPOSED = """
Russia Russia PROPN NNP 2 nsubj B-LOC
imposed impose VERB VBD 0 root
sanctions sanction NOUN NNS 2 obj
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
REFUSED_TALKS = """
Iran Iran PROPN NNP 2 nsubj B-LOC
refused refuse VERB VBD 0 root
talks talk NOUN NNS 2 obj
with with ADP IN 5 case
Syria Syria PROPN NNP 3 nmod B-LOC
"""


def test_a_mention_is_its_report_and_its_triggers_span() -> None:
    (found,) = mentions(SUPPLY)
    assert found.id == "r1:7-15"
    assert (found.trigger.text, found.trigger.start, found.trigger.end) == ("supplied", 7, 15)
    assert (found.event, found.cameo, found.act, found.entry) == (
        "AID",
        "072",
        "supply-arms",
        "supply-arms/verb/supply",
    )
    assert (found.quad, found.plover_score, found.contexts, found.status) == (2, 10.0, ("military",), "actual")
    assert found.political
    assert found.content is None


def test_the_outermost_operator_is_the_trigger() -> None:
    (found,) = mentions(PLEDGED)
    assert found.trigger.text == "pledged"
    assert found.id == "r1:7-14"
    assert (found.event, found.cameo, found.quad) == ("AGREE", "0332", 1)
    assert found.content is not None
    assert (found.content.act, found.content.status) == ("supply-arms", "planned")
    assert [(u.operator, u.span.text) for u in found.operators] == [("intend", "pledged")]
    assert [s.cameo for s in found.steps] == ["072", "0332"]


def test_no_two_mentions_share_a_trigger() -> None:
    """What one pledge promises twice over is two mentions: the second is told at its own act's word."""
    found = mentions(PLEDGED_BOTH)
    assert [m.trigger.text for m in found] == ["pledged", "visit"]
    assert len({m.id for m in found}) == len(found)


def test_one_mention_for_words_that_tell_one_act() -> None:
    assert [m.trigger.text for m in mentions(IMPOSED)] == ["imposed"]
    assert [m.trigger.text for m in mentions(TALKS)] == ["talks"]


def test_symmetric_acts() -> None:
    (talks,) = mentions(TALKS)
    assert talks.symmetric
    (refused,) = mentions(REFUSED_TALKS)
    assert (refused.event, refused.cameo, refused.symmetric) == ("REJECT", "125", False)
    (supply,) = mentions(SUPPLY)
    assert not supply.symmetric


@pytest.mark.parametrize(
    ("auxiliary", "tag", "status", "event"),
    [("may", "MD", "actual", "THREATEN"), ("did", "VBD", "actual", "ASSAULT"), ("will", "MD", "actual", "THREATEN")],
)
def test_auxiliaries_change_the_event(auxiliary: str, tag: str, status: str, event: str) -> None:
    rows = f"""
Iran Iran PROPN NNP 3 nsubj B-LOC
{auxiliary} {auxiliary} AUX {tag} 3 aux
attack attack VERB VB 0 root
Israel Israel PROPN NNP 3 obj B-LOC"""
    (found,) = mentions(rows)
    assert (found.status, found.event, found.trigger.text) == (status, event, "attack")


def test_negation() -> None:
    rows = """
Iran Iran PROPN NNP 4 nsubj B-LOC
did do AUX VBD 4 aux
not not PART RB 4 advmod
attack attack VERB VB 0 root
Israel Israel PROPN NNP 4 obj B-LOC"""
    (found,) = mentions(rows)
    assert (found.status, found.event, found.content) == ("negated", "ASSAULT", None)


def test_what_nobody_is_told_to_do_or_suffer_is_no_mention() -> None:
    assert mentions("Winds wind NOUN NNS 2 nsubj\nvisited visit VERB VBD 0 root\ntables table NOUN NNS 2 obj") == []


VISITED = """
Iran Iran PROPN NNP 3 nsubj B-LOC
{}
visited visit VERB VBD 0 root
Syria Syria PROPN NNP 3 obj B-LOC
"""


def test_background() -> None:
    (had,) = mentions(VISITED.format("had have AUX VBD 3 aux"))
    (once,) = mentions(VISITED.format("once once ADV RB 3 advmod"))
    (now,) = mentions(VISITED.format("then then ADV RB 3 advmod"))
    assert (had.background, once.background, now.background) == (True, True, False)


class OneParse:
    """A parser that knows one sentence."""

    def parse(self, report: Report) -> Doc:
        found = doc(SUPPLY)
        assert found.text == report.text
        return found


@pytest.mark.parametrize(("role", "count"), [("body", 1), ("heading", 1), ("furniture", 0), ("caption", 0)])
def test_furniture_and_captions_are_never_coded(role: Role, count: int) -> None:
    text = doc(SUPPLY).text
    coded = Coder(cast(Parser, OneParse()), lexicon()).code(Report("r1", "sample", text, (Block(0, len(text), role),)))
    assert [s.role for s in coded.sentences] == [role]
    assert len(coded.mentions) == count
    if role == "furniture":
        assert coded.names == ()


def test_every_span_of_a_report_is_its_text() -> None:
    text = doc(SUPPLY).text
    coded = Coder(cast(Parser, OneParse()), lexicon()).code(
        Report("r1", "sample", text, (Block(0, len(text), "body"),))
    )
    (mention,) = coded.mentions
    spans = [mention.trigger, *(p.span for p in (*mention.actors, *mention.recipients)), *(n.span for n in coded.names)]
    assert len(spans) == 5
    assert all(text[s.start : s.end] == s.text for s in spans)
    assert [n.country for n in coded.names] == ["RUS", "SYR"]
