"""How the sandbox and its child talk: frames of a length and so many bytes."""

import struct
from typing import BinaryIO

HEADER = struct.Struct(">Q")
READY = b"{}"
"""The first frame of a child that has started."""


def read_frame(stream: BinaryIO, limit: int | None = None) -> bytes | None:
    """The next frame; None at the end of the stream, in the midst of a frame, or above `limit` bytes."""
    header = stream.read(HEADER.size)
    if len(header) < HEADER.size:
        return None
    size = int(HEADER.unpack(header)[0])
    if limit is not None and size > limit:
        return None
    data = stream.read(size)
    return data if len(data) == size else None


def write_frame(stream: BinaryIO, data: bytes) -> None:
    """One frame, at once on its way."""
    stream.write(HEADER.pack(len(data)))
    stream.write(data)
    stream.flush()
