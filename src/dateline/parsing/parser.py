"""A report's text as a spaCy `Doc`: the shipped model, or any spaCy pipeline in its place."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import spacy
from spacy.attrs import (  # type: ignore[import-not-found,unused-ignore]
    DEP,
    ENT_IOB,
    ENT_TYPE,
    HEAD,
    IDX,
    LEMMA,
    POS,
    SENT_START,
    TAG,
)
from spacy.language import Language
from spacy.tokens import Doc

from dateline.errors import ModelError
from dateline.limits import SENTENCE_TOKENS
from dateline.model import Report
from dateline.parsing.acthead import ActHead, Scores
from dateline.parsing.encoder import Encoder, Reading
from dateline.parsing.lemmas import read_lemmas
from dateline.parsing.sentences import sentence_spans
from dateline.parsing.tree import ACTS

SHIPPED = Path(__file__).resolve().parent.parent / "lexicon/en"
_COLUMNS = (HEAD, DEP, TAG, POS, LEMMA, SENT_START, ENT_IOB, ENT_TYPE)


class Parser(Protocol):
    """Reads a report into a `Doc` over its whole text, with sentences, tags, lemmas, trees and names."""

    def parse(self, report: Report) -> Doc: ...


class ShippedParser:
    """The English model that comes with Dateline."""

    def __init__(self, folder: Path = SHIPPED) -> None:
        self._nlp = spacy.blank("en")
        self._nlp.max_length = 10_000_000
        self._encoder = Encoder(folder)
        self._lemmas = read_lemmas(folder / "lemmas.json")
        self._abbreviations = frozenset((folder / "abbreviations.txt").read_text("utf-8").split("\n"))
        strings = self._nlp.vocab.strings
        labels = self._encoder.labels
        self._ids = {
            s: strings.add(s) for s in (*labels.upos, *labels.xpos, *labels.deps, "root", "", "PER", "ORG", "LOC")
        }
        self._pos = {s: spacy.symbols.IDS.get(s, 0) for s in labels.upos}

    def use(self, head: ActHead) -> None:
        """Read acts with this learned head from now on."""
        self._encoder.head = head

    def parse(self, report: Report) -> Doc:
        """The report's text; sentences follow the report's blocks."""
        doc = self._nlp.make_doc(report.text)
        table = np.zeros((len(doc), len(_COLUMNS)), np.uint64)
        table[:, 5] = _NO_START
        table[:, 6] = 2
        texts = [t.text for t in doc]
        acts = np.zeros((len(doc), len(self._encoder.head.events)), np.float16)
        for indices in self._sentences(doc, texts, report):
            acts[indices] = self._fill(table, texts, indices)
        doc.user_data[ACTS] = acts
        _attach_spaces(table, texts)
        return doc.from_array(list(_COLUMNS), table)  # type: ignore[arg-type]

    def _sentences(self, doc: Doc, texts: Sequence[str], report: Report) -> Iterator[list[int]]:
        """Token numbers of each sentence, white space left out, none longer than the limit."""
        starts = doc.to_array(IDX).tolist()
        spans = list(sentence_spans(report.text, report.blocks, self._abbreviations))
        at = 0
        for begin, end in spans:
            found = []
            while at < len(starts) and starts[at] < end:
                if starts[at] >= begin and not texts[at].isspace():
                    found.append(at)
                at += 1
            for cut in range(0, len(found), SENTENCE_TOKENS):
                yield found[cut : cut + SENTENCE_TOKENS]

    def _fill(
        self, table: "np.ndarray[tuple[int, int], np.dtype[np.uint64]]", texts: Sequence[str], indices: list[int]
    ) -> Scores:
        """Put one sentence's reading into the table of the document; gives the learned head's shares."""
        words = [texts[i] for i in indices]
        read: Reading = self._encoder.read(words)
        strings, ids = self._nlp.vocab.strings, self._ids
        for k, i in enumerate(indices):
            head = indices[read.heads[k] - 1] if read.heads[k] else i
            name = read.names[k]
            lemma = self._lemmas.of(words[k], read.xpos[k])
            table[i] = (
                np.int64(head - i).astype(np.uint64), ids[read.deps[k]], ids[read.xpos[k]], self._pos[read.upos[k]],
                strings.add(lemma), 1 if k == 0 else _NO_START, {"B": 3, "I": 1, "O": 2}[name[0]], ids[name[2:]],
            )  # fmt: skip
        return read.acts


_NO_START = np.int64(-1).astype(np.uint64)


def _attach_spaces(table: "np.ndarray[tuple[int, int], np.dtype[np.uint64]]", texts: Sequence[str]) -> None:
    """White space, and what stands in no sentence, hangs on the token before it; a document begins a sentence."""
    for i in range(len(texts)):
        if table[i, 1] == 0 and i:
            table[i, 0] = _NO_START
    if len(texts):
        table[0, 5] = 1


class SpacyParser:
    """Any spaCy pipeline with tags, lemmas, a dependency parse and names, by UD or ClearNLP labels."""

    def __init__(self, nlp: Language) -> None:
        missing = {"parser", "ner"} - set(nlp.pipe_names)
        if missing:
            raise ModelError(f"model {nlp.meta.get('name')}: has no {' and no '.join(sorted(missing))}")
        self._nlp = nlp
        self._nlp.max_length = 10_000_000

    def parse(self, report: Report) -> Doc:
        return self._nlp(report.text)


def load_parser(model: str | None = None) -> Parser:
    """The shipped model, or the spaCy pipeline (package or folder) of this name. Raises ModelError if there is none."""
    if model is None:
        return ShippedParser()
    try:
        return SpacyParser(spacy.load(model))
    except OSError as error:
        raise ModelError(f"model {model}: not installed as a spaCy pipeline (try: pip install {model})") from error
