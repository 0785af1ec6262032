"""Bugs that a new user met: each test is named after one."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

import dateline.api
from dateline.cli.app import _what_broke
from dateline.cli.tables import mention_table
from dateline.cli.words import short_id
from dateline.ledger import open_ledger
from dateline.model import Coded, Report

Run = Callable[..., Any]
COMMAND = (sys.executable, "-c", "from dateline.cli import main; main()")


def in_a_shell(ledger: Path, rest: str) -> subprocess.CompletedProcess[str]:
    """`dateline acts LEDGER` and the rest of a line of bash."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PY": sys.executable}
    line = f"set -o pipefail; \"$PY\" -c '{COMMAND[2]}' acts '{ledger}' {rest}"
    return subprocess.run(["bash", "-c", line], capture_output=True, text=True, env=environment, check=False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("format", ["table", "jsonl", "csv"])
def test_a_full_disk_is_one_line_and_no_traceback(ledger: Path, format: str) -> None:
    done = in_a_shell(ledger, f"--format {format} > /dev/full")
    assert done.returncode == 2
    assert done.stderr == "dateline: no space left on device\n"


def test_a_closed_standard_output_is_no_traceback(ledger: Path) -> None:
    for shown in ("table", "jsonl", "csv"):
        done = in_a_shell(ledger, f"--format {shown} >&-")
        assert (done.returncode, done.stderr) == (0, "")


def test_a_table_that_nobody_reads_to_its_end_is_no_error(ledger: Path) -> None:
    done = in_a_shell(ledger, "| true")
    assert (done.returncode, done.stderr) == (0, "")


def test_an_error_of_the_system_names_its_file() -> None:
    broken = OSError(13, "Permission denied", "a/b.txt")
    assert _what_broke(broken) == "a/b.txt: permission denied"


def test_a_report_that_breaks_the_coder_does_not_end_the_others(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Breaks:
        def code(self, report: Report) -> Coded:
            if report.origin == "one":
                raise ValueError("odd words")
            return Coded(report, (), (), (), ())

    monkeypatch.setattr(dateline.api, "load_coder", lambda *_: Breaks())
    for command in ("code", "quotes"):
        result = run(command, folder)
        assert result.exit_code == 0
        assert "failed: one: coding: ValueError: odd words" in result.stderr
        assert "A storm over Alphaland" in result.stdout


@pytest.mark.parametrize(
    "asked",
    [
        ("--type", "FOO"),
        ("--country", "Cuba"),
        ("--since", "2017-13-45"),
        ("--since", "2017-00"),
        ("--until", "2017-02-30"),
        ("--until", "0000"),
    ],
)
def test_a_filter_that_can_fit_nothing_is_said_to_be_wrong(run: Run, ledger: Path, asked: tuple[str, str]) -> None:
    result = run("acts", ledger, *asked)
    assert result.exit_code == 2
    assert repr(asked[1]) in result.stderr


@pytest.mark.parametrize(
    "asked",
    [
        ("--type", "assault"),
        ("--type", "Visit"),
        ("--type", "19"),
        ("--country", "alp"),
        ("--since", "2017"),
        ("--until", "2024-02-29"),
        ("--since", "2017-12"),
    ],
)
def test_a_filter_that_could_fit_is_taken(run: Run, ledger: Path, asked: tuple[str, str]) -> None:
    assert run("acts", ledger, *asked).exit_code == 0


def test_who_refuses_a_date_that_is_none(run: Run) -> None:
    result = run("who", "Tehran", "--date", "garbage")
    assert result.exit_code == 2
    assert "'garbage'" in result.stderr


@pytest.mark.usefixtures("fake")
def test_reading_an_empty_folder_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = run("read", tmp_path / "empty", "--into", tmp_path / "ledger")
    assert result.exit_code == 0
    assert "nothing to read" in result.stderr


@pytest.mark.parametrize("width", [40, 60, 80, 140])
def test_a_narrow_table_cuts_no_id(ledger: Path, width: int) -> None:
    with open_ledger(ledger) as opened:
        row = dict(opened.mentions().rows()[0])
    row["actors"] = [{**party, "name": "Association of Southeast Asian Nations"} for party in row["actors"]]
    console = Console(file=io.StringIO(), width=width)
    with console.capture() as capture:
        console.print(mention_table([row]))
    lines = capture.get().splitlines()
    assert any(line.rstrip().endswith(f" {short_id(row)}") for line in lines)
    assert max(map(len, lines)) <= width
