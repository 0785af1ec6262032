"""Confidence is a logistic sum of features; contexts come from acts, codes, sectors and words."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.acts.confidence import features, judge
from dateline.coding.acts.contexts import contexts_of
from dateline.coding.acts.telling import tellings
from tests.coding.coding_samples import lexicon, see

SUPPLY = """
Russia Russia PROPN NNP 2 nsubj B-LOC
supplied supply VERB VBD 0 root
arms arm NOUN NNS 2 obj
to to ADP IN 5 case
Syria Syria PROPN NNP 2 obl B-LOC
"""


@given(st.dictionaries(st.text(max_size=3), st.floats(-30, 30)), st.dictionaries(st.text(max_size=3), st.floats(0, 1)))
def test_confidence_is_a_share(weights: dict[str, float], found: dict[str, float]) -> None:
    sure = judge({"row": weights, "told": weights}, found)
    assert sure.row is not None
    assert 0 <= sure.row <= 1


def test_confidence_grows_with_what_speaks_for_it() -> None:
    weights = {"row": {"always": -1.0, "light verb": 2.0}, "told": {"always": 1.0}}
    alone, more = judge(weights, {"always": 1.0}), judge(weights, {"always": 1.0, "light verb": 1.0})
    assert alone.row == pytest.approx(1 / (1 + math.e), abs=1e-3)
    assert more.row is not None
    assert more.row > alone.row
    assert [w.feature for w in more.weighed] == ["light verb", "always"]


def test_the_chance_that_an_act_is_told_has_weights_of_its_own() -> None:
    sure = judge({"row": {"no actor": -3.0}, "told": {"no actor": 0.5}}, {"no actor": 1.0})
    assert sure.row is not None
    assert sure.told is not None
    assert sure.row < 0.1
    assert sure.told > 0.6


def test_words_of_sport_say_what_a_sentence_is_about() -> None:
    sight = see(SUPPLY.replace("arms arm NOUN NNS", "wickets wicket NOUN NNS"))
    found = features(sight, tellings(see(SUPPLY))[0], (), (), 0)
    assert found["about sport"] == pytest.approx(1 / 3)


def test_features_name_the_kind_the_clause_and_what_was_not_read() -> None:
    sight = see(SUPPLY)
    found = features(sight, tellings(sight)[0], (), (), 0)
    assert found["kind verb"] == found["as root"] == found["no actor"] == found["unread"] == 1.0


def test_contexts_of_the_act_come_first_and_are_at_most_four() -> None:
    sight = see(SUPPLY)
    found = contexts_of(sight, tellings(sight)[0], ())
    assert found[0] == "military"
    assert len(found) <= 4
    assert set(found) <= set(lexicon().contexts.names)
