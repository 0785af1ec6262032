"""Places by name: towns, administrative units, countries, regions, waters, mountains. From `lexicon/places/gazetteer.npz`.

The file is compiled by `training/gazetteer.py` from GeoNames (CC BY 4.0) and the tables beside it. It is read when the
first name is looked up, in a fraction of a second, and never when none is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from dateline.errors import LexiconError
from dateline.knowledge.actors import normal
from dateline.knowledge.disputed import Disputed

SHIPPED = Path(__file__).resolve().parent.parent / "lexicon/places"
NAME = "gazetteer.npz"

Kind = Literal["country", "admin1", "admin2", "town", "region", "continent", "water", "mountains", "site"]
How = Literal["name", "alternate", "abbreviation", "adjective"]
KINDS: tuple[Kind, ...] = ("country", "admin1", "admin2", "town", "region", "continent", "water", "mountains", "site")
HOWS: tuple[How, ...] = ("name", "alternate", "abbreviation", "adjective")
NONE = 0xFFFF
"""Stands for no country and no unit in the compiled file."""
DEGREE = 1000
"""Coordinates are kept in thousandths of a degree: a hundred metres."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer. `number` is its own in the compiled file, `geonames` its GeoNames id where it has one;
    `country` is ISO 3166-1 alpha-3 by the rules for disputed places, None where it lies in several; `admin1` the name of its
    first-level unit and `unit` that unit's number; coordinates are in degrees; `population` counts people, 0 where unknown."""

    number: int
    name: str
    kind: Kind
    geonames: int | None
    country: str | None
    admin1: str | None
    unit: int | None
    lat: float
    lon: float
    population: int


@dataclass(frozen=True, slots=True)
class Named:
    """A place that a name may mean, and how it is its name: the one it is shown by, another, an abbreviation ("Fla."), or
    the adjective made from it ("Scottish")."""

    place: Place
    how: How


@dataclass(frozen=True, slots=True, eq=False)
class _Tables:
    """The compiled file: sorted names with their first owner's place in `owners`; places by number."""

    names: bytes
    at: NDArray[np.int64]
    first: NDArray[np.int64]
    owners: NDArray[np.uint32]
    how: NDArray[np.uint8]
    shown: bytes
    shown_at: NDArray[np.int64]
    kind: NDArray[np.uint8]
    country: NDArray[np.uint16]
    unit: NDArray[np.uint16]
    geonames: NDArray[np.uint32]
    lat: NDArray[np.int32]
    lon: NDArray[np.int32]
    population: NDArray[np.uint32]
    capital: NDArray[np.uint32]
    iso3: tuple[str, ...]


class Gazetteer:
    """Places by name, out of the compiled file of a folder, with a user's rules for disputed places laid over those that it was
    compiled with. Looking a name up takes some ten microseconds."""

    def __init__(self, folder: Path = SHIPPED, disputed: Disputed = MappingProxyType({})) -> None:
        self._path, self._disputed = folder / NAME, disputed

    def named(self, name: str) -> tuple[Named, ...]:
        """The places that bear a name, the most populous first; letters' case, accents and hyphens do not matter."""
        found = _named(self._path, key_of(name))
        return tuple(replace(n, place=self._ruled(n.place)) for n in found) if self._disputed else found

    def country(self, iso3: str) -> Place | None:
        """A country by its ISO 3166-1 alpha-3 code."""
        tables = _load(self._path)
        return self._ruled(_place(tables, tables.iso3.index(iso3))) if iso3 in tables.iso3 else None

    def capital(self, iso3: str) -> Place | None:
        """A country's capital; None where it has none in the gazetteer."""
        tables = _load(self._path)
        number = int(tables.capital[tables.iso3.index(iso3)]) if iso3 in tables.iso3 else 0
        return self._ruled(_place(tables, number)) if number else None

    def _ruled(self, place: Place) -> Place:
        """A place in the country that a user's rule gives it: one for itself, else for its unit, else for its country."""
        if not self._disputed:
            return place
        unit = int(_load(self._path).geonames[place.unit]) if place.unit is not None else 0
        keys = (str(place.geonames or place.name), str(unit), place.country or "")
        country = next((self._disputed[key] for key in keys if key in self._disputed), place.country)
        return replace(place, country=country)


@lru_cache(maxsize=1 << 14)
def key_of(name: str) -> str:
    """The spelling by which places are looked up: as names of actors, without apostrophes, commas and a first "the", and
    with "saint" for "st"."""
    return re.sub(r"\bst\b", "saint", re.sub(r"['‘`ʿʾ,]", "", normal(name)).removeprefix("the ").strip())


@lru_cache(maxsize=1 << 14)
def _named(path: Path, key: str) -> tuple[Named, ...]:
    tables = _load(path)
    at = _find(tables, key.encode())
    if at is None:
        return ()
    span = slice(int(tables.first[at]), int(tables.first[at + 1]))
    owners = tables.owners[span]
    found = zip(_places(tables, owners), tables.how[span].tolist(), strict=True)
    return tuple(sorted((Named(p, HOWS[h]) for p, h in found), key=lambda n: (-n.place.population, n.place.number)))


def _find(tables: _Tables, key: bytes) -> int | None:
    """Where a name stands among the sorted names."""
    low, high = 0, len(tables.at) - 1
    while low < high:
        middle = (low + high) // 2
        if tables.names[tables.at[middle] : tables.at[middle + 1]] < key:
            low = middle + 1
        else:
            high = middle
    return low if low < len(tables.at) - 1 and tables.names[tables.at[low] : tables.at[low + 1]] == key else None


def _places(tables: _Tables, numbers: NDArray[np.uint32]) -> Iterator[Place]:
    """The places of these numbers."""
    columns = (tables.kind, tables.geonames, tables.country, tables.unit, tables.lat, tables.lon, tables.population)
    rows = zip(numbers.tolist(), *(column[numbers].tolist() for column in columns), strict=True)
    for number, kind, geonames, country, unit, lat, lon, population in rows:
        yield Place(
            number,
            _shown(tables, number),
            KINDS[kind],
            geonames or None,
            tables.iso3[country] if country != NONE else None,
            _shown(tables, unit) if unit != NONE else None,
            unit if unit != NONE else None,
            lat / DEGREE,
            lon / DEGREE,
            population,
        )


def _place(tables: _Tables, number: int) -> Place:
    return next(_places(tables, np.array([number], np.uint32)))


def _shown(tables: _Tables, number: int) -> str:
    return tables.shown[tables.shown_at[number] : tables.shown_at[number + 1]].decode()


@lru_cache(maxsize=4)
def _load(path: Path) -> _Tables:
    """The compiled file. Raises LexiconError where it cannot be read."""
    try:
        with path.open("rb") as file, np.load(file) as kept:
            return _Tables(
                kept["names"].tobytes(), _ends(kept["lengths"]), _ends(kept["counts"]), kept["owners"], kept["how"],
                kept["shown"].tobytes(), _ends(kept["shown_lengths"]), kept["kind"], kept["country"], kept["unit"],
                kept["geonames"], kept["lat"], kept["lon"], kept["population"],
                kept["capital"], tuple(kept["iso3"].tobytes().decode().split()),
            )  # fmt: skip
    except (OSError, EOFError, KeyError, ValueError, BadZipFile) as error:
        raise LexiconError(f"{path}: cannot be read ({error}); python -m training.gazetteer writes it anew") from error


def _ends(lengths: NDArray[Any]) -> NDArray[np.int64]:
    return np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])
