"""What a look-up gives: an Entry, one fact of the tables under one of its names."""

from __future__ import annotations

from typing import Literal

import msgspec

Kind = Literal[
    "country",
    "demonym",
    "capital",
    "metonym",
    "leader",
    "official",
    "organisation",
    "armed_group",
    "security_force",
    "role_noun",
    "region",
    "admin1",
    "place",
    "party",
]


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One fact under one of its names.

    `name` is the canonical name, whatever form was looked up. `code` is PLOVER's (Kosovo KOS, dependencies with their
    state, breakaway regions with the claimed state and sector PRE); None where there is none or only context tells.
    `country` is ISO 3166-1 alpha-3 of the place or office itself (XKX, GRL, or a dead state's SUN, DDR).
    `detail` narrows the kind: a leader's role ("head of state"), an organisation's kind ("agency", "un"), a region's
    ("supra", "sea"), an admin1 code ("NG.49"), "state" or "historical" for a country, "communal group".
    `start`, `end`, `seen` are ISO dates as precise as the source ("1999", "1999-08", "1999-08-09"; `seen` may be
    "first/last"); `end` None does not say "still": ask `terms.holds_office`.
    `number` is "person" or "group" for the form looked up. `surname_only` and `needs_context` ask the reader for more:
    match these only where a title, the country or an earlier full name supports it.
    `alternate`: a town under a foreign, older or rarer name, under which it weighs a quarter of its people.
    `resolution`: 5 sub-city, 4 city, 3 district, 2 province, 1 country, 0 wider. lat, lon in WGS 84 degrees.
    `source` names the origin of the fact, `row` its table and line.
    """

    kind: Kind
    name: str
    code: str | None = None
    sector: str | None = None
    sector2: str | None = None
    office: str | None = None
    detail: str | None = None
    start: str | None = None
    end: str | None = None
    end_basis: str | None = None
    seen: str | None = None
    number: str | None = None
    population: int | None = None
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    resolution: int | None = None
    country: str | None = None
    region_codes: tuple[str, ...] = ()
    surname_only: bool = False
    alternate: bool = False
    needs_context: bool = False
    source: str = ""
    row: str = ""


class Named(msgspec.Struct, frozen=True, gc=False):
    """What a name means: its entries, the likeliest first, and of which kinds they are."""

    entries: tuple[Entry, ...]
    kinds: frozenset[Kind]

    def of(self, kinds: tuple[Kind, ...]) -> tuple[Entry, ...]:
        """The entries of these kinds."""
        if self.kinds.isdisjoint(kinds):
            return ()
        return tuple([entry for entry in self.entries if entry.kind in kinds])
