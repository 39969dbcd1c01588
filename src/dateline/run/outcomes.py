"""What a run is told and what it gives back.

Failure("wire/b.txt", "is empty")                            refused at intake
Failure("wire/c.txt", "stage dates failed ...", "dates", "d-1f0c...")   failed while being read
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, runtime_checkable

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


class LeftOut(msgspec.Struct, frozen=True):
    """A dispatch that is not read because it is in a language that no model here reads; nothing went wrong."""

    name: str
    reason: str
    dispatch_id: str


Outcome = Reading | Failure | Known | LeftOut

Input = Dispatch | Failure | Known | LeftOut
"""What stands in line: a dispatch that is to be read, or what was settled without reading."""

Progress = Callable[[int, int, str], None]
"""Called before each dispatch and once at the end: number done, number in all, the name of the next ("" at the end)."""


class Options(msgspec.Struct, frozen=True):
    """`published`: the date of dispatches that carry none. `jobs`: processes that read side by side; None: one for each
    core that this process may use, but a single one where there is little to read. `notice`: told what the user should
    know although it changes no outcome. `columns`: field to column, for tables and JSON (docs/intake.md)."""

    published: Interval | None = None
    jobs: int | None = 1
    notice: Callable[[str], None] | None = None
    columns: Mapping[str, str] | None = None


class Reader(Protocol):
    """What reads one dispatch: the pipeline, or a stand-in of the tests."""

    def read(self, dispatch: Dispatch) -> Reading:
        """The reading of one dispatch. Raises StageError."""
        ...


@runtime_checkable
class GroupReader(Reader, Protocol):
    """A reader that reads several dispatches for less than one after the other: the pipeline."""

    def read_all(self, dispatches: Sequence[Dispatch]) -> list[Reading | DatelineError]:
        """What `read` gives or raises for each."""
        ...
