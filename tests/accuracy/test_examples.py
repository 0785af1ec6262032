"""The lexicon's example sentences, coded by the shipped model."""

import pytest

from benchmarks.common import load_system
from dateline.coding.acts.examples import Outcome, run_examples

TOLD, RIGHT, SILENT = 0.97, 0.94, 0.98
"""Floors: examples whose act is told, those with the marked parties too, counter-examples that stay silent."""


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    system = load_system()
    return list(run_examples(system.coder, system.lexicon.acts.examples))


def test_examples_are_told_with_their_parties(outcomes: list[Outcome]) -> None:
    shown = [outcome for outcome in outcomes if outcome.example.told]
    assert sum(outcome.told for outcome in shown) / len(shown) >= TOLD
    assert sum(outcome.right for outcome in shown) / len(shown) >= RIGHT


def test_counter_examples_tell_nothing(outcomes: list[Outcome]) -> None:
    silent = [outcome for outcome in outcomes if not outcome.example.told]
    assert sum(outcome.told for outcome in silent) / len(silent) >= SILENT


def test_every_act_has_two_examples(outcomes: list[Outcome]) -> None:
    acts = [outcome.example.act for outcome in outcomes if outcome.example.told]
    assert [act for act in set(acts) if acts.count(act) < 2] == []
