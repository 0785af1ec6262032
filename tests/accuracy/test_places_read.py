"""Gold names as the benchmark of places reads them: shifted offsets, marked-up text, a folder that is the data itself."""

from pathlib import Path

import pytest

from benchmarks.common import MissingDataError
from benchmarks.places import geo_web_news, gold_names, is_near, tr_news
from dateline.coding.places.toponyms import Setting, resolve
from dateline.knowledge.actors import ActorTable, Sounds
from dateline.knowledge.gazetteer import Gazetteer

NOBODY = ActorTable({}, {}, {}, {}, frozenset(), {}, Sounds({}))

TR = """<?xml version="1.0"?>
<articles><article docid="1"><title>x</title><text><![CDATA[Rain & wind hit Oslo, then Bergen.]]></text><toponyms>
<toponym><phrase>Oslo</phrase><start>14</start><end>18</end>
<gaztag geonameid="1"><name>Oslo</name><lat>59.91</lat><lon>10.75</lon></gaztag></toponym>
<toponym><phrase>Bergen</phrase><start>27</start><end>33</end></toponym></toponyms></article></articles>"""

GWN = """<articles><article file="0"><text>Rain &amp; wind hit Oslo.</text><toponyms>
<toponym><extractedName>Oslo</extractedName><type>Literal</type><start>16</start><end>20</end>
<latitude>59.91</latitude><longitude>10.75</longitude></toponym>
<toponym><extractedName>wind</extractedName><type>Non_Toponym</type><start>7</start><end>11</end></toponym>
</toponyms></article></articles>"""


def test_names_without_a_point_are_left_out_and_shifted_ones_put_right(tmp_path: Path) -> None:
    (tmp_path / "any.xml").write_text(TR, "utf-8")
    (document,) = tr_news(tmp_path)
    (oslo,) = document.toponyms
    assert document.text[oslo.span.start : oslo.span.end] == "Oslo"


@pytest.mark.parametrize("listed", [None, "Oslo,,Oslo,,59.91,,10.75,,16,,20||\n", "one\ntwo\nthree\n"])
def test_the_list_of_names_is_used_where_it_fits(tmp_path: Path, listed: str | None) -> None:
    (tmp_path / "GWN.xml").write_text(GWN, "utf-8")
    if listed:
        (tmp_path / "gwn_full.txt").write_text(listed, "utf-8")
    (document,) = geo_web_news(tmp_path)
    (oslo,) = document.toponyms
    assert (oslo.span.text, oslo.span.start, oslo.lat) == ("Oslo", 16, 59.91)
    (found,) = resolve([oslo.span], Setting(document.text), Gazetteer(), NOBODY)
    assert is_near(oslo, found)
    assert not is_near(oslo, ())


@pytest.mark.parametrize("inside", ["", "geo"])
def test_the_folder_may_be_the_data_itself(tmp_path: Path, inside: str) -> None:
    folder = tmp_path / inside / "trnews"
    folder.mkdir(parents=True)
    (folder / "any.xml").write_text(TR, "utf-8")
    near, covered = gold_names("trnews", tmp_path, Gazetteer(), NOBODY)
    assert (near.value, covered.value, near.floor) == (1.0, 1.0, None)


def test_missing_names_are_said(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError):
        list(gold_names("geowebnews", tmp_path, Gazetteer(), NOBODY))
