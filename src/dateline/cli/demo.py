"""`dateline demo`: the shipped reports, read into a ledger and looked at."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from dateline.cli import words
from dateline.cli.escapes import one_line
from dateline.cli.screen import busy, show

if TYPE_CHECKING:
    from dateline.coding.coder import Coder
    from dateline.knowledge.lexicon import Lexicon
    from dateline.ledger import Ledger

Row = dict[str, Any]

_STORIES = {
    "cuba": "The Cuban missile crisis, October 1962",
    "camp": "Camp David and the peace of Egypt and Israel, 1978–79",
}
_ACTS_EACH = 5
"""Acts of one report that are shown; the ledger has the others."""


def demo(
    into: Annotated[
        Path | None, typer.Option("--into", metavar="LEDGER", help="Keep the ledger here, to look further.")
    ] = None,
) -> None:
    """Read the reports that come with Dateline, and show what they say: who did what to whom, according to whom.

    [dim]Examples:[/dim]
      dateline demo
      dateline demo --into demo-ledger
    """
    if into is not None:
        _play(into, into)
        return
    with TemporaryDirectory(prefix="dateline-demo-") as folder:
        _play(Path(folder) / "ledger", None)


def _play(path: Path, kept: Path | None) -> None:
    from dateline.coding.coder import Coder
    from dateline.demo import reports
    from dateline.knowledge.lexicon import read_lexicon
    from dateline.knowledge.loading import lasting
    from dateline.ledger import open_ledger
    from dateline.parsing.parser import load_parser
    from dateline.running import read_into
    from dateline.runs import run_record

    with busy("Reading the demo reports …"):
        with lasting():
            lexicon = read_lexicon()
            coder = Coder(load_parser(), lexicon)
        read_into([reports()], path, make_coder=lambda: coder.code, run=run_record(paths=["demo"]))
    with open_ledger(path) as ledger:
        show(*_summary(ledger), *_one_explained(ledger, coder, lexicon), *_next(kept))


def _summary(ledger: "Ledger") -> Iterator[Any]:
    from dateline.cli.headings import title_of
    from dateline.cli.tables import legend

    reports, acts = ledger.reports(text=True).rows(), ledger.mentions().rows()
    yield _opening(reports, acts)
    yield legend()
    for story, told in groupby(sorted(reports, key=_place), key=_story):
        yield Text(f"\n{story}\n{'━' * len(story)}", "bold")
        for report in told:
            yield Text.assemble("\n", title_of({**report, "origin": _name(report)}, report["text"]))
            yield _acts([act for act in acts if act["report"] == report["report"]])


def _opening(reports: Sequence[Row], acts: Sequence[Row]) -> Text:
    undated = sum(report["published"] is None for report in reports)
    outlets = len({report["outlet"] for report in reports if report["outlet"]})
    return Text.assemble(
        (f"{len(reports)} reports", "bold"),
        f" ({undated} without a date of publication, {outlets} named outlets, all invented) tell ",
        (f"{len(acts)} political acts", "bold"),
        ". The events are history.",
    )


def _acts(rows: Sequence[Row]) -> Any:
    if not rows:
        return Text("  no political act is told", "dim italic")
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(width=11)
    for ratio in (5, 8, 5, 5):
        table.add_column(ratio=ratio, overflow="fold")
    for row in rows[:_ACTS_EACH]:
        table.add_row(words.when(row), *_deed(row), words.source(row))
    if len(rows) > _ACTS_EACH:
        table.add_row("", Text(f"and {len(rows) - _ACTS_EACH} more", "dim italic"))
    return table


def _deed(row: Row) -> Iterator[Text]:
    yield words.names(row["actors"]) if row["actors"] else Text(words.NOBODY, "dim italic")
    yield Text.assemble(
        (row["event"], f"bold {words.colour(row)}"), f" “{one_line(row['trigger']['text'])}”", (_firm(row), "dim")
    )
    yield words.names(row["recipients"]) if row["recipients"] else Text("–", "dim")


def _firm(row: Row) -> str:
    return "" if row["status"] == "actual" and not row["content"] else f" {words.told(row)}"


def _one_explained(ledger: "Ledger", coder: "Coder", lexicon: "Lexicon") -> Iterator[Any]:
    """An act that shows most: an operator over it, known parties on both sides, somebody who says so."""
    from dateline.cli.explaining import explanation
    from dateline.cli.finding import report_of
    from dateline.cli.reasons import reasons

    rows = ledger.mentions().rows()
    if not rows:
        return
    chosen = max(rows, key=_worth)
    report = ledger.report(chosen["report"])
    if report is not None:
        yield Text(f"\nOne of them explained\n{'━' * 21}\n", "bold")
        yield from explanation(reasons(coder, report_of(report), chosen["mention"], lexicon))


def _worth(row: Row) -> tuple[int, int, int]:
    known = all(any(party["state"] == "known" for party in row[side]) for side in ("actors", "recipients"))
    plain = len(row["operators"]) == 1 and row["content"] is not None
    return (int(known) + int(plain), len(row["attribution"]) > 0, row["start"] - row["end"])


def _next(kept: Path | None) -> Iterator[Text]:
    ledger = kept or "demo-ledger"
    yield Text(f"\nWhat to try next\n{'━' * 16}", "bold")
    tries = [
        f'dateline acts {ledger} --actor "Soviet Union" --type ACCUSE',
        f"dateline show {ledger} cuba-radio-zorin",
        f"dateline acts {ledger} --format csv --out acts.csv",
        'dateline who "Soviet Foreign Minister" --date 1962-10-18',
        "dateline read YOUR-ARTICLES/ --into my-ledger",
    ]
    if kept is None:
        yield Text(f"  dateline demo --into {ledger}")
    yield from (Text(f"  {command}") for command in tries)


def _name(report: Row) -> str:
    return str(report["origin"]).rpartition("/")[2]


def _place(report: Row) -> tuple[int, str]:
    stories = list(_STORIES)
    start = _name(report)[:4]
    return (stories.index(start) if start in stories else len(stories), _name(report))


def _story(report: Row) -> str:
    return _STORIES.get(_name(report)[:4], "Other reports")
