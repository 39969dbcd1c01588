"""Days counted from an occasion dated elsewhere in the text. Read as of Wednesday 2025-01-15; no tree."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.records import Anatomy, Dispatch, Reading, Section, When
from dateline.stages import dates
from unit.dates.time_readings import REFERENCE

VOTE = "The vote on January 5 was calm. "


def _times(text: str) -> list[When]:
    section = Section("body", 0, len(text), published=REFERENCE)
    reading = Reading(Dispatch("d", text, "d.txt"), Anatomy(), (section,), ((),))
    return list(dates.stage().run(reading).times)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        (VOTE + "Two days after the vote, troops left.", "Two days", "2025-01-07"),
        (VOTE + "Troops had left a day before the first round of the election.", "a day", "2025-01-04"),
        ("Two days after the vote, troops left. " + VOTE, "Two days", "2025-01-07"),
        ("The January 5 summit failed. Troops left two weeks after the summit.", "two weeks", "2025-W03"),
        (VOTE + "Troops left on January 8, three days after the vote.", "three days", "2025-01-05"),
    ],
)
def test_counted(text: str, words: str, value: str) -> None:
    assert [when.value for when in _times(text) if when.text == words] == [value]


@pytest.mark.parametrize(
    "text",
    [
        VOTE + "Two days after the summit, troops left.",
        "The vote in Lodar on January 5 was calm. Two days after the vote in Vesk, troops left.",
        "The vote in January was calm. Two days after the vote, troops left.",
        VOTE + "Some days after the vote, troops left.",
        "Two days after the vote, troops left.",
    ],
)
def test_not_counted(text: str) -> None:
    assert [when.kind for when in _times(text) if "days" in when.text] == ["DURATION"]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from([*VOTE.split(), "two", "days", "after", "before", "election", "In", "Lodar"])))
def test_any_text(words: list[str]) -> None:
    text = " ".join(words)
    assert all(0 <= when.start < when.end <= len(text) for when in _times(text))
