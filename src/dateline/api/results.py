"""What adding gives back, and what a caller may give for a day."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable

import msgspec

from dateline import intake
from dateline.records import Interval, Reason

PathLike = str | os.PathLike[str]

Published = str | dt.date | Interval | None
"""When dispatches were published that do not say so: a day, or words as `--published` takes them ("2025-01")."""

OnFailure = Callable[[str, str], None]
"""Called with the name of what could not be read, and why."""


class Added(msgspec.Struct, frozen=True):
    """What an `add` did: dispatches read and their reports, dispatches that were known already, and what could not be
    read, each with its name and the reason."""

    read: int
    reports: int
    known: int
    failed: tuple[tuple[str, str], ...]


def interval_of(published: Published) -> Interval | None:
    """The interval that a caller gives. Raises InputError where the words name none.

    >>> interval_of("2025-01").last
    datetime.date(2025, 1, 31)
    """
    if isinstance(published, str):
        return intake.published_interval(published)
    if isinstance(published, dt.date):
        return Interval(published, published, "day", (Reason("intake.published", "date given by the caller"),))
    return published


def names_of(paths: PathLike | Iterable[PathLike]) -> list[str]:
    """Paths as the intake takes them; one alone is a list of one."""
    if isinstance(paths, str | os.PathLike):
        return [os.fspath(paths)]
    return [os.fspath(path) for path in paths]
