"""Ordinary prose without a date: words and numbers that look like one."""

from __future__ import annotations

import pytest

from unit.dates.time_readings import readings


@pytest.mark.parametrize(
    "text",
    [
        "The second may march on the capital.",
        "He spoke second, and may fall.",
        "They plan to march to the palace.",
        "This may take longer than they think.",
        "Prices rose only to fall back.",
        "Leaves spring to life.",
        "August Wilson and June Carter spoke.",
        "He came in 3rd, on the 3rd floor.",
        "On the 12 roads nothing moved.",
        "Between 3/4 and 1/2 of an inch fell.",
        "Super Tuesday and Bloody Sunday are names.",
        "The Good Friday Agreement held.",
        "Mr. Ramadan Abdullah spoke; Tariq Ramadan did not.",
        "Call 2010-20-15-86.",
        "It happened between friends.",
        "The 1st Battalion marched.",
    ],
)
def test_no_date(text: str) -> None:
    assert readings(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On Sunday 19 were hurt.", ["Sunday"]),
        ("By Tuesday 300 had fled.", ["Tuesday"]),
        ("On May 3 2,000 people marched.", ["May 3"]),
        ("They unveiled on Tuesday the first engine of its kind.", ["Tuesday"]),
        ("He left on Friday 7.6 miles behind.", ["Friday"]),
        ("They left 30 minutes later this week.", ["30 minutes", "later this week"]),
        ("The meeting is on Jan 5 – 4:35 PM is when doors open.", ["Jan 5", "4:35 PM"]),
    ],
)
def test_no_more_than_the_date(text: str, words: list[str]) -> None:
    assert [row[0] for row in readings(text)] == words
