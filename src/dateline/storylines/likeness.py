"""How alike stories are: names, first words and all words in equal parts; less for years between, more for shared
events.

Chosen on odd topics of ECB+ (bench/storylines.py): equal parts came out as well as any other mixture tried.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dateline.storylines.outlines import Outline, unpacked

_EVENT: Final = 0.15
"""Added for stories with reports of one event; below what two tellings of one story have in common (about 0.4)."""
_NEAR: Final = 14
"""Days between two stories that say nothing against their being one."""
_HALVING: Final = 180.0
"""Days in which likeness is halved after that: trials and talks come back for months, anniversaries after a year."""
_LEFT: Final = 0.7
"""What is left of likeness however long the time between: a verdict belongs to the deed."""

Matrix = NDArray[np.float64]


def likeness(outlines: Sequence[Outline]) -> Matrix:
    """Likeness of each to each, about 0 to 1; 0 on the diagonal. That of two tellings of one story is about 0.4."""
    rows, ids, weights = _flat(outlines)
    _, columns, counts = np.unique(ids, return_inverse=True, return_counts=True)
    shared = np.flatnonzero(counts > 1)  # a word of one story alone makes it like none
    place = np.full(len(counts), -1)
    place[shared] = np.arange(len(shared))
    column = place[columns]
    kept = column >= 0
    table = np.zeros((len(outlines), len(shared)))
    table[rows[kept], column[kept]] = weights[kept]
    found: Matrix = (table @ table.T) * _time(outlines, outlines) + _EVENT * _shared(outlines, outlines)
    np.fill_diagonal(found, 0.0)
    return found


def likeness_to(one: Outline, others: Sequence[Outline]) -> NDArray[np.float64]:
    """Likeness of one story to each of others."""
    if not others:
        return np.zeros(0)
    mine, weight = unpacked(one.ids, one.weights)
    rows, ids, weights = _flat(others)
    if not len(mine):
        return np.zeros(len(others))
    at = np.minimum(np.searchsorted(mine, ids), len(mine) - 1)
    products = np.where(mine[at] == ids, weight[at] * weights, 0.0)
    found = np.bincount(rows, weights=products, minlength=len(others))
    likeness: NDArray[np.float64] = found * _time([one], others)[0] + _EVENT * _shared([one], others)[0]
    return likeness


def _flat(outlines: Sequence[Outline]) -> tuple[NDArray[np.intp], NDArray[np.uint32], NDArray[np.float64]]:
    """Row, checksum and weight of every term of every story."""
    ids, weights = unpacked(b"".join([one.ids for one in outlines]), b"".join([one.weights for one in outlines]))
    rows = np.repeat(np.arange(len(outlines)), [len(one.ids) // ids.itemsize for one in outlines])
    return rows, ids, weights


def _time(ones: Sequence[Outline], others: Sequence[Outline]) -> Matrix:
    """What likeness is multiplied by for the days between; 1 where either does not know when it was written."""
    mine, theirs = _days(ones), _days(others)
    between = np.maximum(mine[0][:, None] - theirs[1][None, :], theirs[0][None, :] - mine[1][:, None])
    left: Matrix = np.maximum(_LEFT, 0.5 ** (np.maximum(between - _NEAR, 0.0) / _HALVING))
    return left


def _days(outlines: Sequence[Outline]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    first = [(one.first or dt.date.min).toordinal() for one in outlines]
    last = [(one.last or dt.date.max).toordinal() for one in outlines]
    return np.array(first, dtype=np.float64), np.array(last, dtype=np.float64)


def _shared(ones: Sequence[Outline], others: Sequence[Outline]) -> Matrix:
    """1 where two stories have reports of one event, else 0."""
    found = np.zeros((len(ones), len(others)))
    told: dict[str, list[int]] = {}
    for at, other in enumerate(others):
        for event in other.events:
            told.setdefault(event, []).append(at)
    for row, one in enumerate(ones) if told else ():
        for event in one.events:
            found[row, told.get(event, [])] = 1.0
    return found
