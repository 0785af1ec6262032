"""How well acts and actors are read, on gold sets: `python -m benchmarks.coding --data DIR [--set NAME] [--floors]`.

`DIR` holds a folder for each set (see `benchmarks.sets`). Every sentence is a report of its own; political mentions
count. Figures are shares, each with its 95% interval by drawing entries anew. Peers' figures: `peers.toml`.
"""

import sys
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

from benchmarks.common import HEADING, Figure, Measure, System, load_system, or_skipped, parser, pinned, status
from benchmarks.sets import SETS, Case, GoldSet

FEWEST = 20
"""Rows that a step of confidence has at least, so that its share of right ones says something."""


def measures(gold: GoldSet, data: Path, system: System) -> Iterator[Measure]:
    """Every figure of one set, with floors and peers. Raises MissingDataError."""
    cases = list(gold.judge(system, gold.rows(data)))
    found = [figure.measure(gold.name, _size(figure, cases)) for figure in gold.figures(cases)]
    sure = [pair for case in cases for pair in case.sure]
    if sure:
        found.append(Measure(gold.name, "confidence_error", len(sure), calibration_error(sure), lower=True))
    yield from pinned(found, f"coding.{gold.name}", gold.checksum(data))


def calibration_error(sure: Sequence[tuple[float, bool]]) -> float:
    """How far confidence is off: the mean distance of confidence and share of right rows over steps of confidence with as many rows
    each (expected calibration error with equal mass; Nixon and others 2019): ten of them, or fewer so that each has `FEWEST`
    rows, for with ten rows a step chance alone puts the two .13 apart."""
    ordered = sorted(sure)
    steps = max(1, min(10, len(ordered) // FEWEST))
    cuts = [len(ordered) * k // steps for k in range(steps + 1)]
    return sum(abs(sum(c - r for c, r in ordered[a:b])) for a, b in pairwise(cuts)) / len(ordered)


def _size(figure: Figure, cases: Sequence[Case]) -> int | None:
    """The entries that count for a figure: all for an F1, else those that have it (None)."""
    return len(cases) if figure.name.endswith("f1") else None


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 1 where floors are asked for and one is not held."""
    options = parser("coding", __doc__)
    options.add_argument("--set", choices=[s.name for s in SETS], action="append", help="only this; may be repeated")
    chosen = options.parse_args(arguments)
    kept: list[Measure] = []
    print(HEADING)
    system = load_system()
    for gold in SETS:
        if chosen.set is None or gold.name in chosen.set:
            or_skipped(partial(measures, gold, chosen.data, system), kept)
    return status(kept, chosen.floors)


if __name__ == "__main__":
    sys.exit(main())
