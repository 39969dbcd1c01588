"""Items as a polars frame, and as Parquet. Needs the extra `frames`.

Lists are lists, days are dates; nothing is joined, cut or guarded as in CSV. The same items give the same file under
the same version of polars: row order, row groups, compression and statistics are fixed, and no time is written.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import msgspec

from dateline.errors import ExtraError
from dateline.exports.columns import Column, Kind, values

if TYPE_CHECKING:
    import polars


_BATCH: Final = 10_000
"""Rows that are gathered as Python objects before they go into columns."""

_ROW_GROUP: Final = 100_000

_KINDS: Final[dict[Any, Kind]] = {
    str: "text",
    str | None: "text",
    int: "integer",
    int | None: "integer",
    float: "number",
    bool: "flag",
    dt.date: "day",
    dt.date | None: "day",
    tuple[str, ...]: "list",
}
"""How a field of an answer's row stands in a frame."""


def frame(items: Iterable[object], among: Sequence[Column]) -> polars.DataFrame:
    """A row an item, in order. Raises ExtraError where polars is not installed."""
    pl = library()
    schema = {column.name: _type(pl, column.kind) for column in among}
    pieces = [pl.DataFrame(rows, schema=schema, orient="row") for rows in _rows(items, among)]
    whole: polars.DataFrame = pl.concat(pieces, rechunk=True) if pieces else pl.DataFrame(schema=schema)
    return whole


def parquet(items: Iterable[object], among: Sequence[Column]) -> bytes:
    """A Parquet file. Raises ExtraError where polars is not installed."""
    written = io.BytesIO()
    frame(items, among).write_parquet(
        written, compression="zstd", compression_level=3, statistics=True, row_group_size=_ROW_GROUP
    )
    return written.getvalue()


def library() -> Any:
    """The module polars. Raises ExtraError where it is not installed."""
    try:
        import polars
    except ImportError as error:
        raise ExtraError("frames", "data frames and Parquet") from error
    return polars


def _rows(items: Iterable[object], among: Sequence[Column]) -> Iterator[list[list[Any]]]:
    waiting = iter(items)
    while batch := [list(values(item, among)) for item in islice(waiting, _BATCH)]:
        yield batch


def _type(pl: Any, kind: Kind) -> Any:
    types = {
        "text": pl.String,
        "list": pl.List(pl.String),
        "integer": pl.Int64,
        "number": pl.Float64,
        "day": pl.Date,
        "flag": pl.Boolean,
    }
    return types[kind]


def struct_frame(rows: Sequence[msgspec.Struct], row_type: type[msgspec.Struct]) -> polars.DataFrame:
    """A frame of an answer's rows: a column a field that holds words, numbers, days or lists of words.

    Raises ExtraError where polars is not installed."""
    pl = library()
    kinds = {field.name: _KINDS.get(field.type) for field in msgspec.structs.fields(row_type)}
    schema = {name: _type(pl, kind) for name, kind in kinds.items() if kind is not None}
    data = [{name: getattr(row, name) for name in schema} for row in rows]
    whole: polars.DataFrame = pl.DataFrame(data, schema=schema, orient="row")
    return whole
