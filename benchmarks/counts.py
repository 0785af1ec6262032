"""Counts of sentences: how many were killed, arrested, marched …; money, weapons, days: `python -m benchmarks.counts [--data DIR]`.

DIR holds `*.jsonl` laid out like `benchmarks/counted` (its card tells the fields); without it, that folder. `second.jsonl`
and `third.jsonl` are sets of their own, whose errors are looked at.

Matching. Counts of a sentence are paired one to one. A pair is right when kind, low and high agree: kinds by name, with
our `charged` and `expelled` read as `other-people`, and our `places`, `texts` and `formations`, which the set does not
look for, left out; a bound agrees when it differs by less than 1, both open or both given, a missing `low` being 0, and
lengths of time told in hours, weeks, months (30 days) or years (365) being turned into days. Of several right partners
the one whose characters overlap most is taken. Precision is right pairs by counts given, recall by counts wanted. Then,
of the right pairs: `span`, the characters overlap; `of`, the last word of what we say is counted (else of the unit) is
among those of `who` (where that is told in words of the sentence; of money and lengths of time we tell none); `side`,
one holds the other, or both have none; `running`, a running total is one by our `scope` (the words that limit it, or
"running").

The sentences are split by the first bit of the sha256 of their id: on `tune` errors are looked at (`--errors`), `held` is only
measured.
"""

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.common import (
    HERE,
    Measure,
    MissingDataError,
    Row,
    System,
    checksum,
    json_lines,
    load_system,
    pinned,
    print_measures,
    share,
    small_report,
    status,
)
from dateline.coding.counts.actfates import act_fates
from dateline.coding.counts.mentions import counts_in
from dateline.coding.sight import Sight
from dateline.model import Count
from dateline.parsing.tree import trees

FOLDER = HERE / "counted"
_COARSE = {"charged": "other-people", "expelled": "other-people"}
_UNMEASURED = frozenset({"places", "texts", "formations"})
_LENGTHS = {"hours": 1 / 24, "weeks": 7.0, "months": 30.0, "years": 365.0, "nights": 1.0, "decades": 3650.0}
_PARTIAL = frozenset({"total", "joined", "earlier", "additional", "including"})

Reader = Callable[[str], Sequence[Count]]


@dataclass(frozen=True, slots=True)
class Judged:
    """One sentence: its row, our counts, and right pairs as places in both lists."""

    row: Row
    given: tuple[Count, ...]
    pairs: tuple[tuple[int, int], ...]

    @property
    def wanted(self) -> list[Row]:
        """The counts that the set tells."""
        return list(self.row["counts"])


def reader(system: System) -> Reader:
    """From a sentence to its counts, by the shipped model and lexicon."""
    parser, lexicon = system.parser, system.lexicon

    def read(text: str) -> list[Count]:
        sights = [Sight(tree, lexicon) for tree in trees(parser.parse(small_report(text)))]
        return [count for sight in sights for count in counts_in(sight.tree, lexicon.counts, partial(act_fates, sight))]

    return read


def judge(row: Row, given: Iterable[Count]) -> Judged:
    """Pair the counts of a sentence."""
    kept = tuple(count for count in given if count.kind not in _UNMEASURED)
    options = sorted(
        (-_overlap(wanted, count), g, k)
        for g, wanted in enumerate(row["counts"])
        for k, count in enumerate(kept)
        if agrees(wanted, count)
    )
    pairs: list[tuple[int, int]] = []
    for _, g, k in options:
        if all(g != other and k != another for other, another in pairs):
            pairs.append((g, k))
    return Judged(row, kept, tuple(pairs))


def agrees(wanted: Row, count: Count) -> bool:
    """Whether kind and bounds are the same."""
    if wanted["kind"] != _COARSE.get(count.kind, count.kind):
        return False
    length = _LENGTHS.get(wanted["unit"], 1.0) if wanted["kind"] == "days" else 1.0
    low, high = float(wanted["low"] or 0), wanted["high"]
    if count.high is None or high is None:
        return count.high is None and high is None and abs(count.low / length - low) < 1
    return abs(count.low / length - low) < 1 and abs(count.high / length - float(high)) < 1


def _overlap(wanted: Row, count: Count) -> int:
    start, end = int(wanted["start"]), int(wanted["start"]) + len(wanted["text"])
    return max(0, min(end, count.span.end) - max(start, count.span.start))


def measures(name: str, cases: Sequence[Judged]) -> Iterator[Measure]:
    """The figures of some sentences."""
    right = [(case, case.wanted[g], case.given[k]) for case in cases for g, k in case.pairs]
    shares = [
        share("precision", [(float(len(c.pairs)), float(len(c.given))) for c in cases]),
        share("recall", [(float(len(c.pairs)), float(len(c.wanted))) for c in cases]),
        share("span", [(float(_overlap(w, c) > 0), 1.0) for _, w, c in right]),
        share("of", [(float(_same_of(case, w, c)), 1.0) for case, w, c in right if _has_of(case, w)]),
        share("side", [(float(_same_side(w["side"], c.side)), 1.0) for _, w, c in right]),
        share("running", [(float(w["total"] == (c.scope not in _PARTIAL)), 1.0) for _, w, c in right]),
    ]
    sizes = [sum(len(c.given) for c in cases), sum(len(c.wanted) for c in cases), *[None] * 4]
    yield from (figure.measure(f"counts.{name}", size) for figure, size in zip(shares, sizes, strict=True))


def _has_of(case: Judged, wanted: Row) -> bool:
    told = wanted["who"] is not None and wanted["kind"] not in {"money", "days"}
    return told and wanted["who"].lower() in case.row["text"].lower()


def _same_of(case: Judged, wanted: Row, count: Count) -> bool:
    ours, told = (count.of or count.unit).lower().split()[-1], wanted["who"].lower().split()
    return ours in told or (ours == "people" and told == ["persons"])


def _same_side(wanted: str | None, ours: str | None) -> bool:
    if not wanted or not ours:
        return not wanted and not ours
    return ours.lower() in wanted.lower() or wanted.lower() in ours.lower()


def gsr_measures(folder: Path, read: Reader) -> Iterator[Measure]:
    """How many of PLOVER's own numbers (`plover_gsr`: dead, injured, size of a crowd or sanction) one of our counts holds: of the
    killed, of the wounded, or of anybody, with that number for a bound or close to it, since the gold leaves out "more
    than" and "about", or with those words. Raises MissingDataError."""
    inner = folder / "plover_gsr"
    rows = json_lines(inner if inner.is_dir() else folder)
    kinds = {"dead": {"killed"}, "injured": {"wounded"}, "size": None}
    told = [(row, field, str(row[field])) for row in rows for field in kinds if row.get(field)]
    for field, kind in kinds.items():
        cases = [
            any((kind is None or count.kind in kind) and _is_told(value, count) for count in read(row["text"]))
            for row, name, value in told
            if name == field
        ]
        yield share(field, [(float(case), 1.0) for case in cases]).measure("counts.gsr", len(cases))


def _is_told(value: str, count: Count) -> bool:
    if value.isdigit():
        n, high = float(value), count.low if count.high is None else count.high
        return count.low - 1 <= n <= high and (n - count.low <= 1 or high - n <= 0.1 * n)
    return value.lower() in count.span.text.lower()


def is_tune(row: Row) -> bool:
    """Whether a sentence is of the half whose errors may be looked at."""
    return hashlib.sha256(row["id"].encode()).digest()[-1] % 2 == 0


def halves(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """The sentences by half."""
    return {"tune": [r for r in rows if is_tune(r)], "held": [r for r in rows if not is_tune(r)]}


def sets(folder: Path) -> Iterator[tuple[str, list[Row], Path]]:
    """Every set of the folder with its name, rows and file. Raises MissingDataError."""
    inner = folder / "counted"
    paths = sorted((inner if inner.is_dir() else folder).glob("*.jsonl"))
    if not paths:
        raise MissingDataError(f"no *.jsonl in {folder}")
    for path in paths:
        rows = _rows(path)
        if path.stem in {"second", "third"}:
            yield path.stem, rows, path
        else:
            yield from ((name, half, path) for name, half in halves(rows).items())


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


def all_measures(folder: Path, read: Reader) -> Iterator[Measure]:
    """The figures of every set, with their floors. Raises MissingDataError."""
    for name, rows, path in sets(folder):
        cases = [judge(row, read(row["text"])) for row in rows]
        yield from pinned(measures(name, cases), f"counts.{name}", checksum([path]))


def wrong(case: Judged) -> Iterator[str]:
    """What is missed and what is told wrongly in a sentence."""
    got, told = {g for g, _ in case.pairs}, {k for _, k in case.pairs}
    for g, w in enumerate(case.wanted):
        if g not in got:
            yield f"    missed {w['kind']} {w['low']}–{w['high']} {w['unit']} “{w['text']}” of {w['who']}, by {w['act']}"
    for k, c in enumerate(case.given):
        if k not in told:
            yield f"    false  {c.kind} {c.low:g}–{c.high} {c.unit} “{c.span.text}” of {c.of}, {c.scope}"


def show_errors(folder: Path, read: Reader) -> None:
    """Print what is wrong in the tune half and in the later sets."""
    for name, rows, _ in sets(folder):
        for row in rows if name != "held" else []:
            lines = list(wrong(judge(row, read(row["text"]))))
            if lines:
                print("\n".join([f"{row['id']}  {row['text']}", *lines]))


def by_kind(cases: Sequence[Judged]) -> Iterator[str]:
    """Right, wanted and given counts of each kind, in the set's words."""
    wanted = Counter(w["kind"] for case in cases for w in case.wanted)
    given = Counter(_COARSE.get(c.kind, c.kind) for case in cases for c in case.given)
    right = Counter(case.wanted[g]["kind"] for case in cases for g, _ in case.pairs)
    for kind in sorted(wanted | given):
        yield f"    {kind:<14} {right[kind]} right of {wanted[kind]} wanted, {given[kind]} given"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; with --errors what is wrong outside the held half."""
    options = argparse.ArgumentParser(
        prog="python -m benchmarks.counts", description=(__doc__ or "").split("\n", maxsplit=1)[0]
    )
    options.add_argument(
        "--data", type=Path, default=FOLDER, metavar="DIR", help="folder of the sentences (benchmarks/counted)"
    )
    options.add_argument("--floors", action="store_true", help="exit with 1 where a floor is not held")
    options.add_argument("--errors", action="store_true", help="show what is wrong, the held half left out")
    options.add_argument("--gsr", type=Path, metavar="DIR", help="folder that has plover_gsr: its numbers too")
    chosen = options.parse_args(arguments)
    read, kept = reader(load_system()), list[Measure]()
    try:
        if chosen.errors:
            show_errors(chosen.data, read)
            return 0
        kept += print_measures(all_measures(chosen.data, read))
        if chosen.gsr:
            kept += print_measures(gsr_measures(chosen.gsr, read), heading=False)
    except MissingDataError as error:
        print(f"skipped: {error}")
    return status(kept, chosen.floors)


if __name__ == "__main__":
    sys.exit(main())
