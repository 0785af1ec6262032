"""Commit and read back, damage, locks, sweeping, queries."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import polars
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import DamagedLedger, InputError, LedgerError
from dateline.ledger import Kept, Ledger, open_ledger
from dateline.ledger.manifest import HISTORY, NAME, load_manifest
from dateline.ledger.rows import mention_row, name_row, quote_row, report_row, sentence_row
from dateline.model import Item
from tests.ledger.ledger_samples import LATER, RUN, sample_coded, sample_kept, sample_report


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    made = open_ledger(tmp_path / "ledger", create=True)
    made.commit([sample_kept(n) for n in (2, 0, 1)], RUN)
    made.commit([sample_kept(3), Kept(Item("reports/9.txt", "empty", "no text"), None)], RUN)
    made.close()
    return made


def files(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != "writer.lock")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(paths)}


def test_no_ledger_is_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="is not a ledger"):
        open_ledger(tmp_path / "none")
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(LedgerError, match="not empty"):
        open_ledger(tmp_path, create=True)


def test_an_empty_ledger_answers_everything(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "new", create=True) as empty:
        frames = [empty.mentions(), empty.reports(), empty.sentences(), empty.quotes(), empty.names(), empty.books()]
        assert [len(frame) for frame in [*frames, empty.runs()]] == [0] * 7
        assert empty.mentions(actor="Chad", event="AGREE", country="TCD", since="2024-01-01").rows() == []
        assert empty.balance().balanced
        assert empty.balance().items == 0
        assert empty.mention("x") is None
        assert empty.report("x") is None
        empty.verify()


def test_what_is_committed_comes_back(ledger: Ledger) -> None:
    report = sample_report(2)
    coded = sample_coded(report)
    assert ledger.mentions(report=report.id, political=None).rows() == [
        mention_row(mention, report, RUN.run) for mention in coded.mentions
    ]
    assert ledger.sentences(report.id).rows() == [sentence_row(one, report, RUN.run) for one in coded.sentences]
    assert ledger.names(report=report.id).rows() == [name_row(one, report, RUN.run) for one in coded.names]
    assert ledger.quotes(report=report.id).rows() == [quote_row(one, report, RUN.run) for one in coded.quotes]
    assert ledger.report(report.id) == report_row(report, RUN.run)


def test_rows_come_in_the_order_of_reports_and_text(ledger: Ledger) -> None:
    ids = [row["mention"] for row in ledger.mentions(political=None).rows()]
    assert len(ids) == 8
    assert ids == sorted(ids, key=lambda key: (key.split(":")[0], int(key.split(":")[1].split("-")[0])))


def test_a_report_is_found_by_id_origin_or_beginning(ledger: Ledger) -> None:
    for key in ("r000003", "reports/0003.txt"):
        found = ledger.report(key)
        assert found is not None
        assert found["report"] == "r000003"
    assert ledger.report("r0000031") is None
    assert ledger.report("") is None
    with pytest.raises(InputError, match="fits 4 reports"):
        ledger.report("r00")


def test_a_mention_is_found_by_its_id(ledger: Ledger) -> None:
    found = ledger.mention("r000001:7-13")
    assert found is not None
    assert found["event"] == "AGREE"
    assert ledger.mention("r000001:7-14") is None


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, 4),
        ({"political": None}, 8),
        ({"political": False}, 4),
        ({"actor": "norway"}, 4),
        ({"actor": "NOR"}, 4),
        ({"actor": "country/norway"}, 4),
        ({"actor": "Nor"}, 4),
        ({"actor": "Norw"}, 0),
        ({"actor": "gunmen", "political": None}, 4),
        ({"actor": "GUNMEN", "political": None}, 0),
        ({"recipient": "Chad"}, 4),
        ({"recipient": "Norway"}, 0),
        ({"event": "agree"}, 4),
        ({"event": "05"}, 4),
        ({"event": "17", "political": None}, 4),
        ({"event": "arrest", "political": None}, 4),
        ({"event": "%"}, 0),
        ({"country": "TCD"}, 4),
        ({"country": "nor"}, 4),
        ({"country": "FRA"}, 0),
        ({"outlet": "harbour post"}, 4),
        ({"outlet": "' OR 1=1 --"}, 0),
        ({"since": "2024-04-29", "until": "2024-04-29"}, 4),
        ({"since": "2024-04-30"}, 0),
        ({"until": "2024-04"}, 4),
        ({"until": "2024-03"}, 0),
        ({"since": "2024-05-02", "until": "2024-05-03", "political": None}, 2),
        ({"limit": 3}, 3),
        ({"limit": 0}, 0),
        ({"report": "r000002", "political": None}, 2),
    ],
)
def test_questions(ledger: Ledger, asked: dict[str, str], found: int) -> None:
    assert len(ledger.mentions(**asked)) == found  # type: ignore[arg-type]


def test_questions_about_the_other_tables(ledger: Ledger) -> None:
    assert len(ledger.quotes(source="Chad")) == 4
    assert len(ledger.quotes(source="Norway")) == 0
    assert len(ledger.names(entity="country/norway")) == 4
    assert len(ledger.names(kind="pronoun")) == 4
    assert len(ledger.reports(since="2024-05-02", until="2024-05-03")) == 2
    assert "text" not in ledger.reports().columns
    assert "text" in ledger.reports(text=True).columns
    assert [row["reason"] for row in ledger.books(outcome="empty").rows()] == ["no text"]
    with pytest.raises(InputError):
        ledger.mentions(limit=-1)


def test_frames_speak_pandas_and_polars(ledger: Ledger) -> None:
    frame = ledger.mentions()
    assert len(frame.pandas()) == len(frame.polars()) == frame.arrow().num_rows == 4
    assert polars.DataFrame(frame).columns == frame.columns


def test_queries_read_no_other_file_and_change_nothing(ledger: Ledger) -> None:
    ledger.reports()
    for sql in ("SELECT * FROM read_csv('/etc/hostname')", "COPY (SELECT 1) TO 'x.csv'", "SET threads = 1"):
        with pytest.raises(LedgerError, match="cannot be queried"):
            ledger._ask(sql)


def test_the_same_rows_give_the_same_bytes(ledger: Ledger, tmp_path: Path) -> None:
    with open_ledger(tmp_path / "other", create=True) as other:
        other.commit([sample_kept(n) for n in (0, 1, 2)], RUN)
        other.commit([Kept(Item("reports/9.txt", "empty", "no text"), None), sample_kept(3)], RUN)
    assert files(ledger.path) == files(tmp_path / "other")


def test_runs_tell_versions_and_times(ledger: Ledger) -> None:
    with ledger:
        ledger.commit([sample_kept(5)], LATER)
        rows = ledger.runs().rows()
        assert [(row["run"], row["code"]) for row in rows] == [(RUN.run, "0.1"), (LATER.run, "0.2")]
        assert ledger.known_versions() == (RUN.versions, LATER.versions)
        assert rows[0]["started"] == "2024-05-01T10:00:00Z"
        assert rows[0]["paths"] == ["reports"]
    assert len(RUN.run) == 12
    assert RUN.run != LATER.run
    assert replace(RUN, versions=replace(RUN.versions, run="x")).run == RUN.run


def test_balance(ledger: Ledger) -> None:
    balance = ledger.balance()
    assert balance.balanced
    assert (balance.items, balance.reports, balance.mentions) == (5, 4, 8)
    assert balance.outcomes() == {"empty": 1, "ok": 4}
    assert balance.reasons() == {("empty", "no text"): 1, ("ok", None): 4}
    assert balance.count("ok", "reports") == 4
    assert balance.count("ok", "elsewhere") == 0


def test_books_that_do_not_balance_say_how(ledger: Ledger) -> None:
    with ledger:
        stray = sample_report(7)
        ledger.commit([Kept(Item("x.txt", "duplicate", None, stray), None)], RUN)
        assert ledger.balance().faults == ("1 duplicates of reports that are not kept",)


def test_a_later_row_takes_the_place_of_a_failed_one(ledger: Ledger) -> None:
    item = Item("late.txt", "failed", "coding: ValueError: x", sample_report(8))
    with ledger:
        ledger.commit([Kept(item, None)], RUN)
        kept = sample_kept(8)
        ledger.commit([Kept(replace(kept.item, origin="late.txt"), kept.coded)], LATER)
        assert ledger.balance().balanced
        assert ledger.balance().items == 6
        assert [row["outcome"] for row in ledger.books(origin="late.txt").rows()] == ["ok"]


def test_a_report_is_never_kept_twice(ledger: Ledger) -> None:
    before = files(ledger.path)
    with ledger:
        with pytest.raises(LedgerError, match="in the ledger already"):
            ledger.commit([sample_kept(9), sample_kept(2)], RUN)
        with pytest.raises(LedgerError, match="in the ledger already"):
            ledger.commit([sample_kept(9), sample_kept(9)], RUN)
        with pytest.raises(LedgerError, match="was not coded"):
            ledger.commit([Kept(sample_kept(9).item, None)], RUN)
        ledger.commit([], RUN)
    assert files(ledger.path) == before


def test_known_reports(ledger: Ledger) -> None:
    assert ledger.known_reports() == {"r000000", "r000001", "r000002", "r000003"}
    with ledger:
        ledger.commit([sample_kept(4)], RUN)
        assert "r000004" in ledger.known_reports()


def test_one_writer_at_a_time(ledger: Ledger) -> None:
    with open_ledger(ledger.path) as first, open_ledger(ledger.path) as second:
        first.commit([sample_kept(4)], RUN)
        with pytest.raises(LedgerError, match="is being written by process"):
            second.commit([sample_kept(5)], RUN)
        assert len(second.reports()) == 4
        second.refresh()
        assert len(second.reports()) == 5
        first.close()
        second.commit([sample_kept(5)], RUN)
        assert len(second.reports()) == 6


def test_a_killed_writer_leaves_no_lock(ledger: Ledger) -> None:
    script = (
        "import os, sys; from dateline.ledger import open_ledger; "
        "ledger = open_ledger(sys.argv[1]); ledger.lock(); os.kill(os.getpid(), 9)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", script, str(ledger.path)], check=False, env=environment)
    assert done.returncode == -9
    with open_ledger(ledger.path) as again:
        again.lock()


def test_the_next_opening_removes_what_no_manifest_lists(ledger: Ledger) -> None:
    before = files(ledger.path)
    strays = ["segments/reports/000003-0123456789abcdef.parquet", "segments/names/x.parquet.part"]
    strays += [f"{HISTORY}/000003.json", "manifest.json.part"]
    for stray in strays:
        (ledger.path / stray).write_bytes(b"half")
    (ledger.path / "notes.md").write_bytes(b"mine")
    open_ledger(ledger.path)
    assert files(ledger.path) == {**before, "notes.md": b"mine"}


def test_opening_beside_a_writer_removes_nothing(ledger: Ledger) -> None:
    stray = ledger.path / "segments/reports/000003-0123456789abcdef.parquet"
    with ledger:
        ledger.lock()
        stray.write_bytes(b"half")
        open_ledger(ledger.path)
        assert stray.exists()


def test_every_version_is_kept(ledger: Ledger) -> None:
    parts = [json.loads(path.read_text()) for path in sorted((ledger.path / HISTORY).iterdir())]
    assert [part["version"] for part in parts] == [1, 2]
    whole = json.loads((ledger.path / NAME).read_text())
    assert [file for part in parts for file in part["files"]] == whole["files"]


def test_verify_names_the_damaged_file(ledger: Ledger, tmp_path: Path) -> None:
    for number, file in enumerate(load_manifest(ledger.path).files):
        copy = tmp_path / f"copy{number}"
        shutil.copytree(ledger.path, copy)
        data = bytearray((copy / file.path).read_bytes())
        data[len(data) // 2] ^= 1
        (copy / file.path).write_bytes(data)
        with pytest.raises(DamagedLedger, match=file.path):
            open_ledger(copy).verify()


def test_a_file_that_is_gone_or_short_is_found_on_the_first_query(ledger: Ledger) -> None:
    path = ledger.path / load_manifest(ledger.path).of("reports")[0].path
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(DamagedLedger, match="reports"):
        ledger.mentions()
    path.unlink()
    with pytest.raises(DamagedLedger, match="missing"):
        ledger.mentions()
    with pytest.raises(DamagedLedger, match="missing"):
        ledger.verify()


def test_a_damaged_manifest_is_refused(ledger: Ledger) -> None:
    path = ledger.path / NAME
    whole = path.read_bytes()
    for data in (whole[:-3], b"", b"[]", whole.replace(b'"rows": 3', b'"rows": 4'), b"[" * 100_000):
        path.write_bytes(data)
        with pytest.raises(DamagedLedger):
            open_ledger(ledger.path)


def test_a_manifest_names_nothing_outside(ledger: Ledger) -> None:
    from dateline.ledger.manifest import Manifest, SegmentFile, save_manifest

    outside = SegmentFile("reports", "segments/reports/../../../x.parquet", 1, 1, "0" * 64, 1)
    save_manifest(ledger.path, Manifest(1, (outside,)))
    with pytest.raises(DamagedLedger, match="no segment"):
        open_ledger(ledger.path)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(st.text(st.characters(codec="utf-8"), max_size=30), min_size=1, max_size=6),
    cut=st.integers(0, 6),
    title=st.none() | st.text(st.characters(codec="utf-8"), max_size=20),
)
def test_commit_then_read_back_is_identity(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], cut: int, title: str | None
) -> None:
    reports = [replace(sample_report(n), text=text, blocks=(), title=title) for n, text in enumerate(texts)]
    empty = sample_coded(sample_report())
    coded = [replace(empty, report=one, sentences=(), mentions=(), names=(), quotes=()) for one in reports]
    kept = [Kept(Item(one.report.origin, "ok", None, one.report), one) for one in coded]
    with open_ledger(tmp_path_factory.mktemp("identity") / "ledger", create=True) as ledger:
        ledger.commit(kept[:cut], RUN)
        ledger.commit(kept[cut:], RUN)
        assert ledger.reports(text=True).rows() == [report_row(one, RUN.run) for one in reports]
        assert ledger.balance().balanced
        ledger.verify()
