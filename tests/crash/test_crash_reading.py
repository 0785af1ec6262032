"""kill -9 while reading: nothing acknowledged is lost, nothing is twice there, the end is that of an unbroken run."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from dateline.ledger import open_ledger

KILLS = 20
SEED = 20240501
STEPS = 30


def crash_runs(*arguments: object) -> list[dict[str, Any]]:
    script = Path(__file__).with_name("crash_runs.py")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, str(script), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def write_reports(folder: Path, count: int) -> Path:
    """Reports that differ, some empty."""
    folder.mkdir()
    for number in range(count):
        text = f"Norway met Chad for round {number} of the talks. Oslo met Lima on day {number}."
        (folder / f"{number:05d}.txt").write_text("" if number % 9 == 4 else text)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != "writer.lock")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(paths)}


def test_kills_at_random_moments(tmp_path: Path) -> None:
    count = 400
    reports = write_reports(tmp_path / "reports", count)
    told = crash_runs("random", reports, tmp_path / "cut", tmp_path / "whole", KILLS, SEED)
    assert len(told) == KILLS + 1
    assert all(not one["faults"] for one in told)
    assert all(one["items"] >= one["acknowledged"] for one in told)
    assert all(one["items"] % 8 == 0 for one in told)
    assert [one["version"] for one in told] == sorted(one["version"] for one in told)
    assert len({one["version"] for one in told}) > KILLS / 4, "the kills did not fall into the work"
    assert told[-1]["items"] == count
    assert files(tmp_path / "cut") == files(tmp_path / "whole")


def test_kills_before_each_step_on_the_disk(tmp_path: Path) -> None:
    reports = write_reports(tmp_path / "reports", 12)
    told = crash_runs("steps", reports, tmp_path, STEPS)
    assert [(one["items"], one["faults"]) for one in told] == [(12, [])] * STEPS
    ends = [files(tmp_path / f"step{step}") for step in range(1, STEPS + 1)]
    assert all(end == ends[0] for end in ends)
    with open_ledger(tmp_path / "step1") as ledger:
        assert len(ledger.mentions()) == 22
