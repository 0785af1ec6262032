"""How annotated times are read, on documents made up here."""

from datetime import date
from pathlib import Path

from benchmarks.dates import score
from benchmarks.recognizers import judged
from benchmarks.timexes import timeml, wikiwars
from dateline.parsing.parser import load_parser

_TIMEML = """<?xml version="1.0" ?><TimeML>
<DCT><TIMEX3 tid="t0" type="DATE" value="2017-12-12" functionInDocument="CREATION_TIME">2017-12-12</TIMEX3></DCT>
<TEXT>Troops <EVENT eid="e1">attacked</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2017-12-11">Monday</TIMEX3> &amp; fought
<TIMEX3 tid="t2" type="DURATION" value="P2D">two days</TIMEX3> in the <TIMEX3 tid="t3" type="DATE" value="18">19th century</TIMEX3>.
</TEXT></TimeML>"""
_TIMEX2 = """<DOC><TEXT>In <TIMEX2 val="1940-09" mod="START">early <TIMEX2 val="1940-09">September 1940</TIMEX2></TIMEX2> it
began.</TEXT></DOC>"""


def test_timeml(tmp_path: Path) -> None:
    (tmp_path / "a.tml").write_text(_TIMEML, "utf-8")
    document = timeml(tmp_path / "a.tml")
    assert document.published == "2017-12-12"
    assert [document.text[g.start : g.end] for g in document.gold] == ["Monday", "two days", "19th century"]
    monday, century = date(2017, 12, 11), (date(1801, 1, 1), date(1900, 12, 31))
    assert [g.days for g in document.gold] == [(monday, monday), None, century]
    found = score(document, load_parser())
    assert (found.gold, found.calendar, found.found, found.overlapping, found.exact) == (3, 2, 3, 3, 2)


def test_wikiwars(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(_TIMEX2, "utf-8")
    document = wikiwars(tmp_path / "a.xml")
    assert [document.text[g.start : g.end] for g in document.gold] == ["early September 1940", "September 1940"]
    assert document.gold[0].days == (date(1940, 9, 1), date(1940, 9, 10))
    assert score(document, None).exact == 1


def test_specifications(tmp_path: Path) -> None:
    (tmp_path / "DateTimeModel.json").write_text(
        '[{"Input": "I will go on monday", "Context": {"ReferenceDateTime": "2017-12-12T00:00:00"}, "Results": ['
        '{"Text": "monday", "Start": 13, "End": 18, "TypeName": "datetimeV2.date",'
        ' "Resolution": {"values": [{"value": "2017-12-18"}]}}]}]',
        "utf-8-sig",
    )
    assert list(judged(tmp_path)) == [(True, True)]
