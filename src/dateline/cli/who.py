"""`dateline who`: actor strings to entities."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any

import typer
from rich.text import Text

from dateline.cli.options import Lexicons, Model, Shown, laid_over
from dateline.cli.screen import busy, show, write_lines
from dateline.errors import InputError
from dateline.limits import FIELD_CHARS, TEXT_CHARS
from dateline.reading.reports import iso_date

_LINE = 8 * TEXT_CHARS
"""Characters of one input line at most."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An actor string, with an id to find the answer by, the text it is from and the ISO date it is of."""

    id: Any
    text: str
    context: str | None
    date: str | None


def who(
    texts: Annotated[list[str], typer.Argument(metavar="TEXT...", help="Actor strings, or - for lines of input.")],
    date: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day it was said, ISO: who held the office then?")
    ] = None,
    context: Annotated[str | None, typer.Option(metavar="TEXT", help="A text that the string is from.")] = None,
    format: Annotated[
        Shown | None, typer.Option("--format", help="table, or jsonl (which - gives if nothing else is asked for).")
    ] = None,
    lexicon: Lexicons = None,
    model: Model = None,
) -> None:
    """Say who an actor string is: name, entity, country (ISO or PLOVER) and sectors.

    With - each line of standard input is a string, or a JSON object with "id",
    "text" and, if known, "context" and "date"; each gives a line with "id",
    "name", "entity", "country" and "sectors".

    [dim]Examples:[/dim]
      dateline who "Iranian Defense Minister" --date 2017-12-12
      dateline who Tehran "the Jewish state" gunmen
      dateline who - --format jsonl < actors.jsonl
    """
    asked = _asked(texts, context, _day(date))
    with busy("Loading the language model …"):
        answer = _answerer(lexicon, model)
    answers = ((one, answer(one)) for one in asked)
    if format is Shown.jsonl or (format is None and texts == ["-"]):
        for one, found in answers:
            write_lines([{"id": one.id, **found}])
    else:
        _print(answers)


def _day(value: str | None) -> str | None:
    """Raises InputError where it is no ISO date."""
    if value is not None and iso_date(value) is None:
        raise InputError(f"a day is written 2017-12-31, not {value!r}")
    return value


def _answerer(lexicon: Lexicons, model: Model) -> Callable[[Asked], dict[str, Any]]:
    from dateline.coding.actors.who import who as resolve
    from dateline.knowledge.lexicon import read_lexicon
    from dateline.knowledge.loading import lasting
    from dateline.parsing.parser import load_parser

    with lasting():
        parser, known = load_parser(model), read_lexicon(laid_over(lexicon))
    return lambda one: dict(resolve(parser, known, one.text, one.context, one.date))


def _asked(texts: list[str], context: str | None, date: str | None) -> Iterator[Asked]:
    for number, text in enumerate(texts, start=1):
        if text == "-":
            yield from _lines(sys.stdin, context, date)
        else:
            yield Asked(number, _checked(text, number), context, date)


def _lines(lines: Iterable[str], context: str | None, date: str | None) -> Iterator[Asked]:
    for number, line in enumerate(lines, start=1):
        if len(line) > _LINE:
            raise InputError(f"line {number}: more than {_LINE:,} characters")
        if line.lstrip().startswith("{"):
            yield _from_json(line, number, context, date)
        elif line.strip():
            yield Asked(number, _checked(line.strip(), number), context, date)


def _from_json(line: str, number: int, context: str | None, date: str | None) -> Asked:
    try:
        given = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"line {number}: not a JSON object: {error}") from error
    text = given.get("text")
    if not isinstance(text, str):
        raise InputError(f'line {number}: "text" is missing or is not a string')
    own = {key: value for key in ("context", "date") if isinstance(value := given.get(key), str)}
    return Asked(given.get("id", number), _checked(text, number), own.get("context", context), own.get("date", date))


def _checked(text: str, number: int) -> str:
    if len(text) > FIELD_CHARS:
        raise InputError(f"string {number}: {len(text):,} characters, the limit is {FIELD_CHARS:,}")
    return text


def _print(answers: Iterable[tuple[Asked, dict[str, Any]]]) -> None:
    from dateline.cli.escapes import one_line
    from dateline.cli.tables import calm

    table = calm("text", "name", "entity", "country", "sectors")
    for asked, found in answers:
        cells = (found["name"], found["entity"], found["country"], " ".join(found["sectors"]))
        table.add_row(
            Text(one_line(asked.text), "bold"),
            *(Text(one_line(cell)) if cell else Text("–", "dim") for cell in cells),
        )
    show(table)
