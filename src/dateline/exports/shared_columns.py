"""Columns that reports and events have both: what it was, when and where."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from dateline.exports.columns import Column, Value, day

PLOVER: Final = "PLOVER 2.0"
GEONAMES: Final = "GeoNames"


def of_place(of: Callable[[Any], Value]) -> Callable[[Any], Value]:
    """A value of the place of an item; None where it has none."""
    return lambda item: of(item.record.event_loc) if item.record.event_loc else None


TYPE: Final = (
    Column("event", "text", "event type", lambda item: item.record.event[0], "", PLOVER),
    Column("mode", "text", "mode", lambda item: item.record.mode[0] if item.record.mode else None, "", PLOVER),
)

SCORES: Final = (
    Column("quad_code", "integer", "1 verbal, 2 material cooperation, 3 verbal, 4 material conflict",
           lambda item: item.record.quad_code, "class", PLOVER),
    Column("event_scale", "number", "score of type and mode", lambda item: item.record.event_scale,
           "-10 to 10", PLOVER),
)  # fmt: skip

DAYS: Final = (
    Column("date", "day", "first day", lambda item: day(item.record.date), "day", "TIMEX3"),
    Column("enddate", "day", "last day", lambda item: day(item.record.enddate), "day", "TIMEX3"),
    Column("date_precision", "text", "day, week, month, season, year, range or unknown",
           lambda item: item.record.date_precision),
)  # fmt: skip

PLACE: Final = (
    Column("place", "text", "name of the place", of_place(lambda place: place.resolved_place), "", GEONAMES,
           words=True),
    Column("geonameid", "integer", "id of the place", of_place(lambda place: place.geonameid), "", GEONAMES),
    Column("lat", "number", "latitude", of_place(lambda place: place.lat), "degrees, WGS 84", GEONAMES),
    Column("lon", "number", "longitude", of_place(lambda place: place.lon), "degrees, WGS 84", GEONAMES),
    Column("country_code", "text", "country of the place", of_place(lambda place: place.country_code), "",
           "ISO 3166-1 alpha-3"),
    Column("resolution", "integer", "5 below city, 4 city, 3 district, 2 province, 1 country, 0 unknown or a region",
           of_place(lambda place: place.resolution), "class", PLOVER),
)  # fmt: skip
