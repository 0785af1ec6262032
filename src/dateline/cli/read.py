"""`dateline read`: reports into a ledger."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from dateline.cli.options import Lexicons, Model, Paths, laid_over
from dateline.cli.screen import messages, say, show
from dateline.model import Item
from dateline.settings import read_settings

if TYPE_CHECKING:
    from rich.progress import Progress

    from dateline.running import Summary

_OUTCOMES: Mapping[str, str] = {
    "ok": "read and coded",
    "duplicate": "the same outlet, address and text as a report before them",
    "empty": "without words",
    "rejected": "refused",
    "failed": "broke while they were read or coded",
}


def read(
    paths: Paths,
    into: Annotated[Path, typer.Option("--into", metavar="LEDGER", help="The ledger's folder, made if it is new.")],
    jobs: Annotated[int | None, typer.Option("--jobs", min=1, metavar="N", help="Processes that code.")] = None,
    lexicon: Lexicons = None,
    model: Model = None,
    retry: Annotated[bool, typer.Option("--retry", help="Code again what failed with the same versions.")] = False,
) -> None:
    """Read reports into a ledger: code them and keep what they say.

    Reading again adds only what is new. What was stopped half way is taken up
    where it was left. The result does not depend on --jobs. What gives no
    report is named with its reason, and kept in the ledger's books.

    [dim]Examples:[/dim]
      dateline read articles/ --into my-ledger
      dateline read 2024.jsonl.gz 2025.jsonl.gz --into my-ledger --jobs 4
    """
    from dateline.api import load_code
    from dateline.running import read_into
    from dateline.runs import run_record

    settings, over = read_settings(), laid_over(lexicon)
    run = run_record(over, model, f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}", paths)
    with _bar() as bar:
        task = bar.add_task("", total=None, read=0, kept=0)
        summary = read_into(
            paths,
            into,
            jobs=jobs or settings.jobs,
            make_coder=partial(load_code, tuple(over), model),
            progress=lambda items: _grow(bar, "kept", items),
            run=run,
            retry=retry,
            settings=settings,
            read=lambda given: _watched(given, bar),
        )
        bar.update(task, visible=False)
    _tell(summary, into)


def _watched(paths: Sequence[str | Path], bar: "Progress") -> Iterator[Item]:
    """The items of the paths, counted, and those without a report named."""
    from dateline.cli.streams import refused
    from dateline.reading import read_items

    for item in read_items(paths):
        if item.report is None:
            refused(item)
        _grow(bar, "read", 1)
        yield item


def _grow(bar: "Progress", field: str, by: int) -> None:
    for task in bar.tasks:
        bar.update(task.id, **{field: task.fields[field] + by})


def _bar() -> "Progress":
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = messages()
    counts = TextColumn("{task.fields[read]:,} read · {task.fields[kept]:,} kept")
    return Progress(
        SpinnerColumn(), counts, TimeElapsedColumn(), console=console, transient=True, disable=not console.is_terminal
    )


def _tell(summary: "Summary", into: Path) -> None:
    for outcome, words in _OUTCOMES.items():
        if count := summary.outcomes.get(outcome, 0):
            show(Text(f"{count:>9,}  {words}", "" if outcome in ("ok", "duplicate") else "yellow"))
    if summary.already_kept:
        show(Text(f"{summary.already_kept:>9,}  in the ledger already", "dim"))
    show(Text(f"{summary.mentions:>9,}  mentions of acts added", "bold"))
    if not summary.booked and not summary.already_kept and not summary.interrupted:
        say("nothing to read in what was given")
    if summary.interrupted:
        say("interrupted: what is counted here is kept; the same command takes up the rest")
        raise typer.Exit(130)
    say(f"Next: dateline acts {into}", "dim")
