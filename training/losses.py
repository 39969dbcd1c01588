"""How far the network is from the gold labels, and from what its teacher says."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import NO_LABEL, Batch, Lesson
from training.network import Network, Scores, Sizes

WEIGHTS = {
    "upos": 0.5,
    "xpos": 0.3,
    "feats": 0.3,
    "names": 2.0,
    "heads": 1.0,
    "deprels": 0.7,
    "factuality": 0.3,
    "starts": 5.0,  # one word in two hundred
}
TAUGHT_SHARE = 0.6
"""Of each loss, where the teacher was asked too; on sentences without labels it counts as much."""


def total(network: Network, scores: Scores, batch: Batch) -> tuple[Tensor, dict[str, Tensor]]:
    """The weighted sum, and one loss for each thing learned; means over the words that have a label."""
    parts = _gold(network, scores, batch)
    if batch.lesson is None:
        return torch.stack([WEIGHTS[name] * part for name, part in parts.items()]).sum(), parts
    taught = _taught(network, scores, batch, batch.lesson)
    sums = [WEIGHTS[name] * (1 - TAUGHT_SHARE * (name in taught)) * part for name, part in parts.items()]
    sums += [WEIGHTS[name] * TAUGHT_SHARE * part for name, part in taught.items()]
    return torch.stack(sums).sum(), parts | {f"taught {name}": part for name, part in taught.items()}


def split_tags(sizes: Sizes, tags: Tensor) -> tuple[Tensor, ...]:
    """upos, xpos, feats and names (B, W, classes each), factuality and starts (B, W)."""
    parts = tags.split([sizes.upos, sizes.xpos, sizes.feats, sizes.names, 1, 1], dim=-1)  # type: ignore[no-untyped-call]
    return (*parts[:4], parts[4][:, :, 0], parts[5][:, :, 0])


def arcs_inside(scores: Scores, batch: Batch) -> Tensor:
    """Arc scores, with those to padding or into another sentence of the same row out of reach."""
    other = batch.segments[:, :, None] != batch.segments[:, None, :]
    other[:, :, 0] = False
    return scores.arcs.masked_fill(other, -1e4)


def _gold(network: Network, scores: Scores, batch: Batch) -> dict[str, Tensor]:
    parts = split_tags(network.sizes, scores.tags)
    result = {}
    for name, part in zip(("upos", "xpos", "feats", "names"), parts[:4], strict=True):
        gold = getattr(batch, name)
        if bool((gold != NO_LABEL).any()):
            result[name] = functional.cross_entropy(part.flatten(0, 1), gold.flatten(), ignore_index=NO_LABEL)
    row, dependent = (batch.heads != NO_LABEL).nonzero(as_tuple=True)
    if len(row):
        arcs = arcs_inside(scores, batch)
        result["heads"] = functional.cross_entropy(arcs.flatten(0, 1), batch.heads.flatten(), ignore_index=NO_LABEL)
        said = network.labels(
            scores.label_dependent[row, dependent], scores.label_head[row, batch.heads[row, dependent]]
        )
        result["deprels"] = functional.cross_entropy(said, batch.deprels[row, dependent], ignore_index=NO_LABEL)
    known = ~batch.factuality.isnan()
    if bool(known.any()):
        result["factuality"] = functional.smooth_l1_loss(parts[4][known], batch.factuality[known])
    inner = batch.starts != NO_LABEL
    if bool(inner.any()):
        result["starts"] = functional.binary_cross_entropy_with_logits(parts[5][inner], batch.starts[inner].float())
    return result


def _taught(network: Network, scores: Scores, batch: Batch, lesson: Lesson) -> dict[str, Tensor]:
    """Cross-entropy against the teacher's probabilities; for factuality the distance to its score."""
    parts = split_tags(network.sizes, scores.tags)
    row, word = lesson.known.nonzero(as_tuple=True)
    result = {}
    start = 0
    for name, part in zip(("upos", "xpos", "feats", "names"), parts[:4], strict=True):
        end = start + part.shape[-1]
        result[name] = _soft(part[row, word], lesson.tags[row, word, start:end])
        start = end
    result["factuality"] = functional.smooth_l1_loss(parts[4][row, word], lesson.factuality[row, word])
    result["heads"] = _soft(arcs_inside(scores, batch)[row, word], lesson.arcs[row, word])
    heads = lesson.label_heads[row, word]
    said = network.labels(scores.label_dependent[row, word], scores.label_head[row, heads])
    result["deprels"] = _soft(said, lesson.labels[row, word])
    return result


def _soft(scores: Tensor, wanted: Tensor) -> Tensor:
    """Mean cross-entropy of (N, C) scores against (N, C) probabilities."""
    return -(wanted * functional.log_softmax(scores, -1)).sum(-1).mean()
