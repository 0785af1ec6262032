"""Dictionary forms by tag, from a small table and from the shipped one."""

import json
from pathlib import Path

import pytest

from dateline.knowledge.lexicon import SHIPPED
from dateline.parsing.lemmas import Lemmas, read_lemmas

SMALL = Lemmas(
    {"VBD": {"fought": "fight", "n't": "not"}, "VBN": {"withdrawn": "withdraw"}, "NNS": {"men": "man"}},
    {"NNS": {"s": (1, ""), "ies": (3, "y"), "ses": (2, "")}, "VBD": {"ed": (2, "")}},
)


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("men", "NNS", "man"),
        ("Men", "NNS", "man"),
        ("armies", "NNS", "army"),
        ("attacks", "NNS", "attack"),
        ("buses", "NNS", "bus"),
        ("fought", "VBD", "fight"),
        ("withdrawn", "VBD", "withdraw"),
        ("fought", "VBN", "fight"),
        ("fought", "VB", "fight"),
        ("fought", "NN", "fought"),
        ("n’t", "VBD", "not"),
        ("Talks", "NNP", "Talks"),
        ("1990s", "CD", "1990s"),
        ("Quickly", "RB", "quickly"),
        ("s", "NNS", "s"),
    ],
)
def test_exceptions_then_the_longest_ending(word: str, tag: str, lemma: str) -> None:
    assert SMALL.of(word, tag) == lemma


def test_a_table_is_read(tmp_path: Path) -> None:
    path = tmp_path / "lemmas.json"
    path.write_text(json.dumps({"exceptions": {"NNS": {"men": "man"}}, "endings": {"NNS": {"ies": [3, "y"]}}}), "utf-8")
    read = read_lemmas(path)
    assert (read.of("men", "NNS"), read.of("cities", "NNS")) == ("man", "city")


@pytest.fixture(scope="module")
def shipped() -> Lemmas:
    return read_lemmas(SHIPPED / "en" / "lemmas.json")


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("killed", "VBN", "kill"),
        ("fighting", "VBG", "fight"),
        ("struck", "VBD", "strike"),
        ("sought", "VBD", "seek"),
        ("is", "VBZ", "be"),
        ("has", "VBZ", "have"),
        ("denies", "VBZ", "deny"),
        ("militias", "NNS", "militia"),
        ("countries", "NNS", "country"),
        ("Syria", "NNP", "Syria"),
        ("met", "VBD", "meet"),
        ("withdrew", "VBD", "withdraw"),
        ("women", "NNS", "woman"),
    ],
)
def test_shipped_table(shipped: Lemmas, word: str, tag: str, lemma: str) -> None:
    assert shipped.of(word, tag) == lemma
