"""Fit the weights of confidence: `python -m training.confidence`.

Each fold of the sentences written for training is coded with a learned head that has not seen it; what is coded is compared with
what was written, and two logistic regressions on the mentions' features tell right rows from wrong ones, and acts that are told
from acts that are not. A row is right when its event type and both its parties are; an act is told when its event type is.
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.own import is_right, is_typed
from dateline.coding.acts.confidence import Judgement
from dateline.coding.coder import Coder
from dateline.knowledge.lexicon import read_lexicon
from dateline.parsing.encoder import Encoder
from dateline.parsing.parser import SHIPPED, ShippedParser
from training.acts import HERE, Told, examples, report, table_of, told, train

FOLDS, PENALTY, ROUNDS = 4, 3.0, 30
Row = dict[str, Any]
Judged = tuple[dict[str, float], bool, bool]
"""A mention's features, whether its row is right and whether its act is told."""


def rows_of(folder: Path) -> list[Row]:
    """Every sentence written for training."""
    return [
        json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
    ]


def judged(rows: Sequence[Row], shared: Sequence[Told]) -> Iterator[Judged]:
    """Every political mention of the rows; heads are trained fold by fold."""
    parser, encoder, lexicon = ShippedParser(), Encoder(SHIPPED), read_lexicon()
    for fold in range(FOLDS):
        others = [told(row) for k, row in enumerate(rows) if k % FOLDS != fold]
        parser.use(train(*table_of(encoder, parser, [*others, *shared])))
        seen: list[Mapping[str, float]] = []

        def keep(found: Mapping[str, float], into: list[Mapping[str, float]] = seen) -> Judgement:
            into.append(found)
            return Judgement()

        coder = Coder(parser, lexicon, keep)
        for row in rows[fold::FOLDS]:
            seen.clear()
            mentions = coder.code(report(row["text"])).mentions
            both = zip(mentions, seen, strict=True)
            yield from ((dict(f), is_right(m, row["acts"]), is_typed(m, row["acts"])) for m, f in both if m.political)


def fit(cases: Sequence[tuple[dict[str, float], bool]]) -> dict[str, float]:
    """Weights by Newton's method, with a penalty on their squares."""
    names = sorted({name for found, _ in cases for name in found})
    x = np.array([[found.get(name, 0.0) for name in names] for found, _ in cases])
    y = np.array([right for _, right in cases], float)
    penalty = np.array([0.01 if name == "always" else PENALTY for name in names])
    weights: NDArray[np.float64] = np.zeros(len(names))
    for _ in range(ROUNDS):
        share = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (share - y) + penalty * weights
        weights -= np.linalg.solve((x.T * (share * (1 - share))) @ x + np.diag(penalty), slope)
    return {name: round(float(w), 4) for name, w in zip(names, weights, strict=True) if abs(w) > 1e-3}


def main() -> None:
    """Fit on everything and write the weights."""
    parse = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parse.add_argument("--sentences", type=Path, default=HERE / "acts")
    parse.add_argument("--out", type=Path, default=SHIPPED.parent / "codebook/confidence.json")
    args = parse.parse_args()
    cases = list(judged(rows_of(args.sentences), list(examples(Coder(ShippedParser(), read_lexicon())))))
    weights = {"row": fit([(f, right) for f, right, _ in cases]), "told": fit([(f, typed) for f, _, typed in cases])}
    args.out.write_text(json.dumps(weights, indent=0, sort_keys=True) + "\n", "utf-8")
    right, typed = sum(right for _, right, _ in cases), sum(typed for *_, typed in cases)
    print(f"{len(cases)} mentions, {right} right, {typed} told → {args.out}")


if __name__ == "__main__":
    main()
