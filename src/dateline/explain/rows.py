"""Answers of the ledger as JSON Lines and CSV: every field of every record, the same behind each door.

csv_rows([StorylineRow("s-1", "Talks", ...)])  ->  b"id,title,...\\ns-1,Talks,...\\n"
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from dateline.spreadsheets import guarded


def jsonl_rows(rows: Sequence[msgspec.Struct | Mapping[str, Any]]) -> bytes:
    """One JSON object a line."""
    return b"".join(msgspec.json.encode(row) + b"\n" for row in rows)


def csv_rows(rows: Sequence[msgspec.Struct | Mapping[str, Any]], *, header: bool = True) -> bytes:
    """A line a record, after one with the names of the fields; nothing where there are no records.

    A list of words stands in one cell, parted by "; "; any other value of several parts as JSON.
    """
    if not rows:
        return b""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    names = tuple(rows[0]) if isinstance(rows[0], Mapping) else rows[0].__struct_fields__
    if header:
        writer.writerow(names)
    for row in rows:
        values = row if isinstance(row, Mapping) else {name: getattr(row, name) for name in names}
        writer.writerow([_cell(msgspec.to_builtins(values[name])) for name in names])
    return written.getvalue().encode("utf-8", "replace")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
        value = "; ".join(value)
    if isinstance(value, str):
        return guarded(value)
    return msgspec.json.encode(value).decode()
