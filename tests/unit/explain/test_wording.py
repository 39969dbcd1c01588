"""Values in, plain words out."""

import datetime as dt

import pytest

from dateline.explain.wording import (
    interval_iso,
    interval_words,
    party_words,
    place_words,
    quantity_words,
    source_words,
)
from dateline.records import Actor, At, Attribution, Interval, Place, Precision, Quantity
from readings import country_name

INTERVALS: list[tuple[str | None, str | None, Precision, str, str]] = [
    ("2025-01-17", "2025-01-17", "day", "17 January 2025", "2025-01-17 (day)"),
    ("2025-01-01", "2025-01-31", "month", "January 2025", "2025-01-01..2025-01-31 (month)"),
    ("2025-01-13", "2025-01-19", "week", "13–19 January 2025", "2025-01-13..2025-01-19 (week)"),
    ("2025-01-27", "2025-02-02", "week", "27 January 2025 – 2 February 2025", "2025-01-27..2025-02-02 (week)"),
    ("2024-01-01", "2024-12-31", "year", "2024", "2024-01-01..2024-12-31 (year)"),
    ("1999-01-01", "2025-12-31", "range", "1999–2025", "1999-01-01..2025-12-31 (range)"),
    (None, "2025-01-16", "range", "by 16 January 2025", "..2025-01-16 (range)"),
    ("2025-01-16", None, "range", "since 16 January 2025", "2025-01-16.. (range)"),
    (None, None, "unknown", "undated", "undated"),
]


@pytest.mark.parametrize(("first", "last", "precision", "words", "iso"), INTERVALS)
def test_intervals(first: str | None, last: str | None, precision: Precision, words: str, iso: str) -> None:
    ends = (dt.date.fromisoformat(day) if day else None for day in (first, last))
    interval = Interval(*ends, precision)
    assert (interval_words(interval), interval_iso(interval)) == (words, iso)


@pytest.mark.parametrize(
    ("code", "sector", "text", "identifier", "words"),
    [
        ("PER", None, "Lima", "Peru", "Peru"),
        ("CHL", "GOV", "Marta Soto", "Marta Soto", "Chile GOV"),
        ("UNO", None, "the world body", None, "United Nations"),
        ("IMG", "REB", "the Red Column", "Red Column", "Red Column REB"),
        ("IGO", None, "the customs union", None, "the customs union"),
        (None, "LAB", "dock workers", None, "dock workers LAB"),
        (None, None, "the West", None, "the West"),
        ("XXK", None, "there", None, "XXK"),
    ],
)
def test_parties(code: str | None, sector: str | None, text: str, identifier: str | None, words: str) -> None:
    assert party_words(Actor(code, sector, text, 0, len(text), identifier), country_name) == words


@pytest.mark.parametrize(
    ("name", "country", "resolution", "words"),
    [
        ("Lima", "PER", 4, "Lima, Peru"),
        ("Peru", "PER", 1, "Peru"),
        ("Antarctica", None, 1, "Antarctica"),
        (None, "PER", 0, "the plaza, Peru"),
        (None, None, 0, "the plaza (not located)"),
    ],
)
def test_places(name: str | None, country: str | None, resolution: int, words: str) -> None:
    place = Place(0, 9, "the plaza", At(0, 0, 0), name, country, resolution=resolution)
    assert place_words(place, country_name) == words


def test_no_place() -> None:
    assert place_words(None, country_name) is None


@pytest.mark.parametrize(
    ("low", "high", "text", "words"),
    [
        (76, None, "At least 76", "dead: 76 or more (“At least 76”)"),
        (None, 5, "up to 5", "dead: up to 5 (“up to 5”)"),
        (12, 12, "12", "dead: 12 (“12”)"),
        (1000, 2000, "", "dead: 1,000 to 2,000"),
        (None, None, "dozens", "dead: “dozens”"),
    ],
)
def test_counts(low: int | None, high: int | None, text: str, words: str) -> None:
    assert quantity_words("dead", Quantity(low, high, text)) == words


def test_a_count_says_that_it_is_about_so_many_and_whose_it_is() -> None:
    army = Actor(None, "MIL", "the army", 0, 8)
    counted = Quantity(40, 40, "some 40 people", approximate=True, source=army)
    assert quantity_words("injured", counted) == "injured: about 40 (“some 40 people”, according to the army)"


def test_sources() -> None:
    ministry = Actor("PER", "GOV", "the ministry", 0, 12)
    assert source_words(Attribution(ministry, "said", 13, 17)) == "the ministry (“said”)"
    assert source_words(Attribution(Actor(None, None, "", 0, 0), "", 0, 0)) == "an unnamed source"
