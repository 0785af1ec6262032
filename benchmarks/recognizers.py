"""How many of the expressions of Recognizers-Text's own specifications are found and resolved as there.

They are what people say to an assistant ("I'll go back in two weeks"), so the figure has no floor: it is a test of coverage. Months,
weekdays and feasts are given the capital that news has. Where a specification leaves past or future open, either value counts.
"""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from benchmarks.common import Row, need
from dateline.calendar import Tense, find_dates, resolve

_DATED = {"date", "daterange", "datetime", "datetimerange"}
_NAMES = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs"
    r"|fri|satur|sun)day|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|easter|christmas|thanksgiving|halloween|q[1-4])\b"
)
_WILL = re.compile(r"\b(?:will|shall|going)\b|['\u2019]ll\b")


def judged(folder: Path) -> Iterator[tuple[bool, bool]]:
    """Of each dated result of `DateTimeModel.json`: whether an expression meets it, and whether its days are right. Raises
    MissingDataError."""
    for row in json.loads(need(folder / "DateTimeModel.json").read_text("utf-8-sig")):
        for result in row["Results"]:
            if result.get("TypeName", "").rpartition(".")[2] in _DATED and "Start" in result:
                yield _judge(row, result)


def _judge(row: Row, result: Row) -> tuple[bool, bool]:
    text = _NAMES.sub(lambda m: m[0].title() if m[0].islower() else m[0], row["Input"])
    anchor = date.fromisoformat(row.get("Context", {}).get("ReferenceDateTime", "2016-11-07")[:10])
    met = [e for e in find_dates(text, 0, len(text)) if e.span.start <= result["End"] and result["Start"] < e.span.end]
    wanted = {days for value in result.get("Resolution", {}).get("values", []) if (days := _days(value))}
    tense: Tense | None = "future" if _WILL.search(text) else None
    for found in (resolve(e, anchor, tense) for e in met):
        if found and any((found.start, found.end) == tuple(d and d.isoformat() for d in days) for days in wanted):
            return True, True
    return bool(met), False


def _days(value: Row) -> tuple[date | None, date | None] | None:
    """First and last day of a value, None where open; the end of a range is its first day beyond, or a time of its last."""
    if "value" in value:
        day = _day(value["value"])
        return (day, day) if day else None
    first, last = _day(value.get("start", "")), _day(value.get("end", ""))
    timed = " " in value.get("end", "")
    return (first, last if timed or last is None else last - timedelta(1)) if first or last else None


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
