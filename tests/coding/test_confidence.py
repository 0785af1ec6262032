"""Confidence is a logistic sum of features; contexts come from acts, codes, sectors and words."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.confidence import confidence, features
from dateline.coding.contexts import contexts_of
from dateline.coding.telling import tellings
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
    assert 0 <= confidence(weights, found)[0] <= 1


def test_confidence_grows_with_what_speaks_for_it() -> None:
    weights = {"always": -1.0, "light verb": 2.0}
    alone, _ = confidence(weights, {"always": 1.0})
    more, weighed = confidence(weights, {"always": 1.0, "light verb": 1.0})
    assert alone == pytest.approx(1 / (1 + math.e), abs=1e-3)
    assert more > alone
    assert [w.feature for w in weighed] == ["light verb", "always"]


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
