"""What cannot hold together: two reports that differ so are not of one happening, whatever else they share.

>>> against(moscow, tokyo)  # doctest: +SKIP
'another country'
"""

from __future__ import annotations

from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Final

from dateline.merging import parties
from dateline.records import Told

_FAR: Final = 80.0
"""Kilometres between two towns from which they are two places."""

TOWN: Final = 3
"""Resolution from which a place is a point on the map and no country or province."""

PERSONAL: Final = frozenset({"ASSAULT", "COERCE", "ACCUSE", "SANCTION", "RETREAT"})
"""Types whose recipient is the one it happens to: another person, another happening."""

MUTUAL: Final = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE"})
"""Types whose parties may stand on either side."""


def against(one: Told, other: Told, kilometres: float | None) -> str | None:
    """What rules out that two reports tell of one happening; None where nothing does. `kilometres`: see `distance`."""
    if one.report == other.report:
        return "the same report"
    if one.country and other.country and one.country != other.country:
        return "another country"
    if kilometres is not None and kilometres > _FAR:
        return "another place"
    if one.type in PERSONAL and parties.names(one.recipient_names, other.recipient_names) == "differ":
        return "another person"
    if is_one_sentence(one, other) and "differ" in (
        parties.side(one.actors, other.actors),
        parties.side(one.recipients, other.recipients),
    ):
        return "told apart in one sentence"
    if parties.is_reversed(one.actors, one.recipients, other.actors, other.recipients) and one.type not in MUTUAL:
        return "the parties stand the other way round"
    return None


def is_one_sentence(one: Told, other: Told) -> bool:
    """Whether both are told in one sentence of one dispatch."""
    return one.dispatch == other.dispatch and one.words == other.words


def distance(one: Told, other: Told) -> float | None:
    """Kilometres between two places told to the town; None where they are not."""
    if one.resolution < TOWN or other.resolution < TOWN or one.geonameid == other.geonameid:
        return None
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    return kilometres_between(one.latitude, one.longitude, other.latitude, other.longitude)


@lru_cache(maxsize=16384)
def kilometres_between(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Kilometres along the great circle (haversine; Earth as a sphere of 6,371 km)."""
    here, there = radians(latitude), radians(other_latitude)
    half = sin((there - here) / 2) ** 2 + cos(here) * cos(there) * sin(radians(other_longitude - longitude) / 2) ** 2
    return 12742.0 * asin(sqrt(half))
