"""What stands over a report's table."""

from collections.abc import Mapping
from typing import Any

from rich.text import Text

from dateline.cli import words
from dateline.cli.escapes import one_line
from dateline.model import Coded


def title_of(row: Mapping[str, Any], text: str = "") -> Text:
    """Title (else the text's first line), outlet, date and origin of a report."""
    title = one_line(row["title"] or text.strip().partition("\n")[0])[:200] or "untitled"
    facts = [one_line(row["outlet"]) if row["outlet"] else "no outlet", words.published(row), one_line(row["origin"])]
    return Text.assemble((title, "bold"), ("  " + " · ".join(facts), "dim"))


def report_facts(coded: Coded) -> dict[str, Any]:
    """A report's facts as a row has them."""
    report, dating = coded.report, coded.dating
    facts = {name: getattr(report, name) for name in ("title", "outlet", "published", "origin")}
    return {**facts, "dated_from": dating.start if dating else None, "dated_to": dating.end if dating else None}
