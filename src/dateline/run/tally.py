"""Counts the outcomes of a run and tells them at its end: one line, and a line a reason for what was not read.

tally.count(Failure("wire/b.txt", "is empty"))
tally.summary()  ->  "0 dispatches read, 0 reports, 1 failed"
tally.reasons()  ->  [Missed("failed", "is empty", 1, "wire/b.txt")]
"""

from __future__ import annotations

import re
from typing import Final

import msgspec

from dateline.records import Reading
from dateline.run.outcomes import Failure, Known, LeftOut, Outcome

FAILED: Final = "failed"
LEFT_OUT: Final = "left out"

_OWN: Final = re.compile(r"\bd-[0-9a-f]{16}\b|\d[\d,.]*")
"""What differs from dispatch to dispatch in one reason: its id, and figures (a byte's number, a size)."""


class Missed(msgspec.Struct, frozen=True):
    """One reason for which dispatches were not read: how many, and the first of them with its words."""

    outcome: str
    reason: str
    count: int
    example: str


class Tally:
    """Counts outcomes; holds one example a reason, not the outcomes.

    >>> tally = Tally()
    >>> tally.count(Failure("a.txt", "is empty"))
    >>> tally.summary()
    '0 dispatches read, 0 reports, 1 failed'
    """

    def __init__(self) -> None:
        self.dispatches = 0
        self.words = 0
        self.reports = 0
        self.failed = 0
        self.known = 0
        self.left_out = 0
        self.copied = 0
        """Of the dispatches read, those that turned out to be copies of others; set by who knows (the ledger)."""
        self._coded = True
        self._missed: dict[tuple[str, str], Missed] = {}

    @property
    def outcomes(self) -> int:
        """How many outcomes there were."""
        return self.dispatches + self.known + self.left_out + self.failed

    def count(self, outcome: Outcome) -> None:
        """Take one outcome into account."""
        if isinstance(outcome, Failure):
            self.failed += 1
            self._miss(FAILED, outcome.reason, outcome.name)
        elif isinstance(outcome, LeftOut):
            self.left_out += 1
            self._miss(LEFT_OUT, outcome.reason, outcome.name)
        elif isinstance(outcome, Known):
            self.known += 1
        else:
            self._count_read(outcome)

    def summary(self) -> str:
        """One line in plain words; what there is none of is not named, but for reports, where
        events were looked for."""
        parts = [f"{self.dispatches:,} {'dispatch' if self.dispatches == 1 else 'dispatches'} read"]
        if self._coded:
            parts.append(f"{self.reports:,} {'report' if self.reports == 1 else 'reports'}")
        if self.copied:
            parts.append(f"{self.copied:,} {'is a copy' if self.copied == 1 else 'are copies'} of others")
        numbers = ((self.known, "known already"), (self.left_out, LEFT_OUT), (self.failed, FAILED))
        return ", ".join([*parts, *(f"{number:,} {words}" for number, words in numbers if number)])

    def reasons(self) -> list[Missed]:
        """Why dispatches were not read: the most frequent first, then as they came."""
        return sorted(self._missed.values(), key=lambda missed: -missed.count)

    def _count_read(self, reading: Reading) -> None:
        self.dispatches += 1
        self.words += len(reading.dispatch.text.split())
        self.reports += len(reading.reports)
        self._coded = reading.trail[-1:] != ("dating",)  # an anatomy ends before events are looked for

    def _miss(self, outcome: str, reason: str, name: str) -> None:
        key = (outcome, _OWN.sub("#", reason))
        before = self._missed.get(key)
        self._missed[key] = (
            Missed(outcome, reason, 1, name)
            if before is None
            else msgspec.structs.replace(before, count=before.count + 1)
        )
