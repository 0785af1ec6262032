"""The benchmark of factuality: its files, its figures and, where the data are here, its floors."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks import factuality
from benchmarks.common import MissingDataError
from benchmarks.factual import cases, joined, read_marked, read_scored
from dateline.knowledge.lexicon import read_lexicon
from dateline.parsing.parser import load_parser
from tests.accuracy.test_floors import DATA, below

SCORED = "0\tRome\t_\tNNP\n1\tleft\t3.0\tVBD\n2\t.\t_\t.\n\n0\tHe\t_\tPRP\n1\tmay\t_\tMD\n2\tstay\t0.6\tVB\n"
MARKED = (
    "1\tRome\t_\t_\t_\t_\n2\tbails\tB-E-7\tB-CERTAIN-7\tB-POS-7\tB-NON_FUTURE-7\n"
    "3\tout\tI-E-7\tI-CERTAIN-7\tI-POS-7\tI-NON_FUTURE-7\n4\tbanks\tB-E-8\t_\t_\t_\n"
)


def test_sentences_with_numbers(tmp_path: Path) -> None:
    path = tmp_path / "dev.conll"
    path.write_text(SCORED, "utf-8")
    first, second = read_scored(path)
    assert (first.words, first.labels) == (("Rome", "left", "."), (((1,), 3.0),))
    assert second.labels == (((2,), 0.6),)


def test_sentences_with_marks_lack_events_that_are_marked_in_part(tmp_path: Path) -> None:
    path = tmp_path / "a.conll"
    path.write_text(MARKED, "utf-8")
    (sentence,) = read_marked(path)
    assert sentence.labels == (((1, 2), ("CERTAIN", "POS", "NON_FUTURE")),)


def test_words_as_running_text() -> None:
    words = ["``", "We", "do", "n't", "-LRB-", "now", "-RRB-", "know", ",", "''", "he", "said", "Mid", "-", "May", "."]
    text, starts = joined(words)
    assert text == '"We don\'t (now) know," he said Mid-May.'
    assert [text[k] for k in starts[1:4]] == ["W", "d", "n"]


def test_r_of_what_does_not_vary_is_nothing() -> None:
    assert factuality.correlation(np.array([[1.0, 2.0], [2.0, 2.0]])) == 0.0
    assert factuality.correlation(np.array([[1.0, 2.0], [2.0, 4.0]])) == pytest.approx(1)


def test_each_part_that_is_there_has_its_lines(tmp_path: Path) -> None:
    """The folder itself does, as does the one above it; a part that is not there is passed over."""
    folder = tmp_path / "factuality" / "uw"
    folder.mkdir(parents=True)
    (folder / "test.conll").write_text(SCORED, "utf-8")
    for data in (tmp_path, tmp_path / "factuality"):
        found = list(factuality.measures(data))
        assert [(m.data, m.figure, m.size) for m in found] == [("uw-test", "r", 2), ("uw-test", "mae", 2)]
        assert found[0].value == pytest.approx(1)
        assert found[0].peer


def test_missing_data_is_said(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match="no factuality/uw"):
        list(factuality.measures(tmp_path))


def test_marks_of_an_event_of_several_words(tmp_path: Path) -> None:
    (tmp_path / "meantime_full").mkdir()
    (tmp_path / "meantime_full" / "a.conll").write_text(MARKED, "utf-8")
    (case,) = cases(load_parser(), read_marked(tmp_path / "meantime_full" / "a.conll"))
    assert case.tree.words[case.word].text == "bails"
    found = {m.figure: m.value for m in factuality.measures(tmp_path)}
    assert (found["certainty"], found["polarity"], found["time"]) == (1, 1, 1)


@pytest.mark.skipif(not DATA.is_dir(), reason="the gold data are not here (DATELINE_DATA)")
@pytest.mark.parametrize("part", ["meantime/dev", "meantime/train"])
def test_floors(part: str) -> None:
    path = DATA / "factuality" / f"{part}.conll"
    if not path.is_file():
        pytest.skip(f"no {part}.conll")
    assert not below(factuality.scored(load_parser(), read_lexicon(), path))


@pytest.mark.skipif(not (DATA / "factuality/meantime_full").is_dir(), reason="the gold data are not here")
def test_floors_of_marks() -> None:
    assert not below(factuality.marked(load_parser(), read_lexicon(), DATA / "factuality/meantime_full"))
