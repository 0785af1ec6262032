"""Turn trained weights into the shipped model: `python -m training.export --work DIR --encoder DIR --out DIR`.

One ONNX graph reads one sentence. Matrices become int8, each column with its own scale, and so do the word embeddings,
each row with its own. A graph that reads one sentence at a time makes the parse of a sentence independent of its
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
from torch.nn import functional as F

from training.network import ARC, LABEL, Labels, Network, one


class Layer(nn.Module):
    """One layer of the encoder over a single sentence, its three projections in one product."""

    def __init__(self, layer: nn.Module, heads: int) -> None:
        super().__init__()
        attention, output = layer.attention.self, layer.attention.output
        self.heads, self.width = heads, attention.query.out_features // heads
        scale = self.width**-0.5
        projections = [(attention.query, scale), (attention.key, 1.0), (attention.value, 1.0)]
        self.into = weights_of([p.weight * k for p, k in projections], [p.bias * k for p, k in projections])
        self.out = weights_of([output.dense.weight], [output.dense.bias])
        self.up = weights_of([layer.intermediate.dense.weight], [layer.intermediate.dense.bias])
        self.down = weights_of([layer.output.dense.weight], [layer.output.dense.bias])
        self.first, self.second = output.LayerNorm, layer.output.LayerNorm

    def forward(self, states: Tensor) -> Tensor:
        query, key, value = self.into(states).reshape(-1, 3, self.heads, self.width).permute(1, 2, 0, 3).unbind(0)
        mixed = torch.softmax(query @ key.transpose(1, 2), -1) @ value
        states = self.first(states + self.out(mixed.permute(1, 0, 2).reshape(-1, self.heads * self.width)))
        return self.second(states + self.down(F.gelu(self.up(states))))


class Product(nn.Module):
    """A matrix product with a bias, the matrix laid out as the graph stores it."""

    def __init__(self, matrix: Tensor, bias: Tensor) -> None:
        super().__init__()
        self.matrix, self.bias = nn.Parameter(matrix, requires_grad=False), nn.Parameter(bias, requires_grad=False)

    def forward(self, states: Tensor) -> Tensor:
        return states @ self.matrix + self.bias


def weights_of(weights: list[Tensor], biases: list[Tensor]) -> Product:
    """Several linear layers over the same input as one product."""
    return Product(torch.cat([w.detach() for w in weights]).T.contiguous(), torch.cat([b.detach() for b in biases]))


class Sentence(nn.Module):
    """The network for one sentence, without padding: ids, places of first and last pieces and shapes, each of one axis.

    What the trained network does in many small products is done here in few, so that a sentence alone is read fast.
    """

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net
        embeddings = net.encoder.embeddings
        self.word_table = embeddings.word_embeddings.weight
        places = embeddings.position_embeddings.weight + embeddings.token_type_embeddings.weight[0]
        self.places = nn.Parameter(places.detach(), requires_grad=False)
        self.norm = embeddings.LayerNorm
        self.layers = nn.ModuleList(
            Layer(layer, net.encoder.config.num_attention_heads) for layer in net.encoder.encoder.layer
        )
        dependents = [net.upos, net.xpos, net.names[0][0], net.arc_dep[0], net.label_dep[0]]
        self.widths = [layer.out_features for layer in dependents]
        self.dependents = weights_of([d.weight for d in dependents], [d.bias for d in dependents])
        self.governors = weights_of(
            [net.arc_head[0].weight, net.label_head[0].weight], [net.arc_head[0].bias, net.label_head[0].bias]
        )
        kinds, width, _ = net.label.shape
        self.kinds, self.width = kinds, width
        self.label = nn.Parameter(
            net.label.detach().permute(1, 0, 2).reshape(width, kinds * width), requires_grad=False
        )

    def forward(self, ids: Tensor, first: Tensor, last: Tensor, shapes: Tensor) -> tuple[Tensor, ...]:
        net = self.net
        states = self.norm(self.word_table[ids] + self.places[: ids.shape[0]])
        for layer in self.layers:
            states = layer(states)
        words = torch.cat([(states[first] + states[last]) * 0.5, net.shape(shapes)], -1)
        upos, xpos, names, arc, label = self.dependents(words).split(self.widths, -1)
        arc_head, label_head = self.governors(torch.cat([net.root.unsqueeze(0), words])).split([ARC, LABEL], -1)
        arcs = one(F.gelu(arc)) @ net.arc @ F.gelu(arc_head).T
        pairs = (one(F.gelu(label)) @ self.label).reshape(-1, self.width) @ one(F.gelu(label_head)).T
        labels = pairs.reshape(-1, self.kinds, pairs.shape[1]).argmax(1)
        return upos.argmax(-1), xpos.argmax(-1), net.names[1](F.gelu(names)), arcs, labels


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


def export(work: Path, encoder: Path, out: Path) -> None:
    net, labels = load(work, encoder)
    full, small = work / "float.onnx", out / "model.onnx"
    example = (
        torch.tensor([101, 2000, 2001, 2002, 102]),
        torch.tensor([1, 2]),
        torch.tensor([1, 3]),
        torch.tensor([6, 1]),
    )
    inputs, outputs = ["ids", "first", "last", "shapes"], ["upos", "xpos", "names", "arcs", "labels"]
    axes = {
        "ids": {0: "pieces"},
        **{k: {0: "words"} for k in [*inputs[1:], *outputs]},
        "arcs": {0: "words", 1: "heads"},
        "labels": {0: "words", 1: "heads"},
    }
    torch.onnx.export(
        Sentence(net),
        example,
        str(full),
        input_names=inputs,
        output_names=outputs,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(
        str(full), str(small), weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul"],
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
