"""Scores -> tags, names and trees, for a whole batch at once.

Shapes: B sentences, W words with the root in front (word 0), C classes. Sentences of a batch differ in length; `counts`
(B,) are words without the root. Everything is greedy where greedy is valid, and exact where it is not: names by Viterbi
under the BIO rules, trees by `arborescence`.
"""

from __future__ import annotations

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


def name_tags(scores: Floats, counts: Ints, after: Flags, first: Flags) -> Ints:
    """Best valid tag of each word: (B, W, C) scores -> (B, W).

    Column 0 and the columns past a sentence's end say nothing.
    """
    tags: Ints = scores.argmax(-1).astype(np.int64)
    columns = np.arange(scores.shape[1])
    inside = (columns[None, 2:] <= counts[:, None]) if scores.shape[1] > 2 else np.zeros((len(counts), 0), bool)
    wrong = (~after[tags[:, 1:-1], tags[:, 2:]] & inside).any(1)
    if scores.shape[1] > 1:
        wrong |= ~first[tags[:, 1]] & (counts > 0)
    rows = np.flatnonzero(wrong)
    for row in rows:
        count = int(counts[row])
        tags[row, 1 : count + 1] = _viterbi(scores[row, 1 : count + 1], after, first)
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


def heads(scores: Floats, counts: Ints) -> Ints:
    """Heads (B, W) of the best trees out of arc scores (B, W, W), dependent by head; 0 is the root.

    Column 0 and the columns past a sentence's end are 0.
    """
    wide = scores.shape[1]
    columns = np.arange(wide)
    absent = columns[None, :] > counts[:, None]
    allowed = np.where(absent[:, None, :] | (columns[:, None] == columns[None, :])[None], NEVER, scores)
    best: Ints = allowed.argmax(-1).astype(np.int64)
    best[:, 0] = 0
    best[absent] = 0
    for row in np.flatnonzero(~_are_trees(best, absent)):
        size = int(counts[row]) + 1
        best[row, :size] = single_root_tree(allowed[row, :size, :size].astype(np.float64))
    return best


def _are_trees(best: Ints, absent: Flags) -> Flags:
    """Whether each row of heads (B, W) leads every word to the root, with one word hanging on it."""
    rows = np.arange(len(best))[:, None]
    roots = ((best == 0) & ~absent)[:, 1:].sum(1)
    reached = best
    for _ in range(max(best.shape[1] - 1, 1).bit_length()):
        reached = reached[rows, reached]
    trees: Flags = (reached == 0).all(1) & (roots <= 1)
    return trees
