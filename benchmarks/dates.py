"""Date expressions against gold: `python -m benchmarks.dates --data DIR`, DIR holding `wikiwars/keyinline/*.xml`.

wikiwars     spans against every TIMEX2 by overlap, one to one; over those with a calendar value the share whose
             first and last day are both right. Nothing is known of when a text was written: what needs an anchor
             is counted from what the text told before
dated        our own sentences of news: the same against every date in them, by the tense of their clauses
timeml       TimeML documents (TIMEX3), where DIR or a folder in it has `*.tml`: spans against all of the text, days
             over those of a calendar value; counted from the time of creation
recognizers  expressions said to an assistant, where DIR holds `recognizers_specs_en`; no floor
"""

import json
import re
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks import recognizers
from benchmarks.common import (
    HEADING,
    HERE,
    Measure,
    MissingDataError,
    checksum,
    or_skipped,
    parser,
    pinned,
    share,
    status,
)
from benchmarks.narratives import in_turn
from benchmarks.timexes import Document, Gold, timeml, wikiwars
from dateline.calendar import Expression, Interval, find_dates, find_times
from dateline.calendar.days import Days
from dateline.calendar.values import Range, Side
from dateline.coding.dates.reading import read
from dateline.model import Block, Report
from dateline.parsing.parser import Parser, load_parser
from dateline.parsing.tree import trees


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over documents, and seconds of finding."""

    gold: int = 0
    calendar: int = 0
    found: int = 0
    strict: int = 0
    overlapping: int = 0
    exact: int = 0
    chars: int = 0
    seconds: float = 0.0

    def __add__(self, other: "Score") -> "Score":
        return Score(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Score)))

    @property
    def span_f(self) -> float:
        return 2 * self.overlapping / max(1, self.found + self.gold)

    @property
    def strict_f(self) -> float:
        return 2 * self.strict / max(1, self.found + self.gold)

    @property
    def ms(self) -> float:
        """Milliseconds of finding per 1,000 characters."""
        return 1e6 * self.seconds / max(1, self.chars)


def _flat(found: Sequence[Expression]) -> Iterator[Expression]:
    """Ranges as their two ends and "later this year" as this year, as the corpora have them."""
    for e in found:
        for one in (e.value.first, e.value.last) if isinstance(e.value, Range) else (e,):
            value = one.value.of if isinstance(one.value, Side) else one.value
            yield replace(one, value=value, bound="in")


def _matches(
    gold: Sequence[Gold], found: Sequence[Expression], days: Sequence[Days | None]
) -> Iterator[tuple[Gold, Expression, Days | None]]:
    """Pairs that overlap, each side once: for every expression the annotated time nearest to it in extent."""
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


def score(document: Document, system: Parser | None) -> Score:
    """The counts of one document; with a parser it is read as news, else as a story told in turn."""
    began = time.perf_counter()
    whole = find_times(document.text, 0, len(document.text))
    seconds = time.perf_counter() - began
    found = list(_flat(whole))
    days = list(_as_news(document, found, system) if system else _as_story(document, found))
    total = Score(
        len(document.gold), sum(g.days is not None for g in document.gold), len(found), chars=len(document.text),
        seconds=seconds,
    )  # fmt: skip
    for g, e, interval in _matches(document.gold, found, days):
        strict = (g.start, g.end) == (e.span.start, e.span.end)
        total += Score(strict=strict, overlapping=1, exact=g.days is not None and g.days == interval)
    return total


def _as_story(document: Document, found: Sequence[Expression]) -> Iterator[Days | None]:
    return (_days(interval) for interval in in_turn(found, document.text))


def _as_news(document: Document, found: Sequence[Expression], system: Parser) -> Iterator[Days | None]:
    """Each expression by the tense of its clause and the day of publication."""
    length = len(document.text)
    parsed = list(trees(system.parse(Report("r0", "r0", document.text, (Block(0, length, "body"),)))))
    for k, e in enumerate(found):
        tree = next((t for t in parsed if t.start <= e.span.start < t.end), None)
        yield _days(read(tree, found, k, document.published).interval) if tree else None


def _days(found: Interval | None) -> Days | None:
    if found is None or found.start is None or found.end is None:
        return None
    return date.fromisoformat(found.start), date.fromisoformat(found.end)


def own_document(row: dict[str, Any]) -> Document:
    """A row of `dated`."""
    gold = []
    for wanted in row["dates"]:
        start, end = _place(row["text"], wanted)
        gold.append(Gold(start, end, (date.fromisoformat(wanted["start"]), date.fromisoformat(wanted["end"]))))
    return Document(row["text"], tuple(gold), row["published"])


def _place(text: str, wanted: dict[str, Any]) -> tuple[int, int]:
    """Where the words of a wanted date stand; `nth` counts from 1."""
    places = [m.start() for m in re.finditer(re.escape(wanted["text"]), text)]
    start = places[min(wanted.get("nth", 1), len(places)) - 1]
    return start, start + len(wanted["text"])


def own_score(document: Document, system: Parser) -> Score:
    """The counts of a sentence of `dated`, which marks dates only and ranges as one."""
    found = [replace(e, bound="in") for e in find_dates(document.text, 0, len(document.text))]
    days = list(_as_news(document, found, system))
    total = Score(len(document.gold), len(document.gold), len(found))
    for g, e, interval in _matches(document.gold, found, days):
        strict = (g.start, g.end) == (e.span.start, e.span.end)
        total += Score(strict=strict, overlapping=1, exact=g.days == interval)
    return total


def measures(data: Path) -> Iterator[Measure]:
    """The lines of the table for what is in a folder: that of `time` or one in it. Raises MissingDataError."""
    data = data / "time" if (data / "time").is_dir() else data
    system = load_parser()
    yield from own_measures(system)
    paths = sorted(data.glob("wikiwars/keyinline/*.xml")) or sorted(data.glob("keyinline/*.xml"))
    if paths:
        total = sum((score(wikiwars(p), None) for p in paths), Score())
        yield from _lines("wikiwars", total, checksum(paths))
    for folder in sorted({p.parent for p in [*data.glob("*.tml"), *data.glob("*/*.tml")]}):
        files = sorted(folder.glob("*.tml"))
        yield from _lines("timeml", sum((score(timeml(p), system) for p in files), Score()), checksum(files))
    if (data / "recognizers_specs_en").is_dir():
        right = share("exact", [(float(exact), 1.0) for _, exact in recognizers.judged(data / "recognizers_specs_en")])
        yield right.measure("recognizers")
    if not paths:
        raise MissingDataError(f"no wikiwars/keyinline/*.xml in {data}")


def own_measures(system: Parser) -> Iterator[Measure]:
    """The lines of our own sentences."""
    path = HERE / "dated" / "sentences.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    total = sum((own_score(own_document(row), system) for row in rows), Score())
    yield from _lines("dated", total, checksum([path]))


def _lines(name: str, s: Score, sha256: str) -> Iterator[Measure]:
    found = [
        Measure(name, "span_f", s.gold, s.span_f),
        Measure(name, "strict_f", s.gold, s.strict_f),
        Measure(name, "exact", s.calendar, s.exact / max(1, s.calendar)),
    ]
    timed = [Measure(name, "ms_per_1000_chars", s.chars, s.ms, lower=True)] if s.chars else []
    yield from pinned([*found, *timed], f"dates.{name}", sha256)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 1 where floors are asked for and one is not held."""
    chosen = parser("dates", __doc__).parse_args(arguments)
    kept: list[Measure] = []
    print(HEADING)
    or_skipped(lambda: measures(chosen.data), kept)
    return status(kept, chosen.floors)


if __name__ == "__main__":
    sys.exit(main())
