"""Average linkage that asks more where stories are more alike among themselves."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.storylines import Thresholds
from dateline.storylines.grouping import group


def table(size: int, pairs: dict[tuple[int, int], float]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    like = np.zeros((size, size))
    for (one, other), value in pairs.items():
        like[one, other] = like[other, one] = value
    return like


@pytest.mark.parametrize(
    ("size", "pairs", "expected"),
    [
        (0, {}, []),
        (1, {}, [0]),
        (2, {(0, 1): 0.5}, [0, 0]),
        (2, {(0, 1): 0.1}, [0, 1]),
        (3, {(0, 1): 0.5, (1, 2): 0.2}, [0, 0, 2]),
        (4, {(0, 2): 0.5, (1, 3): 0.5}, [0, 1, 0, 1]),
    ],
)
def test_groups(size: int, pairs: dict[tuple[int, int], float], expected: list[int]) -> None:
    assert group(table(size, pairs)).tolist() == expected


def test_what_joins_a_loose_group_stays_out_of_a_tight_one() -> None:
    def with_inner(inner: float) -> list[int]:
        size = 9
        like = np.full((size, size), inner)
        like[8], like[:, 8] = 0.4, 0.4
        np.fill_diagonal(like, 0.0)
        return group(like).tolist()

    assert with_inner(0.45) == [0] * 9
    assert with_inner(0.9) == [0] * 8 + [8]


def test_thresholds_can_be_set() -> None:
    like = table(2, {(0, 1): 0.3})
    assert group(like).tolist() == [0, 0]
    assert group(like, Thresholds(least=0.35)).tolist() == [0, 1]


@given(st.integers(1, 8), st.randoms(use_true_random=False))
def test_every_row_is_in_the_group_of_its_first_row(size: int, chance: object) -> None:
    like = np.array([[chance.random() for _ in range(size)] for _ in range(size)])  # type: ignore[attr-defined]
    like = (like + like.T) / 2
    np.fill_diagonal(like, 0.0)
    label = group(like)
    assert all(label[leader] == leader and leader <= row for row, leader in enumerate(label))
    assert group(like).tolist() == label.tolist()
