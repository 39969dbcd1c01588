"""Written numbers."""

from __future__ import annotations

import pytest

from dateline.stages.coding.quantities import parse_number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("76", 76),
        ("1,200", 1200),
        ("12,500", 12500),
        ("eight", 8),
        ("twenty-one", 21),
        ("two hundred", 200),
        ("two hundred and fifty", 250),
        ("three thousand", 3000),
        ("four hundred thousand", 400_000),
        ("two million", 2_000_000),
        ("", None),
        ("some", None),
        ("1.2.3", None),
    ],
)
def test_parse_number(words: str, number: int | None) -> None:
    assert parse_number(words) == number
