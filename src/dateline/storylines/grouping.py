"""Stories into storylines: average linkage that asks more where the stories are more alike among themselves.

Accounts of one bout in the ring are so alike that another bout of the same boxer stays out, while accounts of a riot
are less alike and still one story. So two groups become one where the mean likeness between them reaches a share of the
mean likeness inside the tighter of them. A group of few is taken to be about as tight as stories are in general.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from dateline.storylines.likeness import Matrix

SHARE: Final = 0.6
"""Of the inner likeness that the likeness between two groups must reach (odd topics of ECB+, bench/storylines.py)."""
LEAST: Final = 0.2
"""Likeness between two groups below which they are two stories in any case."""
USUAL: Final = 0.4
"""Mean likeness inside a storyline, as found on the same topics; counted as `_PRIOR` pairs."""
_PRIOR: Final = 3.0


def group(like: Matrix, share: float = SHARE, least: float = LEAST) -> NDArray[np.intp]:
    """For each row the first row of its group. `like`: likeness of each to each, 0 on the diagonal.

    Ties go to the groups that come first, so the answer is the same whenever rows and order are.
    """
    size = len(like)
    between, counts, alive = like.copy(), np.ones(size), np.ones(size, dtype=np.bool_)
    inside, tight = np.zeros(size), np.full(size, USUAL)
    label = np.arange(size)
    reached = between / max(least, share * USUAL)
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
        tight[one] = (inside[one] + _PRIOR * USUAL) / (pairs + _PRIOR)
        row = between[one] / (counts * counts[one]) / np.maximum(least, share * np.maximum(tight, tight[one]))
        row[~alive] = -1.0
        row[one] = -1.0
        reached[one], reached[:, one] = row, row
        reached[other], reached[:, other] = -1.0, -1.0
    return label
