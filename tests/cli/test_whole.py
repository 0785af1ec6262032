"""The commands with the shipped model, end to end, and as processes."""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import dateline

Run = Callable[..., Any]
HEAVY = {"spacy", "onnxruntime", "duckdb", "pyarrow", "trafilatura"}


@pytest.fixture(scope="module")
def demo_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "ledger"
    done = _process("-m", "dateline", "demo", "--into", str(folder))
    assert done.returncode == 0, done.stderr
    assert "Cuban missile crisis" in done.stdout
    assert "One of them explained" in done.stdout
    assert done.stderr == ""
    return folder


def test_demo_gives_a_ledger_that_balances(run: Run, demo_ledger: Path) -> None:
    assert run("status", demo_ledger).exit_code == 0


def test_every_act_of_a_report_can_be_explained(run: Run, demo_ledger: Path) -> None:
    rows = [json.loads(line) for line in run("acts", demo_ledger, "--format", "jsonl").stdout.splitlines()]
    chosen = max(rows, key=lambda row: len(row["operators"]))
    result = run("explain", demo_ledger, f"{chosen['report'][:8]}:{chosen['trigger']['start']}")
    assert result.exit_code == 0, result.stderr
    assert chosen["entry"] in result.stdout
    assert " → ".join(use["operator"] for use in chosen["operators"][-1:]) in result.stdout


def test_who(run: Run) -> None:
    lines = '{"id": "a", "text": "Iranian Defense Minister", "date": "2017-12-12"}\n'
    found = json.loads(run("who", "-", input=lines).stdout)
    assert list(found) == ["id", "name", "entity", "country", "sectors"]
    assert found["country"] == "IRN"


def test_python_codes_a_text() -> None:
    report = dateline.report("Iran accused Israel of an attack.", published="2020-01-01", outlet="Wire")
    (coded,) = dateline.code([report])
    assert coded.mentions
    assert coded.report.published == "2020-01-01"


def test_lexicon_check_names_a_bad_entry(run: Run, tmp_path: Path) -> None:
    (tmp_path / "acts").mkdir()
    (tmp_path / "acts" / "mine.yaml").write_text("juggle: {event: JUGGLE, cameo: '010', family: agree}\n")
    result = run("lexicon", "check", "--lexicon", tmp_path)
    assert result.exit_code == 2
    assert "mine.yaml" in result.stderr


def test_help_is_light() -> None:
    done = _process("-X", "importtime", "-m", "dateline", "--help")
    assert done.returncode == 0
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert not HEAVY & loaded


def test_import_is_light() -> None:
    done = _process("-c", "import dateline, sys; print(*sys.modules)")
    assert done.returncode == 0
    assert not (HEAVY | {"typer", "rich", "numpy"}) & set(done.stdout.split())


def test_a_broken_pipe_is_quiet(demo_ledger: Path) -> None:
    command = [sys.executable, "-m", "dateline", "acts", str(demo_ledger), "--format", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_environment()) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


def test_the_version_is_the_one_that_is_installed() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    assert dateline.__version__ == project["project"]["version"]


def test_public_names() -> None:
    assert len(dateline.__all__) <= 12
    assert all(hasattr(dateline, name) for name in dateline.__all__)
    with pytest.raises(AttributeError):
        _ = dateline.nothing  # type: ignore[attr-defined, unused-ignore]


def _process(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=240, check=False, env=_environment())


def _environment() -> dict[str, str]:
    """Ours, so that a process finds the package where this one has it."""
    return {**os.environ, "PYTHONPATH": str(Path(dateline.__file__).parents[1])}
