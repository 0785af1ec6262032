"""A mention's row in words and colours: who, what, to whom, when, according to whom. Unknown is said to be unknown."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from rich.text import Text

from dateline.cli.escapes import one_line

Row = Mapping[str, Any]

QUADS: Final = {
    1: ("verbal cooperation", "dodger_blue2"),
    2: ("material cooperation", "dark_cyan"),
    3: ("verbal conflict", "dark_orange"),
    4: ("material conflict", "red3"),
}
"""PLOVER's four classes: their names and colours."""

ACTOR: Final = "bold"
QUIET: Final = "dim"
NOBODY: Final = "nobody named"

_STATUS: Final = {"actual": "done", "future": "to come", "hypothetical": "only possible", "negated": "not done"}
_CONTENT: Final = {"asked": "asked for", "done": "done", "alleged": "alleged"}
_BASIS: Final = {"published": "date of the report", "story": "from the story", "evidence": "from evidence"}


def colour(row: Row) -> str:
    """The colour of the act's class."""
    return QUADS[row["quad"]][1]


def name(row: Row) -> str:
    """A party's full name; where that is but a country's code, or there is none, its own words."""
    code = (row["entity"] or "").partition("country/")[2].upper()
    return one_line(row["name"] if row["name"] and row["name"] != code else row["text"])


def party(row: Row) -> Text:
    """A party: its full name or its own words, and country and sectors beside it."""
    found = Text(name(row), ACTOR if row["state"] == "known" else "")
    codes = "·".join(filter(None, (row["country"], *row["sectors"][:2])))
    return found.append(f" {codes}", QUIET) if codes else found


def parties(rows: Sequence[Row]) -> Text:
    """Parties one below the other, or that nobody is named."""
    return Text("\n").join(map(party, rows)) if rows else Text(NOBODY, "dim italic")


def names(rows: Sequence[Row]) -> Text:
    """Parties on one line, without codes."""
    return Text(", ").join(Text(name(row), ACTOR if row["state"] == "known" else "") for row in rows)


def told(row: Row) -> str:
    """How firm the act is, in words, and what becomes of the act inside it."""
    words = [_STATUS[row["status"]]]
    if row["content"]:
        inside = row["content"]
        words.append(f"{inside['act'].replace('-', ' ')}: {_CONTENT.get(inside['status'], inside['status'])}")
    if row["background"]:
        words.append("told as earlier")
    return " · ".join(words)


def code(row: Row) -> Text:
    """The codes: event type, mode, CAMEO."""
    found = Text(row["event"], f"bold {colour(row)}")
    if row["mode"]:
        found.append(f" {row['mode']}", colour(row))
    return found.append(f" {row['cameo']}", QUIET) if row["cameo"] else found


def act(row: Row) -> Text:
    """The codes, below them the trigger and how firm the act is."""
    below = Text(f"\n“{one_line(row['trigger']['text'])}” ", "italic")
    return Text.assemble(code(row), below, (told(row), QUIET))


def when(row: Row) -> Text:
    """The day or days of the act; dim where they only rest on the date of the report."""
    days, basis = interval(row["when"]["from"], row["when"]["to"]), row["when"]["basis"]
    if days is None:
        return Text("undated", "dim italic")
    return Text(days, "" if basis == "text" else QUIET)


def basis(row: Row) -> str:
    """What the date rests on, in words."""
    words = row["when"]["text"]
    return f"“{one_line(words)}”" if words else _BASIS.get(row["when"]["basis"], "nothing")


def interval(first: str | None, last: str | None) -> str | None:
    """ "23 Oct 1962", "16–28 Oct 1962", "since 1 May 1960"; None where neither end is known."""
    begin, end = _day(first), _day(last)
    if first == last or not (first and last):
        return begin if first == last else f"since {begin}" if first else f"until {end}"
    same = 0 if first[:4] != last[:4] else 1 if first[:7] != last[:7] else 2
    return f"{str(begin).rsplit(' ', same)[0]} – {end}" if same else f"{begin} – {end}"


def source(row: Row) -> Text:
    """Who says so: the chain from the outside in, or the report itself."""
    chain = row["attribution"]
    if not chain:
        return Text("the report", QUIET)
    said = Text(", citing ").join(Text(name(one) if is_named(one) else "somebody") for one in chain)
    cue = chain[-1]["cue"]
    return said.append(f" “{one_line(cue['text'])}”", QUIET) if cue else said


def is_named(source: Row) -> bool:
    """Whether words tell who says so; where only a cue does ("reportedly"), it stands for both."""
    return source["cue"] is None or (source["start"], source["end"]) != (source["cue"]["start"], source["cue"]["end"])


def sentence(row: Row) -> str:
    """Who did what to whom as plain words on one line."""
    actors, recipients = names(row["actors"]).plain or NOBODY, names(row["recipients"]).plain
    return f"{actors} → {row['event']}{f' → {recipients}' if recipients else ''}"


def short_id(row: Row) -> str:
    """Enough of a mention's id to name it in a command: the report's first eight signs, the trigger's start."""
    return f"{row['report'][:8]}:{row['trigger']['start']}"


def published(row: Row) -> str:
    """When a report was published; of one that does not say so, the days that evidence leaves."""
    days = interval(row.get("dated_from"), row.get("dated_to"))
    return _day(row["published"]) or (f"undated, by evidence {days}" if days else "undated")


def _day(value: str | None) -> str | None:
    """ "23 Oct 1962" of an ISO date; what is no whole date stays as it is."""
    try:
        day = date.fromisoformat(value or "")
    except ValueError:
        return value
    return f"{day.day} {day:%b %Y}"
