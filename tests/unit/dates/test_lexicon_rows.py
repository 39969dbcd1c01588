"""Every row of the time lexicons reads its own example as it says."""

from __future__ import annotations

import pytest

from annotated import interval
from dateline.lexicon import Row, table
from dateline.timewords import find, timex_value

TABLES = ("time_months", "time_weekdays", "time_seasons", "time_dayparts", "time_words", "time_holidays")
ROWS = [row for name in TABLES for row in table(name)]
REFERENCE = interval("2025-01-15")


@pytest.mark.parametrize("row", ROWS, ids=[row.place for row in ROWS])
def test_row_reads_its_example(row: Row) -> None:
    words, _, value = row["expects"].rpartition(" => ")
    read = [(found.text, timex_value(found, REFERENCE, "past")) for found in find(row["example"])]
    assert (words, value) in read
