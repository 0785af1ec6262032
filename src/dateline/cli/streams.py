"""Reports read and coded one after the other, with what was refused said as it comes."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.cli.screen import busy, say
from dateline.model import Coded, Item, Report


def coded_reports(paths: list[str], lexicon: list[Path], model: str | None) -> Iterator[Coded]:
    """Each report of the paths, coded. Raises InputError where a path does not exist, LexiconError, ModelError."""
    from dateline.reading import read_items

    items = read_items(paths)
    with busy("Loading the language model …"):
        from dateline.api import load_coder

        coder = load_coder(lexicon, model)
    for report in only_reports(items):
        yield coder.code(report)


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
