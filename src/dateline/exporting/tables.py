"""Writers of tables: JSON Lines (nested, as it is), CSV (flat, guarded), Parquet (nested, as it is)."""

import csv
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from io import TextIOBase
from pathlib import Path
from typing import Any, BinaryIO, Final, TextIO

import pyarrow.parquet as pq

from dateline.errors import InputError
from dateline.exporting.columns import COLUMNS
from dateline.exporting.flat import flat_rows
from dateline.exporting.guard import guarded
from dateline.ledger import Frame

Row = Mapping[str, Any]

FORMATS: Final = ("jsonl", "csv", "parquet")

_BATCH: Final = 1_000
"""Rows that are turned into Python objects at a time."""


def write_table(frame: Frame, target: Path, format: str, *, raw: bool = False) -> int:
    """Write a frame to a file, whole or not at all, in one of `FORMATS`; mentions become flat rows in CSV.

    `raw` leaves out the guard against formulas in CSV. Returns the rows written. Raises InputError for another format.
    """
    if format not in FORMATS:
        raise InputError(f"a format is one of {', '.join(FORMATS)}, not {format!r}")
    if format == "parquet":
        return _whole(target, partial(_to_parquet, frame))
    writer = write_jsonl if format == "jsonl" else partial(write_csv, raw=raw)
    return _whole(target, partial(_to_text, frame, writer))


def write_jsonl(rows: Frame | Iterable[Row], stream: TextIO | TextIOBase) -> int:
    """One JSON object a line, keys in their order, text as it is. Returns the rows written."""
    written = 0
    for row in _rows(rows):
        stream.write(one_line(json.dumps(row, ensure_ascii=False, allow_nan=False)) + "\n")
        written += 1
    return written


def one_line(text: str) -> str:
    """JSON text with the characters that some readers take for line ends written as escapes."""
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\u0085", "\\u0085")


def write_csv(rows: Frame | Iterable[Row], stream: TextIO | TextIOBase, *, raw: bool = False) -> int:
    """CSV (RFC 4180) with a heading; open the stream with `newline=""`.

    Mentions become flat rows, other nested values JSON. Text that a spreadsheet would run gets an apostrophe before
    it, unless `raw`. Numbers stay numbers, missing is empty, yes and no are `true` and `false`. Returns the lines
    written, the heading not counted.
    """
    names, flat = _flattened(rows)
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(names)
    written = 0
    for row in flat:
        writer.writerow([_cell(row[name], raw) for name in names])
        written += 1
    return written


def write_parquet(frame: Frame, stream: BinaryIO) -> int:
    """The table as it is, nested, with zstd. Returns the rows written."""
    pq.write_table(frame.arrow(), stream, compression="zstd", version="2.6")
    return len(frame)


def _rows(rows: Frame | Iterable[Row]) -> Iterator[Row]:
    if isinstance(rows, Frame):
        for batch in rows.arrow().to_batches(max_chunksize=_BATCH):
            yield from batch.to_pylist()
    else:
        yield from rows


def _flattened(rows: Frame | Iterable[Row]) -> tuple[Sequence[str], Iterator[Row]]:
    """The heading and the rows. Without a row to look at, rows that come without a frame are taken for mentions."""
    given = _rows(rows)
    first = next(given, None)
    names = rows.columns if isinstance(rows, Frame) else list(first or {"mention": 0, "actors": 0})
    everything = _chained(first, given)
    if "mention" in names and "actors" in names:
        return [column.name for column in COLUMNS], (flat for row in everything for flat in flat_rows(row))
    return names, everything


def _chained(first: Row | None, rest: Iterator[Row]) -> Iterator[Row]:
    if first is not None:
        yield first
    yield from rest


def _cell(value: Any, raw: bool) -> str | int | float | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or isinstance(value, int | float):
        return value
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if raw else guarded(text)


def _whole(target: Path, write: Callable[[Path], int]) -> int:
    """Write beside the target, then put it in its place: who looks meanwhile sees the old file or none."""
    partial_path = target.with_name(target.name + ".part")
    try:
        written = write(partial_path)
        os.replace(partial_path, target)
    except OSError as error:
        raise InputError(f"{target} cannot be written: {error}") from error
    finally:
        partial_path.unlink(missing_ok=True)
    return written


def _to_parquet(frame: Frame, path: Path) -> int:
    with path.open("wb") as stream:
        return write_parquet(frame, stream)


def _to_text(frame: Frame, writer: Callable[[Frame, TextIO], int], path: Path) -> int:
    with path.open("w", encoding="utf-8", newline="") as stream:
        return writer(frame, stream)
