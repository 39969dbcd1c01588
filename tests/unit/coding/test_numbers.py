"""Written numbers and the words that bound them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.lexicon import table
from dateline.stages.coding.quantities import parse_number
from dateline.stages.coding.quantities.numbers import Number, bound_after, bound_before, number_words, read_number


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
        ("1.2 million", 1_200_000),
        ("3.5m", 3_500_000),
        ("2bn", 2_000_000_000),
        ("two dozen", 24),
        ("half a million", 500_000),
        ("half a dozen", 6),
        ("a hundred", 100),
        ("", None),
        ("a", None),
        ("some", None),
        ("1.2.3", None),
        ("5th", None),
        ("nan", None),
        ("1e9999999", None),
    ],
)
def test_parse_number(words: str, number: int | None) -> None:
    assert parse_number(words) == number


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("20 to 30", 20, 30),
        ("40 - 50", 40, 50),
        ("20 and 30", 20, 30),
        ("two or three dozen", 24, 36),
        ("two to three million", 2_000_000, 3_000_000),
        ("forty - two", 42, 42),
        ("dozens", 24, None),
        ("several hundred", 300, None),
        ("a few thousand", 2000, None),
        ("tens of thousands", 20_000, None),
        ("hundreds of thousands", 200_000, None),
        ("a couple of dozen", 24, 24),
        ("no", 0, 0),
        ("no one", 0, 0),
        ("both", 2, 2),
    ],
)
def test_ranges_and_vague_words(words: str, low: int, high: int | None) -> None:
    assert read_number(words.split()) == Number(low, high)


@pytest.mark.parametrize("words", ["", "the", "dozens of goats"])
def test_no_number(words: str) -> None:
    assert read_number(words.split()) is None


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("killed at least", ("least", 2)),
        ("as many as", ("most", 3)),
        ("no fewer than", ("least", 3)),
        ("fewer than", ("most", 2)),
        ("just over", ("about", 2)),
        ("an estimated", ("about", 2)),
        ("killed", None),
        ("", None),
    ],
)
def test_bounds_before(words: str, bound: tuple[str, int] | None) -> None:
    assert bound_before(words.split()) == bound


def test_bounds_after() -> None:
    assert bound_after("or more people".split()) == ("least", 2)
    assert bound_after("people".split()) is None


@given(st.integers(0, 10**12))
def test_figures_are_read_with_and_without_commas(number: int) -> None:
    assert parse_number(str(number)) == parse_number(f"{number:,}") == number


@given(st.lists(st.sampled_from([*number_words(), "and", "to", "or", "a", "of", "-", "7", "1,000", "x"]), max_size=6))
def test_any_words_of_number_give_ordered_bounds_or_none(words: list[str]) -> None:
    found = read_number(words)
    assert found is None or found.low is None or found.high is None or 0 <= found.low <= found.high


def test_tables_of_counts_know_each_other() -> None:
    for row in table("size_bounds"):
        assert row["bound"] in ("least", "most", "about", "range", "plain"), row.place
        assert len(row["words"].split()) <= 4, row.place
    for row in table("sizes"):
        assert row["counts"] in ("obj", "subj", "described", "of", "told", "victims", "struck"), row.place
