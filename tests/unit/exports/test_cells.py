"""Values as cells of a CSV file: what a spreadsheet or a line-by-line tool must not trip over."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.exports.cells import cell
from dateline.exports.columns import Value


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        ("", ""),
        ("Talks in Lima", "Talks in Lima"),
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1 for peace", "'+1 for peace"),
        ("-9", "'-9"),
        ("@cmd", "'@cmd"),
        ("\t=1+1", "'=1+1"),
        ("＝1+1", "'＝1+1"),
        ("two\nlines\r\n of  text", "two lines of text"),
        ("a\x00b\x1bc\u2028d", "abc d"),
        ("\x00=1", "'=1"),
        (-9.0, "-9.0"),
        (0, "0"),
        (True, "true"),
        (False, "false"),
        (dt.date(2025, 1, 17), "2025-01-17"),
        ([], ""),
        (["RUS GOV", "? CVL"], "RUS GOV; ? CVL"),
        (["", "office"], "; office"),
        (["one; two", "three"], "one, two; three"),
        (["=1", "2"], "'=1; 2"),
    ],
)
def test_cell(value: Value, expected: str) -> None:
    assert cell(value) == expected
