"""The measured process of `benchmarks.speed`: `python -m benchmarks.stages FILE.jsonl` prints its figures as JSON.

One process, so that its peak memory is that of coding alone. Times are CPU seconds of the process. Each stage is run
over all reports by itself, on what the one before gave; the network's own time is counted inside the parser.
"""

import io
import json
import resource
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import spacy
from spacy.tokens import Doc

from dateline.coding.coder import Coder
from dateline.exporting.tables import write_jsonl
from dateline.knowledge.lexicon import read_lexicon
from dateline.knowledge.loading import lasting
from dateline.ledger.rows import mention_row
from dateline.model import Coded, Report
from dateline.parsing.parser import ShippedParser
from dateline.reading import read_items

T = TypeVar("T")


class Parsed:
    """A parser that gives back what was parsed before."""

    def __init__(self, docs: Mapping[str, Doc]) -> None:
        self._docs = docs

    def parse(self, report: Report) -> Doc:
        """The report's `Doc`."""
        return self._docs[report.id]


class Stopwatch:
    """Stands for a method of an object from now on, and counts the CPU seconds that its calls take."""

    def __init__(self, owner: object, method: str) -> None:
        self.seconds = 0.0
        self._work = getattr(owner, method)
        setattr(owner, method, self)

    def __call__(self, *arguments: Any) -> Any:
        """What the method gives."""
        result, seconds = timed(lambda: self._work(*arguments))
        self.seconds += seconds
        return result


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What some work gives, and its CPU seconds."""
    began = time.process_time()
    result = work()
    return result, time.process_time() - began


def words(texts: Sequence[str]) -> int:
    """Words between white space."""
    return sum(len(text.split()) for text in texts)


def written(coded: Sequence[Coded]) -> int:
    """The rows of all mentions, written as JSON Lines; how many there are."""
    rows = (mention_row(m, c.report, "benchmark") for c in coded for m in c.mentions)
    return write_jsonl(rows, io.StringIO())


def read(path: Path) -> list[Report]:
    """The file's reports."""
    return [item.report for item in read_items([path]) if item.report is not None]


def run(path: Path) -> dict[str, float]:
    """Seconds by stage, words, rows, and the peak memory of the whole in bytes."""
    with lasting():
        lexicon, parser, tokens = read_lexicon(), ShippedParser(), spacy.blank("en")
    Coder(parser, lexicon).code(read(path)[0])
    encoder = parser._encoder
    network, encoding = Stopwatch(encoder._session, "run"), Stopwatch(encoder, "read")
    reports, reading = timed(lambda: read(path))
    _, tokenising = timed(lambda: [tokens.make_doc(r.text) for r in reports])
    docs, parsing = timed(lambda: [parser.parse(r) for r in reports])
    coder = Coder(Parsed({r.id: d for r, d in zip(reports, docs, strict=True)}), lexicon)
    coded, coding = timed(lambda: [coder.code(r) for r in reports])
    rows, writing = timed(lambda: written(coded))
    return {
        "words": words([r.text for r in reports]),
        "rows": rows,
        "peak": peak(),
        "network": network.seconds,
        "read": reading + tokenising,
        "encode": encoding.seconds,
        "tree": max(0.0, parsing - tokenising - encoding.seconds),
        "code": coding,
        "row": writing,
        "all": reading + parsing + coding + writing,
    }


def peak() -> int:
    """The most memory that this process has held, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    print(json.dumps(run(Path(sys.argv[1]))))
