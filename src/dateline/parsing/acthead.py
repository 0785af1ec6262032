"""The learned head: how likely each word tells an act of each event type, from the network's own states of it.

A small perceptron over the states of three of the network's layers; `training/acts.py` trains it on sentences of our own.
It knows event types alone. Which act, who did it and to whom is left to the rules.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
"""Shares of words × event types, each row summing to one."""

STATES = (
    "/layers.0/LayerNorm_1/LayerNormalization_output_0",
    "/layers.3/LayerNorm_1/LayerNormalization_output_0",
    "/layers.5/LayerNorm_1/LayerNormalization_output_0",
)
"""The tensors of the network that the head reads: states of word pieces after the first, fourth and last layer."""

_GRAPH, _OUTPUT, _NAME = 7, 12, 1


@dataclass(frozen=True, slots=True)
class ActHead:
    """Weights of the perceptron. `events` are its classes in order; the first, "", is no act."""

    events: tuple[str, ...]
    mean: Scores
    scale: Scores
    into: Scores
    into_bias: Scores
    out: Scores
    out_bias: Scores

    def read(self, states: Scores) -> Scores:
        """The shares of words whose states are given, of shape (words, width of the states)."""
        hidden = np.maximum((states - self.mean) * self.scale @ self.into + self.into_bias, 0)
        scores = hidden @ self.out + self.out_bias
        shares = np.exp(scores - scores.max(1, keepdims=True))
        return np.asarray(shares / shares.sum(1, keepdims=True), np.float32)


def read_head(path: Path) -> ActHead:
    """The head that `save_head` wrote."""
    with np.load(path, allow_pickle=False) as kept:
        weights = {name: kept[name].astype(np.float32) for name in kept.files if name != "events"}
        return ActHead(tuple(str(kept["events"]).split("|")), **weights)


def save_head(path: Path, head: ActHead) -> None:
    """Write a head in half precision."""
    names = ("mean", "scale", "into", "into_bias", "out", "out_bias")
    weights = {name: getattr(head, name).astype(np.float16) for name in names}
    np.savez_compressed(path, allow_pickle=False, events=np.array("|".join(head.events)), **weights)


def states_of(pieces: list[Scores], first: NDArray[np.int64], last: NDArray[np.int64]) -> Scores:
    """The states of words: of each layer the mean of a word's first and last piece, side by side."""
    return np.concatenate([(layer[first] + layer[last]) * np.float32(0.5) for layer in pieces], 1)


def with_outputs(model: bytes, names: tuple[str, ...]) -> bytes:
    """An ONNX model that also gives these tensors of its graph.

    Protocol buffers are merged by writing one behind the other: what follows adds outputs to the graph and changes nothing.
    """
    return model + b"".join(_field(_GRAPH, _field(_OUTPUT, _field(_NAME, name.encode()))) for name in names)


def _field(number: int, value: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(value)) + value


def _varint(number: int) -> bytes:
    digits = []
    while number > 127:
        digits.append(number & 127 | 128)
        number >>= 7
    return bytes([*digits, number])
