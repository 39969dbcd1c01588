"""Answers to questions, as a table to read, as JSON Lines or as CSV.

JSON Lines and CSV hold every field of the records; the table holds the columns that a person needs.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import msgspec

from dateline.cli.output import Output
from dateline.cli.session import shows_styles, tell
from dateline.explain.rows import csv_rows, jsonl_rows

Row = TypeVar("Row", bound=msgspec.Struct)


class Column(msgspec.Struct, frozen=True):
    """A column of the table: its heading, the words of a row in it, whether they may stand on several lines where
    space is short."""

    heading: str
    words: Callable[[Any], str]
    wide: bool = False
    style: str = ""


def answer(rows: Sequence[Row], form: str, columns: Sequence[Column], nothing: str) -> None:
    """Print the rows; `nothing` is told, beside an empty answer, where there are none."""
    with Output(None, styled=shows_styles()) as sink:
        if form == "jsonl":
            sink.write(jsonl_rows(rows))
        elif form == "csv":
            sink.write(csv_rows(rows))
        elif rows:
            sink.write(_table(rows, columns, styled=sink.styled).encode("utf-8", "replace"))
    if not rows:
        tell(nothing)


def _table(rows: Sequence[Row], columns: Sequence[Column], *, styled: bool) -> str:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", expand=False)
    for column in columns:
        table.add_column(
            column.heading,
            style=column.style,
            no_wrap=not column.wide,
            overflow="fold" if column.wide else "ellipsis",
        )
    for row in rows:
        table.add_row(*(Text(column.words(row)) for column in columns))
    drawn = io.StringIO()
    console = Console(file=drawn, width=_room(), force_terminal=styled, emoji=False, highlight=False)
    console.print(table)
    lines = drawn.getvalue().splitlines()
    return "\n".join(line.rstrip() for line in lines if line.strip()) + "\n"


def _room() -> int:
    """Cells a table may take: a terminal's own, all of it; 132 in a file, as of old."""
    import shutil
    import sys

    return max(shutil.get_terminal_size().columns, 60) if sys.stdout.isatty() else 132
