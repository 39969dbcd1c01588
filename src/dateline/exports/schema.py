"""The schema of what an export holds, as JSON Schema 2020-12, made from the very records and columns."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Final

import msgspec
from msgspec import Meta

from dateline.exports.columns import Column, Kind
from dateline.exports.kept import Level, Words
from dateline.exports.levels import RECORDS, columns

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

_TYPES: Final[dict[Kind, Any]] = {
    "text": str | None,
    "list": list[str],
    "integer": int | None,
    "number": float | None,
    "day": dt.date | None,
    "flag": bool,
}


def record_schema(level: Level, words: Words = "full") -> dict[str, Any]:
    """The schema of a line of JSON Lines."""
    return {"$schema": DIALECT} | msgspec.json.schema(RECORDS[level, words])


def row_schema(level: Level, words: Words = "full") -> dict[str, Any]:
    """The schema of a row: the columns of CSV and Parquet in order, the properties of a feature of GeoJSON.

    In CSV every value is text, null and the empty list are an empty cell."""
    fields = [(column.name, Annotated[_TYPES[column.kind], Meta(**_meta(column))]) for column in columns(level, words)]
    row = msgspec.defstruct(f"{level.title()}Row", fields, forbid_unknown_fields=True)
    return {"$schema": DIALECT} | msgspec.json.schema(row)


def _meta(column: Column) -> dict[str, Any]:
    told = {"unit": column.unit, "authority": column.authority}
    return {
        "description": column.meaning,
        "extra_json_schema": {f"x-{name}": words for name, words in told.items() if words},
    }
