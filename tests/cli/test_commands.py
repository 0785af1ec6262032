"""The commands, with a coder that needs no model."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

Run = Callable[..., Any]
COMMANDS = ("demo", "read", "code", "quotes", "acts", "show", "explain", "who", "status", "lexicon check")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_teaches_with_examples(run: Run, command: str) -> None:
    result = run(*command.split(), "--help")
    assert result.exit_code == 0
    assert "Example" in result.stdout
    assert f"dateline {command}" in result.stdout


def test_without_arguments_there_is_help(run: Run) -> None:
    result = run()
    assert result.exit_code == 2
    assert "explain" in result.stdout + result.stderr


def test_usage_errors_are_one_line(run: Run) -> None:
    for arguments in (["nonsense"], ["acts"], ["code", "-", "--format", "xml"], ["read", "x"]):
        result = run(*arguments)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert len(result.stderr.splitlines()) == 1


@pytest.mark.usefixtures("fake")
def test_code_prints_one_political_mention_a_line(run: Run, folder: Path) -> None:
    result = run("code", folder, "--format", "jsonl")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["origin"] for row in rows] == ["one"]
    assert list(rows[0])[:3] == ["mention", "report", "origin"]
    assert rows[0]["run"]
    assert "picture.png" in result.stderr


@pytest.mark.usefixtures("fake")
def test_code_all_prints_the_others_too(run: Run, folder: Path) -> None:
    result = run("code", folder, "--format", "jsonl", "--all")
    assert len(result.stdout.splitlines()) == 2


@pytest.mark.usefixtures("fake")
def test_code_reads_standard_input(run: Run) -> None:
    result = run("code", "-", "--format", "jsonl", input="Alphaland attacked the port.\n")
    assert json.loads(result.stdout)["trigger"]["text"] == "attacked"


@pytest.mark.usefixtures("fake")
def test_code_as_a_table_says_who_and_what(run: Run, folder: Path) -> None:
    result = run("code", folder)
    assert "Alphaland" in result.stdout
    assert "ASSAULT" in result.stdout
    assert "1 May 2020" in result.stdout


@pytest.mark.usefixtures("fake")
def test_report_text_reaches_the_table_escaped(run: Run) -> None:
    row = json.dumps({"id": "x", "title": "[red]\x1b]0;owned\x07\u202e", "text": "Alphaland attacked [bold]it."})
    result = run("code", "-", input=row)
    assert "\x1b" not in result.stdout
    assert "\u202e" not in result.stdout
    assert "[red]" in result.stdout


@pytest.mark.usefixtures("fake")
def test_code_without_any_report_ends_with_1(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text(" ")
    assert run("code", tmp_path).exit_code == 1


def test_a_missing_path_is_an_input_error(run: Run, tmp_path: Path) -> None:
    result = run("code", tmp_path / "nowhere")
    assert result.exit_code == 2
    assert "nowhere" in result.stderr


@pytest.mark.usefixtures("fake")
def test_quotes(run: Run, folder: Path) -> None:
    rows = run("quotes", folder, "--format", "jsonl").stdout.splitlines()
    assert json.loads(rows[0])["contents"][0]["text"] == "attacked"
    assert "Alphaland" in run("quotes", folder).stdout


@pytest.mark.usefixtures("fake")
def test_read_twice_adds_nothing(run: Run, folder: Path, ledger: Path) -> None:
    result = run("read", folder, "--into", ledger)
    assert result.exit_code == 0
    assert "3  in the ledger already" in result.stdout
    assert "0  mentions of acts added" in result.stdout


def test_an_interrupted_read_keeps_what_is_done_and_ends_with_130(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(report: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("dateline.api.load_code", lambda *_: stop)
    result = run("read", folder, "--into", tmp_path / "ledger")
    assert result.exit_code == 130
    assert "Traceback" not in result.stderr
    assert run("status", tmp_path / "ledger").exit_code == 0


def test_acts_as_a_table_and_as_lines(run: Run, ledger: Path) -> None:
    assert "ASSAULT" in run("acts", ledger).stdout
    rows = [json.loads(line) for line in run("acts", ledger, "--format", "jsonl", "--all").stdout.splitlines()]
    assert len(rows) == 2


def test_acts_filters(run: Run, ledger: Path) -> None:
    assert run("acts", ledger, "--actor", "ALP", "--type", "ASSAULT", "--since", "2020").stdout
    nothing = run("acts", ledger, "--recipient", "ALP")
    assert nothing.exit_code == 0
    assert nothing.stdout == ""
    assert "no mention fits" in nothing.stderr
    assert run("acts", ledger, "--since", "May").exit_code == 2


def test_acts_limit_says_that_there_is_more(run: Run, ledger: Path) -> None:
    result = run("acts", ledger, "--all", "--limit", "1", "--format", "jsonl")
    assert len(result.stdout.splitlines()) == 1
    assert "--limit 0" in result.stderr


def test_acts_as_csv_and_parquet(run: Run, ledger: Path, tmp_path: Path) -> None:
    flat = list(csv.DictReader(io.StringIO(run("acts", ledger, "--format", "csv").stdout)))
    assert flat[0]["actor_country"] == "ALP"
    out = tmp_path / "acts.parquet"
    assert run("acts", ledger, "--format", "parquet", "--out", out).exit_code == 0
    assert pq.read_table(out).num_rows == 1
    assert run("acts", ledger, "--out", out).exit_code == 2


def test_show_marks_the_trigger(run: Run, ledger: Path) -> None:
    assert "attacked[1]" in run("show", ledger, "one").stdout
    assert run("show", ledger, "three").exit_code == 2


def test_explain_needs_a_mention_that_is_there(run: Run, ledger: Path) -> None:
    assert run("explain", ledger, "nonsense").exit_code == 2
    assert run("explain", ledger, "one:99").exit_code == 2


def test_status_balances_and_lists_what_was_refused(run: Run, ledger: Path) -> None:
    result = run("status", ledger, "--items")
    assert result.exit_code == 0
    assert "books balance" in result.stdout
    assert "picture.png" in result.stdout


def test_status_of_a_damaged_ledger_ends_with_1(run: Run, ledger: Path) -> None:
    segment = next((ledger / "segments" / "mentions").iterdir())
    segment.write_bytes(segment.read_bytes()[:-1] + b"?")
    result = run("status", ledger)
    assert result.exit_code == 1
    assert segment.name in result.stderr


def test_a_folder_that_is_no_ledger(run: Run, tmp_path: Path) -> None:
    for arguments in (["acts"], ["status"], ["show", "x"], ["explain", "x:1"]):
        result = run(arguments[0], tmp_path, *arguments[1:])
        assert result.exit_code == 2
        assert "not a ledger" in result.stderr


def test_who_names_a_bad_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.cli.who._answerer", lambda *_: lambda one: {"name": one.text})
    result = run("who", "-", input='{"id": 1, "text": "Tehran"}\n{"id": 2}\n')
    assert json.loads(result.stdout) == {"id": 1, "name": "Tehran"}
    assert result.exit_code == 2
    assert "line 2" in result.stderr
