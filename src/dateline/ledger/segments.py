"""Segments: immutable Parquet files, one table each, sorted by key, whose bytes depend on their rows alone."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from dateline.errors import DamagedLedger
from dateline.ledger.disk import TEMPORARY, make_folder, write_whole
from dateline.ledger.manifest import HISTORY, Manifest, SegmentFile, history_name
from dateline.ledger.rows import Row
from dateline.ledger.schemas import FORMAT, SCHEMAS

FOLDER: Final = "segments"

KEYS: Final[dict[str, Callable[[Row], tuple[Any, ...]]]] = {
    "reports": lambda row: (row["report"],),
    "sentences": lambda row: (row["report"], row["sentence"]),
    "mentions": lambda row: (row["report"], row["trigger"]["start"], row["trigger"]["end"], row["entry"]),
    "names": lambda row: (row["report"], row["start"], row["end"], row["kind"]),
    "quotes": lambda row: (row["report"], row["sentence"], row["quote"]),
    "books": lambda row: (row["origin"], row["report"] or "", row["copy"]),
}
"""What the rows of each table are sorted by; equal keys keep the order they came in."""


def write_segment(folder: Path, table: str, rows: list[Row], version: int) -> SegmentFile:
    """Write one segment and say what was written. The file counts only once a manifest lists it."""
    data = segment_bytes(table, rows)
    digest = hashlib.sha256(data).hexdigest()
    path = f"{FOLDER}/{table}/{version:06d}-{digest[:16]}.parquet"
    make_folder(folder / FOLDER / table)
    write_whole(folder / path, data)
    return SegmentFile(table, path, len(rows), len(data), digest, version)


def segment_bytes(table: str, rows: list[Row]) -> bytes:
    """The Parquet file of these rows: the same rows give the same bytes."""
    schema = SCHEMAS[table].with_metadata({"dateline.table": table, "dateline.format": str(FORMAT)})
    arrow = pa.Table.from_pylist(sorted(rows, key=KEYS[table]), schema=schema)
    sink = pa.BufferOutputStream()
    pq.write_table(arrow, sink, compression="zstd", version="2.6", write_page_checksum=True)
    return bytes(sink.getvalue().to_pybytes())


def check_segment(folder: Path, file: SegmentFile) -> None:
    """Raise DamagedLedger unless the file is there with the rows and bytes that the manifest says."""
    path = folder / file.path
    try:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError as error:
        raise DamagedLedger(f"{path} is missing") from error
    if digest != file.sha256:
        raise DamagedLedger(f"{path} is not what was written: {path.stat().st_size} bytes of {file.bytes}")
    if pq.ParquetFile(path).metadata.num_rows != file.rows:
        raise DamagedLedger(f"{path} does not have the {file.rows} rows that the manifest says")


def check_size(folder: Path, file: SegmentFile) -> None:
    """The cheap check on every opening: the file is there and as long as it should be."""
    path = folder / file.path
    try:
        size = path.stat().st_size
    except FileNotFoundError as error:
        raise DamagedLedger(f"{path} is missing") from error
    if size != file.bytes:
        raise DamagedLedger(f"{path} is not what was written: {size} bytes of {file.bytes}")


def sweep(folder: Path, manifest: Manifest) -> tuple[Path, ...]:
    """Remove what an interrupted writer left: files that the manifest does not list. Call with the lock held."""
    listed = {file.path for file in manifest.files} | {history_name(n + 1) for n in range(manifest.version)}
    stray = tuple(path for path in _ours(folder) if path.relative_to(folder).as_posix() not in listed)
    for path in stray:
        path.unlink()
    return stray


def _ours(folder: Path) -> Iterator[Path]:
    """The files of the kinds that a writer makes; anything else in the folder is somebody else's."""
    yield from sorted((folder / FOLDER).glob("*/*.parquet"))
    yield from sorted((folder / FOLDER).glob(f"*/*.parquet{TEMPORARY}"))
    yield from sorted((folder / HISTORY).glob("[0-9]*.json"))
    yield from sorted((folder / HISTORY).glob(f"[0-9]*.json{TEMPORARY}"))
    yield from sorted(folder.glob(f"manifest.json{TEMPORARY}"))
