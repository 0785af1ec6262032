"""`dateline show`: a report with its acts marked."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any

import typer
from rich.text import Text

from dateline.cli.options import Everything, LedgerPath

_ROLES = {"heading": "bold", "caption": "dim italic", "furniture": "dim"}
Row = dict[str, Any]


def show(
    ledger: LedgerPath,
    report: Annotated[
        str, typer.Argument(metavar="REPORT", help="Its id, the beginning of it, or the file it came from.")
    ],
    everything: Everything = False,
) -> None:
    """Show a report's text with the acts marked, and what each was read as.

    Triggers are in the colour of their class with a number behind them;
    parties are underlined.

    [dim]Examples:[/dim]
      dateline show my-ledger r7f3a1b2
      dateline show my-ledger articles/0412.txt --all
    """
    from dateline.cli import screen
    from dateline.cli.finding import find_report
    from dateline.cli.headings import title_of
    from dateline.cli.marks import marked
    from dateline.cli.tables import legend
    from dateline.ledger import open_ledger

    with open_ledger(ledger) as opened:
        row = find_report(opened, report)
        rows = opened.mentions(report=row["report"], political=None if everything else True).rows()
    text = marked(row["text"], [*_roles(row), *_marks(rows)])
    screen.show(title_of(row, row["text"]), Text(), text, Text(), _numbered(rows), legend())


def _roles(row: Row) -> Iterator[Any]:
    from dateline.cli.marks import Mark

    for block in row["blocks"]:
        if block["role"] in _ROLES:
            yield Mark(block["start"], block["end"], _ROLES[block["role"]])


def _marks(rows: Sequence[Row]) -> Iterator[Any]:
    from dateline.cli.marks import Mark
    from dateline.cli.words import colour

    parties = {(p["start"], p["end"]) for row in rows for p in (*row["actors"], *row["recipients"])}
    yield from (Mark(start, end, "underline") for start, end in sorted(parties))
    for number, row in enumerate(rows, start=1):
        yield Mark(row["trigger"]["start"], row["trigger"]["end"], f"bold {colour(row)}", f"[{number}]")


def _numbered(rows: Sequence[Row]) -> Any:
    from dateline.cli import words
    from dateline.cli.tables import calm

    if not rows:
        return Text("No political act is told; --all shows the others.", "dim italic")
    table = calm("", "when", "who", "what", "to whom", "according to", "id", fixed=2)
    for number, row in enumerate(rows, start=1):
        parties = words.parties(row["actors"]), words.act(row), words.parties(row["recipients"])
        ident = Text(words.short_id(row), "dim")
        table.add_row(Text(str(number), "dim"), words.when(row), *parties, words.source(row), ident)
    return table
