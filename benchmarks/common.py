"""What the benchmarks share: figures with their intervals, pinned floors, the peers' figures, the printed table."""

import argparse
import hashlib
import json
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.coding.coder import Coder
from dateline.knowledge.lexicon import Lexicon, read_lexicon
from dateline.model import Block, Mention, Report
from dateline.parsing.parser import Parser, load_parser

HERE = Path(__file__).resolve().parent
DRAWS = 400
"""Resamples of the cases from which an interval is read."""

Row = dict[str, Any]
Part = tuple[float, float]
"""What one case adds to a figure: to the numerator and to the denominator."""


class MissingDataError(Exception):
    """The data folder lacks what a benchmark reads; the message names it."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the table. `half` is half the width of the 95% interval; `lower`: a smaller value is better.

    `floor` is None where none is pinned, or where it is pinned to other data.
    """

    data: str
    figure: str
    size: int
    value: float
    half: float | None = None
    peer: float | None = None
    floor: float | None = None
    lower: bool = False

    @property
    def holds(self) -> bool:
        """Whether the floor is held; true where there is none."""
        return self.floor is None or (self.value <= self.floor if self.lower else self.value >= self.floor)


@dataclass(frozen=True, slots=True)
class System:
    """Everything loaded once: the parser, the lexicon and the coder over both."""

    parser: Parser
    lexicon: Lexicon
    coder: Coder

    def code(self, text: str, name: str = "r", published: str | None = None) -> tuple[Mention, ...]:
        """The political mentions of one sentence, as a report of its own."""
        return tuple(m for m in self.coder.code(small_report(text, name, published)).mentions if m.political)


def load_system() -> System:
    """The shipped model and lexicon."""
    parser, lexicon = load_parser(), read_lexicon()
    return System(parser, lexicon, Coder(parser, lexicon))


def small_report(text: str, name: str = "r", published: str | None = None) -> Report:
    """A report whose whole text is one block of body."""
    return Report(name, name, text, (Block(0, len(text), "body"),), published=published)


# Data and what is pinned to it


def need(path: Path) -> Path:
    """The path, if it is there. Raises MissingDataError."""
    if not path.exists():
        raise MissingDataError(f"no {path.name} in {path.parent}")
    return path


def json_lines(folder: Path) -> list[Row]:
    """The rows of the one `.jsonl` file of a folder, the first by name. Raises MissingDataError."""
    return [json.loads(line) for line in first_file(folder).read_text("utf-8").split("\n") if line.strip()]


def first_file(folder: Path) -> Path:
    """The first `.jsonl` file of a folder. Raises MissingDataError."""
    found = sorted(folder.glob("*.jsonl"))
    if not found:
        raise MissingDataError(f"no {folder.name}/*.jsonl in {folder.parent}")
    return found[0]


def checksum(paths: Iterable[Path]) -> str:
    """One sha256 over the bytes of the files, in order."""
    sha = hashlib.sha256()
    for path in paths:
        sha.update(path.read_bytes())
    return sha.hexdigest()


def table(name: str, key: str) -> Mapping[str, Any]:
    """The table `[key]` (dotted for a nested one) of `floors.toml` or `peers.toml`; empty if there is none."""
    found = tomllib.loads((HERE / name).read_text("utf-8"))
    for part in key.split("."):
        found = found.get(part, {})
    return found


def pinned(measures: Iterable[Measure], key: str, sha256: str | None) -> Iterator[Measure]:
    """The measures with their peers' figures and with their floors, these only on the data that they are pinned to."""
    floors, peers = table("floors.toml", key), table("peers.toml", key)
    same = sha256 is None or floors.get("sha256") == sha256
    for measure in measures:
        floor = floors.get(measure.figure) if same else None
        yield replace(measure, floor=floor, peer=peers.get(measure.figure))


# Figures


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean, over one or more groups, of ratios of sums over cases; `parts[case, group]` is (numerator, denominator).

    A share is one group; a macro-F1 has a group for each class: twice the hits over gold and given together.
    """

    name: str
    parts: NDArray[np.float64]
    lower: bool = False

    @property
    def value(self) -> float:
        """The figure over all cases; 0 where nothing was counted."""
        return float(_ratios(self.parts.sum(0)[None])[0])

    @property
    def half(self) -> float:
        """Half the width of its 95% interval, by drawing cases anew with a fixed seed."""
        cases = len(self.parts)
        if cases == 0:
            return 0.0
        weights = np.random.default_rng(0).multinomial(cases, np.full(cases, 1 / cases), DRAWS).astype(np.float64)
        sums = (weights @ self.parts.reshape(cases, -1)).reshape(DRAWS, -1, 2)
        low, high = np.percentile(_ratios(sums), [2.5, 97.5])
        return float(high - low) / 2

    def measure(self, data: str, size: int | None = None, scale: float = 1.0) -> Measure:
        """The figure as a line of the table; `size` is the cases that count for it unless given."""
        counted = int((self.parts[:, :, 1].sum(1) > 0).sum())
        value, half = scale * self.value, scale * self.half
        return Measure(data, self.name, counted if size is None else size, value, half, lower=self.lower)


def _ratios(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """Means over groups of numerator by denominator, groups without a denominator left out."""
    top, bottom = sums[..., 0], sums[..., 1]
    shares = np.divide(top, bottom, out=np.zeros_like(top), where=bottom > 0)
    return np.asarray(shares.sum(1) / np.maximum(1, (bottom > 0).sum(1)), np.float64)


def share(name: str, parts: Iterable[Part], lower: bool = False) -> Figure:
    """A figure of one group."""
    return Figure(name, np.array(list(parts), np.float64).reshape(-1, 1, 2), lower)


def macro_f1(name: str, pairs: Sequence[tuple[object, object]], classes: Iterable[object]) -> Figure:
    """The mean over the classes that the gold has of their F1; a pair is (gold, given)."""
    kept = [c for c in classes if any(gold == c for gold, _ in pairs)]
    parts = [[(2.0 * (g == c == p), float((g == c) + (p == c))) for c in kept] for g, p in pairs]
    return Figure(name, np.array(parts, np.float64).reshape(len(pairs), len(kept), 2))


# Printing


def line(measure: Measure) -> str:
    """One printed line: data, size, figure, our score with its interval, the peer's, the floor."""
    half = "" if measure.half is None else f"±{_shown(measure.half, measure.value)}"
    peer = "-" if measure.peer is None else _shown(measure.peer, measure.value)
    sign = "≤" if measure.lower else "≥"
    floor = "-" if measure.floor is None else f"{sign}{_shown(measure.floor, measure.value)}"
    held = "" if measure.holds else "  BELOW" if not measure.lower else "  ABOVE"
    ours = _shown(measure.value, measure.value)
    return f"{measure.data:<16}{measure.size:>7}  {measure.figure:<18}{ours:>9} {half:<8}{peer:>8}{floor:>9}{held}"


def _shown(value: float, like: float) -> str:
    """A number with as many decimals as suits the figure: shares three, percentages and seconds two, counts none."""
    size = abs(like)
    return f"{value:.3f}" if size <= 1 else f"{value:.2f}" if size < 1000 else f"{value:,.0f}"


HEADING = f"{'data':<16}{'size':>7}  {'figure':<18}{'ours':>9} {'95%':<8}{'peer':>8}{'floor':>9}"


def print_measures(measures: Iterable[Measure], heading: bool = True) -> list[Measure]:
    """Print the lines as they come; the measures as a list."""
    if heading:
        print(HEADING)
    kept = []
    for measure in measures:
        print(line(measure), flush=True)
        kept.append(measure)
    return kept


def status(measures: Iterable[Measure], floors: bool) -> int:
    """The exit status: 1 where floors are asked for and one is not held."""
    low = [m for m in measures if not m.holds]
    for measure in low if floors else []:
        print(f"{measure.data}: {measure.figure} {measure.value:.3f} does not hold {measure.floor}", file=sys.stderr)
    return int(floors and bool(low))


def parser(module: str, doc: str | None) -> argparse.ArgumentParser:
    """A command line with --data and --floors."""
    what = (doc or "").split("\n", maxsplit=1)[0]
    made = argparse.ArgumentParser(prog=f"python -m benchmarks.{module}", description=what)
    made.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder of the data")
    made.add_argument("--floors", action="store_true", help="exit with 1 where a floor is not held")
    return made


def or_skipped(work: Callable[[], Iterable[Measure]], kept: list[Measure]) -> None:
    """Print and keep the measures of some work; one clear line where its data are missing."""
    try:
        kept += print_measures(work(), heading=False)
    except MissingDataError as error:
        print(f"skipped: {error}")
