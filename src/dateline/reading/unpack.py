"""The bytes of a file, unpacked where it is gzip, never more at once than the limits allow."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from dateline.limits import ITEM_BYTES, RATIO_FLOOR_BYTES, UNPACKED_BYTES, UNPACKED_RATIO
from dateline.reading.refusal import failed, rejected, too_many
from dateline.reading.walk import describe

CHUNK = 1 << 20
"""Bytes read at a time."""


class Source:
    """A stream of bytes that counts what it unpacks, and stops at a bomb.

    Both methods raise `Refused`: a damaged archive, an unreadable file, a ratio above `UNPACKED_RATIO`.
    """

    def __init__(self, stream: BinaryIO, packed: BinaryIO | None = None) -> None:
        self._stream = stream
        self._packed = packed
        self._unpacked = 0
        self.limit = ITEM_BYTES if packed is None else UNPACKED_BYTES

    def read(self, size: int) -> bytes:
        """At most `size` bytes, none at the end."""
        with _explained():
            return self._count(self._stream.read(size))

    def line(self, size: int) -> bytes:
        """The next line with its end, or its first `size` bytes; none at the end."""
        with _explained():
            return self._count(self._stream.readline(size))

    def _count(self, data: bytes) -> bytes:
        self._unpacked += len(data)
        if self._packed is not None and self._unpacked > RATIO_FLOOR_BYTES:
            self._check_ratio(self._packed.tell())
        return data

    def _check_ratio(self, packed: int) -> None:
        if self._unpacked > UNPACKED_RATIO * max(packed, 1):
            raise rejected(f"unpacks to more than {UNPACKED_RATIO} times its size")


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise failed("damaged gzip") from error
    except OSError as error:
        raise failed(f"cannot be read: {describe(error)}") from error


@contextmanager
def opened(path: Path) -> Iterator[Source]:
    """A file as a `Source`; a name that ends in `.gz` is unpacked."""
    with _explained():
        file = path.open("rb")
    with file:
        if path.suffix.lower() == ".gz":
            yield Source(cast(BinaryIO, gzip.GzipFile(fileobj=file)), file)
        else:
            yield Source(file)


def whole(source: Source) -> bytes:
    """All of a source that is one item. Raises `Refused` above its limit."""
    parts: list[bytes] = []
    size = 0
    while chunk := source.read(CHUNK):
        parts.append(chunk)
        size += len(chunk)
        if size > source.limit:
            raise rejected(f"more than {source.limit:,} bytes")
    return b"".join(parts)


def check_stored(path: Path) -> None:
    """Raise `Refused` when a file that is one item is larger than `ITEM_BYTES`, before it is opened."""
    with _explained():
        size = path.stat().st_size
    if size > ITEM_BYTES:
        raise too_many("bytes", size, ITEM_BYTES)


def lines(source: Source) -> Iterator[bytes | None]:
    """The lines of a source with their ends; None for a line of more than `ITEM_BYTES`, which is passed over."""
    while line := source.line(ITEM_BYTES + 1):
        if len(line) > ITEM_BYTES:
            _pass_over(source, line)
            yield None
        else:
            yield line


def _pass_over(source: Source, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = source.line(CHUNK)
