"""Where things are printed: results on standard output, messages on standard error."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import IO, Any

from rich.console import Console, RenderableType
from rich.text import Text

from dateline.cli.escapes import json_line, visible

_PIPED_WIDTH = 140
"""Columns of a table that goes to a file or a pipe."""


class _Listened(Console):
    """Says that nobody reads any more as every stream does; rich would end the process with code 1."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def results() -> Console:
    """Standard output."""
    return _console(sys.stdout)


def messages() -> Console:
    """Standard error."""
    return _console(sys.stderr)


def show(*things: RenderableType) -> None:
    """Print results."""
    console = results()
    for thing in things:
        console.print(thing)


def say(words: str, style: str = "") -> None:
    """Print a message, on one line however long."""
    messages().print(Text(visible(words), style), soft_wrap=True)


def write_lines(rows: Iterable[Mapping[str, Any]]) -> None:
    """Print rows as JSON Lines, and let them go at once."""
    for row in rows:
        sys.stdout.write(json_line(row) + "\n")
    sys.stdout.flush()


@contextmanager
def busy(words: str) -> Iterator[None]:
    """A spinner while something takes time; nothing where standard error is no terminal."""
    console = messages()
    if not console.is_terminal:
        yield
        return
    with console.status(Text(words)):
        yield


def _console(stream: IO[str]) -> Console:
    console = _Listened(file=stream, markup=False, emoji=False, highlight=False)
    if not console.is_terminal and console.width == 80:
        console.width = _PIPED_WIDTH
    return console
