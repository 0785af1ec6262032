"""Files that are there whole or not at all, and the lock that lets one writer in."""

import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline.errors import LedgerError

TEMPORARY = ".part"
"""How the name of a file ends that is still being written."""


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that after a crash it holds all of `data` or what it held before: write, fsync, rename, fsync."""
    partial = path.with_name(path.name + TEMPORARY)
    with partial.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(partial, path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the folder's list of names survive a power cut."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(folder: Path) -> None:
    """Make a folder, with those above it, and sync the name of each that is new."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


class WriterLock:
    """One writer at a time. The kernel drops the lock with its process, so that a killed writer leaves none behind."""

    __slots__ = ("_handle", "_path")

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    @property
    def held(self) -> bool:
        """Whether this object holds the lock."""
        return self._handle is not None

    def take(self) -> None:
        """Take the lock or raise LedgerError naming the process that holds it."""
        if not self.try_take():
            raise LedgerError(f"{self._path.parent} is being written by {_holder(self._path)}")

    def try_take(self) -> bool:
        """Take the lock if it is free; False where another process, or another object here, holds it."""
        if self._handle is not None:
            return True
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return False
        os.truncate(handle, 0)
        os.pwrite(handle, f"process {os.getpid()} on {socket.gethostname()}".encode(), 0)
        self._handle = handle
        return True

    def drop(self) -> None:
        """Give the lock back; nothing where it is not held."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


@contextmanager
def if_free(lock: WriterLock) -> Iterator[bool]:
    """Hold the lock for a moment where nobody does: True with the lock, False where it is taken or cannot be."""
    try:
        taken = not lock.held and lock.try_take()
    except OSError:
        taken = False
    try:
        yield taken
    finally:
        if taken:
            lock.drop()


def _holder(path: Path) -> str:
    """What the holder of the lock wrote about itself."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")[:200] or "another process"
    except OSError:
        return "another process"
