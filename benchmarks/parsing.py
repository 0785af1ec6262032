"""Trees, tags, names, lemmas and sentences of the shipped model: `python -m benchmarks.parsing --data DIR [--floors]`.

`DIR/treebanks` holds EWT, GUM, PUD, UNER_EWT and UNER_PUD. Percent throughout, all words counted, punctuation too, and
relations compared without subtypes. From gold words and sentences: UPOS, XPOS, UAS, LAS, lemmas, F1 of names. From raw
text (the sentences of a document joined by a space): F1 of tokens and sentences, and of words whose characters, head
and relation are right, as in the CoNLL 2018 shared task; `drop` is how far that is under LAS from gold sentences.
`alone` is the share of sentences that are read alike by themselves and between sentences of other documents.
"""

import random
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from benchmarks import treebanks
from benchmarks.common import (
    HEADING,
    Figure,
    Measure,
    Part,
    checksum,
    or_skipped,
    parser,
    pinned,
    share,
    small_report,
    status,
)
from benchmarks.treebanks import Gold, Named
from dateline.model import Block, Report
from dateline.parsing.encoder import Encoder, Reading
from dateline.parsing.lemmas import Lemmas, read_lemmas
from dateline.parsing.parser import SHIPPED, Parser, ShippedParser
from dateline.parsing.tree import Tree, trees

NEIGHBOURS = 200
"""Sentences that are read alone and among others."""

WHOLE = slice(None)


@dataclass(frozen=True, slots=True)
class Model:
    """The shipped model: its network, its lemmas, and the parser over both."""

    encoder: Encoder
    lemmas: Lemmas
    parser: Parser


def load_model(folder: Path = SHIPPED) -> Model:
    """The model of a folder. Raises ModelError."""
    return Model(Encoder(folder), read_lemmas(folder / "lemmas.json"), ShippedParser(folder))


def _percent(figures: Iterable[Figure], data: str, size: int) -> Iterator[Measure]:
    return (figure.measure(data, size, 100.0) for figure in figures)


# From gold words and sentences


def attachment(gold: Sequence[Gold], encoder: Encoder, lemmas: Lemmas) -> list[Figure]:
    """UPOS, XPOS, UAS, LAS and lemmas."""
    read = [encoder.read(g.words) for g in gold]
    judges: dict[str, Callable[[Gold, Reading], int]] = {
        "las": _labelled,
        "uas": lambda g, r: _same(g.heads, r.heads),
        "upos": lambda g, r: _same(g.upos, r.upos),
        "xpos": lambda g, r: _same(g.xpos, r.xpos),
        "lemmas": lambda g, r: _same(map(str.lower, g.lemmas), _lemmas(g.words, r.xpos, lemmas)),
    }
    pairs = list(zip(gold, read, strict=True))
    return [share(name, [(judge(g, r), len(g.words)) for g, r in pairs]) for name, judge in judges.items()]


def _same(gold: Iterable[object], given: Iterable[object]) -> int:
    return sum(a == b for a, b in zip(gold, given, strict=True))


def _labelled(gold: Gold, read: Reading) -> int:
    """Words with the right head and relation."""
    deps = [dep.partition(":")[0] for dep in read.deps]
    return _same(zip(gold.heads, gold.deps, strict=True), zip(read.heads, deps, strict=True))


def _lemmas(words: Sequence[str], tags: Sequence[str], lemmas: Lemmas) -> Iterator[str]:
    return (lemmas.of(word, tag).lower() for word, tag in zip(words, tags, strict=True))


def name_f1(named: Sequence[Named], encoder: Encoder) -> Figure:
    """F1 of names: class and both ends right."""
    return share("names", [_name_part(n, encoder) for n in named])


def _name_part(named: Named, encoder: Encoder) -> Part:
    given = set(treebanks.spans(encoder.read(named.words).names))
    return 2.0 * len(given & named.names), float(len(given) + len(named.names))


# From raw text


def raw(gold: Sequence[Gold], parser: Parser) -> list[Figure]:
    """F1 of LAS, UAS, tokens and sentences from each document's sentences joined by a space."""
    documents = [list(group) for _, group in groupby(gold, key=lambda g: g.document)]
    parts = [_document(group, parser) for group in documents]
    return [share(name, [part[name] for part in parts]) for name in ("raw_las", "raw_uas", "tokens", "sentences")]


Place = tuple[int, int]
Arc = tuple[Place, Place | None]


def _document(gold: Sequence[Gold], parser: Parser) -> dict[str, Part]:
    starts = [sum(len(g.text) + 1 for g in gold[:k]) for k in range(len(gold))]
    found = list(trees(parser.parse(small_report(" ".join(g.text for g in gold)))))
    theirs = {arc: dep for g, start in zip(gold, starts, strict=True) for arc, dep in _gold_arcs(g, start)}
    ours = {arc: dep for tree in found for arc, dep in _arcs(tree)}
    both = theirs.keys() & ours.keys()
    total = float(len(theirs) + len(ours))
    tokens = {place for place, _ in theirs} & {place for place, _ in ours}
    ends = {(start, start + len(g.text)) for g, start in zip(gold, starts, strict=True)}
    ends &= {(t.start, t.end) for t in found}
    return {
        "raw_las": (2.0 * sum(theirs[arc] == ours[arc] for arc in both), total),
        "raw_uas": (2.0 * len(both), total),
        "tokens": (2.0 * len(tokens), total),
        "sentences": (2.0 * len(ends), float(len(gold) + len(found))),
    }


def _gold_arcs(gold: Gold, start: int) -> Iterator[tuple[Arc, str]]:
    """Each word's place and its head's (None: the root), in the document, with the relation."""
    places = [(start + first, start + last) for first, last in gold.places]
    for place, head, dep in zip(places, gold.heads, gold.deps, strict=True):
        yield (place, places[head - 1] if head else None), dep


def _arcs(tree: Tree) -> Iterator[tuple[Arc, str]]:
    for word in tree.words:
        head = tree.words[word.head] if word.head >= 0 else None
        yield ((word.start, word.end), (head.start, head.end) if head else None), word.dep


# Neighbours


def alone(sentences: Sequence[str], parser: Parser, seed: int = 0) -> Figure:
    """Whether each sentence is read alike by itself and, each a block of its own, between others in a random order."""
    order = random.Random(seed).sample(range(len(sentences)), len(sentences))
    mixed = [sentences[i] for i in order]
    single = [_blockwise([sentence], parser)[0] for sentence in mixed]
    pairs = zip(single, _blockwise(mixed, parser), strict=True)
    return share("alone", [(float(_plain(one) == _plain(other)), 1.0) for one, other in pairs])


def _blockwise(sentences: Sequence[str], parser: Parser) -> list[list[Tree]]:
    """The trees of each sentence of a report whose blocks the sentences are."""
    starts = [sum(len(s) + 2 for s in sentences[:k]) for k in range(len(sentences))]
    blocks = tuple(Block(start, start + len(s), "body") for s, start in zip(sentences, starts, strict=True))
    found = list(trees(parser.parse(Report("r", "r", "\n\n".join(sentences), blocks))))
    return [[t for t in found if b.start <= t.start < b.end] for b in blocks]


def _plain(found: Sequence[Tree]) -> list[tuple[object, ...]]:
    """Words and names of trees with places counted from the first word."""
    start = found[0].start if found else 0
    return [
        (tuple(replace(w, start=w.start - start, end=w.end - start) for w in tree.words), tree.names) for tree in found
    ]


# All of it


def measures(data: Path, sample: slice = WHOLE) -> Iterator[Measure]:
    """Every figure, with floors and peers. Raises MissingDataError. `sample` takes some documents of each."""
    model = load_model()
    yield from bank_measures("ewt", treebanks.ewt(data / "treebanks"), model, sample)
    yield from bank_measures("gum", treebanks.gum(data / "treebanks"), model, sample)
    yield from bank_measures("pud-news", treebanks.pud(data / "treebanks"), model, sample, "n")
    yield from bank_measures("pud", treebanks.pud(data / "treebanks"), model, sample)
    yield from name_measures("uner-pud", data / "treebanks/UNER_PUD/en_pud-ud-test.iob2", model, sample)
    yield from name_measures("uner-ewt", data / "treebanks/UNER_EWT/en_ewt-ud-test.iob2", model, sample)


def bank_measures(
    name: str, paths: Sequence[Path], model: Model, sample: slice = WHOLE, begin: str = ""
) -> Iterator[Measure]:
    """The figures of one treebank's sentences whose id begins so; from raw text too where it is PUD."""
    documents = [list(group) for _, group in groupby(treebanks.read_trees(paths, begin), key=lambda g: g.document)]
    gold = [g for document in documents[sample] for g in document]
    found = list(_percent(attachment(gold, model.encoder, model.lemmas), name, len(gold)))
    if name.startswith("pud"):
        found += _raw_measures(gold, found[0].value, name, model.parser)
    yield from pinned(found, f"parsing.{name}", checksum(paths))


def _raw_measures(gold: Sequence[Gold], las: float, name: str, parser: Parser) -> Iterator[Measure]:
    found = list(_percent(raw(gold, parser), name, len(gold)))
    yield from found
    yield Measure(name, "drop", len(gold), las - found[0].value, lower=True)
    sentences = [g.text for g in gold[:NEIGHBOURS]]
    yield from _percent([alone(sentences, parser)], name, len(sentences))


def name_measures(name: str, path: Path, model: Model, sample: slice = WHOLE) -> Iterator[Measure]:
    """F1 of names of one set."""
    named = list(treebanks.read_names(path))[sample]
    found = _percent([name_f1(named, model.encoder)], name, len(named))
    yield from pinned(found, f"parsing.{name}", checksum([path]))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 1 where floors are asked for and one is not held."""
    chosen = parser("parsing", __doc__).parse_args(arguments)
    kept: list[Measure] = []
    print(HEADING)
    or_skipped(lambda: measures(chosen.data), kept)
    return status(kept, chosen.floors)


if __name__ == "__main__":
    sys.exit(main())
