"""Mentions as flat rows: one for each actor-recipient pair, so that a spreadsheet or R can count and group them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import product, takewhile
from typing import Any, Final

from dateline.exporting.columns import COLUMNS, NUMBERED_KINDS

Row = dict[str, Any]
Nested = Mapping[str, Any]

_SPAN: Final = ("text", "start", "end")
_PARTY: Final = ("name", "entity", "country")
_WHERE: Final = ("name", "geonames", "country", "admin1", "lat", "lon", "precision")
_PLAIN: Final = (
    *("mention", "report", "origin", "outlet", "url", "title", "published", "language", "sentence", "start", "end"),
    *("text", "role", "event", "mode", "cameo", "quad", "goldstein", "plover_score", "political", "status"),
    *("background", "symmetric", "entry", "confidence", "run"),
)


def flat_rows(row: Nested) -> Iterator[Row]:
    """The flat rows of one mention row, keys as in `COLUMNS`. A side that nobody fills counts as one empty party.

    Every row repeats the mention; only the first carries its counts, so that adding up a column is right.
    """
    shared = _shared(row)
    pairs = product(row["actors"] or [None], row["recipients"] or [None])
    for number, (actor, recipient) in enumerate(pairs, start=1):
        counts = _counts(row["counts"] if number == 1 else [])
        cells = {**shared, "pair": number, **_party("actor", actor), **_party("recipient", recipient), **counts}
        yield {column.name: cells[column.name] for column in COLUMNS}


def _shared(row: Nested) -> Row:
    content = row["content"] or {}
    return {
        **{name: row[name] for name in _PLAIN},
        **_part("trigger", row["trigger"], _SPAN),
        **_part("stance", row["stance"], ("author", "source")),
        "contexts": ";".join(row["contexts"]),
        "operators": ";".join(use["operator"] for use in row["operators"]),
        "content_act": content.get("act"),
        "content_status": content.get("status"),
        **_part("when", row["when"], (*_SPAN, "from", "to", "precision", "basis")),
        **_part("where", row["where"], (*_SPAN, *_WHERE)),
        **_part("source", next(iter(row["attribution"]), None), ("text", "name", "entity", "kind")),
        "attribution": " > ".join(source["name"] or source["text"] for source in row["attribution"]),
    }


def _party(side: str, party: Nested | None) -> Row:
    sectors = ";".join(party["sectors"]) if party else None
    antecedent = party["from"] if party else None
    return {
        **_part(side, party, (*_SPAN, *_PARTY, "state")),
        f"{side}_sectors": sectors,
        **_part(f"{side}_from", antecedent, _SPAN),
    }


def _part(prefix: str, part: Nested | None, names: Sequence[str]) -> Row:
    return {f"{prefix}_{name}": part[name] if part else None for name in names}


def _counts(counts: Sequence[Nested]) -> Row:
    cells: Row = {"counts": json.dumps(list(counts), ensure_ascii=False) if counts else None}
    for kind in NUMBERED_KINDS:
        told = _told(counts, kind)
        cells[f"{kind}_low"] = sum(count["low"] for count in told) if told else None
        open_above = not told or any(count["high"] is None for count in told)
        cells[f"{kind}_high"] = None if open_above else sum(count["high"] for count in told)
    return cells


def _told(counts: Sequence[Nested], kind: str) -> list[Nested]:
    """The first count of this kind, totals before others, with those that are joined to it."""
    fitting = [count for count in counts if count["kind"] == kind]
    first = next((k for k, count in enumerate(fitting) if count["scope"] == "total"), 0)
    joined = takewhile(lambda count: count["scope"] == "joined", fitting[first + 1 :])
    return [*fitting[first : first + 1], *joined]
