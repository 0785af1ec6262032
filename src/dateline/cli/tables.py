"""Tables of mentions and quotes."""

from collections.abc import Iterable

from rich import box
from rich.table import Table
from rich.text import Text

from dateline.cli import words
from dateline.cli.escapes import one_line
from dateline.cli.words import Row


def calm(*headings: str, title: Text | None = None, fixed: int = 0) -> Table:
    """An empty table in the house's style; the first `fixed` columns never wrap."""
    table = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", header_style="dim", pad_edge=False)
    for number, heading in enumerate(headings):
        table.add_column(heading, no_wrap=number < fixed, overflow="fold")
    return table


def mention_table(rows: Iterable[Row], title: Text | None = None) -> Table:
    """Who did what to whom, when, according to whom; the id names the mention to `explain`, so it is never cut.

    The first heading is as wide as a date: unlike a `min_width`, which makes rich cut the last column, it can give way.
    """
    table = calm(f"{'when':11}", "who", "what", "to whom", "according to", "id", title=title)
    table.columns[5].no_wrap = True
    for row in rows:
        ident = Text(words.short_id(row), "dim")
        done_to = words.parties(row["recipients"]) if row["recipients"] else Text("–", "dim")
        table.add_row(words.when(row), words.parties(row["actors"]), words.act(row), done_to, words.source(row), ident)
    return table


def quote_table(rows: Iterable[Row], title: Text | None = None) -> Table:
    """Who says what, how and to whom."""
    table = calm("who", "says", "what", title=title)
    for row in rows:
        who = row["source"] if row["source"] and words.is_named(row["source"]) else None
        said = " … ".join(one_line(part["text"]) for part in row["contents"])
        table.add_row(
            Text(words.name(who) if who else "nobody named", words.ACTOR if who else "dim italic"),
            Text(_cue(row), "dim"),
            Text(said, "" if row["kind"] == "indirect" else "italic"),
        )
    return table


def _cue(row: Row) -> str:
    """The cue, with whom it was said to and in what."""
    if not row["cue"]:
        return str(row["kind"])
    told = [row["addressee"]["text"]] if row["addressee"] else []
    medium = [row["source"]["medium"]] if row["source"] and row["source"]["medium"] else []
    return one_line(" · ".join([row["cue"]["text"], *told, *(m for m in medium if m not in told)]))


def legend() -> Text:
    """The four classes in their colours."""
    return Text("   ").join(Text.assemble(("■ ", style), (name, "dim")) for name, style in words.QUADS.values())
