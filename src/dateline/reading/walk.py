"""Which files there are: folders walked in name order, links and loops refused with a reason."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import InputError

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, or (with `problem`) something that stands where a file could be and is refused."""

    path: Path
    problem: str | None = None


def check(paths: Sequence[str | Path]) -> None:
    """Raise `InputError` naming each given path that does not exist."""
    missing = [str(path) for path in paths if str(path) != STANDARD_INPUT and not _exists(path)]
    if missing:
        raise InputError(f"no such file or folder: {', '.join(missing)}")


def _exists(path: str | Path) -> bool:
    try:
        os.stat(path)
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False
    return True


def origin_of(path: Path) -> str:
    """The path as given, with forward slashes; bytes that are no text are written as escapes."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def walk(given: str | Path) -> Iterator[Found]:
    """The files under one given path, folders in name order, each folder entered once. A given link is followed."""
    path = Path(given)
    if path.is_dir():
        yield from _Walk(path).files()
    else:
        yield Found(path, _kind_problem(path))


def _kind_problem(path: Path) -> str | None:
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        return f"cannot be read: {describe(error)}"
    return None if stat.S_ISREG(mode) else "not a regular file"


def describe(error: OSError) -> str:
    """What went wrong, without the path."""
    return (error.strerror or type(error).__name__).lower()


_LEDGER = "writer.lock"
"""What every ledger's folder holds from its first moment: one that lies among the reports is passed over whole."""


class _Walk:
    """One walk under one root: which folders were entered, and where links may lead."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._real = os.path.realpath(root)
        self._entered: set[tuple[int, int]] = set()

    def files(self) -> Iterator[Found]:
        """Depth first, without recursion."""
        stack = [Found(self._root)]
        while stack:
            found = stack.pop()
            if found.problem is None and found.path.is_dir():
                stack.extend(reversed(self._inside(found.path)))
            else:
                yield found

    def _inside(self, folder: Path) -> list[Found]:
        try:
            if not self._enter(folder):
                return [Found(folder, "a folder that was already read")]
            names = sorted(os.listdir(folder))
        except OSError as error:
            return [Found(folder, f"cannot be read: {describe(error)}")]
        if _LEDGER in names:
            return [Found(folder, "a ledger, not reports")]
        return [Found(folder / name, self._problem(folder / name)) for name in names]

    def _enter(self, folder: Path) -> bool:
        facts = os.stat(folder)
        identity = (facts.st_dev, facts.st_ino)
        new = identity not in self._entered
        self._entered.add(identity)
        return new

    def _problem(self, path: Path) -> str | None:
        if path.name.startswith("."):
            return "hidden"
        if path.is_symlink() and not self._holds(path):
            return "a link that leads out of the folder"
        return None if path.is_dir() else _kind_problem(path)

    def _holds(self, path: Path) -> bool:
        return Path(os.path.realpath(path)).is_relative_to(self._real)
