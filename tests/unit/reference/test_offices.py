"""Titles that name one office have one key; those of deputies and ministers of state stay apart."""

from __future__ import annotations

import pytest

from dateline.reference.offices import office_key

SAME = [
    ("Minister of Foreign Affairs", None, "foreign minister"),
    ("Minister for Europe and Foreign Affairs", "FRA", "foreign minister"),
    ("Minister of Foreign Affairs and International Cooperation", "ITA", "foreign minister"),
    ("Minister of Foreign Affairs of Ethiopia", "ETH", "foreign minister"),
    ("external affairs minister", "IND", "foreign minister"),
    ("Cabinet Secretary for Foreign Affairs", "KEN", "foreign minister"),
    ("Secretary of State for Foreign and Commonwealth Affairs", "GBR", "foreign minister"),
    ("foreign secretary", "GBR", "foreign minister"),
    ("secretary of state", "USA", "foreign minister"),
    ("Secretary of Defense", "USA", "defense minister"),
    ("defence minister", "USA", "defense minister"),
    ("Minister of the Armed Forces", "FRA", "defense minister"),
    ("Minister of National Defence", "POL", "defense minister"),
    ("home secretary", "GBR", "interior minister"),
    ("Minister of the Interior", None, "interior minister"),
    ("premier", "CHN", "prime minister"),
    ("Prime Minister of Pakistan", "PAK", "prime minister"),
    ("queen", "GBR", "monarch"),
    ("emir", "QAT", "monarch"),
    ("General Secretary of the Chinese Communist Party", "CHN", "general secretary"),
    ("foreign minister (Taliban)", "AFG", "foreign minister"),
]
APART = [
    ("Minister of State for Foreign Affairs", "GBR", "foreign minister"),
    ("deputy foreign minister", "RUS", "foreign minister"),
    ("foreign secretary", "IND", "foreign minister"),
    ("deputy prime minister", None, "prime minister"),
    ("Minister of Defence Production", "PAK", "defense minister"),
    ("press secretary", "USA", "press minister"),
    ("secretary general", "USA", "general minister"),
    ("foreign trade minister", None, "foreign minister"),
    ("crown prince", "SAU", "monarch"),
]


@pytest.mark.parametrize(("title", "state", "key"), SAME)
def test_one_office_has_one_key(title: str, state: str | None, key: str) -> None:
    assert office_key(title, state) == key
    assert office_key(key, state) == key


@pytest.mark.parametrize(("title", "state", "key"), APART)
def test_other_offices_stay_apart(title: str, state: str | None, key: str) -> None:
    assert office_key(title, state) != office_key(key, state)
