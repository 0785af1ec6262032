"""The shipped network at run time: one sentence's words in, its tags, tree and names out. ONNX Runtime on one thread."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from dateline.errors import ModelError
from dateline.limits import SENTENCE_PIECES
from dateline.parsing.acthead import STATES, Scores, read_head, states_of, with_outputs
from dateline.parsing.features import plain, shape
from dateline.parsing.trees import best_tree

_PIECES_A_WORD = 8
_KNOWN_WORDS = 100_000
_TELLING = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})
_BEGIN, _END, _UNKNOWN = 101, 102, 100


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network read of one sentence, word by word. `heads` are 1-based, 0 the root; `names` are BIO tags; `acts`
    are the learned head's shares."""

    upos: list[str]
    xpos: list[str]
    heads: list[int]
    deps: list[str]
    names: list[str]
    acts: Scores


@dataclass(frozen=True, slots=True)
class Labels:
    """Label sets in the order of the network's outputs."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    deps: tuple[str, ...]
    names: tuple[str, ...]


class Encoder:
    """Model, word pieces and labels from a folder. Sentences are read one by one, so none depends on its neighbours."""

    def __init__(self, folder: Path) -> None:
        if not (folder / "model.onnx").is_file():
            raise ModelError(f"{folder}: no language model here (model.onnx is missing)")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        model = with_outputs((folder / "model.onnx").read_bytes(), STATES)
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self.head = read_head(folder / "acts.npz")
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self.labels = Labels(
            **{k: tuple(v) for k, v in json.loads((folder / "labels.json").read_text("utf-8")).items()}
        )
        self._known: dict[str, list[int]] = {}

    def read(self, words: Sequence[str]) -> Reading:
        """Tags, best tree and names of a sentence of at least one word."""
        feed = self._feed(words)
        upos, xpos, names, arcs, deps, *layers = self._session.run(None, feed)
        heads = best_tree(arcs)
        labels = self.labels
        tags = [labels.xpos[i] for i in xpos]
        return Reading(
            [labels.upos[i] for i in upos],
            tags,
            heads,
            ["root" if h == 0 else labels.deps[deps[i, h]] for i, h in enumerate(heads)],
            best_names(names, labels.names, words, tags),
            self._acts(layers, feed["first"], feed["last"], upos),
        )

    def _acts(
        self, layers: list[Scores], first: NDArray[np.int64], last: NDArray[np.int64], upos: NDArray[np.int64]
    ) -> Scores:
        """The learned head's shares of words that may tell an act; the others tell none."""
        shares = np.zeros((len(upos), len(self.head.events)), np.float32)
        shares[:, 0] = 1
        may = np.array([self.labels.upos[i] in _TELLING for i in upos])
        if may.any():
            shares[may] = self.head.read(states_of(layers, first[may], last[may]))
        return shares

    def states(self, words: Sequence[str]) -> Scores:
        """What the learned head reads of a sentence: to train it with."""
        feed = self._feed(words)
        return states_of(self._session.run(list(STATES), feed), feed["first"], feed["last"])

    def _feed(self, words: Sequence[str]) -> dict[str, NDArray[np.int64]]:
        """The network's inputs: pieces, the first and last piece of each word, and the words' shapes."""
        ids, first, last = self._pieces(words)
        shapes = np.fromiter((shape(w) for w in words), np.int64, len(words))
        return {"ids": ids, "first": first, "last": last, "shapes": shapes}

    def _pieces(self, words: Sequence[str]) -> tuple[NDArray[np.int64], ...]:
        ids, first, last = [_BEGIN], [], []
        for word in words:
            first.append(len(ids))
            ids += self._word(word)
            last.append(len(ids) - 1)
        end = min(len(ids), SENTENCE_PIECES)
        places = (np.minimum(np.array(at, np.int64), end - 1) for at in (first, last))
        return np.array([*ids[:end], _END], np.int64), *places

    def _word(self, word: str) -> list[int]:
        ids = self._known.get(word)
        if ids is None:
            if len(self._known) >= _KNOWN_WORDS:
                self._known.clear()
            ids = self._tokenizer.encode(plain(word[:200]), add_special_tokens=False).ids[:_PIECES_A_WORD] or [_UNKNOWN]
            self._known[word] = ids
        return ids


def best_names(
    scores: NDArray[np.float32], labels: tuple[str, ...], words: Sequence[str], xpos: Sequence[str]
) -> list[str]:
    """BIO tags of whole names: side by side parts of one kind are one name, what is not written as a name is left out."""
    tags = ["O"] * len(words)
    for start, end, kind in _runs([labels[i][2:] for i in scores.argmax(1)]):
        while start < end and not _capital(words[start]):
            start += 1
        while end > start and not _capital(words[end - 1]):
            end -= 1
        if start < end and not all(xpos[k] in {"JJ", "DT", "JJS", "CD"} for k in range(start, end)):
            tags[start:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - start - 1)
    return tags


def _runs(kinds: Sequence[str]) -> list[tuple[int, int, str]]:
    """Half-open stretches of one kind, those of none left out."""
    found, start = [], 0
    for i in range(1, len(kinds) + 1):
        if i == len(kinds) or kinds[i] != kinds[start]:
            if kinds[start]:
                found.append((start, i, kinds[start]))
            start = i
    return found


def _capital(word: str) -> bool:
    return any(c.isupper() for c in word)
