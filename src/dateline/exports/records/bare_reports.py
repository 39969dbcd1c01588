"""A report without a word of its dispatch."""

from __future__ import annotations

from typing import Annotated, Final

import msgspec
from msgspec import Meta

from dateline.exports.records import fields
from dateline.exports.records.reports import TextInfo, Written

BARE_REPORT: Final = "dateline-report-bare-1"


class BareParty(msgspec.Struct, frozen=True):
    """An actor or recipient, by code and offsets."""

    code: fields.Code
    sector: fields.Sector
    other_sectors: list[str]
    start: fields.Start
    end: fields.End


class BareLocation(msgspec.Struct, frozen=True):
    """A place, by GeoNames id; the offsets are null where it has none of its own words."""

    geonameid: fields.GeoNames
    lat: fields.Latitude
    lon: fields.Latitude
    country_code: fields.Code
    resolution: fields.Resolution
    start: int | None = None
    end: int | None = None


class BareSource(msgspec.Struct, frozen=True):
    """Who says so, by code; start and end are the source's, cue_start and cue_end the cue's."""

    code: fields.Code
    sector: fields.Sector
    start: fields.Start
    end: fields.End
    cue_start: fields.Start
    cue_end: fields.End


class BareCount(msgspec.Struct, frozen=True):
    """A number with its bounds (null: open)."""

    low: int | None
    high: int | None
    approximate: bool
    start: fields.Start
    end: fields.End


class BareWhy(msgspec.Struct, frozen=True):
    """A reason: rule, row of a table (file and line), words [start, end]."""

    rule: str
    row: str | None
    spans: list[tuple[int, int]]


class BareReportRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A report without a word of its dispatch: whoever holds the text finds the words by hash and offsets."""

    schema: str
    id: str
    dispatch_id: str
    text_hash: Annotated[str, Meta(description="BLAKE2b-128 of the dispatch's text in UTF-8, hexadecimal.")]
    section: fields.Section
    sentence: Annotated[tuple[int, int], Meta(description="The sentence, [start, end].")]
    event: fields.Types
    mode: fields.Modes
    context: fields.Contexts
    aux: fields.Aux
    stance: fields.Stance
    actor: list[BareParty]
    recipient: list[BareParty]
    date: fields.Day
    enddate: fields.Day
    date_precision: fields.Precision
    event_loc: BareLocation | None
    attribution: list[BareSource]
    size: dict[str, BareCount]
    quad_code: fields.Quad
    event_scale: fields.Scale
    triggers: Annotated[list[tuple[int, int]], Meta(description="The words of the trigger, [start, end] each.")]
    text_info: TextInfo
    published: Written
    language: str
    coder: str
    codebook: str
    extractor: Annotated[str | None, Meta(description="What took the text out of its page or file.")]
    event_id: str | None
    storyline_id: str | None
    agreement_id: str | None
    copy_of: Annotated[str | None, Meta(description="The dispatch that its story reprints.")]
    confidence: fields.Confidence
    why: list[BareWhy]
