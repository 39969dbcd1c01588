"""Terms of office with dates known to the day, month or year, and with open or seen ends."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.records import Interval
from dateline.reference import Entry, holds_office

DAY = dt.date.fromisoformat


def term(kind: str = "leader", **dates: str) -> Entry:
    return Entry(kind=kind, name="Somebody", **dates)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("entry", "day", "expected"),
    [
        (term(start="2001-03-04", end="2009-03-04"), "2001-03-03", "before"),
        (term(start="2001-03-04", end="2009-03-04"), "2001-03-04", "during"),
        (term(start="2001-03-04", end="2009-03-04"), "2009-03-04", "during"),
        (term(start="2001-03-04", end="2009-03-04"), "2009-03-05", "after"),
        (term(start="2001-03", end="2009"), "2001-03-10", "unknown"),
        (term(start="2001-03", end="2009"), "2001-04-01", "during"),
        (term(start="2001-03", end="2009"), "2009-05-01", "unknown"),
        (term(start="2001-03", end="2009"), "2010-01-01", "after"),
        (term(start="2020-01-01"), "2026-11-01", "during"),
        (term(start="2020-01-01"), "2031-01-01", "unknown"),
        (term(start="2015-01-01", end="2016-05-01", end_basis="last_seen"), "2016-06-01", "unknown"),
        (
            term(start="2014-01-01", end="2019-01-01", end_basis="successor_after_gap", seen="2017-03-29"),
            "2017-03-01",
            "during",
        ),
        (
            term(start="2014-01-01", end="2019-01-01", end_basis="successor_after_gap", seen="2017-03-29"),
            "2018-01-01",
            "unknown",
        ),
        (
            term(start="2014-01-01", end="2019-01-01", end_basis="successor_after_gap", seen="2017-03-29"),
            "2019-06-01",
            "after",
        ),
        (term("official", seen="2019-06-04"), "2019-06-30", "during"),
        (term("official", seen="2019-06-04"), "2022-01-01", "unknown"),
        (term("official", seen="2015-10-26/2017-03-29"), "2016-05-05", "during"),
        (term("official", seen="2015-10-26/2017-03-29"), "2014-05-05", "unknown"),
        (term("official", start="2011-01-01", seen="2014-01-30"), "2010-01-01", "before"),
        (term("official", start="2011-01-01", seen="2014-01-30"), "2014-01-30", "during"),
        (term("official", start="2011-01-01", seen="2014-01-30"), "2014-03-01", "unknown"),
        (term("official", start="2023-01-01", source="hand"), "2025-01-01", "during"),
        (term("official", start="2001-11-13", source="Phoenix"), "2005-01-01", "unknown"),
        (term("official", start="2001-11-13", source="Phoenix"), "2002-05-01", "during"),
        (term("official", end="2017-05-15"), "2017-02-01", "during"),
        (term("official", end="2017-05-15"), "1999-04-01", "unknown"),
        (term("official", end="2017-05-15"), "2017-06-01", "after"),
        (term("official"), "2005-01-01", "unknown"),
        (term("armed_group"), "2005-01-01", "during"),
        (term("armed_group", start="2021-08-15"), "2024-01-01", "during"),
        (term("armed_group", start="2001-11-13", end="2021-08-15"), "2024-01-01", "after"),
    ],
)
def test_on_a_day(entry: Entry, day: str, expected: str) -> None:
    assert holds_office(entry, DAY(day)) == expected


def test_an_interval_counts_only_where_all_of_it_agrees() -> None:
    entry = term(start="2001-03-04", end="2009-03-04")
    whole = Interval(DAY("2002-01-01"), DAY("2003-01-01"), "range")
    across = Interval(DAY("2009-01-01"), DAY("2010-01-01"), "range")
    assert [holds_office(entry, each) for each in (whole, across, Interval())] == ["during", "unknown", "unknown"]
