"""Which words of one text stand in another, wherever they stand there.

Two looks, since a copy is cut and reordered by paragraphs but also touched up inside them: runs of four words that both
hold, in any order; then, for a sentence that these cover in part only, the sentence of the other text that is most like
it, word by word.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Indel

from dateline.merging.copies.traces import RUN, Trace, runs

_ALIKE: Final = 0.7
"""Share of common words from which a sentence is the other one touched up; two tellings of a fact reach about half."""
_COVERED: Final = 0.85
"""Share of a sentence's words in common runs from which it needs no second look."""
_NO_HOPE: Final = 0.15
"""Share of runs in common below which a second look at both texts is spared: no copy was ever found there."""

Words = NDArray[np.bool_]


def carried(one: Trace, other: Trace) -> tuple[Words, Words]:
    """For each word of either text, whether it was carried over into the other.

    "troops left the town on friday" against "on friday troops left the town": "troops left the town" in both.
    """
    mine, theirs = one.words.split(), other.words.split()
    my_runs, their_runs = runs(mine), runs(theirs)
    common = set(my_runs).intersection(their_runs)
    found = _cover(my_runs, common, len(mine)), _cover(their_runs, common, len(theirs))
    if common and len(common) >= _NO_HOPE * min(len(my_runs), len(their_runs)):
        my_sentences, their_sentences = _sentences(one), _sentences(other)
        _touched_up(found[0], mine, my_sentences, [theirs[start:end] for start, end in their_sentences])
        _touched_up(found[1], theirs, their_sentences, [mine[start:end] for start, end in my_sentences])
    return found


def told(one: Trace) -> Words:
    """For each word of a text, whether it is told in the outlet's own words: not in quotation marks."""
    own = np.ones(len(one.words.split()), dtype=np.bool_)
    for start, end in one.quoted:
        own[start:end] = False
    return own


def _cover(own_runs: Sequence[str], common: set[str], size: int) -> Words:
    """The words that stand in a common run."""
    found = np.zeros(size, dtype=np.bool_)
    starts = np.array([run in common for run in own_runs], dtype=np.bool_)
    for shift in range(RUN):
        found[shift : shift + len(starts)] |= starts
    return found


def _touched_up(
    found: Words, words: Sequence[str], sentences: Sequence[tuple[int, int]], theirs: Sequence[Sequence[str]]
) -> None:
    """Mark the words of half-covered sentences that their likest sentence in the other text holds in the same order."""
    doubtful = [(start, end) for start, end in sentences if 0 < found[start:end].mean() < _COVERED]
    if not doubtful:
        return
    mine = [words[start:end] for start, end in doubtful]
    likeness = process.cdist(mine, theirs, scorer=Indel.normalized_similarity, score_cutoff=_ALIKE)
    for (start, _), sentence, row in zip(doubtful, mine, likeness, strict=True):
        best = int(row.argmax())
        if row[best] <= 0:
            continue
        for block in Indel.opcodes(sentence, theirs[best]):
            if block.tag == "equal":
                found[start + block.src_start : start + block.src_end] = True


def _sentences(one: Trace) -> list[tuple[int, int]]:
    """First and last word (half-open) of each sentence."""
    return [(start, end) for start, end in pairwise((0, *one.ends)) if end > start]
