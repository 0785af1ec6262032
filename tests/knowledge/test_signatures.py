"""The tables of signatures and modifiers: the shipped ones, and what a bad entry is told."""

from pathlib import Path

import pytest
import yaml

from dateline.errors import LexiconError
from dateline.knowledge.lexicon import SHIPPED
from dateline.knowledge.signatures import SignatureTable, read_signatures

FOLDER = SHIPPED / "signatures"


@pytest.fixture(scope="module")
def table() -> SignatureTable:
    return read_signatures(FOLDER)


def folder(tmp_path: Path, signatures: str = "{}", modifiers: str | None = None) -> Path:
    (tmp_path / "signatures.yaml").write_text(signatures, "utf-8")
    (tmp_path / "modifiers.yaml").write_text(
        (FOLDER / "modifiers.yaml").read_text("utf-8") if modifiers is None else modifiers, "utf-8"
    )
    return tmp_path


def test_a_thousand_words_have_signatures(table: SignatureTable) -> None:
    assert len({(kind, lemma) for kind, lemma, _ in table.words}) > 1000


def test_a_words_own_signature_goes_before_that_of_any_word(table: SignatureTable) -> None:
    own, any_word = table.of("verb", "fail", "inf"), table.of("verb", "zigzag", "inf")
    assert own
    assert own.group == "fail"
    assert any_word
    assert any_word.group == "open"
    assert table.of("verb", "fail", "nowhere") is None


def test_every_value_is_between_its_ends(table: SignatureTable) -> None:
    for signature in {*table.words.values(), *table.marks.values()}:
        assert all(-3 <= value <= 3 for line in (signature.author, signature.source or ()) for value in line)
    for shares in (
        table.auxiliaries,
        table.negated,
        table.negations,
        table.adverbs,
        table.determiners,
        table.adjectives,
    ):
        assert all(-1 <= share <= 1 and share for share in shares.values())


def test_parties_can_be_undone(table: SignatureTable) -> None:
    """What stands with a party is divided out again where the party itself is looked at."""
    assert 0 not in {*table.parties.values(), *table.objects.values()}


def test_no_slot_stands_twice_in_a_group() -> None:
    """YAML keeps the last of two equal keys without a word."""
    for line in _twice((FOLDER / "signatures.yaml").read_text("utf-8")):
        pytest.fail(f"twice: {line}")


def _twice(text: str) -> list[str]:
    node = yaml.compose(text)
    found: list[str] = []
    stack = [node]
    while stack:
        at = stack.pop()
        if isinstance(at, yaml.MappingNode):
            keys = [key.value for key, _ in at.value]
            found += [key for key in keys if keys.count(key) > 1]
            stack += [value for _, value in at.value]
    return found


GROUP = "like: {says: so, author: [1, 0], verbs: {inf: zig zag}}"


def test_groups_of_ones_own(tmp_path: Path) -> None:
    found = read_signatures(folder(tmp_path, GROUP)).of("verb", "zag", "inf")
    assert found
    assert (found.group, found.author, found.source, found.later) == ("like", (1.0, 0.0), None, None)


@pytest.mark.parametrize(
    ("signatures", "message"),
    [
        ("like: {says: so}", "like: expected author"),
        ("like: {author: [1, 4]}", "like: author: expected two numbers"),
        ("like: {author: [1]}", "like: author"),
        ("like: {author: [1, 0], source: yes}", "like: source"),
        ("like: {author: [1, 0], time: soon}", "like: time: expected later or own"),
        ("like: {author: [1, 0], verbs: [zig]}", "like: verbs: expected words by slots"),
        ("like: {author: [1, 0], verbs: {on: zig}}", "like: verbs: expected words by slots"),
        ("like: {author: [1, 0], words: {to: zig}}", "like: expected author"),
        (GROUP + "\nother: {author: [0, 0], verbs: {inf: zag}}", "other: verb zag inf stands in like too"),
        ("- like", "expected a mapping"),
    ],
)
def test_a_bad_group_is_named(tmp_path: Path, signatures: str, message: str) -> None:
    with pytest.raises(LexiconError, match=r"signatures\.yaml") as error:
        read_signatures(folder(tmp_path, signatures))
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("question: 0.15", "", "question: missing key"),
        ("question: 0.15", "question: 2", "question: expected numbers from -1 to 1"),
        ("question: 0.15", "question: 0.15\nzeal: 1", "zeal: unknown key"),
    ],
)
def test_a_bad_modifier_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    text = (FOLDER / "modifiers.yaml").read_text("utf-8").replace(old, new)
    with pytest.raises(LexiconError, match=r"modifiers\.yaml") as error:
        read_signatures(folder(tmp_path, modifiers=text))
    assert message in str(error.value)
