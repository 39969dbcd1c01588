"""Columns of the flat forms: CSV, Parquet, the properties of GeoJSON, data frames.

One table a level drives them all, and docs/export.md too. A column whose `words` is true holds words of dispatches, or
names that may stand in them; without words it is left out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, Literal

import msgspec

Value = str | int | float | bool | dt.date | list[str] | None
Kind = Literal["text", "list", "integer", "number", "day", "flag"]


class Column(msgspec.Struct, frozen=True):
    """A column: name, what its values are, what they mean, in which unit, on whose authority; how a value is had."""

    name: str
    kind: Kind
    meaning: str
    of: Callable[[Any], Value]
    unit: str = ""
    authority: str = "Dateline"
    words: bool = False


def values(item: object, among: Sequence[Column]) -> list[Value]:
    """The row of an item."""
    return [column.of(item) for column in among]


def day(words: str | None) -> dt.date | None:
    """A day of a record."""
    return dt.date.fromisoformat(words) if words else None


def bounds(low: int | None, high: int | None) -> str:
    """A count with its bounds.

    >>> bounds(23, 23), bounds(23, None), bounds(None, 5), bounds(12, 15)
    ('23', '23..', '..5', '12..15')
    """
    if low is not None and low == high:
        return str(low)
    return f"{'' if low is None else low}..{'' if high is None else high}"
