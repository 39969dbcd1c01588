"""Days counted from the date of the sentence: "on Tuesday, a day after rioters burned shops".

Read as of Wednesday 2025-01-15; no tree. Each row: the sentence, the words that count, their kind, value and days.
"""

from __future__ import annotations

import pytest

from annotated import interval
from dateline.records import Anatomy, Dispatch, Reading, Section, When
from dateline.stages import dates

REFERENCE = interval("2025-01-15")


def _times(text: str) -> dict[str, When]:
    section = Section("body", 0, len(text), published=REFERENCE)
    reading = Reading(Dispatch("d", text, "d.txt"), Anatomy(), (section,), ((),))
    return {when.text: when for when in dates.stage().run(reading).times}


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("Troops landed on Friday, a day after rioters burned shops.", "a day", "2025-01-09 2025-01-09"),
        ("He was freed on January 9, eleven days after the raid.", "eleven days", "2024-12-29 2024-12-29"),
        ("Crews left on Friday, two days before talks were to open.", "two days", "2025-01-12 2025-01-12"),
        ("A day after the raid, troops landed on Friday.", "A day", "2025-01-09 2025-01-09"),
        ("He was freed on January 9, three weeks after the raid.", "three weeks", "2024-12-16 2024-12-22"),
        ("He was freed on Monday night, a day after the raid.", "a day", "2025-01-12 2025-01-12"),
    ],
)
def test_counted(text: str, words: str, days: str) -> None:
    when = _times(text)[words]
    assert (when.kind, f"{when.interval.first} {when.interval.last}") == ("DATE", days)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Troops landed a day after rioters burned shops.", "a day"),
        ("Troops landed on Friday. A day after rioters burned shops, they left.", "A day"),
        ("Troops landed on Friday, hours after rioters burned shops.", "hours"),
        ("Troops had been there since Friday, a day after shops burned.", "a day"),
        ("Troops came in January, a day after shops burned.", "a day"),
        ("Troops landed on Friday and held out for two days.", "two days"),
    ],
)
def test_nothing_to_count_from(text: str, words: str) -> None:
    when = _times(text)[words]
    assert (when.kind, when.interval.first, when.interval.last) == ("DURATION", None, None)


def test_the_date_counted_from_stays_the_one_told_before() -> None:
    times = _times("Troops landed on Friday, a day after rioters burned shops. Two days later they left.")
    assert str(times["Two days later"].interval.first) == "2025-01-12"
