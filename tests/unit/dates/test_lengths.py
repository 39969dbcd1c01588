"""Lengths of time as news puts them: ranges of numbers, halves, "week-long", what comes before the number."""

from __future__ import annotations

import pytest

from unit.dates.time_readings import readings


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Repairs take two or three days.", "two or three days", "P3D"),
        ("Repairs take 18-24 months.", "18-24 months", "P24M"),
        ("He faces from three to five years.", "three to five years", "P5Y"),
        ("It lasted an hour and a half.", "an hour and a half", "PT1.5H"),
        ("It lasted 2 1/2 years.", "2 1/2 years", "P2.5Y"),
        ("The two-and-a-half-year siege ended.", "two-and-a-half-year", "P2.5Y"),
        ("It lasted half a century.", "half a century", "P50Y"),
        ("The weeklong truce held.", "weeklong", "P1W"),
        ("A month-long siege ended.", "month-long", "P1M"),
        ("It took just over ten minutes.", "just over ten minutes", "PT10M"),
        ("They have five working days to reply.", "five working days", "P5D"),
        ("The two preceding years were dry.", "The two preceding years", "P2Y"),
    ],
)
def test_length(text: str, words: str, value: str) -> None:
    assert [row[:3] for row in readings(text)] == [(words, "DURATION", value)]


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("He left a year and a half ago.", "a year and a half ago", "2023-01-01 2023-12-31"),
        ("He left five or six years ago.", "five or six years ago", "2019-01-01 2019-12-31"),
        ("He left nearly half a century ago.", "nearly half a century ago", "1975-01-01 1975-12-31"),
        ("Talks will resume within the next two weeks.", "the next two weeks", "2025-01-15 2025-01-29"),
        ("They slept little in the three past days.", "the three past days", "2025-01-12 2025-01-15"),
        ("A reply will come within three working days.", "three working days", "2025-01-20 2025-01-20"),
    ],
)
def test_days(text: str, words: str, days: str) -> None:
    ((found, _, _, read),) = readings(text)
    assert (found, read) == (words, days)


def test_a_lapse_ends_before_a_length_ago() -> None:
    rows = readings("They fought for the past two weeks and two days ago they stopped.")
    assert [row[0] for row in rows] == ["the past two weeks", "two days ago"]


def test_working_days_pass_over_the_weekend() -> None:
    """From Wednesday the 15th: 16, 17, 20, 21."""
    ((_, _, _, days),) = readings("They will meet in the next four working days.")
    assert days == "2025-01-15 2025-01-21"


@pytest.mark.parametrize("text", ["The Six-Day War.", "The Thirty Years' War.", "He won 3-2 on 4-5 occasions."])
def test_no_length(text: str) -> None:
    assert readings(text) == []
