"""Turn trained weights into the shipped model: `python -m training.export --work DIR --encoder DIR --out DIR`.

One ONNX graph reads one sentence. The encoder's matrices and word embeddings become int8, each column with its own
scale; the heads stay float. A graph that reads one sentence at a time makes the parse of a sentence independent of its
neighbours, which dynamic scales over a batch would not.
"""

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.network import Labels, Network


class Sentence(nn.Module):
    """The network for one sentence, without padding: ids, places of first and last pieces and shapes, each of one axis."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, first: Tensor, last: Tensor, shapes: Tensor) -> tuple[Tensor, ...]:
        net = self.net
        ids, first, last, shapes = (t.unsqueeze(0) for t in (ids, first, last, shapes))
        words = net.words(ids, torch.ones_like(ids), first, last, shapes)
        return (
            net.upos(words)[0].argmax(-1), net.xpos(words)[0].argmax(-1), net.names(words)[0],
            net.arcs(words)[0], net.all_labels(words)[0].argmax(1),
        )  # fmt: skip


def load(work: Path, encoder: Path) -> tuple[Network, Labels]:
    labels = Labels(**{k: tuple(v) for k, v in json.loads((work / "labels.json").read_text()).items()})
    net = Network(encoder, labels)
    net.load_state_dict(torch.load(work / "weights.pt"))
    net.eval()
    return net, labels


def shrink_embeddings(path: Path) -> None:
    """Store the word embeddings as int8 with a scale for each row, and multiply back after the look-up."""
    model = onnx.load(str(path))
    graph = model.graph
    table = next(i for i in graph.initializer if len(i.dims) == 2 and i.dims[0] > 20_000)
    weights = numpy_helper.to_array(table).astype(np.float32)
    scale = np.maximum(np.abs(weights).max(1, keepdims=True), 1e-8) / 127
    gather = next(n for n in graph.node if table.name in n.input)
    small, scales = f"{table.name}_int8", f"{table.name}_scale"
    graph.initializer.remove(table)
    graph.initializer.append(numpy_helper.from_array(np.round(weights / scale).astype(np.int8), small))
    graph.initializer.append(numpy_helper.from_array(scale, scales))
    at = list(graph.node).index(gather)
    ids, out = gather.input[1], gather.output[0]
    make = onnx.helper.make_node
    nodes = [
        make("Gather", [small, ids], [f"{out}_q"], name=f"{gather.name}_q"),
        make("Cast", [f"{out}_q"], [f"{out}_f"], to=onnx.TensorProto.FLOAT),
        make("Gather", [scales, ids], [f"{out}_s"], name=f"{gather.name}_s"),
        make("Mul", [f"{out}_f", f"{out}_s"], [out]),
    ]
    graph.node.remove(gather)
    for offset, node in enumerate(nodes):
        graph.node.insert(at + offset, node)
    onnx.save(model, str(path))


def heads_of(path: Path) -> list[str]:
    """Names of the matrix products that stay float: all outside the encoder."""
    return [n.name for n in onnx.load(str(path)).graph.node if n.op_type in {"MatMul", "Gemm"} and "/encoder/" not in n.name]


def export(work: Path, encoder: Path, out: Path) -> None:
    net, labels = load(work, encoder)
    full, small = work / "float.onnx", out / "model.onnx"
    example = torch.tensor([101, 2000, 2001, 2002, 102]), torch.tensor([1, 2]), torch.tensor([1, 3]), torch.tensor([6, 1])
    inputs, outputs = ["ids", "first", "last", "shapes"], ["upos", "xpos", "names", "arcs", "labels"]
    axes = {"ids": {0: "pieces"}, **{k: {0: "words"} for k in [*inputs[1:], *outputs]}, "arcs": {0: "words", 1: "heads"}, "labels": {0: "words", 1: "heads"}}
    torch.onnx.export(Sentence(net), example, str(full), input_names=inputs, output_names=outputs, dynamic_axes=axes, opset_version=17, dynamo=False)
    quantize_dynamic(
        str(full), str(small), weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul"], nodes_to_exclude=heads_of(full),
        extra_options={"MatMulConstBOnly": True},
    )  # fmt: skip
    shrink_embeddings(small)
    (out / "labels.json").write_text(json.dumps({k: list(v) for k, v in vars_of(labels).items()}) + "\n")
    shutil.copy(encoder / "tokenizer.json", out / "tokenizer.json")
    print(small, f"{small.stat().st_size / 1e6:.1f} MB")


def vars_of(labels: Labels) -> dict[str, tuple[str, ...]]:
    return {"upos": labels.upos, "xpos": labels.xpos, "deps": labels.deps, "names": labels.names}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("training/work"))
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("src/dateline/lexicon/en"))
    args = parser.parse_args()
    export(args.work, args.encoder, args.out)


if __name__ == "__main__":
    main()
