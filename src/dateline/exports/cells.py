"""Values as cells of a CSV file.

Lists are joined by "; ", and a semicolon inside an item becomes a comma, so that a list splits into as many items as it
had. White space runs together into single blanks and control characters go: a record is one line. A text that a
spreadsheet would take for a formula is preceded by an apostrophe; numbers are left alone. Authority: RFC 4180.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from typing import Final

from dateline.exports.columns import Value
from dateline.spreadsheets import guarded

BETWEEN: Final = "; "


def cell(value: Value) -> str:
    """A value as a cell.

    >>> cell(["Ana; Ltd", "Ben"]), cell(-9.0), cell("-9"), cell(None), cell(True)
    ('Ana, Ltd; Ben', '-9.0', "'-9", '', 'true')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list):
        return guarded(BETWEEN.join(one_line(item).replace(";", ",") for item in value))
    return guarded(one_line(value))


def one_line(text: str) -> str:
    """The text with single blanks for white space and without control characters."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    blanks = " ".join(text.split())
    return " ".join("".join(each for each in blanks if unicodedata.category(each) != "Cc").split())
