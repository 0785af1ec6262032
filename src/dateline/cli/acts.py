"""`dateline acts`: the mentions of a ledger, filtered."""

import re
import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import Everything, LedgerPath
from dateline.cli.screen import say, show, write_lines
from dateline.errors import InputError

if TYPE_CHECKING:
    from dateline.ledger import Frame

_TABLE_ROWS = 200
"""Rows of a printed table unless --limit says otherwise."""
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_CAMEO = re.compile(r"[0-9]{2,4}")


class Format(StrEnum):
    """The forms in which a ledger's mentions are given."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"


_Party = "an entity (group/hamas), a country code (IRN) or words of a name"


def acts(
    ledger: LedgerPath,
    actor: Annotated[str | None, typer.Option(metavar="WHO", help=f"Who did it: {_Party}.")] = None,
    recipient: Annotated[str | None, typer.Option(metavar="WHO", help="To whom it was done, likewise.")] = None,
    type: Annotated[
        str | None, typer.Option("--type", metavar="CODE", help="PLOVER type or mode (ACCUSE, visit) or CAMEO digits.")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="From this day on: 2017-12-31, or 2017-12.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Until this day, it included.")] = None,
    country: Annotated[
        str | None, typer.Option(metavar="CODE", help="Of a party or the place, three letters (ISO 3166).")
    ] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Who published the report.")] = None,
    everything: Everything = False,
    limit: Annotated[int | None, typer.Option(min=0, metavar="N", help="Rows at most; 0 for all.")] = None,
    format: Annotated[Format, typer.Option("--format", help="csv is flat: one row an actor-recipient pair.")] = (
        Format.table
    ),
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write to a file, not here.")] = None,
) -> None:
    """List the acts that a ledger holds: who did what to whom, when, according to whom.

    [dim]Examples:[/dim]
      dateline acts my-ledger --actor IRN --recipient "Islamic Jihad"
      dateline acts my-ledger --type ASSAULT --since 2023-10 --until 2023-12
      dateline acts my-ledger --country YEM --format csv --out yemen.csv
    """
    from dateline.ledger import open_ledger

    most = limit if limit is not None else _TABLE_ROWS if format is Format.table and out is None else 0
    with open_ledger(ledger) as opened:
        frame = opened.mentions(
            actor=actor,
            recipient=recipient,
            event=_type(type),
            since=_date(since),
            until=_date(until),
            country=_country(country),
            outlet=outlet,
            political=None if everything else True,
            limit=most + 1 if most else None,
        )
    _give(frame, format, out, most)


def _date(value: str | None) -> str | None:
    """Raises InputError where it is no date."""
    if value is not None and not (_DATE.fullmatch(value) and _in_calendar(value)):
        raise InputError(f"a date is written 2017, 2017-12 or 2017-12-31, not {value!r}")
    return value


def _in_calendar(value: str) -> bool:
    """Whether a year, month or day of this form is one: there is no 2017-02-30."""
    try:
        date.fromisoformat(f"{value}-01-01"[:10] if len(value) == 4 else f"{value}-01"[:10])
    except ValueError:
        return False
    return True


def _type(value: str | None) -> str | None:
    """Raises InputError where it is neither a type nor a mode of PLOVER's nor digits of a CAMEO code."""
    if value is None or _CAMEO.fullmatch(value):
        return value
    from dateline.knowledge.codebook import read_codebook
    from dateline.knowledge.lexicon import SHIPPED

    book = read_codebook(SHIPPED / "codebook")
    if value.upper() not in book.quads and value.lower() not in {mode for _, mode in book.scores if mode}:
        raise InputError(f"{value!r} is no mode and no CAMEO code, nor one of {', '.join(sorted(book.quads))}")
    return value


def _country(value: str | None) -> str | None:
    """Raises InputError where it cannot be a code."""
    if value is not None and not (len(value) == 3 and value.isascii() and value.isalpha()):
        raise InputError(f"a country is given by its three letters (ISO 3166), not {value!r}")
    return value


def _give(frame: "Frame", format: Format, out: Path | None, most: int) -> None:
    from dateline.ledger import Frame

    more = bool(most) and len(frame) > most
    chosen = Frame(frame.table.slice(0, most)) if more else frame
    if out is not None:
        _write(chosen, format, out)
    else:
        _print(chosen, format)
    if more:
        say(f"only the first {most:,}; --limit 0 gives all")
    if not len(frame):
        say("no mention fits; --all looks at those too that are not political")


def _write(frame: "Frame", format: Format, out: Path) -> None:
    from dateline.exporting.tables import write_table

    if format is Format.table:
        raise InputError("--out takes --format jsonl, csv or parquet")
    rows = write_table(frame, out, format.value)
    say(f"{rows:,} rows written to {out}")


def _print(frame: "Frame", format: Format) -> None:
    if format is Format.table:
        from dateline.cli.tables import legend, mention_table

        if len(frame):
            show(mention_table(frame.rows()), legend())
    elif format is Format.jsonl:
        for batch in frame.arrow().to_batches(max_chunksize=1000):
            write_lines(batch.to_pylist())
    elif format is Format.csv:
        from dateline.exporting.tables import write_csv

        write_csv(frame, sys.stdout)
    else:
        _print_parquet(frame)


def _print_parquet(frame: "Frame") -> None:
    from dateline.exporting.tables import write_parquet

    if sys.stdout.isatty():
        raise InputError("parquet is not for a terminal: add --out FILE")
    write_parquet(frame, sys.stdout.buffer)
