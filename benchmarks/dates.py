"""Date expressions against WikiWars and our own `dated`: `python -m benchmarks.dates --data DIR`, DIR holding
`wikiwars/keyinline/*.xml`.

Spans are scored against every TIMEX2 (durations and vague references too, which we do not look for) and strictly or
by overlap, one to one. Intervals are scored over the TIMEX2 whose value is a calendar time: the first and last day
must both be right. An expression that needs an anchor is counted from the time that the text told last. The sentences of `dated`
are parsed, and the tense of the clause tells whether a weekday is past or to come.
"""

import argparse
import html
import json
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from dateline.calendar import Expression, find_dates, resolve
from dateline.calendar.days import Days, months, third, week, years
from dateline.calendar.values import Part, Range
from dateline.coding.dates import interval_told
from dateline.model import Block, Report
from dateline.parsing.parser import load_parser
from dateline.parsing.tree import trees

_TAG = re.compile(r"<[^>]*>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_MODS: dict[str, Part] = {"START": "early", "MID": "middle", "END": "late"}
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class Gold:
    """A TIMEX2: its place in the text and its interval, None where its value is no calendar time."""

    start: int
    end: int
    days: Days | None


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over documents."""

    gold: int = 0
    calendar: int = 0
    found: int = 0
    strict: int = 0
    overlapping: int = 0
    calendar_found: int = 0
    exact: int = 0
    plain: int = 0
    plain_exact: int = 0
    chars: int = 0
    seconds: float = 0.0

    def __add__(self, other: "Score") -> "Score":
        return Score(*(getattr(self, f) + getattr(other, f) for f in Score.__dataclass_fields__))


def read(path: Path) -> tuple[str, list[Gold]]:
    """The text of a document and its TIMEX2, offsets in code points of the text."""
    source = path.read_text("utf-8").partition("<TEXT>")[2].rpartition("</TEXT>")[0]
    text, gold, opened, at = "", [], list[tuple[int, dict[str, str]]](), 0
    for tag in _TAG.finditer(source):
        text += html.unescape(source[at : tag.start()])
        at = tag.end()
        if tag[0].startswith("<TIMEX2"):
            opened.append((len(text), dict(_ATTRIBUTE.findall(tag[0]))))
        elif tag[0] == "</TIMEX2>":
            start, attributes = opened.pop()
            gold.append(Gold(start, len(text), _days(attributes)))
    return text + html.unescape(source[at:]), sorted(gold, key=lambda g: (g.start, -g.end))


def _days(attributes: dict[str, str]) -> Days | None:
    """The interval of a calendar value, the thirds of MOD as the calendar cuts them."""
    days = _value(attributes.get("val", ""))
    part = _MODS.get(attributes.get("mod", ""))
    return third(days, part) if days and part else days


def _value(value: str) -> Days | None:
    if day := _DAY.fullmatch(value):
        only = date(int(day[1]), int(day[2]), int(day[3]))
        return only, only
    if found := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return months(int(found[1]), int(found[2]))
    if found := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return months(int(found[1]), _SEASONS[found[2]], 3)
    if found := re.fullmatch(r"(\d{4})-([HQ])(\d)", value):
        size = 6 if found[2] == "H" else 3
        return months(int(found[1]), 1 + size * (int(found[3]) - 1), size)
    if found := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        return week(date.fromisocalendar(int(found[1]), int(found[2]), 1))
    if re.fullmatch(r"[1-9]\d{1,3}", value):
        size = 10 ** (4 - len(value))
        return years(int(value) * size, size)
    return None


def _flat(found: Sequence[Expression]) -> Iterator[Expression]:
    """Ranges as their two ends, as the corpus has them."""
    for e in found:
        yield from (e.value.first, e.value.last) if isinstance(e.value, Range) else (e,)


def _intervals(found: Sequence[Expression]) -> Iterator[Days | None]:
    """What each expression means when it is counted from the time told last, prepositions left out."""
    told: date | None = None
    for e in found:
        interval = resolve(replace(e, bound="in"), told)
        if interval is None or interval.start is None or interval.end is None:
            yield None
            continue
        told = date.fromisoformat(interval.start)
        yield told, date.fromisoformat(interval.end)


def score(path: Path) -> Score:
    """The counts of one document."""
    text, gold = read(path)
    began = time.perf_counter()
    whole = list(find_dates(text, 0, len(text)))
    seconds = time.perf_counter() - began
    found = list(_flat(whole))
    total = Score(
        len(gold), sum(g.days is not None for g in gold), len(found), chars=len(text), seconds=seconds
    )  # fmt: skip
    for g, e, days in _matches(gold, found, list(_intervals(found))):
        plain = e.anchor == "none" and g.days is not None
        right = g.days is not None and g.days == days
        total += Score(
            strict=(g.start, g.end) == (e.span.start, e.span.end), overlapping=1, calendar_found=g.days is not None,
            exact=right, plain=plain, plain_exact=plain and right,
        )  # fmt: skip
    return total


def _matches(
    gold: Sequence[Gold], found: Sequence[Expression], days: Sequence[Days | None]
) -> Iterator[tuple[Gold, Expression, Days | None]]:
    """Pairs that overlap, each side once: for every expression the TIMEX2 nearest to it in extent."""
    taken: set[int] = set()
    for e, interval in zip(found, days, strict=True):
        near = [
            (abs(g.start - e.span.start) + abs(g.end - e.span.end), k)
            for k, g in enumerate(gold)
            if k not in taken and g.start < e.span.end and e.span.start < g.end
        ]
        if near:
            best = min(near)[1]
            taken.add(best)
            yield gold[best], e, interval


def own(folder: Path) -> Score:
    """The counts of `sentences.jsonl`, each expression matched with the one that it overlaps most."""
    parser, gold, found, pairs = load_parser(), 0, 0, list[tuple[bool, bool]]()
    for line in (folder / "sentences.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        text = row["text"]
        sentences = list(trees(parser.parse(Report("r0", "dated", text, (Block(0, len(text), "body"),)))))
        told = list(find_dates(text, 0, len(text)))
        gold, found = gold + len(row["dates"]), found + len(told)
        taken: set[int] = set()
        for wanted in row["dates"]:
            start, end = _place(text, wanted)
            shared = {k: min(e.span.end, end) - max(e.span.start, start) for k, e in enumerate(told) if k not in taken}
            best = max(shared, key=lambda k: shared[k], default=None)
            if best is None or shared[best] <= 0:
                continue
            taken.add(best)
            plain = [replace(e, bound="in") for e in told]
            tree = next(t for t in sentences if t.start <= told[best].span.start < t.end)
            when = interval_told(tree, plain, best, row["published"])
            strict = (told[best].span.start, told[best].span.end) == (start, end)
            pairs.append((strict, (when.start, when.end) == (wanted["start"], wanted["end"])))
    strict, exact = (sum(one) for one in zip(*pairs, strict=True))
    return Score(gold=gold, found=found, overlapping=len(pairs), strict=strict, exact=exact)


def _place(text: str, wanted: dict[str, Any]) -> tuple[int, int]:
    places = [m.start() for m in re.finditer(re.escape(wanted["text"]), text)]
    start = places[min(wanted.get("nth", 1), len(places)) - 1]
    return start, start + len(wanted["text"])


def _f1(right: int, found: int, gold: int) -> float:
    return 2 * right / (found + gold) if found + gold else 0.0


def report(s: Score, documents: int) -> str:
    """The figures with their sizes."""
    return "\n".join([
        f"WikiWars: {documents} documents, {s.gold} TIMEX2, {s.calendar} with a calendar value; {s.found} found",
        f"span F1 by overlap {_f1(s.overlapping, s.found, s.gold):.3f}, strict {_f1(s.strict, s.found, s.gold):.3f}",
        f"precision by overlap {s.overlapping / max(1, s.found):.3f}, "
        f"recall of calendar times {s.calendar_found / max(1, s.calendar):.3f}",
        f"exact interval {s.exact / max(1, s.calendar):.3f} of all {s.calendar}, "
        f"{s.exact / max(1, s.calendar_found):.3f} of the {s.calendar_found} found, "
        f"{s.plain_exact / max(1, s.plain):.3f} of the {s.plain} that need no anchor",
        f"{1e6 * s.seconds / max(1, s.chars):.2f} ms per 1,000 characters",
    ])  # fmt: skip


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds wikiwars/")
    paths = sorted(parser.parse_args().data.glob("wikiwars/keyinline/*.xml"))
    total = Score()
    for path in paths:
        total += score(path)
    print(report(total, len(paths)))
    d = own(Path(__file__).resolve().parent / "dated")
    print(f"dated: {d.gold} expressions, {d.found} found")
    overlap, strict = _f1(d.overlapping, d.found, d.gold), _f1(d.strict, d.found, d.gold)
    print(f"span F1 by overlap {overlap:.3f}, strict {strict:.3f}; exact interval {d.exact / max(1, d.gold):.3f}")


if __name__ == "__main__":
    main()
