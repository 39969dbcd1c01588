"""The best dependency tree with one word under the root, where the greedy choice of heads is no such tree.

Chu-Liu-Edmonds finds the best tree without regard to the number of roots. With every word in turn as the only root the
best single-rooted tree is exact; a bound on what a root can reach lets all but one or two of them be passed over
(compare Gabow and Tarjan 1984; Zmigrod, Vieira and Cotterell, EMNLP 2020).

>>> single_root_tree(np.array([[0.0, 0.0, 0.0], [9.0, 0.0, 1.0], [8.0, 2.0, 0.0]]))
array([0, 0, 1])
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Wide = NDArray[np.float64]
Ints = NDArray[np.int64]


def single_root_tree(scores: Wide) -> Ints:
    """Heads (W,) of the best tree with one word under the root, from finite (W, W) scores, dependent by head."""
    size = len(scores)
    best: Ints = np.zeros(size, np.int64)
    if size <= 2:
        return best
    weights = scores.copy()
    np.fill_diagonal(weights, -np.inf)
    roots = weights[1:, 0].copy()
    weights[:, 0] = weights[0, :] = -np.inf
    highest = weights[1:].max(1)
    bounds = roots + highest.sum() - highest
    reached = -np.inf
    for root in np.argsort(-bounds, kind="stable").tolist():
        if bounds[root] <= reached:
            break
        under = weights.copy()
        under[root + 1, :] = -np.inf
        under[root + 1, 0] = roots[root]
        heads = _arborescence(under)
        total = float(under[np.arange(1, size), heads[1:]].sum())
        if total > reached:
            best, reached = heads, total
    return best


def _arborescence(weights: Wide) -> Ints:
    """Chu-Liu-Edmonds: heads of the best spanning tree from node 0. Recursion is as deep as there are nested cycles."""
    chosen: Ints = weights.argmax(1).astype(np.int64)
    chosen[0] = 0
    cycle = _cycle(chosen)
    if not len(cycle):
        return chosen
    outside = np.setdiff1d(np.arange(len(weights)), cycle)  # keeps node 0 in front
    new = len(outside)
    smaller = np.full((new + 1, new + 1), -np.inf)
    smaller[:new, :new] = weights[np.ix_(outside, outside)]
    leaving = weights[np.ix_(outside, cycle)]
    smaller[:new, new] = leaving.max(1)
    entering = weights[np.ix_(cycle, outside)] - weights[cycle, chosen[cycle]][:, None]
    smaller[new, :new] = entering.max(0)
    inner = _arborescence(smaller)
    result = chosen.copy()
    for node in range(1, new):
        head = int(inner[node])
        result[outside[node]] = cycle[leaving[node].argmax()] if head == new else outside[head]
    head = int(inner[new])
    result[cycle[entering[:, head].argmax()]] = outside[head]
    return result


def _cycle(chosen: Ints) -> Ints:
    """Nodes of one cycle of the head function, or none."""
    state = np.zeros(len(chosen), np.int64)  # 0 unseen, else the walk that met the node
    state[0] = -1
    for start in range(1, len(chosen)):
        node = start
        while state[node] == 0:
            state[node] = start
            node = int(chosen[node])
        if state[node] == start:
            members = [node]
            following = int(chosen[node])
            while following != node:
                members.append(following)
                following = int(chosen[following])
            return np.array(sorted(members), np.int64)
    return np.zeros(0, np.int64)
