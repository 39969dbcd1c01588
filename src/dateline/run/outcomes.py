"""What a run is told, what it gives back and how it counts.

Failure("wire/b.txt", "is empty")                            refused at intake
Failure("wire/c.txt", "stage dates failed ...", "dates", "d-1f0c...")   failed while being read
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import msgspec

from dateline.errors import DatelineError, InputError, StageError
from dateline.records import Dispatch, Interval, Reading


class Failure(msgspec.Struct, frozen=True):
    """One dispatch that could not be read: its name as given and a plain reason; stage and id where it got that far."""

    name: str
    reason: str
    stage: str | None = None
    dispatch_id: str | None = None

    @classmethod
    def at_intake(cls, error: InputError) -> Failure:
        """The failure of input that is no dispatch."""
        return cls(error.name, error.reason)

    @classmethod
    def while_reading(cls, dispatch: Dispatch, error: DatelineError) -> Failure:
        """The failure of a stage on one dispatch."""
        stage = error.stage if isinstance(error, StageError) else None
        return cls(dispatch.citation, str(error), stage, dispatch.id)


class Known(msgspec.Struct, frozen=True):
    """A dispatch that is in the ledger already, under the name at hand."""

    name: str
    dispatch_id: str


Outcome = Reading | Failure | Known

Progress = Callable[[int, int, str], None]
"""Called before each dispatch and once at the end: number done, number in all, the name of the next ("" at the end)."""


class Options(msgspec.Struct, frozen=True):
    """`published`: the date of dispatches that carry none. `jobs`: processes that read side by side."""

    published: Interval | None = None
    jobs: int = 1


class Reader(Protocol):
    """What reads one dispatch: the pipeline, or a stand-in of the tests."""

    def read(self, dispatch: Dispatch) -> Reading:
        """The reading of one dispatch. Raises StageError."""
        ...


class Tally:
    """Counts the outcomes of a run, for its exit summary.

    >>> tally = Tally()
    >>> tally.count(Failure("a.txt", "is empty"))
    >>> tally.summary()
    '0 dispatches read, 0 reports, 1 failed'
    """

    def __init__(self) -> None:
        self.dispatches = 0
        self.reports = 0
        self.failed = 0
        self.known = 0
        self._coded = True

    def count(self, outcome: Outcome) -> None:
        """Take one outcome into account."""
        if isinstance(outcome, Failure):
            self.failed += 1
        elif isinstance(outcome, Known):
            self.known += 1
        else:
            self.dispatches += 1
            self.reports += len(outcome.reports)
            self._coded = outcome.trail[-1:] != ("dating",)  # an anatomy ends before events are looked for

    def summary(self) -> str:
        """One line in plain words; what there is none of is not named, but for reports, where
        events were looked for."""
        read = f"{self.dispatches} {_counted('dispatch', 'dispatches', self.dispatches)} read"
        reports = f"{self.reports} {_counted('report', 'reports', self.reports)}"
        known = f"{self.known} known already" if self.known else ""
        failed = f"{self.failed} failed" if self.failed else ""
        return ", ".join(part for part in (read, reports if self._coded else "", known, failed) if part)


def _counted(one: str, many: str, number: int) -> str:
    return one if number == 1 else many
