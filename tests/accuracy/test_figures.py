"""Figures, intervals and floors of the benchmarks, and what agrees with a gold entry, by hand-made cases."""

from pathlib import Path

import pytest

from benchmarks import comparing, parsing, speed
from benchmarks.common import Measure, checksum, macro_f1, pinned, share, status
from benchmarks.treebanks import read_trees, spans
from dateline.model import Party, Span

CONLLU = """# newdoc id = d1
# sent_id = n1
1\tThey\tthey\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\ttalk\ttalk\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = w1
1\tRain\train\tNOUN\tNN\t_\t0\troot\t_\t_

"""


def party(text: str) -> Party:
    return Party(Span(text, 0, len(text)))


def test_a_share_is_a_ratio_of_sums_with_an_interval() -> None:
    figure = share("right", [(1, 1), (0, 1), (0, 0), (1, 2)] * 10)
    assert figure.value == 0.5
    assert 0 < figure.half < 0.25
    assert figure.measure("set").size == 30


def test_a_share_of_nothing_is_nothing() -> None:
    assert share("right", []).value == share("right", []).half == 0.0


def test_macro_f1_is_the_mean_over_the_classes_of_the_gold() -> None:
    figure = macro_f1("f1", [("a", "a"), ("a", "b"), ("b", "b"), ("b", "c")], ["a", "b", "c"])
    assert figure.value == pytest.approx((2 / 3 + 1 / 2) / 2)


def test_a_floor_is_held_from_above_and_a_ceiling_from_below() -> None:
    floor = Measure("set", "right", 10, 0.5, floor=0.6)
    ceiling = Measure("set", "wrong", 10, 0.5, floor=0.6, lower=True)
    assert (floor.holds, ceiling.holds) == (False, True)
    assert (status([floor], floors=True), status([floor], floors=False), status([ceiling], floors=True)) == (1, 0, 0)


def test_floors_do_not_apply_to_other_data() -> None:
    (other,) = pinned([Measure("gsr", "triple", 1, 0.0)], "coding.gsr", "0" * 64)
    assert other.floor is None
    assert other.peer is not None


def test_only_the_ratio_of_the_speeds_is_held_to() -> None:
    slow = Measure("text", "words_per_second", 1, 1.0, floor=2.0)
    assert speed.held([slow])[0].holds


def test_phrases_are_alike_by_their_words_without_articles() -> None:
    assert comparing.alike("the government of Kenya", "Kenya government") == 1.0
    assert comparing.alike("the", "the") == 0.0
    assert comparing.closeness([party("rebels"), party("army chief")], "the army") == pytest.approx(2 / 3)


def test_yielding_is_one_family() -> None:
    assert comparing.family("CONCEDE") == comparing.family("RETREAT") == "YIELD"
    assert comparing.family("AID") == "AID"


def test_a_treebank_has_the_places_of_its_words(tmp_path: Path) -> None:
    path = tmp_path / "bank.conllu"
    path.write_text(CONLLU, "utf-8")
    (news,) = read_trees([path], "n")
    assert news.text == "They don't talk."
    assert [news.text[a:b] for a, b in news.places] == ["They", "do", "n't", "talk", "."]
    assert (news.document, news.heads) == ("d1", (4, 4, 4, 0, 4))
    assert len(checksum([path])) == 64


def test_names_are_spans_of_their_tags() -> None:
    tags = ["B-PER", "I-PER", "O", "I-ORG", "B-ORG", "B-OTH", "I-LOC"]
    assert list(spans(tags)) == [(0, 2, "PER"), (3, 4, "ORG"), (4, 5, "ORG"), (6, 7, "LOC")]


def test_missing_data_is_said_and_passed_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert parsing.main(["--data", str(tmp_path), "--floors"]) == 0
    assert "skipped: no " in capsys.readouterr().out
