"""What the teacher says of training sentences, kept beside the gold labels: soft labels for the student.

A student that learns the teacher's doubts as well as the gold answer learns more from the same sentences (Hinton,
Vinyals and Dean, 2015), and it can learn from sentences that nobody has annotated.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
import torch
from numpy.typing import NDArray

from training import batches
from training.batches import NO_LABEL, Labels
from training.corpora import Tree
from training.network import Network
from training.pieces import Pieces

Halves = NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Taught:
    """The teacher's probabilities for one sentence of W words; column 0 of `arcs` is the root."""

    tags: Halves  # (W, upos + xpos + feats + names), each group sums to 1
    factuality: Halves  # (W,)
    arcs: Halves  # (W, W + 1)
    label_heads: NDArray[np.int16]  # (W,): the head, 0 = root, that `labels` is about
    labels: Halves  # (W, labels)

    def followed_by(self, others: list[Taught]) -> Taught:
        """What is said of several sentences that were joined; no arc crosses from one to another."""
        parts = [self, *others]
        offsets = [0, *accumulate(len(part.tags) for part in parts)]
        arcs = np.zeros((offsets[-1], offsets[-1] + 1), np.float16)
        for part, start in zip(parts, offsets, strict=False):
            end = start + len(part.tags)
            arcs[start:end, 0] = part.arcs[:, 0]
            arcs[start:end, start + 1 : end + 1] = part.arcs[:, 1:]
        heads = [
            np.where(part.label_heads > 0, part.label_heads + start, 0)
            for part, start in zip(parts, offsets, strict=False)
        ]
        return Taught(
            np.concatenate([part.tags for part in parts]),
            np.concatenate([part.factuality for part in parts]),
            arcs,
            np.concatenate(heads).astype(np.int16),
            np.concatenate([part.labels for part in parts]),
        )

    def without_last(self) -> Taught:
        """What is said when the last word, on which none hangs, is left out."""
        return Taught(
            self.tags[:-1], self.factuality[:-1], self.arcs[:-1, :-1], self.label_heads[:-1], self.labels[:-1]
        )


@torch.no_grad()
def teach(
    teacher: Network, trees: list[Tree], pieces: Pieces, labels: Labels, progress: Callable[[int, int], None]
) -> list[Tree]:
    """The trees, each with what the teacher says of it. `progress` gets batches done and all."""
    teacher.eval()
    sizes = teacher.sizes
    groups = (sizes.upos, sizes.xpos, sizes.feats, sizes.names)
    place = {id(tree): number for number, tree in enumerate(trees)}
    result = list(trees)
    plan = batches.plan(trees, pieces, None)
    for number, group in enumerate(plan):
        batch = batches.make(group, pieces, labels, None).to(teacher.device)
        scores = teacher(batch.pieces, batch.shapes, batch.lengths, batch.first, batch.last)
        parts = scores.tags.split([*groups, 1, 1], dim=-1)  # type: ignore[no-untyped-call]
        tags = torch.cat([part.softmax(-1) for part in parts[:4]], -1)
        absent = torch.arange(scores.arcs.shape[-1], device=teacher.device)[None, :] > batch.words[:, None]
        arcs = scores.arcs.masked_fill(absent[:, None, :], -1e4).softmax(-1)
        heads = torch.where(batch.heads == NO_LABEL, arcs.argmax(-1), batch.heads)
        row, dependent = (~absent).nonzero(as_tuple=True)
        said = teacher.labels(scores.label_dependent[row, dependent], scores.label_head[row, heads[row, dependent]])
        relations = scores.tags.new_zeros(*heads.shape, sizes.labels)
        relations[row, dependent] = said.softmax(-1)
        kept = [part.half().cpu().numpy() for part in (tags, parts[4][:, :, 0], arcs, relations)]
        chosen = heads.to(torch.int16).cpu().numpy()
        for i, tree in enumerate(group):
            words = slice(1, len(tree.words) + 1)
            taught = Taught(
                kept[0][i, words].copy(),
                kept[1][i, words].copy(),
                kept[2][i, words, : words.stop].copy(),
                chosen[i, words].copy(),
                kept[3][i, words].copy(),
            )
            result[place[id(tree)]] = dataclasses.replace(tree, taught=taught)
        progress(number + 1, len(plan))
    return result
