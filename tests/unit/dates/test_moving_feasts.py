"""Feasts of other calendars. Authority: published dates of Eid al-Fitr, Ramadan and Orthodox Easter."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.timewords import days
from unit.dates.time_readings import readings


@pytest.mark.parametrize(
    ("rule", "sighted"),
    [
        ("islamic 10-1", "2022-05-02"),
        ("islamic 10-1", "2023-04-21"),
        ("islamic 10-1", "2024-04-10"),
        ("islamic 12-10", "2023-06-28"),
        ("islamic 12-10", "2025-06-06"),
        ("islamic 9", "2023-03-23"),
        ("islamic 9", "2025-03-01"),
    ],
)
def test_the_table_is_within_a_day_of_the_sighting(rule: str, sighted: str) -> None:
    day = dt.date.fromisoformat(sighted)
    assert min(abs((first - day).days) for first, _ in days.islamic(rule, day.year)) <= 1


@pytest.mark.parametrize(("year", "day"), [(2023, "2023-04-16"), (2024, "2024-05-05"), (2025, "2025-04-20")])
def test_orthodox_easter(year: int, day: str) -> None:
    assert days.orthodox_easter(year).isoformat() == day


@given(st.integers(1000, 3000), st.integers(1, 12))
def test_islamic_months_have_29_or_30_days(year: int, month: int) -> None:
    for first, last in days.islamic(f"islamic {month}", year):
        assert first.year == year
        assert (last - first).days in (28, 29)


def test_the_doubt_is_in_the_days() -> None:
    assert [row[2:] for row in readings("They met on Eid al-Fitr.")] == [("2024-04-10", "2024-04-09 2024-04-11")]


def test_a_month_of_fasting() -> None:
    assert [row[3] for row in readings("The truce will hold during Ramadan.")] == ["2025-02-28 2025-03-31"]
