"""Sentences -> what the network takes in: windows within its reach, batches of windows of one length, arrays.

Windows of a batch are padded to the same number of pieces, a multiple of STEP, whatever else is in the batch. With the
fixed scales of the network this makes the analysis of a sentence the same in every company.

>>> [len(batch) for batch in batches([Window([], [], [], size) for size in (9, 12, 20)])]
[2, 1]
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from dateline.language.decode import Ints
from dateline.language.sentences import cut

STEP = 4
PIECES_A_BATCH = 1000
"""A batch of the network, in word pieces with padding, as in training."""
MOST_WORDS, MOST_PIECES = 180, 480
"""Reach of the network: longer sentences are read in windows. Positions go to 512; training saw 300 pieces at most."""

Words = Sequence[tuple[int, int, str]]
"""Words as (start, end, form)."""
LookUp = Callable[[str], tuple[tuple[int, ...], int]]
"""Word -> its pieces and its shape."""


@dataclass(slots=True)
class Window:
    """Up to MOST_WORDS words that the network reads at once, and after the run what it found (one item a word).

    `size` is in pieces with the marks around; `starts` are the words inside at which another sentence starts.
    """

    words: Words
    pieces: list[tuple[int, ...]]
    shapes: list[int]
    size: int
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deprels: list[str] = field(default_factory=list)
    factuality: list[float] = field(default_factory=list)
    hints: list[bytes] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)


def windows(words: Words, look_up: LookUp) -> Iterator[Window]:
    """Cut a sentence into windows within the network's reach, after punctuation where there is some."""
    looked_up = [look_up(word[2]) for word in words]
    whole = sum([len(found[0]) for found in looked_up])
    if 0 < len(words) <= MOST_WORDS and whole <= MOST_PIECES:  # nearly all
        yield Window(words, [found[0] for found in looked_up], [found[1] for found in looked_up], whole + 2)
        return
    start = 0
    while start < len(words):
        end, size = start, 0
        while end < len(words) and end - start < MOST_WORDS and size + len(looked_up[end][0]) <= MOST_PIECES:
            size += len(looked_up[end][0])
            end += 1
        if end < len(words):
            end = cut(words, start, end)
        pieces = [found[0] for found in looked_up[start:end]]
        shapes = [found[1] for found in looked_up[start:end]]
        yield Window(words[start:end], pieces, shapes, sum(map(len, pieces)) + 2)
        start = end


def padded(size: int) -> int:
    """Number of pieces to which a window of `size` pieces is padded."""
    return -(-size // STEP) * STEP


def batches(windows: Sequence[Window]) -> Iterator[list[Window]]:
    """Windows of one padded size together, at most PIECES_A_BATCH pieces (one window may be more than that)."""
    ordered = sorted(windows, key=lambda window: window.size)
    for size, alike in itertools.groupby(ordered, key=lambda window: padded(window.size)):
        yield from (list(batch) for batch in _chunks(alike, max(1, PIECES_A_BATCH // size)))


def _chunks(windows: Iterator[Window], most: int) -> Iterator[list[Window]]:
    while chunk := list(itertools.islice(windows, most)):
        yield chunk


def inputs(batch: Sequence[Window], counts: Ints, start_mark: int, stop_mark: int) -> dict[str, Ints]:
    """The network's inputs: pieces and shapes (B, P), lengths (B,), first and last piece of each word (B, W).

    `counts` (B,): words of each window; the marks are the pieces before and behind a sentence.
    """
    wide = padded(max(window.size for window in batch))
    columns = int(counts.max())
    pieces: list[list[int]] = []
    shapes: list[list[int]] = []
    first: list[list[int]] = []
    last: list[list[int]] = []
    for row, window in enumerate(batch):
        sizes = [len(part) for part in window.pieces]
        rest = [0] * (wide - window.size)
        pieces.append([start_mark, *itertools.chain.from_iterable(window.pieces), stop_mark, *rest])
        repeated = map(itertools.repeat, window.shapes, sizes)
        shapes.append([0, *itertools.chain.from_iterable(repeated), 0, *rest])
        ends = list(itertools.accumulate(sizes, initial=row * wide))
        absent = [row * wide] * (columns - len(sizes))
        first.append([row * wide, *(end + 1 for end in ends[:-1]), *absent])
        last.append([*ends, *absent])
    found = {"pieces": pieces, "shapes": shapes, "first": first, "last": last}
    arrays: dict[str, Ints] = {name: np.array(rows, np.int64) for name, rows in found.items()}
    return arrays | {"lengths": np.array([window.size for window in batch], np.int64)}
