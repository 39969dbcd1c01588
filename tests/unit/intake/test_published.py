"""--published DATE in, interval out."""

import datetime as dt

import pytest

from dateline.errors import InputError
from dateline.intake import published_interval
from dateline.records import Interval, Precision, Reason

GIVEN: list[tuple[str, str, str, Precision]] = [
    ("2025", "2025-01-01", "2025-12-31", "year"),
    ("2024-02", "2024-02-01", "2024-02-29", "month"),
    ("2025-01-18", "2025-01-18", "2025-01-18", "day"),
    ("2025-01-10/2025-01-20", "2025-01-10", "2025-01-20", "range"),
    ("2024-11/2025-01-16", "2024-11-01", "2025-01-16", "range"),
    ("2024/2025", "2024-01-01", "2025-12-31", "range"),
    ("2025-01-18/2025-01-18", "2025-01-18", "2025-01-18", "day"),
]


@pytest.mark.parametrize(("given", "first", "last", "precision"), GIVEN, ids=[row[0] for row in GIVEN])
def test_a_date_is_as_precise_as_given(given: str, first: str, last: str, precision: Precision) -> None:
    why = (Reason("intake.published", f"date given with the input: {given}"),)
    first_day, last_day = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    assert published_interval(given) == Interval(first_day, last_day, precision, why)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("yesterday", "is no date: expected YYYY, YYYY-MM, YYYY-MM-DD or FROM/TO"),
        ("", "is no date"),
        ("18-01-2025", "is no date"),
        ("2025-1-18", "is no date"),
        ("٢٠٢٥", "is no date"),
        ("2025-13", "is no date of the calendar"),
        ("2025-02-29", "is no date of the calendar"),
        ("0000", "is no date of the calendar"),
        ("2025-01-18/", "is no date"),
        ("2025-01/2024-12", "ends before it begins"),
    ],
)
def test_what_is_no_date_is_refused(given: str, reason: str) -> None:
    with pytest.raises(InputError) as refusal:
        published_interval(given)
    assert refusal.value.reason.startswith(reason)
