"""The network: an encoder with word shapes, and one head for each thing that is read off a word.

Two encoders are used. The one that ships is MiniLM-L6; a wider one, the lower layers of MPNet, is trained on the same
data and teaches it (`distil.py`).

Shapes in comments: B sentences, P pieces, W words with the root in front (word 0 = the [CLS] piece), H = width.
Attention is plain matmul and softmax, which is faster on a CPU than the fused kernels. Biaffine scores of arcs and
labels follow Dozat and Manning (ICLR 2017).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from training.batches import Labels
from training.pieces import SHAPES

POSITIONS = 512
ARC_WIDTH, LABEL_WIDTH, FACTUALITY_WIDTH = 256, 96, 64


@dataclass(frozen=True, slots=True)
class Encoder:
    """Measures of an encoder. `buckets`: of MPNet's relative positions, 0 where attention knows none."""

    width: int
    layers: int
    heads: int
    epsilon: float
    buckets: int = 0


MINILM = Encoder(width=384, layers=6, heads=12, epsilon=1e-12)
MPNET = Encoder(width=768, layers=8, heads=12, epsilon=1e-5, buckets=32)
"""The first eight of MPNet's twelve layers: grammar is read off the middle of such a stack, and a third is saved."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Number of classes of each head."""

    pieces: int
    upos: int
    xpos: int
    feats: int
    names: int
    labels: int

    @classmethod
    def of(cls, pieces: int, labels: Labels) -> Sizes:
        """The sizes that fit a number of pieces and the label lists."""
        lists = (labels.upos, labels.xpos, labels.feats, labels.names, labels.deprels)
        return cls(pieces, *(len(each) for each in lists))


class Dropout(nn.Module):
    """Dropout from NumPy's bytes: torch's own draws one number at a time on a CPU and took 14% of a training step."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.level = round(share * 256)
        self.bytes = np.random.default_rng(int(torch.randint(2**31, ())))

    def forward(self, values: Tensor) -> Tensor:
        """Zero about `share` of the values in training and scale the others up."""
        if not self.training or not self.level:
            return values
        if values.is_cuda:
            return functional.dropout(values, self.level / 256)
        drawn = torch.frombuffer(bytearray(self.bytes.bytes(values.numel())), dtype=torch.uint8).view(values.shape)
        return values * (drawn >= self.level) * (256 / (256 - self.level))


class Layer(nn.Module):
    """One encoder layer (post-norm, as in BERT); query, key and value share one matrix."""

    def __init__(self, encoder: Encoder, dropout: float) -> None:
        super().__init__()
        width = encoder.width
        self.heads, self.scale = encoder.heads, math.sqrt(width // encoder.heads)
        self.mix = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm = nn.LayerNorm(width, encoder.epsilon)
        self.widen = nn.Linear(width, 4 * width)
        self.narrow = nn.Linear(4 * width, width)
        self.norm_after = nn.LayerNorm(width, encoder.epsilon)
        self.dropout = Dropout(dropout)

    def forward(self, hidden: Tensor, blocked: Tensor) -> Tensor:
        """(B, P, H) -> (B, P, H); `blocked` (B, 1, 1, P) is 0 at pieces and very negative at padding.

        With relative positions `blocked` is (B, heads, P, P) and holds their bias too.
        """
        rows, length, width = hidden.shape[0], hidden.shape[1], hidden.shape[2]
        mixed = self.mix(hidden).view(rows, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        query, key, value = mixed[0], mixed[1], mixed[2]
        weights = torch.softmax(query @ key.transpose(-1, -2) / self.scale + blocked, dim=-1)
        seen = (self.dropout(weights) @ value).transpose(1, 2).reshape(rows, length, width)
        hidden = self.norm(hidden + self.dropout(self.out(seen)))
        inner = self.narrow(functional.gelu(self.widen(hidden)))
        result: Tensor = self.norm_after(hidden + self.dropout(inner))
        return result


@dataclass(slots=True)
class Scores:
    """What the network says of each word.

    `tags` holds upos, xpos, feats and names side by side, then factuality, then whether a sentence starts here (logit).
    """

    tags: Tensor  # (B, W, upos + xpos + feats + names + 2)
    arcs: Tensor  # (B, W, W): dependent, head
    label_dependent: Tensor  # (B, W, LABEL_WIDTH)
    label_head: Tensor  # (B, W, LABEL_WIDTH)


class Network(nn.Module):
    """Encoder and heads. `label_weights` (LABEL_WIDTH + 1, labels, LABEL_WIDTH + 1) is applied outside `forward`."""

    def __init__(self, sizes: Sizes, encoder: Encoder, dropout: float = 0.1, head_dropout: float = 0.3) -> None:
        super().__init__()
        self.sizes, self.encoder, width = sizes, encoder, encoder.width
        self.word_table = nn.Embedding(sizes.pieces, width)
        self.position_table = nn.Embedding(POSITIONS, width)
        self.shape_table = nn.Embedding(SHAPES, width)
        self.norm = nn.LayerNorm(width, encoder.epsilon)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(encoder, dropout) for _ in range(encoder.layers))
        self.relative = nn.Embedding(encoder.buckets, encoder.heads) if encoder.buckets else None
        self.head_dropout = Dropout(head_dropout)
        self.tags = nn.Linear(width, sizes.upos + sizes.xpos + sizes.feats)
        self.names = nn.Linear(width, sizes.names)
        self.factuality_inner = nn.Linear(width, FACTUALITY_WIDTH)
        self.factuality = nn.Linear(FACTUALITY_WIDTH, 1)
        self.starts = nn.Linear(width, 1)
        self.arcs_and_labels = nn.Linear(width, 2 * ARC_WIDTH + 2 * LABEL_WIDTH)
        self.arc_weights = nn.Parameter(torch.zeros(ARC_WIDTH, ARC_WIDTH))
        self.arc_head = nn.Linear(ARC_WIDTH, 1, bias=False)
        self.label_weights = nn.Parameter(torch.zeros(LABEL_WIDTH + 1, sizes.labels, LABEL_WIDTH + 1))
        nn.init.zeros_(self.shape_table.weight)
        nn.init.orthogonal_(self.arc_weights)
        self.word_table.weight.requires_grad_(False)  # a dense 43 MB gradient each step otherwise (see train.Plan)
        self.position_table.weight.requires_grad_(False)

    @property
    def device(self) -> torch.device:
        """Where the weights are."""
        return self.norm.weight.device

    def words(self, pieces: Tensor, shapes: Tensor, lengths: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Word vectors (B, W, H); pieces, shapes (B, P); lengths (B,); first, last (B, W) index the B * P pieces."""
        placed = self.position_table(torch.arange(pieces.shape[1], device=pieces.device))
        return self.encode(self.word_table(pieces), placed, shapes, lengths, first, last)

    def encode(
        self, embedded: Tensor, placed: Tensor, shapes: Tensor, lengths: Tensor, first: Tensor, last: Tensor
    ) -> Tensor:
        """As `words`, from piece vectors (B, P, H) and position vectors (P, H) that were looked up already."""
        steps = torch.arange(shapes.shape[1], device=shapes.device)
        hidden = self.dropout(self.norm(embedded + placed + self.shape_table(shapes)))
        blocked = (steps[None, :] >= lengths[:, None]).to(hidden.dtype)[:, None, None, :] * -1e4
        if self.relative is not None:
            blocked = blocked + self.relative(relative_buckets(steps, self.encoder.buckets)).permute(2, 0, 1)
        for layer in self.layers:
            hidden = layer(hidden, blocked)
        flat: Tensor = hidden.reshape(-1, self.encoder.width)
        return (flat[first] + flat[last]) * 0.5

    def read(self, words: Tensor) -> Scores:
        """Word vectors (B, W, H) -> scores."""
        words = self.head_dropout(words)
        factuality = self.factuality(functional.gelu(self.factuality_inner(words)))
        tags = torch.cat([self.tags(words), self.names(words), factuality, self.starts(words)], dim=-1)
        mixed = self.head_dropout(functional.gelu(self.arcs_and_labels(words)))
        dependent, head, label_dependent, label_head = mixed.split([ARC_WIDTH, ARC_WIDTH, LABEL_WIDTH, LABEL_WIDTH], -1)
        arcs = (dependent @ self.arc_weights) @ head.transpose(-1, -2) / math.sqrt(ARC_WIDTH)
        return Scores(tags, arcs + self.arc_head(head).transpose(-1, -2), label_dependent, label_head)

    def forward(self, pieces: Tensor, shapes: Tensor, lengths: Tensor, first: Tensor, last: Tensor) -> Scores:
        """Scores of a batch; arguments as for `words`."""
        return self.read(self.words(pieces, shapes, lengths, first, last))

    def labels(self, label_dependent: Tensor, label_head: Tensor) -> Tensor:
        """Label scores (N, labels) of N chosen arcs, from the vectors (N, LABEL_WIDTH) of their two ends."""
        one = label_dependent.new_ones(len(label_dependent), 1)
        left = torch.cat([label_dependent, one], 1) @ self.label_weights.reshape(LABEL_WIDTH + 1, -1)
        left = left.view(len(label_dependent), -1, LABEL_WIDTH + 1)
        return (left @ torch.cat([label_head, one], 1)[:, :, None])[:, :, 0]


def relative_buckets(steps: Tensor, buckets: int) -> Tensor:
    """Bucket of each distance from query to key: (P, P). Half the buckets look back; far distances share buckets."""
    distance = steps[:, None] - steps[None, :]
    half, near = buckets // 2, buckets // 4
    far = distance.abs().clamp_min(1).float()
    shared = near + (torch.log(far / near) / math.log(128 / near) * (half - near)).long()
    return (distance < 0) * half + torch.where(distance.abs() < near, distance.abs(), shared.clamp_max(half - 1))


def start_from_minilm(network: Network, weights: Path, rows: list[int]) -> None:
    """Copy the encoder's start weights; `rows` are the rows of MiniLM's word table that stay."""
    source = load_file(weights)
    with torch.no_grad():
        kinds = source["embeddings.token_type_embeddings.weight"][0]
        network.word_table.weight.copy_(source["embeddings.word_embeddings.weight"][rows])
        network.position_table.weight.copy_(source["embeddings.position_embeddings.weight"] + kinds)
    names = {"query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value"}
    names |= {"out": "attention.output.dense", "norm": "attention.output.LayerNorm"}
    _copy_layers(network, source, names)


def start_from_mpnet(network: Network, weights: Path, rows: list[int]) -> None:
    """As `start_from_minilm`. MPNet counts positions from 2."""
    source = load_file(weights)
    with torch.no_grad():
        network.word_table.weight.copy_(source["embeddings.word_embeddings.weight"][rows])
        network.position_table.weight.copy_(source["embeddings.position_embeddings.weight"][2 : 2 + POSITIONS])
        assert network.relative is not None
        network.relative.weight.copy_(source["encoder.relative_attention_bias.weight"])
    names = {"query": "attention.attn.q", "key": "attention.attn.k", "value": "attention.attn.v"}
    names |= {"out": "attention.attn.o", "norm": "attention.LayerNorm"}
    _copy_layers(network, source, names)


def _copy_layers(network: Network, source: dict[str, Tensor], names: dict[str, str]) -> None:
    """Copy the norm behind the tables and every layer; `names` are those of a layer's parts in `source`."""
    _copy(network.norm, source, "embeddings.LayerNorm")
    for number, layer in enumerate(network.layers):
        assert isinstance(layer, Layer)
        at = f"encoder.layer.{number}."
        with torch.no_grad():
            for part in ("weight", "bias"):
                parts = [source[f"{at}{names[name]}.{part}"] for name in ("query", "key", "value")]
                getattr(layer.mix, part).copy_(torch.cat(parts))
        _copy(layer.out, source, at + names["out"])
        _copy(layer.norm, source, at + names["norm"])
        _copy(layer.widen, source, at + "intermediate.dense")
        _copy(layer.narrow, source, at + "output.dense")
        _copy(layer.norm_after, source, at + "output.LayerNorm")


def _copy(module: nn.Linear | nn.LayerNorm, source: dict[str, Tensor], name: str) -> None:
    with torch.no_grad():
        module.weight.copy_(source[name + ".weight"])
        module.bias.copy_(source[name + ".bias"])
