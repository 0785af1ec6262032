"""Writes the gazetteer's compiled file, and tells whether it is that of its tables."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dateline.knowledge.gazetteer import DEGREE, HOWS, KINDS, NONE, How, Place

SOURCES = ("admin1.tsv", "aliases.tsv", "countries.tsv", "disputed.tsv", "regions.tsv", "towns.tsv")
"""The tables that the compiled file is made of, beside GeoNames' towns."""


def write(
    path: Path,
    places: Sequence[Place],
    names: Mapping[str, Sequence[tuple[int, How]]],
    capitals: Mapping[str, int],
    digest: str,
) -> None:
    """Write the compiled file: places in order of their numbers, countries first, for each name (a `key_of`) its owners,
    and the numbers of the capitals by country. `digest` is that of the tables it is made of."""
    iso3 = [p.country or "" for p in places if p.kind == "country"]
    keys = sorted(names, key=str.encode)
    owners = [owner for key in keys for owner in sorted(set(names[key]))]
    shown = [p.name.encode() for p in places]
    number = {code: k for k, code in enumerate(iso3)}
    np.savez_compressed(
        path,
        names=_bytes(key.encode() for key in keys),
        lengths=np.array([len(key.encode()) for key in keys], np.uint8),
        counts=np.array([len(set(names[key])) for key in keys], np.uint16),
        owners=np.array([o for o, _ in owners], np.uint32),
        how=np.array([HOWS.index(h) for _, h in owners], np.uint8),
        shown=_bytes(shown),
        shown_lengths=np.array([len(s) for s in shown], np.uint8),
        kind=np.array([KINDS.index(p.kind) for p in places], np.uint8),
        country=np.array([number.get(p.country or "", NONE) for p in places], np.uint16),
        unit=np.array([NONE if p.unit is None else p.unit for p in places], np.uint16),
        geonames=np.array([p.geonames or 0 for p in places], np.uint32),
        lat=np.array([round(p.lat * DEGREE) for p in places], np.int32),
        lon=np.array([round(p.lon * DEGREE) for p in places], np.int32),
        population=np.array([p.population for p in places], np.uint32),
        capital=np.array([capitals.get(code, 0) for code in iso3], np.uint32),
        iso3=_bytes([" ".join(iso3).encode()]),
        digest=_bytes([digest.encode()]),
    )


def _bytes(parts: Iterable[bytes]) -> NDArray[np.uint8]:
    return np.frombuffer(b"".join(parts), np.uint8)


def digest_of(folder: Path) -> str:
    """What the tables of a folder hold, as hexadecimal digits."""
    sha = hashlib.sha256()
    for name in SOURCES:
        sha.update(name.encode() + b"\0" + (folder / name).read_bytes() + b"\0")
    return sha.hexdigest()


def digest_in(path: Path) -> str:
    """The digest of the tables that a compiled file was made of."""
    with np.load(path) as kept:
        return str(kept["digest"].tobytes().decode())
