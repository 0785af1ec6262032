"""The words of speech and attitude: what a bad line is told, and that the shipped file is in order."""

import re
import shutil
from pathlib import Path

import pytest

from dateline.errors import LexiconError
from dateline.knowledge.lexicon import SHIPPED
from dateline.knowledge.sources import CueWord, read_sources

HEADER = "word\tpos\tmanner\tframes\n"
BRINGING = {"clause", "inf", "ing", "bare", "pred", "obj", "pass"}
PREPOSITIONS = """about after against as at behind between by for from if in into like of on over through to toward towards under upon
with""".split()


def cues(tmp_path: Path, text: str) -> dict[tuple[str, str], CueWord]:
    shutil.copy(SHIPPED / "sources" / "reporting.yaml", tmp_path)
    (tmp_path / "cues.tsv").write_text(text, "utf-8")
    return dict(read_sources(tmp_path).cues)


def test_a_star_is_for_where_nobody_is_named(tmp_path: Path) -> None:
    assert cues(tmp_path, f"{HEADER}urge\tverb\task\tobj-inf* obj\n") == {
        ("VERB", "urge"): CueWord("ask", frozenset({"obj-inf", "obj"}), frozenset({"obj-inf"}))
    }


@pytest.mark.parametrize(
    "line",
    [
        "urge\tverb\tbeg\tobj",
        "urge\tadverb\task\tobj",
        "urge\tverb\task",
        "urge\tverb\task\tobj\tinf",
        "urge verb ask obj",
        "\tverb\task\tobj",
        "urge\tverb\task\t",
        "concern\tnoun\tfeel\tabout",
        "",
    ],
    ids=["manner", "pos", "few", "many", "spaces", "word", "frames", "again", "empty"],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(LexiconError, match=r"cues\.tsv: line 3: "):
        cues(tmp_path, f"{HEADER}concern\tnoun\tfeel\tabout\n{line}\n")


@pytest.mark.parametrize("text", ["", "word\tpos\tframes\n", "urge\tverb\task\tobj\n"])
def test_a_wrong_header_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(LexiconError, match=r"cues\.tsv: line 1: expected the columns word, pos, manner, frames"):
        cues(tmp_path, text)


def test_no_file_is_named(tmp_path: Path) -> None:
    shutil.copy(SHIPPED / "sources" / "reporting.yaml", tmp_path)
    with pytest.raises(LexiconError, match=r"cues\.tsv: cannot be read"):
        read_sources(tmp_path)


def test_the_shipped_file_is_sorted_and_says_each_word_once() -> None:
    lines = (SHIPPED / "sources" / "cues.tsv").read_text("utf-8").splitlines()[1:]
    words = [tuple(line.split("\t")[:2]) for line in lines]
    assert words == sorted(set(words))


def test_every_frame_of_the_shipped_file_is_one() -> None:
    known = re.compile(rf"(?:(?:obj|pass)-)?(?:{'|'.join([*BRINGING, *PREPOSITIONS])})")
    table = read_sources(SHIPPED / "sources").cues
    assert {frame for cue in table.values() for frame in cue.frames if not known.fullmatch(frame)} == set()
    assert all(cue.frames for cue in table.values())
