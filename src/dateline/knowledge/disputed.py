"""Whose disputed places are: rules of a user's own, laid over those that the gazetteer is compiled with."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from dateline.errors import LexiconError

SHIPPED = Path(__file__).resolve().parent.parent / "lexicon/places"
NAME = "disputed.tsv"
COLUMNS = ("place", "iso3", "says")
_UNIT = re.compile(r"[A-Z]{3}\.\w+")

Disputed = Mapping[str, str]
"""ISO 3166-1 alpha-3 codes by what lies there: the GeoNames id of a town or unit, the name of a region, or a country's code."""


def read_disputed(folders: Iterable[Path]) -> Disputed:
    """The rules of `places/disputed.tsv` in these folders, a later one before an earlier one; units given by their codes ("UKR.11")
    are found by their ids. Raises LexiconError naming file and line."""
    found = {place: iso3 for folder in folders for place, iso3 in _rules(folder / "places" / NAME)}
    units = _units() if any(map(_UNIT.fullmatch, found)) else {}
    return {units.get(place, place): iso3 for place, iso3 in found.items()}


def _rules(path: Path) -> Iterator[tuple[str, str]]:
    """Places and their countries; nothing where there is no such file."""
    if not path.is_file():
        return
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        if not set(COLUMNS[:2]) <= set(reader.fieldnames or ()):
            raise LexiconError(f"{path}: expected the columns {', '.join(COLUMNS)}")
        for row in reader:
            place, iso3 = (row["place"] or "").strip(), (row["iso3"] or "").strip()
            if not place or not re.fullmatch(r"[A-Z]{3}", iso3):
                raise LexiconError(f"{path}:{reader.line_num}: expected a place and a code of three capitals")
            if _UNIT.fullmatch(place) and place not in _units():
                raise LexiconError(f"{path}:{reader.line_num}: {place}: no such unit in admin1.tsv")
            yield place, iso3


def _units() -> Mapping[str, str]:
    """GeoNames ids of first-level units by their codes."""
    with (SHIPPED / "admin1.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {f"{row['iso3']}.{row['code']}": row["geonames"] for row in rows}
