"""From a date to a date: figures, mixed ends, "to today", and which year is meant; weekends about a holiday."""

from __future__ import annotations

import pytest

from unit.dates.time_readings import readings


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("It was shut from 1/3 to 1/9.", "from 1/3 to 1/9", "2025-01-03 2025-01-09"),
        ("The period is 1/3-1/9/2023.", "1/3-1/9/2023", "2023-01-03 2023-01-09"),
        ("The period is 12/28-1/9/2023.", "12/28-1/9/2023", "2022-12-28 2023-01-09"),
        ("The period is 3/14/2023 - 3/16/2024.", "3/14/2023 - 3/16/2024", "2023-03-14 2024-03-16"),
        ("He ruled from late 2008 to mid-2011.", "from late 2008 to mid-2011", "2008-09-01 2011-08-31"),
        ("Aid flowed from 1999 to today.", "from 1999 to today", "1999-01-01 2025-01-15"),
        ("Aid flowed, 2019 through May 2021.", "2019 through May 2021", "2019-01-01 2021-05-31"),
        ("It will be shut from December to March.", "from December to March", "2024-12-01 2025-03-31"),
        ("It will be shut between now and May 4.", "between now and May 4", "2025-01-15 2025-05-04"),
        ("They fled on the weekend of 7 January.", "the weekend of 7 January", "2025-01-04 2025-01-05"),
        ("They fled over Labor Day weekend.", "Labor Day weekend", "2024-08-31 2024-09-02"),
        ("They fled on Easter weekend 2023.", "Easter weekend 2023", "2023-04-08 2023-04-09"),
    ],
)
def test_range(text: str, words: str, days: str) -> None:
    assert [(row[0], row[3]) for row in readings(text)] == [(words, days)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Doors open at 3pm - this week only.", ["3pm", "this week"]),
        ("Shut between 1/3 of a mile and here.", []),
        ("It was 1/3-1/9 of them.", []),
    ],
)
def test_no_range(text: str, words: list[str]) -> None:
    assert [row[0] for row in readings(text)] == words
