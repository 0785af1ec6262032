"""Tables of `lexicon/dates`: tab-separated, one fact a line, the first line naming the columns."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeVar

from dateline.errors import LexiconError

FOLDER: Final = Path(__file__).resolve().parent.parent / "lexicon" / "dates"

Row = TypeVar("Row")


def read_table(path: Path, columns: Sequence[str], make: Callable[[Sequence[str]], Row]) -> list[Row]:
    """What `make` makes of each line. Raises LexiconError, naming file and line, for other columns and where `make` raises ValueError."""
    lines = path.read_text("utf-8").splitlines()
    if not lines or lines[0].split("\t") != list(columns):
        raise LexiconError(f"{path}:1: expected the columns {', '.join(columns)}")
    found: list[Row] = []
    for number, line in enumerate(lines[1:], 2):
        try:
            found.append(make(_fields(line, len(columns))))
        except ValueError as error:
            raise LexiconError(f"{path}:{number}: {error}") from error
    return found


def _fields(line: str, count: int) -> list[str]:
    fields = line.split("\t")
    if len(fields) != count or not fields[0]:
        raise ValueError(f"expected {count} columns, the first not empty")
    return fields
