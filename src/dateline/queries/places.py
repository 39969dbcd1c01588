"""Events on the map: where each happened, how exactly that is told, and how many stand nowhere.

placed, nowhere = places(ledger, EventFilter(since=dt.date(2025, 1, 1)))
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final

import msgspec

from dateline import reference
from dateline.ledger import Ledger
from dateline.queries.events import EventFilter, EventRow, ShortEvent, columns, place_of, selection, short_of

COUNTRY: Final = 1
"""Resolution of a place of which only the country is known; 2 and 3 are its parts, 4 a town, 5 a spot in it."""


class PlacedEvent(EventRow, frozen=True, kw_only=True):
    """An event with its point: degrees of WGS 84, and how exactly it is told, 5 below a town to 1 a country."""

    latitude: float
    longitude: float
    resolution: int


def places(ledger: Ledger, wanted: EventFilter = EventFilter()) -> tuple[list[PlacedEvent], int]:  # noqa: B008 - frozen
    """The events that have a place, in the filter's order, and how many others there are. One of which only the
    country is known stands in the middle of that country."""
    told = _resolutions(ledger)
    rows = [_placed(row, told) for row in ledger.connection.execute(*selection(wanted))]
    found = [row for row in rows if isinstance(row, PlacedEvent)]
    return found, len(rows) - len(found)


def next_places(ledger: Ledger, wanted: EventFilter, most: int) -> list[PlacedEvent]:
    """The first `most` of the events that have a place, after the filter's `after`: one page of them."""
    told = _resolutions(ledger)
    found: list[PlacedEvent] = []
    while True:
        part = msgspec.structs.replace(wanted, limit=most)
        rows = [_placed(row, told) for row in ledger.connection.execute(*selection(part))]
        found += [row for row in rows if isinstance(row, PlacedEvent)]
        if len(rows) < most or len(found) >= most:
            return found[:most]
        wanted = msgspec.structs.replace(wanted, after=place_of(rows[-1], wanted.order))


def _placed(row: Any, told: dict[int, int]) -> EventRow:
    """The event with its point; without one where it has no place."""
    event = short_of(row)
    point = _point(event, told)
    if point is None:
        return EventRow(**columns(row, event))
    latitude, longitude, resolution = point
    return PlacedEvent(**columns(row, event), latitude=latitude, longitude=longitude, resolution=resolution)


def _resolutions(ledger: Ledger) -> dict[int, int]:
    """How exact the places are that reports name, by their number in GeoNames."""
    rows = ledger.connection.execute(
        "SELECT geonameid, max(resolution) FROM reports"
        " WHERE until_run IS NULL AND geonameid IS NOT NULL GROUP BY geonameid"
    )
    return {row[0]: row[1] for row in rows}


def _point(event: ShortEvent, told: dict[int, int]) -> tuple[float, float, int] | None:
    if event.latitude is not None and event.longitude is not None:
        return event.latitude, event.longitude, told.get(event.geonameid or 0) or COUNTRY
    middle = _middle(event.country) if event.country is not None else None
    return (*middle, COUNTRY) if middle is not None else None


@cache
def _middle(country: str) -> tuple[float, float] | None:
    entry = _known().place_at(country)
    if entry is None or entry.lat is None or entry.lon is None:
        return None
    return entry.lat, entry.lon


@cache
def _known() -> reference.Reference:
    return reference.load()
