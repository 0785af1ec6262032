"""From kept items to the rows of every table."""

from collections.abc import Sequence

from dateline.ledger.books import Kept
from dateline.ledger.rows import Row, book_row, mention_row, name_row, quote_row, report_row, sentence_row
from dateline.ledger.schemas import SCHEMAS
from dateline.model import Coded


def tables_of(kept: Sequence[Kept], version: int, run: str) -> dict[str, list[Row]]:
    """Rows by table: one line of the books for each item, and all that was coded of those that are ok."""
    tables: dict[str, list[Row]] = {table: [] for table in SCHEMAS}
    for one in kept:
        tables["books"].append(book_row(one.item, one.copy, version, run))
        if one.item.outcome == "ok" and one.coded is not None:
            _add(tables, one.coded, run)
    return tables


def _add(tables: dict[str, list[Row]], coded: Coded, run: str) -> None:
    report = coded.report
    tables["reports"].append(report_row(report, run, coded.dating))
    tables["sentences"].extend(sentence_row(sentence, report, run) for sentence in coded.sentences)
    tables["mentions"].extend(mention_row(mention, report, run) for mention in coded.mentions)
    tables["names"].extend(name_row(name, report, run) for name in coded.names)
    tables["quotes"].extend(quote_row(quote, report, run) for quote in coded.quotes)
