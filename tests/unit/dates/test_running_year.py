"""Parts and members of a running stretch, nearest weekdays, year words, borders behind the date."""

from __future__ import annotations

import pytest

from unit.dates.time_readings import readings


@pytest.mark.parametrize(
    ("text", "words", "value", "days"),
    [
        ("It must be built by year's end.", "year's end", "2025", "- 2025-12-31"),
        ("Prices rose at the month's end.", "the month's end", "2025-01", "2025-01-21 2025-01-31"),
        ("Sales fell in last year's third quarter.", "last year's third quarter", "2024-Q3", "2024-07-01 2024-09-30"),
        ("Sales fell in last year's second half.", "last year's second half", "2024-H2", "2024-07-01 2024-12-31"),
        ("It closed for the year.", "the year", "2025", "2025-01-01 2025-12-31"),
        ("It closed for the day.", "the day", "2025-01-15", "2025-01-15 2025-01-15"),
        (
            "It rained in the first two months of the year.",
            "the first two months of the year",
            "2025",
            "2025-01-01 2025-02-28",
        ),
        ("They met on the 9th of the month.", "the 9th of the month", "2025-01-09", "2025-01-09 2025-01-09"),
        ("They met on the 9th of last month.", "the 9th of last month", "2024-12-09", "2024-12-09 2024-12-09"),
        ("It ended in week 3 of last year.", "week 3 of last year", "2024-W03", "2024-01-15 2024-01-21"),
        ("He left in mid-2023.", "mid-2023", "2023", "2023-05-01 2023-08-31"),
        ("He left in the mid-1990s.", "the mid-1990s", "199", "1993-05-02 1996-08-31"),
        ("He left in the early 2000s.", "the early 2000s", "200", "2000-01-01 2003-05-02"),
        ("They meet this coming Friday.", "this coming Friday", "2025-01-17", "2025-01-17 2025-01-17"),
        ("They met this past Friday.", "this past Friday", "2025-01-10", "2025-01-10 2025-01-10"),
        ("They meet this Friday, January 17.", "this Friday, January 17", "2025-01-17", "2025-01-17 2025-01-17"),
        ("The rule holds in 2023 or later.", "2023", "2023", "2023-01-01 2025-01-15"),
        ("The rule held from 2023 onwards.", "2023", "2023", "2023-01-01 2025-01-15"),
        ("Cases rose later than 2023.", "2023", "2023", "2024-01-01 -"),
        ("He has waited since March.", "March", "2024-03", "2024-03-01 2025-01-15"),
        ("It must be over by midnight Friday.", "midnight Friday", "2025-01-10TNI", "2025-01-10 2025-01-10"),
        ("He died shortly before noon Tuesday.", "noon Tuesday", "2025-01-14TMI", "2025-01-14 2025-01-14"),
        ("He died after 8 a.m. on Monday.", "8 a.m. on Monday", "2025-01-13T08:00", "2025-01-13 2025-01-13"),
        ("He died at 3:30 Tuesday afternoon.", "3:30 Tuesday afternoon", "2025-01-14T15:30", "2025-01-14 2025-01-14"),
        ("They march every spring.", "every spring", "XXXX-SP", ""),
        ("They march each May.", "each May", "XXXX-05", ""),
        ("They won the 2019/20 season.", "2019/20", "2019/2020", "2019-01-01 2020-12-31"),
        ("In the year 1850 it burned.", "the year 1850", "1850", "1850-01-01 1850-12-31"),
        ("It was shut by noon on Friday.", "noon on Friday", "2025-01-10TMI", "2025-01-10 2025-01-10"),
    ],
)
def test_reading(text: str, words: str, value: str, days: str) -> None:
    assert [(row[0], row[2], row[3]) for row in readings(text)] == [(words, value, days)]


@pytest.mark.parametrize(
    "text", ["It is the month's best.", "They are men of the year.", "At the end of the day it failed."]
)
def test_generic_stretches_are_no_dates(text: str) -> None:
    assert readings(text) == []
