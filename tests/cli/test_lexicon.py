"""What `lexicon check` finds wrong, without a model."""

from dataclasses import replace

import pytest

from dateline.cli.reasons import gate_words, tried
from dateline.cli.soundness import faults
from dateline.knowledge.acts import Gate
from dateline.knowledge.lexicon import Lexicon, read_lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return read_lexicon()


def test_bad_codes_are_named(lexicon: Lexicon) -> None:
    name, act = next(iter(lexicon.acts.acts.items()))
    bad = replace(act, mode="juggle", cameo="999", contexts=("circus",))
    broken = replace(lexicon, acts=replace(lexicon.acts, acts={name: bad}))
    found = "\n".join(fault for fault in faults(broken) if fault.startswith("act "))
    assert "'juggle'" in found
    assert "999 is no CAMEO code" in found
    assert "'circus' is no context" in found


def test_rows_are_looked_for_from_the_most_special() -> None:
    assert tried("send-arms", "072", "aid", "deny/aid") == ("send-arms", "072", "07", "aid")
    assert tried("meet", "04", "consult", "ask/default") == ("meet", "04", "consult", "default")


def test_gates_in_words() -> None:
    gate = Gate(("obj", "on"), frozenset({"embargo", "sanction"}))
    assert gate_words((gate,)) == "obj|on: embargo, sanction"
