"""Trees -> tensors: label lists, pieces, and batches of sentences of like length."""

from __future__ import annotations

import dataclasses
import json
import random
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor

from training.corpora import IGNORED, UNKNOWN, Tree
from training.pieces import Pieces, shape

PIECES_A_BATCH = 1000
MOST_PIECES_A_SENTENCE = 300
NO_LABEL = -100
SHARE_HIDDEN = 0.04
"""Share of words whose pieces are hidden behind [MASK] in training."""

NAMES = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-OTH", "I-OTH")


@dataclass(frozen=True, slots=True)
class Labels:
    """The classes of each head, in the order of their scores."""

    upos: list[str]
    xpos: list[str]
    feats: list[str]
    names: list[str]
    deprels: list[str]

    @classmethod
    def of(cls, trees: list[Tree], least: int = 5) -> Labels:
        """Collect the classes of the training trees; feature bundles rarer than `least` are left out."""
        feats = Counter(word.feats for tree in trees for word in tree.words)
        return cls(
            upos=sorted({word.upos for tree in trees for word in tree.words}),
            xpos=sorted({word.xpos for tree in trees for word in tree.words}),
            feats=sorted(bundle for bundle, count in feats.items() if count >= least),
            names=list(NAMES),
            deprels=sorted({word.deprel for tree in trees for word in tree.words}),
        )

    def write(self, path: Path) -> None:
        """Write the label lists as JSON."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1), "utf-8")

    @classmethod
    def read(cls, path: Path) -> Labels:
        """Read what `write` wrote."""
        return cls(**json.loads(path.read_text("utf-8")))


@dataclass(slots=True)
class Batch:
    """B sentences, P pieces, W words with the root in front. Classes that are unknown or padding are NO_LABEL."""

    trees: list[Tree]
    pieces: Tensor  # (B, P)
    shapes: Tensor  # (B, P)
    lengths: Tensor  # (B,) pieces
    first: Tensor  # (B, W) into B * P
    last: Tensor  # (B, W) into B * P
    words: Tensor  # (B,) words without the root
    upos: Tensor  # (B, W)
    xpos: Tensor
    feats: Tensor
    names: Tensor
    heads: Tensor  # 0 = root
    deprels: Tensor
    starts: Tensor  # 1 where a sentence starts, 0 elsewhere, NO_LABEL at the first word
    segments: Tensor  # number of the sentence a word is in, counted in its row; -1 at the root and at padding
    factuality: Tensor  # float, nan where unknown
    lesson: Lesson | None = None

    def to(self, device: torch.device) -> Batch:
        """The batch with its tensors on `device`."""
        moved = {f.name: getattr(self, f.name) for f in dataclasses.fields(self)}
        moved = {name: part.to(device) if isinstance(part, (Tensor, Lesson)) else part for name, part in moved.items()}
        return Batch(**moved)


@dataclass(slots=True)
class Lesson:
    """What the teacher says of a batch (see `distil.Taught`), padded; only rows with `known` count."""

    known: Tensor  # (B, W) bool
    tags: Tensor  # (B, W, upos + xpos + feats + names)
    factuality: Tensor  # (B, W)
    arcs: Tensor  # (B, W, W)
    label_heads: Tensor  # (B, W)
    labels: Tensor  # (B, W, labels)

    def to(self, device: torch.device) -> Lesson:
        """The lesson with its tensors on `device`."""
        return Lesson(*(getattr(self, f.name).to(device) for f in dataclasses.fields(self)))


def lesson(trees: list[Tree], words: int) -> Lesson | None:
    """The lesson of a batch of `words` columns, or None where the teacher was not asked about any sentence."""
    asked = [(row, tree.taught) for row, tree in enumerate(trees) if tree.taught is not None]
    if not asked:
        return None
    kinds, labels = asked[0][1].tags.shape[1], asked[0][1].labels.shape[1]
    count = len(trees)
    made = Lesson(
        torch.zeros(count, words, dtype=torch.bool),
        torch.zeros(count, words, kinds),
        torch.zeros(count, words),
        torch.zeros(count, words, words),
        torch.zeros(count, words, dtype=torch.long),
        torch.zeros(count, words, labels),
    )
    for row, taught in asked:
        last = len(taught.tags) + 1
        made.known[row, 1:last] = True
        made.tags[row, 1:last] = torch.from_numpy(taught.tags).float()
        made.factuality[row, 1:last] = torch.from_numpy(taught.factuality).float()
        made.arcs[row, 1:last, :last] = torch.from_numpy(taught.arcs).float()
        made.label_heads[row, 1:last] = torch.from_numpy(taught.label_heads).long()
        made.labels[row, 1:last] = torch.from_numpy(taught.labels).float()
    return made


def make(trees: list[Tree], pieces: Pieces, labels: Labels, chance: random.Random | None) -> Batch:
    """One batch. With `chance`, some words are hidden."""
    split = [[pieces.of(word.form) for word in tree.words] for tree in trees]
    wide = max(sum(map(len, sentence)) for sentence in split) + 2
    words = max(map(len, split)) + 1
    count = len(trees)
    ids = torch.zeros(count, wide, dtype=torch.long)
    shapes = torch.zeros(count, wide, dtype=torch.long)
    first = torch.arange(count)[:, None].repeat(1, words) * wide
    last = first.clone()
    lengths = torch.zeros(count, dtype=torch.long)
    for row, (tree, sentence) in enumerate(zip(trees, split, strict=True)):
        flat, forms, starts, ends = [pieces.start], [0], [], []
        for word, parts in zip(tree.words, sentence, strict=True):
            if chance is not None and chance.random() < SHARE_HIDDEN:
                parts = (pieces.mask,)
            starts.append(row * wide + len(flat))
            flat.extend(parts)
            forms.extend([shape(word.form)] * len(parts))
            ends.append(row * wide + len(flat) - 1)
        flat.append(pieces.stop)
        forms.append(0)
        ids[row, : len(flat)] = torch.tensor(flat)
        shapes[row, : len(flat)] = torch.tensor(forms)
        lengths[row] = len(flat)
        first[row, 1 : len(starts) + 1] = torch.tensor(starts)
        last[row, 1 : len(starts) + 1] = torch.tensor(ends)
    table = {
        name: torch.full((count, words), NO_LABEL)
        for name in ("upos", "xpos", "feats", "names", "heads", "deprels", "starts")
    }
    segments = torch.full((count, words), -1)
    factuality = torch.full((count, words), float("nan"))
    index = {name: {value: number for number, value in enumerate(values)} for name, values in asdict(labels).items()}
    for row, tree in enumerate(trees):
        for i, word in enumerate(tree.words, start=1):
            table["upos"][row, i] = index["upos"].get(word.upos, NO_LABEL)
            table["xpos"][row, i] = index["xpos"].get(word.xpos, NO_LABEL)
            table["feats"][row, i] = index["feats"].get(word.feats, NO_LABEL)
            if word.head != UNKNOWN:
                table["heads"][row, i] = word.head + 1
            table["deprels"][row, i] = index["deprels"].get(word.deprel, NO_LABEL)
            if tree.names is not None and tree.names[i - 1] != IGNORED:
                table["names"][row, i] = index["names"][tree.names[i - 1]]
        table["starts"][row, 2 : len(tree.words) + 1] = 0
        for number, start in enumerate(tree.starts):
            segments[row, start + 1 : len(tree.words) + 1] = number
            if start:
                table["starts"][row, start + 1] = 1
        for i, score in tree.factuality.items():
            if i < len(tree.words):
                factuality[row, i + 1] = score
    counts = torch.tensor([len(tree.words) for tree in trees])
    return Batch(
        trees,
        ids,
        shapes,
        lengths,
        first,
        last,
        counts,
        factuality=factuality,
        segments=segments,
        lesson=lesson(trees, words),
        **table,
    )


def plan(trees: list[Tree], pieces: Pieces, chance: random.Random | None) -> list[list[Tree]]:
    """Sentences of like length together, at most PIECES_A_BATCH pieces with padding; with `chance`, shuffled."""
    sized = [(sum(len(pieces.of(word.form)) for word in tree.words) + 2, tree) for tree in trees]
    sized = [(size, tree) for size, tree in sized if chance is None or size <= MOST_PIECES_A_SENTENCE]
    sized.sort(key=lambda item: item[0] * (chance.uniform(0.85, 1.15) if chance is not None else 1.0))
    groups: list[list[Tree]] = []
    widest = 0
    for size, tree in sized:
        widest = max(widest, size)
        if not groups or widest * (len(groups[-1]) + 1) > PIECES_A_BATCH:
            groups.append([])
            widest = size
        groups[-1].append(tree)
    if chance is not None:
        chance.shuffle(groups)
    return groups
