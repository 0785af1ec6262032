"""The network: MiniLM-L6 under heads for tags, trees and names; one vector a word, the mean of its first and last piece."""

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from dateline.parsing.features import SHAPES

ARC, LABEL, SHAPE, HIDDEN = 256, 96, 32, 384


@dataclass(frozen=True, slots=True)
class Labels:
    """The label sets, in the order of the network's outputs."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    deps: tuple[str, ...]
    names: tuple[str, ...]


def mlp(size: int, out: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(size, out), nn.GELU(), nn.Dropout(0.2))


class Network(nn.Module):
    """Word pieces in; scores of tags, names, heads and labels out."""

    def __init__(self, encoder: Path, labels: Labels) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(encoder, add_pooling_layer=False, attn_implementation="eager")
        self.shape = nn.Embedding(SHAPES, SHAPE)
        self.drop = nn.Dropout(0.25)
        size = HIDDEN + SHAPE
        self.xpos = nn.Linear(size, len(labels.xpos))
        self.upos = nn.Linear(size, len(labels.upos))
        self.names = nn.Sequential(mlp(size, 256), nn.Linear(256, len(labels.names)))
        self.arc_head, self.arc_dep = mlp(size, ARC), mlp(size, ARC)
        self.label_head, self.label_dep = mlp(size, LABEL), mlp(size, LABEL)
        self.arc = nn.Parameter(nn.init.xavier_uniform_(torch.empty(ARC + 1, ARC)))
        self.label = nn.Parameter(nn.init.xavier_uniform_(torch.empty(len(labels.deps), LABEL + 1, LABEL + 1)))
        self.root = nn.Parameter(torch.randn(size) * 0.02)

    def words(self, ids: Tensor, attention: Tensor, first: Tensor, last: Tensor, shapes: Tensor) -> Tensor:
        """A vector for each word, of shape (batch, words, size)."""
        states = self.encoder(input_ids=ids, attention_mask=attention).last_hidden_state
        at = lambda index: torch.gather(states, 1, index.unsqueeze(-1).expand(-1, -1, states.size(-1)))
        pieces = (at(first) + at(last)) * 0.5
        return self.drop(torch.cat([pieces, self.shape(shapes).to(pieces.dtype)], -1))

    def rooted(self, words: Tensor) -> Tensor:
        """The words with the root before them."""
        return torch.cat([self.root.to(words.dtype).expand(words.size(0), 1, -1), words], 1)

    def arcs(self, words: Tensor) -> Tensor:
        """Score of each head (0 the root) for each word: (batch, words, words + 1)."""
        dep = one(self.arc_dep(words)) @ self.arc.to(words.dtype)
        return dep @ self.arc_head(self.rooted(words)).transpose(1, 2)

    def gold_labels(self, words: Tensor, heads: Tensor) -> Tensor:
        """Score of each label under the given heads: (batch, words, labels)."""
        head = self.label_head(self.rooted(words))
        head = torch.gather(head, 1, heads.unsqueeze(-1).expand(-1, -1, head.size(-1)))
        return torch.einsum("bia,lac,bic->bil", one(self.label_dep(words)), self.label.to(words.dtype), one(head))

    def all_labels(self, words: Tensor) -> Tensor:
        """Score of each label under each head: (batch, words, labels, words + 1)."""
        batch, count, _ = words.shape
        kinds, width, _ = self.label.shape
        weights = self.label.permute(1, 0, 2).reshape(width, kinds * width)
        dep = (one(self.label_dep(words)) @ weights).reshape(batch, count * kinds, width)
        head = one(self.label_head(self.rooted(words))).transpose(1, 2)
        return (dep @ head).reshape(batch, count, kinds, count + 1)


def one(states: Tensor) -> Tensor:
    """The states with a constant 1 behind each: the bias of a bilinear form."""
    return torch.cat([states, torch.ones_like(states[..., :1])], -1)
