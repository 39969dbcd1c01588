"""Answers as rows of CSV: what stands in a cell, and what no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io

import pytest

from dateline.explain.rows import csv_rows


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        ("Talks in Lima", "Talks in Lima"),
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("＝1+1", "'＝1+1"),
        ("\n=1+1", "'\n=1+1"),
        (("-1", "2"), "'-1; 2"),
        (-9.0, "-9.0"),
        ({"dead": 2}, '{"dead":2}'),
        (True, "true"),
    ],
)
def test_a_cell(value: object, cell: str) -> None:
    written = csv_rows([{"id": "e-1", "field": value}]).decode()
    assert list(csv.reader(io.StringIO(written, newline=""))) == [["id", "field"], ["e-1", cell]]


def test_no_rows_have_no_header() -> None:
    assert csv_rows([]) == b""
