"""Train the English model: `python -m training.train --treebanks DIR --encoder DIR --out DIR`.

Trees and names are learnt together; the weights kept are a running mean over the steps. One seed, so that a run on the
same machine and thread count can be repeated. Our own marked sentences and the lexicon's names are read anew each epoch.
"""

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F

from dateline.parsing.features import plain, shape
from training import data
from training.data import Example
from training.network import Labels, Network

NAMES = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
PIECES_A_WORD, PIECES = 8, 400
IGNORED = -100
ROOT = Path(__file__).resolve().parent.parent


class Encoder:
    """Cuts words into pieces."""

    def __init__(self, folder: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, list[int]] = {}

    def word(self, word: str) -> list[int]:
        ids = self._known.get(word)
        if ids is None:
            ids = self._known[word] = (self._tokenizer.encode(plain(word), add_special_tokens=False).ids or [100])[
                :PIECES_A_WORD
            ]
        return ids

    def sentence(self, words: tuple[str, ...]) -> tuple[list[int], list[int], list[int]]:
        """Piece ids, and the place of each word's first and last piece."""
        ids, first, last = [101], [], []
        for word in words:
            first.append(len(ids))
            ids += self.word(word)
            last.append(len(ids) - 1)
        end = min(len(ids), PIECES)
        return [*ids[:end], 102], [min(i, end - 1) for i in first], [min(i, end - 1) for i in last]


def padded(rows: list[list[int]], fill: int = 0) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor([row + [fill] * (width - len(row)) for row in rows])


def inputs(encoder: Encoder, examples: list[Example]) -> tuple[Tensor, ...]:
    """ids, attention, first, last, shapes."""
    cut = [encoder.sentence(e.words) for e in examples]
    ids = [c[0] for c in cut]
    return (
        padded(ids), padded([[1] * len(i) for i in ids]), padded([c[1] for c in cut]), padded([c[2] for c in cut]),
        padded([[shape(w) for w in e.words] for e in examples]),
    )  # fmt: skip


def batches(examples: list[Example], size: int, rng: random.Random) -> list[list[Example]]:
    """Batches of about `size` words, of sentences alike in length."""
    order = list(examples)
    rng.shuffle(order)
    found: list[list[Example]] = []
    for start in range(0, len(order), 2000):
        batch: list[Example] = []
        for example in sorted(order[start : start + 2000], key=lambda e: len(e.words)):
            if batch and (len(batch) + 1) * len(example.words) > size:
                found.append(batch)
                batch = []
            batch.append(example)
        found.append(batch)
    return found


def index(rows: list[tuple[str, ...] | None], labels: tuple[str, ...], like: Tensor) -> Tensor:
    at = {label: i for i, label in enumerate(labels)}
    width = like.size(1)
    return torch.tensor(
        [
            [at.get(v, at.get(v.split(":")[0], IGNORED)) for v in row] + [IGNORED] * (width - len(row))
            if row
            else [IGNORED] * width
            for row in rows
        ]
    )


def cross(scores: Tensor, gold: Tensor) -> Tensor:
    return F.cross_entropy(scores.float().flatten(0, -2), gold.flatten(), ignore_index=IGNORED)


def loss_of(net: Network, encoder: Encoder, labels: Labels, examples: list[Example]) -> Tensor:
    """The sum of the losses of the layers that the batch marks."""
    ids, attention, first, last, shapes = inputs(encoder, examples)
    words = net.words(ids, attention, first, last, shapes)
    loss = torch.zeros(())
    if any(e.names for e in examples):
        loss = loss + cross(net.names(words), index([e.names for e in examples], labels.names, shapes))
    if examples[0].heads:
        mask = shapes > 0
        heads = padded([list(e.heads or ()) for e in examples])
        arcs = net.arcs(words).float()
        arcs = torch.cat([arcs[..., :1], arcs[..., 1:].masked_fill(~mask.unsqueeze(1), -1e4)], -1)
        loss = loss + cross(arcs, heads.masked_fill(~mask, IGNORED))
        loss = loss + cross(net.gold_labels(words, heads), index([e.deps for e in examples], labels.deps, shapes))
        loss = loss + 0.5 * cross(net.xpos(words), index([e.xpos for e in examples], labels.xpos, shapes))
        loss = loss + 0.3 * cross(net.upos(words), index([e.upos for e in examples], labels.upos, shapes))
    return loss


def label_sets(trees: list[Example]) -> Labels:
    """Every tag, and the relations seen at least 50 times (rarer subtypes fall back to their relation)."""
    count = Counter(d for e in trees for d in e.deps or ())
    deps = {d for d, n in count.items() if n >= 50} | {d.split(":")[0] for d in count}
    return Labels(
        tuple(sorted({t for e in trees for t in e.upos or ()})), tuple(sorted({t for e in trees for t in e.xpos or ()})),
        tuple(sorted(deps)), NAMES,
    )  # fmt: skip


def lexicon_names() -> dict[str, list[tuple[str, ...]]]:
    """Names of the actor tables by class, for swapping."""
    folder = ROOT / "src/dateline/lexicon/actors"
    rows = lambda pattern: [
        r.split("\t") for p in sorted(folder.glob(pattern)) for r in p.read_text("utf-8").splitlines()[1:]
    ]
    pool = {
        "PER": {r[1] for r in rows("people*.tsv") if len(r) > 1},
        "ORG": {r[1] for r in rows("groups*.tsv") if len(r) > 3 and r[3] != "ethnic"},
        "LOC": {r[1] for r in rows("countries.tsv") if len(r) > 2 and r[2] in {"name", "capital", "city"}},
    }
    return {label: [tuple(data.tokenise(name)) for name in sorted(names)] for label, names in pool.items()}


def pool_of(examples: list[Example]) -> dict[str, list[tuple[str, ...]]]:
    """Names to swap in: those seen in training and those of the lexicon, in equal parts."""
    seen: dict[str, set[tuple[str, ...]]] = {"PER": set(), "ORG": set(), "LOC": set()}
    for example in examples:
        for start, end, label in data.spans(example.names or ()):
            seen[label].add(example.words[start:end])
    known = lexicon_names()
    pool: dict[str, list[tuple[str, ...]]] = {}
    for label, names in seen.items():
        both = [sorted(names), known[label]]
        most = max(map(len, both))
        pool[label] = [n for group in both if group for n in (group * (most // len(group) + 1))[:most]]
    return pool


def epoch(trees: list[Example], treebanks: Path, rng: random.Random) -> Iterator[list[Example]]:
    """One pass over trees and names, shuffled, some names swapped and some sentences recased."""
    named = data.name_examples(treebanks, ROOT / "training/names")
    pool = pool_of(named + [e for e in trees if e.names])
    changed = [data.recased(data.swapped(e, pool, rng, 0.35), rng) for e in named if len(e.words) < 120]
    grown = [data.recased(e, rng) for e in trees]
    plan = batches(grown, 1100, rng) + batches(changed, 1400, rng)
    rng.shuffle(plan)
    return iter(plan)


def spans_found(net: Network, encoder: Encoder, labels: Labels, examples: list[Example]) -> float:
    """F1 of names, over exact spans and classes."""
    hit = gold = got = 0
    for batch in batches(examples, 2000, random.Random(0)):
        ids, attention, first, last, shapes = inputs(encoder, batch)
        best = net.names(net.words(ids, attention, first, last, shapes)).argmax(-1)
        for row, example in zip(best.tolist(), batch, strict=True):
            a, b = (
                set(data.spans(example.names or ())),
                set(data.spans([labels.names[t] for t in row[: len(example.words)]])),
            )
            hit, gold, got = hit + len(a & b), gold + len(a), got + len(b)
    return 200 * hit / max(1, gold + got)


def attachment(net: Network, encoder: Encoder, labels: Labels, examples: list[Example]) -> tuple[float, float, float]:
    """XPOS, UAS, LAS (without subtypes) with the best head of each word, in percent."""
    total = tags = arcs = labelled = 0
    for batch in batches(examples, 2000, random.Random(0)):
        ids, attention, first, last, shapes = inputs(encoder, batch)
        words = net.words(ids, attention, first, last, shapes)
        scores = net.arcs(words).float()
        scores[..., 1:] = scores[..., 1:].masked_fill(~(shapes > 0).unsqueeze(1), -1e9)
        heads = scores.argmax(-1)
        best = net.gold_labels(words, heads).argmax(-1)
        xpos = net.xpos(words).argmax(-1)
        for j, e in enumerate(batch):
            for k in range(len(e.words)):
                total += 1
                tags += labels.xpos[xpos[j, k]] == e.xpos[k]  # type: ignore[index]
                right = int(heads[j, k]) == e.heads[k]  # type: ignore[index]
                arcs += right
                labelled += right and labels.deps[best[j, k]].split(":")[0] == e.deps[k].split(":")[0]  # type: ignore[index]
    return 100 * tags / total, 100 * arcs / total, 100 * labelled / total


def evaluate(net: Network, encoder: Encoder, labels: Labels, treebanks: Path, share: int = 1) -> dict[str, object]:
    net.eval()
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        trees = {
            "EWT dev": data.ewt(treebanks / "EWT", "dev"),
            "GUM dev": data.gum(treebanks / "GUM", "dev"),
            "PUD news": data.pud(treebanks / "PUD", True),
        }
        found: dict[str, object] = {
            k: [round(v, 2) for v in attachment(net, encoder, labels, e[::share])] for k, e in trees.items()
        }
        for name in ("UNER_PUD/en_pud-ud-test", "UNER_EWT/en_ewt-ud-test"):
            examples = list(data.columns((treebanks / f"{name}.iob2").read_text("utf-8"), 1, 2, "\t"))
            found[name.split("/")[0]] = round(spans_found(net, encoder, labels, examples[::share]), 2)
    net.train()
    return found


def mean_into(mean: dict[str, Tensor], net: nn.Module, step: int) -> None:
    """A running mean of the weights, over about the last 1,000 steps."""
    keep = min(0.999, (1 + step) / (10 + step))
    with torch.no_grad():
        for name, value in net.state_dict().items():
            if value.dtype.is_floating_point:
                mean[name].lerp_(value, 1 - keep)


def train(args: argparse.Namespace) -> None:
    torch.manual_seed(0)
    torch.set_num_threads(args.threads)
    rng = random.Random(0)
    trees = [
        e
        for e in data.ewt(args.treebanks / "EWT", "train") + data.gum(args.treebanks / "GUM", "train")
        if len(e.words) < 120
    ]
    labels = label_sets(trees)
    encoder, net = Encoder(args.encoder), Network(args.encoder, labels)
    mean = {k: v.clone() for k, v in net.state_dict().items()}
    heads = [p for n, p in net.named_parameters() if not n.startswith("encoder.")]
    optimiser = torch.optim.AdamW(
        [{"params": list(net.encoder.parameters()), "lr": 2e-4}, {"params": heads, "lr": 1.5e-3}], weight_decay=0.01
    )
    steps = args.epochs * len(list(epoch(trees, args.treebanks, random.Random(1))))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda i: min(1.0, (i + 1) / (0.05 * steps)) * max(0.01, 1 - i / steps)
    )
    print(f"{len(trees)} trees, {steps} steps, labels {[len(v) for v in asdict(labels).values()]}", flush=True)
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "labels.json").write_text(json.dumps(asdict(labels)))
    step, began = 0, time.time()
    for number in range(args.epochs):
        net.train()
        for batch in epoch(trees, args.treebanks, rng):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(net, encoder, labels, batch)
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            schedule.step()
            step += 1
            mean_into(mean, net, step)
            if step % 50 == 0:
                print(f"{step} {loss.item():.3f} {time.time() - began:.0f}s cpu {time.process_time():.0f}s", flush=True)
        torch.save(mean, args.out / "weights.pt")
        raw = {k: v.clone() for k, v in net.state_dict().items()}
        net.load_state_dict(mean)
        print(
            f"epoch {number + 1}",
            json.dumps(evaluate(net, encoder, labels, args.treebanks, 1 if number + 1 == args.epochs else 4)),
            flush=True,
        )
        net.load_state_dict(raw)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--treebanks", type=Path, required=True, help="folder with EWT, GUM, PUD, UNER_EWT, UNER_PUD, wikigold, re3d"
    )
    parser.add_argument("--encoder", type=Path, required=True, help="folder with MiniLM's weights and tokenizer.json")
    parser.add_argument("--out", type=Path, default=Path("training/work"))
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--threads", type=int, default=2)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
