"""Events on the map: where each happened, how exactly that is told, and how many stand nowhere.

placed, nowhere = places(ledger, EventFilter(since=dt.date(2025, 1, 1)))
"""

from __future__ import annotations

from functools import cache
from typing import Final

import msgspec

from dateline import reference
from dateline.ledger import Ledger
from dateline.queries.events import EventFilter, EventRow, row_from, selection
from dateline.records import Event

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
    found: list[PlacedEvent] = []
    nowhere = 0
    told = _resolutions(ledger)
    for row in ledger.connection.execute(*selection(wanted)):
        event = msgspec.json.decode(row["record"], type=Event)
        point = _point(event, told)
        if point is None:
            nowhere += 1
            continue
        latitude, longitude, resolution = point
        short = msgspec.structs.asdict(row_from(row, event))
        found.append(PlacedEvent(**short, latitude=latitude, longitude=longitude, resolution=resolution))
    return found, nowhere


def _resolutions(ledger: Ledger) -> dict[int, int]:
    """How exact the places are that reports name, by their number in GeoNames."""
    rows = ledger.connection.execute(
        "SELECT geonameid, max(json_extract(record, '$.place.resolution')) FROM reports"
        " WHERE until_run IS NULL AND geonameid IS NOT NULL GROUP BY geonameid"
    )
    return {row[0]: row[1] for row in rows}


def _point(event: Event, told: dict[int, int]) -> tuple[float, float, int] | None:
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
