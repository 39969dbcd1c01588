"""Stories into storylines: average linkage that asks more where the stories are more alike among themselves.

Accounts of one bout in the ring are so alike that another bout of the same boxer stays out, while accounts of a riot
are less alike and still one story. So two groups become one where the mean likeness between them reaches a share of the
mean likeness inside the tighter of them. A group of few is taken to be about as tight as stories are in general.
"""

from __future__ import annotations

from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from dateline.storylines.likeness import Matrix

_PRIOR: Final = 3.0
"""Pairs that speak for the usual likeness beside those that a group has itself."""


class Thresholds(msgspec.Struct, frozen=True):
    """Chosen on odd topics of ECB+ (bench/storylines.py --choose). `share`: of a group's inner likeness, what the
    likeness to another must reach; `least`: likeness below which two groups are two stories in any case, so that a
    loose storyline does not draw in ever looser ones; `usual`: mean likeness inside a storyline."""

    share: float = 0.6
    least: float = 0.2
    usual: float = 0.4


CHOSEN: Final = Thresholds()


def group(like: Matrix, thresholds: Thresholds = CHOSEN) -> NDArray[np.intp]:
    """For each row the first row of its group. `like`: likeness of each to each, 0 on the diagonal.

    Ties go to the groups that come first, so the answer is the same whenever rows and order are.
    """
    share, least, usual = thresholds.share, thresholds.least, thresholds.usual
    size = len(like)
    between, counts, alive = like.copy(), np.ones(size), np.ones(size, dtype=np.bool_)
    inside, tight = np.zeros(size), np.full(size, usual)
    label = np.arange(size)
    reached = between / max(least, share * usual)
    np.fill_diagonal(reached, -1.0)
    while size:
        one, other = sorted(divmod(int(reached.argmax()), size))
        if reached[one, other] < 1.0:
            break
        inside[one] += inside[other] + between[one, other]
        between[one] += between[other]
        between[:, one] = between[one]
        counts[one] += counts[other]
        alive[other] = False
        label[label == other] = one
        pairs = counts[one] * (counts[one] - 1) / 2
        tight[one] = (inside[one] + _PRIOR * usual) / (pairs + _PRIOR)
        row = between[one] / (counts * counts[one]) / np.maximum(least, share * np.maximum(tight, tight[one]))
        row[~alive] = -1.0
        row[one] = -1.0
        reached[one], reached[:, one] = row, row
        reached[other], reached[:, other] = -1.0, -1.0
    return label
