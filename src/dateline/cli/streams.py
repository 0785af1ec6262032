"""Reports read and coded one after the other, with what was refused said as it comes."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dateline.cli.screen import busy, say
from dateline.model import Coded, Item, Report

if TYPE_CHECKING:
    from dateline.coding.coder import Coder

_REASON_CHARS: Final = 500
"""Code points of an error's message that are shown."""


def coded_reports(paths: list[str], lexicon: list[Path], model: str | None) -> Iterator[Coded]:
    """Each report of the paths, coded. Raises InputError where a path does not exist, LexiconError, ModelError."""
    from dateline.reading import read_items

    items = read_items(paths)
    with busy("Loading the language model …"):
        from dateline.api import load_coder

        coder = load_coder(lexicon, model)
    for report in only_reports(items):
        coded = _coded(coder, report)
        if coded is not None:
            yield coded


def _coded(coder: "Coder", report: Report) -> Coded | None:
    """The report coded; where coding breaks it is said like any input that gives nothing, and the rest goes on."""
    try:
        return coder.code(report)
    except Exception as error:
        refused(Item(report.origin, "failed", f"coding: {type(error).__name__}: {error}"[:_REASON_CHARS]))
        return None


def only_reports(items: Iterable[Item]) -> Iterator[Report]:
    """The reports of the items, each once; what gives none is said on standard error, with its reason."""
    seen: set[str] = set()
    for item in items:
        if item.report is None or item.outcome != "ok":
            refused(item)
        elif item.report.id not in seen:
            seen.add(item.report.id)
            yield item.report


def refused(item: Item) -> None:
    """One line for an input that gives no report."""
    say(f"{item.outcome}: {item.origin}: {item.reason or 'no reason given'}", "yellow")
