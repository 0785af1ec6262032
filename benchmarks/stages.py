"""The measured process of `benchmarks.speed`: `python -m benchmarks.stages FILE.jsonl` prints its figures as JSON.

One process, so that its peak memory is that of coding alone. Times are CPU seconds of the process. Each stage is run
over all reports by itself, on what the one before gave.
"""

import io
import json
import resource
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import onnxruntime
import spacy
from spacy.tokens import Doc

from dateline.coding.coder import Coder
from dateline.exporting.tables import write_jsonl
from dateline.knowledge.lexicon import read_lexicon
from dateline.ledger.rows import mention_row
from dateline.model import Coded, Report
from dateline.parsing.encoder import Encoder
from dateline.parsing.parser import SHIPPED, ShippedParser
from dateline.parsing.tree import trees
from dateline.reading import read_items


T = TypeVar("T")


class Parsed:
    """A parser that gives back what was parsed before."""

    def __init__(self, docs: Mapping[str, Doc]) -> None:
        self._docs = docs

    def parse(self, report: Report) -> Doc:
        """The report's `Doc`."""
        return self._docs[report.id]


class Recorder:
    """Stands in an encoder for its network and keeps what the network is asked."""

    def __init__(self, session: onnxruntime.InferenceSession) -> None:
        self.session = session
        self.feeds: list[Mapping[str, Any]] = []

    def run(self, outputs: None, feed: Mapping[str, Any]) -> Any:
        """What the network answers."""
        self.feeds.append(feed)
        return self.session.run(outputs, feed)


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


def sentences(docs: Sequence[Doc]) -> list[list[str]]:
    """The words of every sentence."""
    return [[w.text for w in tree.words] for doc in docs for tree in trees(doc)]


def bare(encoder: Encoder, cut: Sequence[Sequence[str]]) -> float:
    """Seconds of the network alone on these sentences, nothing made of its answers."""
    recorder = Recorder(encoder._session)
    encoder._session = recorder
    for sentence in cut:
        encoder.read(sentence)
    return timed(lambda: [recorder.session.run(None, feed) for feed in recorder.feeds])[1]


def read(path: Path) -> list[Report]:
    """The file's reports."""
    return [item.report for item in read_items([path]) if item.report is not None]


def run(path: Path) -> dict[str, float]:
    """Seconds by stage, words, rows, and the peak memory of the whole in bytes."""
    lexicon, parser, encoder, tokens = read_lexicon(), ShippedParser(), Encoder(SHIPPED), spacy.blank("en")
    Coder(parser, lexicon).code(read(path)[0])
    reports, reading = timed(lambda: read(path))
    _, tokenising = timed(lambda: [tokens.make_doc(r.text) for r in reports])
    docs, parsing = timed(lambda: [parser.parse(r) for r in reports])
    coder = Coder(Parsed({r.id: d for r, d in zip(reports, docs, strict=True)}), lexicon)
    coded, coding = timed(lambda: [coder.code(r) for r in reports])
    rows, writing = timed(lambda: written(coded))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    cut = sentences(docs)
    _, encoding = timed(lambda: [encoder.read(sentence) for sentence in cut])
    return {
        "words": words([r.text for r in reports]), "rows": rows, "peak": peak, "bare": bare(encoder, cut),
        "read": reading + tokenising, "encode": encoding, "tree": max(0.0, parsing - tokenising - encoding),
        "code": coding, "row": writing, "all": reading + parsing + coding + writing,
    }  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(run(Path(sys.argv[1]))))
