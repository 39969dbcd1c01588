"""Names to keys, and what the case of a text must show."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reference.normal import demand, key, meets, pieces


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U.S.", "us"),
        ("D.C.", "dc"),
        ("Côte d’Ivoire", "cote divoire"),
        ("Bashar al-Assad", "bashar al assad"),
        ("Bashar al - Assad", "bashar al assad"),
        ("Sana'a", "sanaa"),
        ("People’s Republic", "people 's republic"),
        ("People 's Republic", "people 's republic"),
        ("farmers' union", "farmers ' union"),
        ("farmers ' union", "farmers ' union"),
        ("St. Petersburg", "st petersburg"),
        ("Saint Petersburg", "st petersburg"),
        ("Trinidad & Tobago", "trinidad and tobago"),
        ("Defence Forces", "defense forces"),
        ("Łódź", "lodz"),
        ("  two \n words ", "two words"),
        ("Paris, Texas", "paris , texas"),
        ("-", ""),
        ('"', ""),
    ],
)
def test_keys(text: str, expected: str) -> None:
    assert key(text) == expected


@pytest.mark.parametrize(
    ("name", "words", "expected"),
    [
        ("US", "us", False),
        ("US", "Us", False),
        ("US", "US", True),
        ("U.S.", "U.S.", True),
        ("NATO", "Nato", True),
        ("NATO", "nato", False),
        ("officials", "OFFICIALS", True),
        ("Polish", "polish", False),
        ("White House", "White house", False),
        ("White House", "white House", True),
        ("UN peacekeepers", "U.N. peacekeepers", True),
        ("UN peacekeepers", "un peacekeepers", False),
        ("al-Shabab", "al - Shabab", True),
        ("November 17", "November 17", True),
    ],
)
def test_case_is_a_demand(name: str, words: str, expected: bool) -> None:
    assert meets(words, demand(name)) is expected


@given(st.text())
def test_a_key_is_its_own_key_and_every_name_meets_its_own_demand(text: str) -> None:
    assert "  " not in key(text)
    assert key(text) == " ".join(pieces(text))
    assert meets(text, demand(text))
