"""Code tables: CAMEO's codes with Goldstein values, PLOVER's types and modes with quad classes and scores."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import LexiconError


@dataclass(frozen=True, slots=True)
class Codebook:
    """CAMEO names and Goldstein values by code; PLOVER quad classes by type, scores by type and mode."""

    cameo_names: Mapping[str, str]
    goldstein: Mapping[str, float]
    quads: Mapping[str, int]
    scores: Mapping[tuple[str, str | None], float]

    def score(self, event: str, mode: str | None) -> float | None:
        """PLOVER's score of a type and mode, else of the type."""
        return self.scores.get((event, mode), self.scores.get((event, None)))


def read_codebook(folder: Path) -> Codebook:
    """`cameo.tsv` and `plover.tsv` of the folder. Raises LexiconError."""
    cameo = list(_rows(folder / "cameo.tsv", "code name goldstein"))
    plover = list(_rows(folder / "plover.tsv", "event mode quad score"))
    return Codebook(
        {r["code"]: r["name"] for r in cameo},
        {r["code"]: float(r["goldstein"]) for r in cameo if r["goldstein"]},
        {r["event"]: int(r["quad"]) for r in plover},
        {(r["event"], r["mode"] or None): float(r["score"]) for r in plover},
    )


def _rows(path: Path, columns: str) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        if (reader.fieldnames or []) != columns.split():
            raise LexiconError(f"{path}: line 1: expected the columns {columns}")
        yield from reader
