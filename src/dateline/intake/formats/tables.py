"""CSV and TSV: one article a row, the first row naming the columns. Read row by row, whatever the size.

The delimiter is the one of comma, tab, semicolon and bar that parts the first row best. A row with another number of
cells than the header, without text, or with damaged characters is named ("export.csv#12", rows counted from 1 below the
header) and left out; the others are read.

Authority: RFC 4180 (quotes, line ends within them).
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from typing import Final

from dateline.errors import InputError
from dateline.intake.articles import Article, Incoming, Inside
from dateline.intake.columns import USUAL, bare, chosen
from dateline.intake.decoding import LIMIT, refuse_head
from dateline.intake.formats.records import article_of, decoded_again

_DELIMITERS: Final = ",\t;|"
_APART: Final = "\x1f"
"""The unit separator of ASCII, which no text holds."""
_LONGEST_HEADER: Final = 64
"""Characters of a column's name."""


def read_table(incoming: Incoming, inside: Inside) -> Iterator[Article | InputError]:
    """The articles of a table. Raises InputError where it has no header, or none with a column for the text."""
    name = incoming.citation
    refuse_head(name, incoming.head)
    rows = _Rows(incoming, _delimiter(_first_line(incoming.head)))
    header = [cell.strip() for cell in next(rows, [])]
    columns = chosen(name, header, inside.columns)
    for number, row in enumerate(rows, 1):
        if not row:
            continue
        own = f"{name}#{number}"
        try:
            if len(row) == 1 and rows.problem:
                raise InputError(own, rows.problem)
            if len(row) != len(header):
                raise InputError(own, f"has {len(row)} cell{'s' * (len(row) > 1)} where the header has {len(header)}")
            cells, why = decoded_again(own, _APART.join(cell.replace(_APART, " ") for cell in row))
            yield article_of(own, dict(zip(header, cells.split(_APART), strict=True)), columns, name, why)
        except InputError as error:
            yield error


def looks_like_table(head: bytes) -> bool:
    """Whether the first line is a header that names a column for the text, and another that news has."""
    line = _first_line(head)
    names = {bare(cell.strip(' "')) for cell in line.split(_delimiter(line))}
    if len(names) < 2 or len(line) > _LONGEST_HEADER * 16:
        return False
    fields = [field for field, usual in USUAL.items() if names & set(usual)]
    return "text" in fields and len(fields) > 1


def _first_line(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = head[: len(head) // 2 * 2].decode("utf-16", "replace")
    else:
        text = head.decode("utf-8-sig", "replace")
    return text.lstrip().partition("\n")[0].strip()


def _delimiter(line: str) -> str:
    return max(_DELIMITERS, key=line.count)


class _Rows:
    """The rows of a table, bytes that are no UTF-8 kept in them (PEP 383). `problem`: why a row could not be parted;
    it then comes as a row of one cell, and the next row follows."""

    def __init__(self, incoming: Incoming, delimiter: str) -> None:
        csv.field_size_limit(4 * LIMIT)
        wide = incoming.head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        encoding, errors = ("utf-16", "replace") if wide else ("utf-8-sig", "surrogateescape")
        lines = io.TextIOWrapper(incoming.stream, encoding, errors, newline="")
        self._rows = csv.reader(_bounded(lines), delimiter=delimiter)
        self.problem = ""

    def __iter__(self) -> Iterator[list[str]]:
        return self

    def __next__(self) -> list[str]:
        self.problem = ""
        try:
            return next(self._rows)
        except csv.Error as error:
            self.problem = f"cannot be parted into cells ({error}); is a quotation mark not closed?"
            return [""]


def _bounded(lines: io.TextIOWrapper) -> Iterator[str]:
    """The lines, each no longer than a cell may be, so that no row is held without bound."""
    while line := lines.readline(4 * LIMIT + 2):
        yield line
