"""Words per second on one core from text to rows, and memory: `python -m benchmarks.speed --data DIR [--floors]`.

The text is the news half of PUD under `DIR/treebanks`, or else the demo reports, repeated to at least 20,000 words.
Rates are words (between white space) per CPU second of one thread, for all stages together and for each:

    read     file to reports, text to tokens      encode   the network, its word pieces and its best trees
    tree     tokens and readings to a `Doc`       code     mentions       row   their JSON Lines

`of_encoder` is the rate of all stages as a share of that of the bare network on the same sentences: the only figure
with a floor that `--floors` holds, since it depends little on the machine and on what else it does. Of three runs the one
with the middle share is shown. `peak_mb` is the
most memory of the process in 10^6 bytes, `first_row` the wall-clock seconds from a `dateline code` to its first row.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from benchmarks import treebanks
from benchmarks.common import HEADING, Measure, MissingDataError, or_skipped, parser, pinned, status
from dateline.reading import read_items

WORDS, RUNS = 20_000, 3
STAGES = ("read", "encode", "tree", "code", "row")
HELD = frozenset({"of_encoder"})
DEMO = Path(__file__).resolve().parent.parent / "src/dateline/demo/reports"
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def texts(data: Path) -> tuple[str, list[str]]:
    """The name of the text and its reports, at least `WORDS` words of them."""
    try:
        gold = list(treebanks.read_trees(treebanks.pud(data / "treebanks"), "n"))
        name, found = "pud-news", [" ".join(g.text for g in group) for _, group in groupby(gold, lambda g: g.document)]
    except MissingDataError:
        name, found = "demo", [item.report.text for item in read_items([DEMO]) if item.report is not None]
    size = sum(len(text.split()) for text in found)
    if not size:
        raise MissingDataError("no text to measure on")
    return name, found * -(-WORDS // size)


def stages(path: Path) -> dict[str, float]:
    """The figures of a measured process of its own, on one thread."""
    command = [sys.executable, "-m", "benchmarks.stages", str(path)]
    done = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=True, env=_environment())
    return {key: float(value) for key, value in json.loads(done.stdout).items()}


def first_row(path: Path) -> float | None:
    """Wall-clock seconds to the first row of `dateline code`, all told; None where it gives none."""
    command = [sys.executable, "-m", "dateline", "code", str(path), "--format", "jsonl"]
    began = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment()) as process:
        assert process.stdout is not None
        row = process.stdout.readline()
        waited = time.monotonic() - began
        process.kill()
    return waited if row else None


def _environment() -> dict[str, str]:
    """Ours, with one thread, and with our own import path."""
    return {**os.environ, **ONE_THREAD, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


def figures(name: str, found: dict[str, float], waited: float | None) -> Iterator[Measure]:
    """The lines of the table."""
    size = int(found["words"])
    yield Measure(name, "words_per_second", size, size / found["all"])
    yield Measure(name, "of_encoder", size, found["network"] / found["all"])
    for stage in STAGES:
        yield Measure(name, f"  {stage}", size, size / max(found[stage], 1e-9))
    yield Measure(name, "  network", size, size / found["network"])
    yield Measure(name, "peak_mb", size, found["peak"] / 1e6, lower=True)
    if waited is not None:
        yield Measure(name, "first_row", size, waited, lower=True)


def measures(data: Path) -> Iterator[Measure]:
    """Every figure, with floors. Raises MissingDataError."""
    name, reports = texts(data)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        rows = (json.dumps({"id": str(k), "text": text}) for k, text in enumerate(reports))
        path.write_text("\n".join(rows) + "\n", "utf-8")
        runs = [stages(path) for _ in range(RUNS)]
        waited = first_row(path)
    middle = sorted(runs, key=lambda run: run["network"] / run["all"])[RUNS // 2]
    yield from pinned(figures(name, middle, waited), "speed", None)


def held(measures: Sequence[Measure]) -> list[Measure]:
    """The measures with only those floors that a busy machine may be held to."""
    return [m if m.figure in HELD else replace(m, floor=None) for m in measures]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 1 where floors are asked for and the one that is held is not reached."""
    chosen = parser("speed", __doc__).parse_args(arguments)
    kept: list[Measure] = []
    print(HEADING)
    or_skipped(lambda: measures(chosen.data), kept)
    if not any(m.figure == "first_row" for m in kept):
        print("skipped: first_row (dateline code gave no row)")
    return status(held(kept), chosen.floors)


if __name__ == "__main__":
    sys.exit(main())
