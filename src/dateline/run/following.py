"""Tells how far a run is: where the dispatch stands that is read next, in what the user named.

Inputs are taken in ahead of their outcomes, where several processes read; both come in the same order, so that what
was noted of an input when it was taken in is at hand when its outcome comes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

import msgspec

from dateline.run.outcomes import Input, Outcome, Progress


class Placed(msgspec.Struct, frozen=True):
    """An input under its name, and how much lay before it, in units of the whole."""

    input: Input
    name: str
    before: int


class Follower:
    """Follows one run of `total` units; `progress` may be None."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress = progress
        self._total = total
        self._line: deque[Placed] = deque()

    def inputs(self, placed: Iterable[Placed]) -> Iterator[Input]:
        """The inputs, noted as they are taken in."""
        for each in placed:
            self._line.append(each)
            if len(self._line) == 1:
                self._tell()
            yield each.input

    def outcomes(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """Their outcomes, each told of before it and once at the end."""
        for outcome in outcomes:
            yield outcome
            self._line.popleft()
            if self._line:
                self._tell()
        if self._progress is not None:
            self._progress(self._total, self._total, "")

    def _tell(self) -> None:
        if self._progress is not None:
            self._progress(self._line[0].before, self._total, self._line[0].name)
