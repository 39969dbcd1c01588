"""Scores -> names and trees, on scores made by hand and on random ones against an exhaustive search."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from dateline.language import decode

LABELS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]


def scores_for(tags: list[str], strength: float = 5.0) -> np.ndarray:
    """(N, C) scores that favour the given tags."""
    scores = np.zeros((len(tags), len(LABELS)), np.float32)
    for i, tag in enumerate(tags):
        scores[i, LABELS.index(tag)] = strength
    return scores


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (["O", "B-PER", "I-PER", "O"], ["O", "B-PER", "I-PER", "O"]),
        (["B-PER", "B-PER"], ["B-PER", "B-PER"]),
        (["O"], ["O"]),
    ],
)
def test_valid_names_stay(wanted: list[str], expected: list[str]) -> None:
    after, first = decode.name_rules(LABELS)
    tags = decode.name_tags(scores_for(wanted), np.array([0]), after, first)
    assert [LABELS[tag] for tag in tags] == expected


def test_an_inside_without_a_beginning_is_repaired_by_the_best_path() -> None:
    after, first = decode.name_rules(LABELS)
    scores = scores_for(["O", "I-PER"])
    scores[0, LABELS.index("B-PER")] = 4.0  # nearly as good as O: the name begins here
    tags = decode.name_tags(scores, np.array([0]), after, first)
    assert [LABELS[tag] for tag in tags] == ["B-PER", "I-PER"]
    scores = scores_for(["B-LOC", "I-PER"])
    scores[1, LABELS.index("I-LOC")] = 4.0
    tags = decode.name_tags(scores, np.array([0]), after, first)
    assert [LABELS[tag] for tag in tags] == ["B-LOC", "I-LOC"]


def test_each_window_is_judged_by_itself() -> None:
    after, first = decode.name_rules(LABELS)
    scores = np.concatenate([scores_for(["O", "B-PER"]), scores_for(["I-PER", "O"]), scores_for(["B-PER", "I-PER"])])
    tags = [LABELS[tag] for tag in decode.name_tags(scores, np.array([0, 2, 4]), after, first)]
    assert tags[:2] == ["O", "B-PER"]
    assert tags[2] != "I-PER", "no name goes on from one window to the next"
    assert tags[3:] == ["O", "B-PER", "I-PER"]


def test_names() -> None:
    tags = ["B-PER", "I-PER", "O", "B-LOC", "B-LOC"]
    assert decode.names(tags) == [(0, 2, "PER"), (3, 4, "LOC"), (4, 5, "LOC")]
    assert decode.names([]) == []


def tree_score(scores: np.ndarray, heads: tuple[int, ...]) -> float:
    """Sum of the arcs of words 1.. under `heads` (word 1's head first)."""
    return float(sum(scores[i, head] for i, head in enumerate(heads, start=1)))


def is_tree(heads: tuple[int, ...]) -> bool:
    """One word under the root, every word leads to it."""
    if heads.count(0) != 1:
        return False
    for start in range(1, len(heads) + 1):
        node, steps = start, 0
        while node and steps <= len(heads):
            node, steps = heads[node - 1], steps + 1
        if node:
            return False
    return True


@pytest.mark.parametrize("seed", range(30))
def test_trees_are_the_best_with_one_root(seed: int) -> None:
    generator = np.random.default_rng(seed)
    count = int(generator.integers(1, 6))
    scores = generator.normal(size=(count + 1, count + 1)).astype(np.float32)
    scores[:, 0] += seed % 3  # sometimes every word wants to be the root
    every = (heads for heads in itertools.product(range(count + 1), repeat=count) if is_tree(heads))
    best = max(every, key=lambda heads: tree_score(scores, heads))
    padded = np.zeros((1, count + 3, count + 3), np.float32)
    padded[0, :, count + 1 :] = 99.0  # padding must never be chosen
    padded[0, : count + 1, : count + 1] = scores
    other = np.zeros((2, 3, 3), np.float32)  # a batch of windows beside it, greedy trees both
    other[:, 1, 0] = other[:, 2, 1] = 5.0
    found = decode.heads([(other, np.array([2, 1])), (padded, np.array([count])), (other, np.array([2, 2]))]).tolist()
    assert tuple(found[3 : 3 + count]) == best
    assert found[:3] + found[3 + count :] == [0, 1, 0, 0, 1, 0, 1]


def test_greedy_heads_stay_where_they_are_a_tree() -> None:
    scores = np.zeros((1, 4, 4), np.float32)
    scores[0, 1, 2] = scores[0, 2, 0] = scores[0, 3, 2] = 5.0
    assert decode.heads([(scores, np.array([3]))]).tolist() == [2, 0, 2]


@pytest.mark.parametrize("count", [1, 60, 180])
def test_nested_cycles_end(count: int) -> None:
    generator = np.random.default_rng(count)
    scores = generator.normal(size=(1, count + 1, count + 1)).astype(np.float32)
    assert is_tree(tuple(decode.heads([(scores, np.array([count]))]).tolist()))


def test_scores_become_unlikelihoods_in_tenths() -> None:
    said = decode.unlikelihoods(np.array([[0.0, 0.0], [100.0, 0.0], [2.0, 0.0]], np.float32))
    assert [list(word) for word in said] == [[7, 7], [0, 255], [1, 21]]  # ln 2 is .69; nothing is rarer than 255
