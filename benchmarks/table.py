"""One table of all benchmarks: data, size, our score with its 95% interval, the peer's, the floor.

`--data` is the folder of the gold data, `--seeds` that of the whole reports; what is missing is said and passed over.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from benchmarks import attribution, chains, coding, counts, dates, dating, factuality, parsing, places, seeds, speed
from benchmarks.common import HEADING, Measure, MissingDataError, load_system, or_skipped, parser, pinned, status
from benchmarks.sets import SETS


def seed_measures(folder: Path) -> Iterator[Measure]:
    """Whole reports: essential acts found, mentions right, the same of all that the ledger keeps (`_kept`), mentions from furniture.
    Raises MissingDataError."""
    golds = seeds.read_gold(seeds.HERE / "seeds.json")
    absent = [gold.name for gold in golds if not (folder / gold.name).is_file()]
    if absent:
        raise MissingDataError(f"no {', '.join(absent)} in {folder}")
    try:
        scores = [seeds.score_file(folder, gold) for gold in golds]
        kept = [seeds.score_file(folder, gold, everything=True) for gold in golds]
    except seeds.BenchmarkError as error:
        raise MissingDataError(f"seeds ({error})") from error
    both = seeds.totals(scores)
    given = sum(len(s.given) for s in scores)
    sizes = {"found": sum(len(s.essential) for s in scores), "right": given}
    found = [Measure("seeds", name, size, both[name]) for name, size in sizes.items()]
    furniture = Measure("seeds", "furniture", given, sum(len(s.furniture) for s in scores), lower=True)
    sizes["right"] = sum(len(s.given) for s in kept)
    found += [Measure("seeds", f"{name}_kept", size, seeds.totals(kept)[name]) for name, size in sizes.items()]
    yield from pinned([*found, furniture], "seeds", None)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 1 where floors are asked for and one is not held."""
    options = parser("table", __doc__)
    options.prog = "python -m benchmarks"
    options.add_argument("--seeds", type=Path, metavar="DIR", help="folder of the whole reports")
    chosen = options.parse_args(arguments)
    kept: list[Measure] = []
    timings: list[Measure] = []
    print(HEADING)
    system = load_system()
    for gold in SETS:
        or_skipped(partial(coding.measures, gold, chosen.data, system), kept)
    or_skipped(lambda: counts.all_measures(counts.FOLDER, counts.reader(system)), kept)
    or_skipped(lambda: parsing.measures(chosen.data), kept)
    or_skipped(lambda: attribution.measures(chosen.data, system.parser, system.lexicon), kept)
    or_skipped(lambda: chains.measures(system.coder), kept)
    or_skipped(lambda: dates.measures(chosen.data), kept)
    or_skipped(lambda: factuality.measures(chosen.data), kept)
    for name in dating.SETS:
        or_skipped(partial(dating.measures, name, chosen.data, system.parser, system.lexicon, dating.SAMPLE), kept)
    for work in places.works(chosen.data, system):
        or_skipped(work, kept)
    if chosen.seeds:
        or_skipped(lambda: seed_measures(chosen.seeds), kept)
    or_skipped(lambda: speed.measures(chosen.data), timings)
    return status([*kept, *speed.held(timings)], chosen.floors)
