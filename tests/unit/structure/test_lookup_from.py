"""The look-up made of a reference: capitals, and what a place lies within."""

from __future__ import annotations

import msgspec
import pytest

from dateline.stages.structure import FoundPlace, lookup_from


class Entry(msgspec.Struct, frozen=True):
    """An entry of the reference, as far as it is read."""

    kind: str
    name: str
    country: str | None = None
    geonameid: int | None = None
    detail: str | None = None


class Gazetteer:
    """Places by name, as written."""

    def __init__(self, entries: dict[str, tuple[Entry, ...]]) -> None:
        self._entries = entries

    def places(self, name: str) -> tuple[Entry, ...]:
        return self._entries.get(name, ())


LOOKUP = lookup_from(
    Gazetteer(
        {
            "Paris": (Entry("place", "Paris", "FRA", 1), Entry("place", "Paris", "USA", 2, "US.TX")),
            "Texas": (Entry("admin1", "Texas", "USA", 3, "US.TX"),),
            "New York": (
                Entry("admin1", "New York", "USA", 4, "US.NY"),
                Entry("place", "New York City", "USA", 5, "US.NY"),
            ),
            "France": (Entry("country", "France", "FRA", 6),),
            "Georgia": (Entry("country", "Georgia", "GEO", 7), Entry("admin1", "Georgia", "USA", 8, "US.GA")),
            "Atlanta": (Entry("place", "Atlanta", "USA", 9, "US.GA"),),
        }
    )
)


@pytest.mark.parametrize(
    ("name", "within", "expected"),
    [
        ("Paris", None, FoundPlace("Paris", "FRA", 1)),
        ("PARIS", None, FoundPlace("Paris", "FRA", 1)),
        ("PARIS", "Texas", FoundPlace("Paris", "USA", 2)),
        ("Paris", "FRANCE", FoundPlace("Paris", "FRA", 1)),
        ("Paris", "Georgia", None),
        ("ATLANTA", "Georgia", FoundPlace("Atlanta", "USA", 9)),
        ("NEW YORK", None, FoundPlace("New York City", "USA", 5)),
        ("Texas", None, FoundPlace("Texas", "USA", 3, wide=True)),
        ("Nowhere", None, None),
    ],
)
def test_lookup(name: str, within: str | None, expected: FoundPlace | None) -> None:
    assert LOOKUP(name, within) == expected
