"""`dateline status`: whether a ledger is whole and its books balance, and what it was made with."""

from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from dateline.cli.options import LedgerPath

if TYPE_CHECKING:
    from rich.table import Table

    from dateline.ledger import Balance, Ledger


def status(
    ledger: LedgerPath,
    items: Annotated[bool, typer.Option("--items", help="List every input that gave no report, and why.")] = False,
    quick: Annotated[bool, typer.Option("--quick", help="Do not read every file to see that it is whole.")] = False,
) -> None:
    """Say what a ledger holds, whether its books balance, and what it was made with.

    Every file is read to see that it is whole.

    Exits with 1 where the books do not balance or a file is damaged.

    [dim]Examples:[/dim]
      dateline status my-ledger
      dateline status my-ledger --items
    """
    from dateline.cli.screen import show
    from dateline.ledger import open_ledger

    with open_ledger(ledger) as opened:
        if not quick:
            opened.verify()
        balance = opened.balance()
        show(_books(balance), _rows(opened), _runs(opened))
        if items and balance.items > balance.count("ok"):
            show(_troubles(opened))
    show(_verdict(balance, quick))
    if not balance.balanced:
        raise typer.Exit(1)


def _books(balance: "Balance") -> "Table":
    from dateline.cli.tables import calm

    table = calm("inputs", "outcome", "reason")
    table.columns[0].justify = "right"
    for (outcome, reason), count in sorted(balance.reasons().items(), key=lambda line: (line[0][0], line[0][1] or "")):
        table.add_row(f"{count:,}", Text(outcome, "" if outcome == "ok" else "yellow"), _text(reason or ""))
    table.add_row(Text(f"{balance.items:,}", "bold"), Text("in all", "bold"), "")
    return table


def _rows(ledger: "Ledger") -> "Table":
    from dateline.cli.tables import calm

    table = calm("rows", "table")
    table.columns[0].justify = "right"
    for name, count in sorted(ledger.row_counts().items()):
        table.add_row(f"{count:,}", name)
    return table


def _runs(ledger: "Ledger") -> "Table":
    from dateline.cli.tables import calm

    table = calm("run", "begun", "code", "model", "lexicon", "codebook", "extractor", "paths")
    for row in ledger.runs().rows():
        facts = [row[name] or "–" for name in ("run", "started", "code", "model", "lexicon", "codebook", "extractor")]
        table.add_row(*map(_text, facts), _text(", ".join(row["paths"])))
    return table


def _troubles(ledger: "Ledger") -> "Table":
    from dateline.cli.tables import calm

    table = calm("outcome", "input", "reason")
    for row in ledger.books().rows():
        if row["outcome"] != "ok":
            table.add_row(row["outcome"], _text(row["origin"]), _text(row["reason"] or ""))
    return table


def _verdict(balance: "Balance", quick: bool) -> Text:
    if balance.balanced:
        return Text(f"The books balance{'' if quick else ' and every file is whole'}.", "green")
    return Text("\n".join(("The books do not balance:", *balance.faults)), "red")


def _text(words: str) -> Text:
    from dateline.cli.escapes import one_line

    return Text(one_line(words))
