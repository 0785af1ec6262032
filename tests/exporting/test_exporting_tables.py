"""Ledger rows → files: flat rows, guarded cells, whole files."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.exporting import COLUMNS, flat_rows, write_csv, write_jsonl, write_table
from dateline.exporting.guard import guarded, is_risky, unguarded
from dateline.ledger import Frame, open_ledger
from dateline.ledger.rows import mention_row
from tests.ledger.ledger_samples import RUN, sample_coded, sample_kept, sample_report

REPORT = sample_report()
DEAL, ARREST = (mention_row(mention, REPORT, RUN.run) for mention in sample_coded(REPORT).mentions)
NAMES = [column.name for column in COLUMNS]


@pytest.fixture
def mentions(tmp_path: Path) -> Frame:
    with open_ledger(tmp_path / "ledger", create=True) as ledger:
        ledger.commit([sample_kept(0)], RUN)
        return ledger.mentions(political=None)


def read_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_columns_are_named_once_and_say_something() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert all(column.says for column in COLUMNS)


def test_one_row_for_each_pair_and_counts_on_the_first() -> None:
    row: dict[str, Any] = {**ARREST, "actors": DEAL["actors"] * 2, "recipients": DEAL["recipients"] * 3}
    rows = list(flat_rows(row))
    assert [list(flat) for flat in rows] == [NAMES] * 6
    assert [flat["pair"] for flat in rows] == [1, 2, 3, 4, 5, 6]
    assert [flat["arrested_low"] for flat in rows] == [4, None, None, None, None, None]
    assert json.loads(rows[0]["counts"]) == ARREST["counts"]
    assert {flat["mention"] for flat in rows} == {ARREST["mention"]}


def test_a_side_that_nobody_fills_is_an_empty_party() -> None:
    (flat,) = flat_rows({**ARREST, "actors": []})
    assert flat["actor_text"] is None
    assert flat["recipient_entity"] is None


def test_parts_become_columns() -> None:
    (flat,) = flat_rows(DEAL)
    assert (flat["actor_country"], flat["recipient_from_text"], flat["where_lat"]) == ("NOR", "Chad", 59.91)
    assert (flat["when_from"], flat["source_kind"], flat["attribution"]) == (
        "2024-04-29",
        "official",
        "Foreign Ministry",
    )
    assert (flat["contexts"], flat["operators"], flat["content_act"]) == ("economic", "sign", "cooperate")


def test_totals_come_before_other_counts() -> None:
    part = {**ARREST["counts"][0], "scope": "part", "low": 1.0}
    (flat,) = flat_rows({**ARREST, "counts": [part, *ARREST["counts"]]})
    assert flat["arrested_low"] == 4


def test_jsonl_is_the_rows_as_they_are(mentions: Frame) -> None:
    stream = io.StringIO()
    assert write_jsonl(mentions, stream) == 2
    assert [json.loads(line) for line in stream.getvalue().splitlines()] == [DEAL, ARREST]


def test_csv_of_mentions_is_flat(mentions: Frame) -> None:
    stream = io.StringIO(newline="")
    assert write_csv(mentions, stream) == 2
    rows = read_csv(stream.getvalue())
    assert list(rows[0]) == NAMES
    assert (rows[0]["political"], rows[0]["goldstein"], rows[1]["goldstein"]) == ("true", "8.0", "-5.0")


def test_csv_without_rows_has_its_heading() -> None:
    stream = io.StringIO(newline="")
    assert write_csv([], stream) == 0
    assert stream.getvalue().strip().split(",") == NAMES


def test_files_are_whole(mentions: Frame, tmp_path: Path) -> None:
    assert write_table(mentions, tmp_path / "m.parquet", "parquet") == 2
    assert pq.read_table(tmp_path / "m.parquet").to_pylist() == [DEAL, ARREST]
    assert write_table(mentions, tmp_path / "m.jsonl", "jsonl") == 2
    assert write_table(mentions, tmp_path / "m.csv", "csv") == 2
    assert not list(tmp_path.glob("*.part"))
    with pytest.raises(InputError, match="jsonl, csv, parquet"):
        write_table(mentions, tmp_path / "m.xls", "xls")
    with pytest.raises(InputError, match="cannot be written"):
        write_table(mentions, tmp_path / "none" / "m.csv", "csv")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20", "  ="])
def test_what_a_spreadsheet_would_run_is_guarded(start: str) -> None:
    stream = io.StringIO(newline="")
    write_csv([{"title": f"{start}1+1", "words": f'he said, "{start}1"'}], stream)
    row = read_csv(stream.getvalue())[0]
    assert row["title"] == f"'{start}1+1"
    assert not is_risky(row["words"])


def test_numbers_are_not_guarded_and_raw_guards_nothing() -> None:
    stream = io.StringIO(newline="")
    write_csv([{"score": -5.0, "title": "=1", "list": ["=a"]}], stream, raw=True)
    assert read_csv(stream.getvalue()) == [{"score": "-5.0", "title": "=1", "list": '["=a"]'}]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_guard_comes_off_again(text: str) -> None:
    stream = io.StringIO(newline="")
    write_csv([{"a": text, "b": 1}], stream)
    cell = read_csv(stream.getvalue())[0]["a"]
    assert cell == guarded(text)
    assert unguarded(cell) == text
