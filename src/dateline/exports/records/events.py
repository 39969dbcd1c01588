"""An event, with and without words."""

from __future__ import annotations

from typing import Annotated, Final

import msgspec
from msgspec import Meta

from dateline.exports.parties import EventParty
from dateline.exports.records import fields
from dateline.exports.records.bare_reports import BareLocation

EVENT: Final = "dateline-event-1"
BARE_EVENT: Final = "dateline-event-bare-1"


class EventLocation(msgspec.Struct, frozen=True):
    """Where an event happened."""

    resolved_place: str | None
    geonameid: fields.GeoNames
    lat: fields.Latitude
    lon: fields.Latitude
    country_code: fields.Code
    resolution: fields.Resolution


class History(msgspec.Struct, frozen=True):
    """A status when it was first told: by which report, on which day of writing, by whom."""

    status: str
    told: fields.Day
    report: str
    by: Annotated[list[str], Meta(description="The outlet and the sources it names.")]


class Told(msgspec.Struct, frozen=True):
    """One of the values that reports tell of a field; `first` and `last`: days on which it was told."""

    value: str
    reports: list[str]
    outlets: Annotated[list[str], Meta(description="Independent outlets that tell it.")]
    sources: list[str]
    first: fields.Day
    last: fields.Day


class EventRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What happened, as all its reports tell it, counted once."""

    schema: str
    id: str
    kind: Annotated[str, Meta(description="happening, or campaign (told without a day or as a habit; never counted).")]
    event: fields.Types
    mode: fields.Modes
    status: Annotated[str, Meta(description="done, planned, called off, denied, claimed or doubtful.")]
    history: Annotated[list[History], Meta(description="Each status when it was first told, in order.")]
    actor: list[EventParty]
    recipient: list[EventParty]
    date: fields.Day
    enddate: fields.Day
    date_precision: fields.Precision
    told: Annotated[str | None, Meta(description="First day of writing of the earliest report.")]
    event_loc: EventLocation | None
    size: Annotated[dict[str, int], Meta(description="Kind of count to its best value, the one told last.")]
    quad_code: fields.Quad
    event_scale: fields.Scale
    outlets: Annotated[int, Meta(description="Independent outlets; copies of one wire story are one voice.")]
    outlet_names: list[str]
    dispatches: list[str]
    reports: list[str]
    disputed: bool
    disagreements: Annotated[
        dict[str, list[Told]], Meta(description="Fields told in ways that cannot hold together, best value first.")
    ]
    summary: str
    storyline_id: str | None
    agreement_id: Annotated[str | None, Meta(description="The agreement across dispatches, as `dateline agreements`.")]


class BareHistory(msgspec.Struct, frozen=True):
    """A status when it was first told, by which report, on which day of writing."""

    status: str
    told: fields.Day
    report: str


class BareTold(msgspec.Struct, frozen=True):
    """One of the values that reports tell of a field; the value is null where it would be words."""

    value: str | None
    reports: list[str]
    outlets: int
    first: fields.Day
    last: fields.Day


class BareEventParty(msgspec.Struct, frozen=True):
    """A party of an event, by code; both null where it is known by words alone."""

    code: fields.Code
    sector: fields.Sector


class BareEventRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An event without a word of its dispatches."""

    schema: str
    id: str
    kind: str
    event: fields.Types
    mode: fields.Modes
    status: str
    history: list[BareHistory]
    actor: list[BareEventParty]
    recipient: list[BareEventParty]
    date: fields.Day
    enddate: fields.Day
    date_precision: fields.Precision
    told: fields.Day
    event_loc: BareLocation | None
    size: dict[str, int]
    quad_code: fields.Quad
    event_scale: fields.Scale
    outlets: int
    dispatches: list[str]
    reports: list[str]
    disputed: bool
    disagreements: dict[str, list[BareTold]]
    storyline_id: str | None
    agreement_id: str | None
