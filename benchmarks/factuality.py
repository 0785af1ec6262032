"""How firmly events are told, against annotators: `python -m benchmarks.factuality --data DIR`, DIR holding `factuality/uw`,
`factuality/meantime` and `factuality/meantime_full`, or being that folder.

`uw` (Lee and others 2015) and `meantime` give each event a number from -3 to 3: Pearson's r and the mean absolute error of the
author's stance, for each part (train, dev, test) that is there; an event that our parse lacks counts as plainly told (3).

`meantime_full` marks certainty (CERTAIN, PROBABLE, POSSIBLE, UNDERSPECIFIED), polarity (POS, NEG, UNDERSPECIFIED) and time
(FUTURE, NON_FUTURE, UNDERSPECIFIED). Nine events in ten are CERTAIN and POS, eight in ten NON_FUTURE, so that F may mean much or
little. We pin the micro F over all classes, each event counted once, where no class is left out and an UNDERSPECIFIED that we
never give is an error (`certainty`, `polarity`, `time`); beside it stands the micro F of always giving the commonest class
(`…_common`, with no rules at all), and the F of the classes one by one, which says what the rules are worth: `not_certain` puts
the three others of certainty together. `FUTURE` alone is the hardest reading of "future F".
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks.common import (
    DRAWS,
    HEADING,
    Figure,
    Measure,
    MissingDataError,
    checksum,
    or_skipped,
    parser,
    pinned,
    share,
    status,
)
from benchmarks.factual import Case, cases, read_marked, read_scored
from dateline.coding.sight import Sight
from dateline.coding.status.factuality import Factuality, factuality
from dateline.knowledge.lexicon import Lexicon, read_lexicon
from dateline.parsing.parser import Parser, load_parser

Marks = tuple[str, str, str]
Told = tuple[Case[float], Factuality]

CERTAIN, OPEN, TURNED = 1.3, 0.35, -0.5
"""By the author's stance: CERTAIN from the first, POSSIBLE from the second, UNDERSPECIFIED below; NEG under the third."""

SCORED = ("uw", "meantime")
_PARTS = ("train", "dev", "test")
_FIELDS = ("certainty", "polarity", "time")
_CLASSES = (("CERTAIN", "POSSIBLE"), ("POS", "NEG"), ("NON_FUTURE", "FUTURE"))


def told(parse: Parser, lexicon: Lexicon, path: Path) -> Iterator[Told]:
    """Each event of a file with its label and what we read of it."""
    sight: Sight | None = None
    for case in cases(parse, read_scored(path)):
        if sight is None or sight.tree is not case.tree:
            sight = Sight(case.tree, lexicon)
        yield case, factuality(sight, case.word)


def scored(parse: Parser, lexicon: Lexicon, path: Path) -> list[Measure]:
    """Pearson's r and the mean absolute error of the author's stance over one part."""
    name = f"{path.parent.name}-{path.stem}"
    given = np.array([(case.label, found.stance.author) for case, found in told(parse, lexicon, path)]).reshape(-1, 2)
    labels = [label for sentence in read_scored(path) for _, label in sentence.labels]
    lost = [(label, 3.0) for label in _lost(labels, given[:, 0].tolist())]
    pairs = np.concatenate([given, np.array(lost, np.float64).reshape(-1, 2)])
    error = np.abs(pairs[:, 0] - pairs[:, 1])
    found = [
        Measure(name, "r", len(pairs), correlation(pairs), _half(pairs)),
        Measure(
            name, "mae", len(pairs), float(error.mean()), 1.96 * float(error.std()) / len(pairs) ** 0.5, lower=True
        ),
    ]
    return list(pinned(found, f"factuality.{name}", checksum([path])))


def _lost(labels: Sequence[float], given: Sequence[float]) -> list[float]:
    """The labels of events that our parse lacks."""
    return list((Counter(labels) - Counter(given)).elements())


def correlation(pairs: "np.ndarray[tuple[int, int], np.dtype[np.float64]]") -> float:
    """Pearson's r of two columns; 0 where one of them does not vary."""
    one, other = pairs[:, 0] - pairs[:, 0].mean(), pairs[:, 1] - pairs[:, 1].mean()
    spread = float(np.sqrt((one**2).sum() * (other**2).sum()))
    return float((one * other).sum()) / spread if spread else 0.0


def _half(pairs: "np.ndarray[tuple[int, int], np.dtype[np.float64]]") -> float:
    """Half the width of the 95% interval of r, by drawing events anew with a fixed seed."""
    draw = np.random.default_rng(0)
    found = [correlation(pairs[draw.integers(0, len(pairs), len(pairs))]) for _ in range(DRAWS)]
    low, high = np.percentile(found, [2.5, 97.5])
    return float(high - low) / 2


def classes(found: Factuality) -> Marks:
    """What we read as MEANTIME's marks of certainty, polarity and time."""
    author = found.stance.author
    certainty = "CERTAIN" if abs(author) >= CERTAIN else "POSSIBLE" if abs(author) >= OPEN else "UNDERSPECIFIED"
    return certainty, "NEG" if author < TURNED else "POS", "FUTURE" if found.later else "NON_FUTURE"


def marked(parse: Parser, lexicon: Lexicon, folder: Path) -> list[Measure]:
    """Micro F of certainty, polarity and time, and each class's own. Raises MissingDataError."""
    paths = sorted(folder.rglob("*.conll"))
    if not paths:
        raise MissingDataError(f"no {folder.name}/*.conll in {folder.parent}")
    found = [case for path in paths for case in cases(parse, read_marked(path))]
    pairs = [(case.label, classes(factuality(Sight(case.tree, lexicon), case.word))) for case in found]
    figures = [figure for k in range(len(_FIELDS)) for figure in _field(pairs, k)]
    measures = [figure.measure("meantime_full", len(pairs)) for figure in figures]
    return list(pinned(measures, "factuality.meantime_full", checksum(paths)))


def _field(pairs: Sequence[tuple[Marks, Marks]], k: int) -> Iterator[Figure]:
    common = _CLASSES[k][0]
    yield share(_FIELDS[k], ((float(gold[k] == given[k]), 1.0) for gold, given in pairs))
    yield share(f"{_FIELDS[k]}_common", ((float(gold[k] == common), 1.0) for gold, _ in pairs))
    for name in _CLASSES[k]:
        yield _f(name, [(gold[k] == name, given[k] == name) for gold, given in pairs])
    if k == 0:
        yield _f("not_certain", [(gold[k] != common, given[k] != common) for gold, given in pairs])


def _f(name: str, pairs: Sequence[tuple[bool, bool]]) -> Figure:
    return share(name, ((2.0 * (gold and given), float(gold + given)) for gold, given in pairs))


def measures(data: Path) -> Iterator[Measure]:
    """The figures of each part that is there. Raises MissingDataError where none is."""
    folder = data / "factuality" if (data / "factuality").is_dir() else data
    found = [path for name in SCORED for part in _PARTS if (path := folder / name / f"{part}.conll").is_file()]
    whole = folder / "meantime_full"
    if not found and not whole.is_dir():
        raise MissingDataError(f"no factuality/uw, meantime or meantime_full in {data}")
    parse, lexicon = load_parser(), read_lexicon()
    for path in found:
        yield from scored(parse, lexicon, path)
    if whole.is_dir():
        yield from marked(parse, lexicon, whole)


# What goes wrong


def causes(parse: Parser, lexicon: Lexicon, path: Path) -> Iterator[str]:
    """The events of a part by the last thing that was done to them, the costliest first: how many, means of labels and ours, and
    squared errors."""
    groups: dict[str, list[tuple[float, float]]] = {}
    for case, found in told(parse, lexicon, path):
        last = found.reasons[-1] if found.reasons else None
        cause = f"{last.span.text.lower()} ({last.did})" if last else "nothing"
        groups.setdefault(cause, []).append((case.label, found.stance.author))
    cost = {cause: sum((label - ours) ** 2 for label, ours in pairs) for cause, pairs in groups.items()}
    for cause in sorted(cost, key=lambda c: (-cost[c], c)):
        label, ours = np.array(groups[cause]).mean(0)
        yield f"{cost[cause]:8.1f} {len(groups[cause]):5} {label:6.2f} {ours:6.2f}  {cause}"


def _print_causes(data: Path, most: int) -> None:
    folder = data / "factuality" if (data / "factuality").is_dir() else data
    parse, lexicon = load_parser(), read_lexicon()
    for path in sorted(p for name in SCORED for p in (folder / name).glob("*.conll")):
        print(f"{path.parent.name}-{path.stem}: squared error, events, label, ours, cause")
        for line, _ in zip(causes(parse, lexicon, path), range(most), strict=False):
            print(line)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 1 where floors are asked for and one is not held."""
    options = parser("factuality", __doc__)
    options.add_argument("--causes", type=int, default=0, metavar="N", help="the N costliest causes of error, instead")
    chosen = options.parse_args(arguments)
    if chosen.causes:
        _print_causes(chosen.data, chosen.causes)
        return 0
    kept: list[Measure] = []
    print(HEADING)
    work: Callable[[], Iterator[Measure]] = partial(measures, chosen.data)
    or_skipped(work, kept)
    return status(kept, chosen.floors)


if __name__ == "__main__":
    sys.exit(main())
