"""How the structure of a dispatch asks what a dateline's place is: a small look-up, made of the reference's.

A look-up takes a name as written and, where the dateline says so ("PARIS, Texas"), what it lies within; it gives the
likeliest place that satisfies both, or None.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import msgspec


class FoundPlace(msgspec.Struct, frozen=True):
    """A place of the reference: canonical name, ISO 3166-1 alpha-3 country, GeoNames id. `wide`: a country or region,
    not a town."""

    name: str
    country: str | None = None
    geonameid: int | None = None
    wide: bool = False


class PlaceLookup(Protocol):
    """Name, and what it must lie within, to place."""

    def __call__(self, name: str, within: str | None = None) -> FoundPlace | None: ...


class PlaceEntry(Protocol):
    """What is read of the reference's entries: see `dateline.reference.Entry`."""

    @property
    def kind(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def country(self) -> str | None: ...
    @property
    def geonameid(self) -> int | None: ...
    @property
    def detail(self) -> str | None: ...


class Gazetteer(Protocol):
    """What is asked of the reference: places of a name, likeliest first."""

    def places(self, name: str) -> Sequence[PlaceEntry]: ...


def lookup_from(reference: Gazetteer) -> PlaceLookup:
    """The look-up that the pipeline hands in. A name in capitals is tried in title case too. Where a town and the
    division round it share a name ("New York"), the town is meant: dispatches are sent from towns."""

    def lookup(name: str, within: str | None = None) -> FoundPlace | None:
        entries = [entry for form in _forms(name) for entry in reference.places(form)]
        if within is not None:
            around = [entry for form in _forms(within) for entry in reference.places(form)]
            entries = [entry for entry in entries if any(_lies_within(entry, area) for area in around)]
            entries.sort(key=lambda entry: entry.kind != "place")
        if not entries:
            return None
        best = entries[0]
        if best.kind == "admin1":
            best = next((entry for entry in entries if _lies_within(entry, best)), best)
        return FoundPlace(best.name, best.country, best.geonameid, wide=best.kind != "place")

    return lookup


def _forms(name: str) -> tuple[str, ...]:
    """The name as written, and in title case if it is all capitals: "PORT-AU-PRINCE", "Port-Au-Prince"."""
    if not name.isupper():
        return (name,)
    return (name, name.title().replace("'S", "'s").replace("’S", "’s"))


def _lies_within(entry: PlaceEntry, area: PlaceEntry) -> bool:
    """Whether a place lies in a country, or in a first-level division, which its `detail` names by code."""
    if entry.country is None or entry is area:
        return False
    if area.kind == "admin1":
        return entry.kind == "place" and area.detail is not None and entry.detail == area.detail
    return area.kind == "country" and entry.kind != "country" and entry.country == area.country
