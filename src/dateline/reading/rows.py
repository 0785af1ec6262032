"""Lines of JSON Lines and CSV → rows of values, one at a time; a bad row is a refusal and the next one is read."""

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.limits import ITEM_BYTES
from dateline.reading.decode import CONTROL_FLOOR, CONTROL_SHARE, clean, looks_binary
from dateline.reading.refusal import Refused, rejected
from dateline.reading.unpack import Source, lines

BRACKETS = 200_000
"""Brackets and braces of one JSON line: each may become an object a hundred times its size."""

DELIMITERS = (",", ";", "\t", "|")
TOO_LONG = f"a line of more than {ITEM_BYTES:,} bytes"
Values = dict[str, object]


@dataclass(frozen=True, slots=True)
class Row:
    """The line it starts on, from 1 (0: the file as a whole), and its values or why there are none."""

    line: int
    values: Values | Refused


def json_rows(source: Source) -> Iterator[Row]:
    """The objects of JSON Lines; blank lines are no rows."""
    for number, line in enumerate(lines(source), 1):
        if line is None or line.strip():
            yield Row(number, _json_values(line))


def _json_values(line: bytes | None) -> Values | Refused:
    if line is None:
        return rejected(TOO_LONG)
    if line.count(b"[") + line.count(b"{") > BRACKETS:
        return rejected(f"JSON with more than {BRACKETS:,} brackets")
    try:
        return parse_object(line)
    except Refused as refusal:
        return refusal


def parse_object(line: bytes) -> Values:
    """One JSON object. Raises `Refused`: no JSON, nested too deep, or another kind of value."""
    if looks_binary(line):
        raise rejected("looks binary")
    try:
        value = json.loads(_text(line).lstrip("\ufeff"))
    except RecursionError as error:
        raise rejected("JSON nested too deep") from error
    except ValueError as error:
        raise rejected("not valid JSON") from error
    if not isinstance(value, dict):
        raise rejected("not a JSON object")
    return value


def _text(line: bytes) -> str:
    """UTF-8, or Windows-1252 where it is not: too little to guess from."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


class _TooLong(Exception):
    """A line, or the lines of one quoted row, above the limit."""


class _Lines:
    """The lines of a CSV as text; counts them, and the characters taken since `begin`."""

    def __init__(self, source: Source) -> None:
        self._lines = lines(source)
        self._taken = 0
        self.number = 0

    def begin(self) -> int:
        """A new row starts: the number of its first line."""
        self._taken = 0
        return self.number + 1

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        self._taken += len(line or b"")
        if line is None or self._taken > ITEM_BYTES:
            raise _TooLong
        return clean(_text(line))


def csv_rows(source: Source) -> Iterator[Row]:
    """The rows of a CSV with a header; the delimiter is the one by which the header has a `text` or `html` column."""
    csv.field_size_limit(max(csv.field_size_limit(), ITEM_BYTES))
    texts = _Lines(source)
    try:
        header = next(texts)
    except StopIteration:
        yield Row(0, Refused("empty", "no rows in it"))
        return
    except _TooLong:
        yield Row(0, rejected(TOO_LONG))
        return
    delimiter, names = _columns(header)
    if not delimiter:
        yield Row(0, rejected(_header_problem(header)))
        return
    yield from _rows(texts, delimiter, names)


def _header_problem(header: str) -> str:
    odd = sum(not character.isprintable() for character in header)
    binary = odd > CONTROL_FLOOR and odd > CONTROL_SHARE * len(header)
    return "looks binary, or is not in UTF-8" if binary else "no column named text"


def _columns(header: str) -> tuple[str, list[str]]:
    for delimiter in DELIMITERS:
        names = [name.strip().lower() for name in _split(header, delimiter)]
        if "text" in names or "html" in names:
            return delimiter, names
    return "", []


def _split(line: str, delimiter: str) -> Sequence[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _rows(texts: _Lines, delimiter: str, names: list[str]) -> Iterator[Row]:
    reader = csv.reader(texts, delimiter=delimiter)
    while True:
        start = texts.begin()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except _TooLong:
            yield Row(start, rejected(f"a row of more than {ITEM_BYTES:,} bytes"))
        except csv.Error as error:
            yield Row(start, rejected(f"not valid CSV: {error}"))
        else:
            if cells:
                yield Row(start, _csv_values(cells, names))


def _csv_values(cells: list[str], names: list[str]) -> Values | Refused:
    if len(cells) > len(names):
        return rejected(f"{len(cells)} cells under {len(names)} columns")
    return dict(zip(names, cells, strict=False))
