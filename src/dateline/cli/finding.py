"""What the words of a command name in a ledger."""

from typing import TYPE_CHECKING, Any

from dateline.errors import InputError
from dateline.model import Block, Report

if TYPE_CHECKING:
    from dateline.ledger import Ledger


def find_report(ledger: "Ledger", given: str) -> dict[str, Any]:
    """The report with this id, origin or beginning of an id. Raises InputError where there is none, or several."""
    row = ledger.report(given)
    if row is None:
        raise InputError(f"no report {given!r} in {ledger.path} (its id, the beginning of it, or its origin)")
    return row


def find_mention(ledger: "Ledger", given: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """A mention and its report, by an id or its short form (`r7f3a1b2:1250`). Raises InputError."""
    report, mark, place = given.rpartition(":")
    if not mark:
        raise InputError(f"{given!r} is no mention's id: `dateline acts {ledger.path}` shows them (r7f3a1b2:1250)")
    row = find_report(ledger, report)
    start = place.partition("-")[0]
    for mention in ledger.mentions(report=row["report"], political=None).rows():
        if str(mention["trigger"]["start"]) == start and mention["mention"].endswith(place if "-" in place else ""):
            return mention, row
    raise InputError(f"no act is told at {place} in report {row['report']}")


def report_of(row: dict[str, Any]) -> Report:
    """A ledger's row of a report as the report that was coded."""
    blocks = tuple(Block(block["start"], block["end"], block["role"]) for block in row["blocks"])
    fields = ("origin", "text", "title", "outlet", "url", "published", "language")
    return Report(id=row["report"], blocks=blocks, **{name: row[name] for name in fields})
