"""Scores -> tags, names and trees, for the words of many batches at once.

Shapes: N words of all windows, one window after the other (`starts`: the first word of each), C classes. Everything is
greedy where greedy is valid, and exact where it is not: names by Viterbi under the BIO rules, trees by `arborescence`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dateline.language.arborescence import single_root_tree

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

NEVER = -1e6
"""Score of an arc that must not be; well below any score of the network."""


def name_rules(labels: list[str]) -> tuple[Flags, Flags]:
    """(allowed after, allowed first) of BIO labels: (C, C) from row to column, and (C,)."""
    first = np.array([not label.startswith("I-") for label in labels])
    after = np.array([[label[:2] != "I-" or label[2:] == before[2:] for label in labels] for before in labels])
    return after, first


def name_tags(scores: Floats, starts: Ints, after: Flags, first: Flags) -> Ints:
    """Best valid tag of each word: (N, C) scores -> (N,)."""
    tags: Ints = scores.argmax(-1)
    wrong = np.zeros(len(tags), bool)
    wrong[1:] = ~after[tags[:-1], tags[1:]]
    wrong[starts] = ~first[tags[starts]]
    ends = [*starts[1:].tolist(), len(tags)]
    for window in np.flatnonzero(np.logical_or.reduceat(wrong, starts)).tolist():
        inside = slice(int(starts[window]), ends[window])
        tags[inside] = _viterbi(scores[inside], after, first)
    return tags


def _viterbi(scores: Floats, after: Flags, first: Flags) -> Ints:
    """Best path (W,) through (W, C) scores."""
    steps = np.where(after, 0.0, NEVER)
    best = scores[0] + np.where(first, 0.0, NEVER)
    back = np.zeros(scores.shape, np.int64)
    for i in range(1, len(scores)):
        ways = best[:, None] + steps
        back[i] = ways.argmax(0)
        best = ways.max(0) + scores[i]
    path = np.zeros(len(scores), np.int64)
    path[-1] = best.argmax()
    for i in range(len(scores) - 1, 0, -1):
        path[i - 1] = back[i, path[i]]
    return path


def names(tags: list[str]) -> list[tuple[int, int, str]]:
    """Valid BIO tags -> (start, end, label), word indices, half-open.

    >>> names(["B-PER", "I-PER", "O"])
    [(0, 2, 'PER')]
    """
    found: list[tuple[int, int, str]] = []
    for i, tag in enumerate(tags):
        if tag == "O":
            continue
        if tag[0] == "B":
            found.append((i, i + 1, tag[2:]))
        else:
            start, _, label = found[-1]
            found[-1] = (start, i + 1, label)
    return found


def heads(batches: Sequence[tuple[Floats, Ints]]) -> Ints:
    """Heads (N,) of the words of all batches in the best trees; 0 is the root, 1 the window's first word.

    Of each batch: arc scores (B, W, W), dependent by head, with the root in front, and words of each window (B,).
    """
    chosen = np.concatenate([_greedy(scores, counts) for scores, counts in batches])
    sizes = np.concatenate([counts for _, counts in batches])
    starts = np.cumsum(sizes) - sizes
    wrong = np.flatnonzero(~_are_trees(chosen, sizes, starts)).tolist()
    if wrong:
        windows = [(scores[row], int(count)) for scores, counts in batches for row, count in enumerate(counts)]
    for window in wrong:
        scores, count = windows[window]
        tree = single_root_tree(scores[: count + 1, : count + 1].astype(np.float64))
        chosen[starts[window] : starts[window] + count] = tree[1:]
    return chosen


def inside(counts: Ints, wide: int) -> tuple[Ints, Ints]:
    """Rows and columns of the words of a batch's windows in arrays (B, W), window by window."""
    columns = np.arange(wide)
    rows, columns = np.nonzero((columns <= counts[:, None]) & (columns > 0))
    return rows, columns


def _greedy(scores: Floats, counts: Ints) -> Ints:
    """The best head of each word (N,), for itself: trees or not."""
    wide = scores.shape[1]
    rows, columns = inside(counts, wide)
    of_words = scores[rows, columns]
    of_words[np.arange(len(rows)), columns] = NEVER
    if counts.min() < wide - 1:
        of_words[np.arange(wide) > counts[rows, None]] = NEVER
    best: Ints = of_words.argmax(-1)
    return best


def _are_trees(chosen: Ints, sizes: Ints, starts: Ints) -> Flags:
    """Whether the heads (N,) of each window lead every word to the root, with one word hanging on it."""
    roots = np.arange(len(sizes)) + starts  # every window with a node for its root in front
    nodes = np.repeat(roots, sizes)
    words = np.arange(len(chosen)) + np.repeat(np.arange(1, len(sizes) + 1), sizes)
    reached: Ints = np.arange(len(chosen) + len(sizes))
    reached[words] = nodes + chosen
    for _ in range(int(sizes.max()).bit_length()):
        reached = reached[reached]
    lost = np.logical_or.reduceat(reached[words] != nodes, starts)
    found: Flags = ~lost & (np.add.reduceat(chosen == 0, starts) <= 1)
    return found


def unlikelihoods(scores: Floats) -> list[bytes]:
    """Scores of classes (N, C) as C bytes a word: minus the log-likelihood of each in tenths, 255 at most."""
    below = scores.astype(np.float64)
    below -= below.max(-1, keepdims=True)
    tenths = 10 * (np.log(np.exp(below).sum(-1, keepdims=True)) - below)
    packed, width = tenths.round().clip(0, 255).astype(np.uint8).tobytes(), scores.shape[1]
    return [packed[start : start + width] for start in range(0, len(packed), width)]
