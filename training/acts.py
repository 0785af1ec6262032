"""Train the learned head of acts: `python -m training.acts`.

Its sentences are our own: those of `training/acts/*.jsonl`, each with the words that tell acts and their event types, and the
examples of the lexicon. The network is not changed; a perceptron learns from its states, with dropout, weight decay and a fixed
seed, in NumPy alone, in a minute or two.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.coding.acts.examples import read_marks
from dateline.coding.coder import Coder
from dateline.knowledge.acts import LEARNED
from dateline.knowledge.lexicon import read_lexicon
from dateline.model import Block, Report
from dateline.parsing.acthead import ActHead, save_head
from dateline.parsing.encoder import Encoder
from dateline.parsing.parser import SHIPPED, Parser, load_parser
from dateline.parsing.tree import Tree, Word, trees

Floats = NDArray[np.float32]
HERE = Path(__file__).resolve().parent
HIDDEN, EPOCHS, BATCH, RATE, DECAY, DROP, SEED = 160, 14, 128, 1e-3, 1e-2, 0.35, 7
READ = frozenset({"VERB", "NOUN", "ADJ"})


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence and what its words tell: characters that hold a trigger, half-open, and the event type."""

    text: str
    acts: tuple[tuple[int, int, str], ...]


def written(folder: Path) -> Iterator[Told]:
    """The sentences written for training."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            yield told(json.loads(line))


def told(row: dict[str, Any]) -> Told:
    """A row of a sentence file."""
    places = [(row["text"].find(act["trigger"]), act) for act in row["acts"]]
    return Told(row["text"], tuple((at, at + len(act["trigger"]), act["event"]) for at, act in places if at >= 0))


def examples(coder: Coder) -> Iterator[Told]:
    """The lexicon's examples, where the rules read them as they should."""
    table = read_lexicon().acts
    for example in table.examples:
        text = read_marks(example.text).text
        mentions = coder.code(report(text)).mentions
        mine = [m for m in mentions if m.act == example.act and m.event == table.acts[example.act].event]
        if example.told and mine:
            yield Told(text, tuple((m.trigger.start, m.trigger.end, m.event) for m in mentions))
        elif not example.told and not any(m.political for m in mentions):
            yield Told(text, ())


def report(text: str) -> Report:
    return Report("r0", "training", text, (Block(0, len(text), "body"),))


def labelled(parser: Parser, one: Told) -> Iterator[tuple[Tree, dict[int, str]]]:
    """Each tree of a sentence with the event types of its words: that of the trigger's own head."""
    for tree in trees(parser.parse(report(one.text))):
        marks = [(head_of(tree, start, end), event) for start, end, event in one.acts]
        yield tree, {word.i: event for word, event in marks if word}


def head_of(tree: Tree, start: int, end: int) -> Word | None:
    """The word of a trigger on which its others hang; a verb or noun where there is one."""
    inside = [w for w in tree.words if w.start < end and w.end > start]
    places = {w.i for w in inside}
    tops = [w for w in inside if w.head not in places]
    return next((w for kind in (tops, inside) for w in kind if w.pos in READ), tops[0] if tops else None)


def table_of(encoder: Encoder, parser: Parser, sentences: Sequence[Told]) -> tuple[Floats, NDArray[np.int64]]:
    """States and classes of every word that could tell an act."""
    states, classes = [], []
    for one in sentences:
        for tree, events in labelled(parser, one):
            read = encoder.states([w.text for w in tree.words])
            for word in tree.words:
                if word.pos in READ or word.i in events:
                    states.append(read[word.i].astype(np.float16))
                    classes.append(LEARNED.index(events.get(word.i, "")))
    return np.stack(states), np.array(classes)


def train(states: Floats, classes: NDArray[np.int64]) -> ActHead:
    """Fit the perceptron: AdamW, the rate falling to nothing, dropout on the hidden layer."""
    rng = np.random.default_rng(SEED)
    mean = states.mean(0, dtype=np.float32)
    scale = np.float32(1) / (states.std(0, dtype=np.float32) + np.float32(1e-3))
    width, count = states.shape[1], len(LEARNED)
    drawn = [rng.normal(0, (2 / width) ** 0.5, (width, HIDDEN)), rng.normal(0, HIDDEN**-0.5, (HIDDEN, count))]
    weights = [drawn[0], np.zeros(HIDDEN), drawn[1], np.zeros(count)]
    weights = [w.astype(np.float32) for w in weights]
    moments = [(np.zeros_like(w), np.zeros_like(w)) for w in weights]
    step = 0
    for epoch in range(EPOCHS):
        order = rng.permutation(len(classes))
        for at in range(0, len(order), BATCH):
            chosen = order[at : at + BATCH]
            grads = gradients(weights, (states[chosen] - mean) * scale, classes[chosen], rng)
            step += 1
            adam(weights, moments, grads, step, RATE * (1 - epoch / EPOCHS))
    return ActHead(LEARNED, mean, scale, *weights)


def gradients(weights: list[Floats], x: Floats, y: NDArray[np.int64], rng: np.random.Generator) -> list[Floats]:
    """Gradients of the mean cross-entropy of one batch."""
    into, into_bias, out, out_bias = weights
    before = x @ into + into_bias
    mask = (rng.random(before.shape) > DROP).astype(np.float32) / np.float32(1 - DROP) * (before > 0)
    hidden = before * mask
    scores = hidden @ out + out_bias
    shares = np.exp(scores - scores.max(1, keepdims=True))
    error = shares / shares.sum(1, keepdims=True)
    error[np.arange(len(y)), y] -= 1
    error /= len(y)
    back = (error @ out.T) * mask
    return [x.T @ back, back.sum(0), hidden.T @ error, error.sum(0)]


def adam(
    weights: list[Floats], moments: list[tuple[Floats, Floats]], grads: list[Floats], step: int, rate: float
) -> None:
    """One step of AdamW in place; biases do not decay."""
    for k, (weight, (first, second), grad) in enumerate(zip(weights, moments, grads, strict=True)):
        first += np.float32(0.1) * (grad - first)
        second += np.float32(0.001) * (grad**2 - second)
        move = first / (1 - 0.9**step) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
        weight -= np.float32(rate) * (move + (DECAY * weight if k % 2 == 0 else 0)).astype(np.float32)


def main() -> None:
    """Train on everything and write the head."""
    parse = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parse.add_argument("--sentences", type=Path, default=HERE / "acts")
    parse.add_argument("--out", type=Path, default=SHIPPED / "acts.npz")
    args = parse.parse_args()
    parser, encoder = load_parser(), Encoder(SHIPPED)
    sentences = [*written(args.sentences), *examples(Coder(parser, read_lexicon()))]
    states, classes = table_of(encoder, parser, sentences)
    save_head(args.out, train(states, classes))
    print(f"{len(sentences)} sentences, {len(classes)} words, {(classes > 0).sum()} acts → {args.out}")


if __name__ == "__main__":
    main()
