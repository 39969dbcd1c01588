"""A report with its words: the record that `dateline read --format jsonl` prints."""

from __future__ import annotations

from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from dateline.exports.records import fields

REPORT: Final = "dateline-report-1"


class Party(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An actor or recipient, with its words."""

    code: fields.Code
    sector: fields.Sector
    other_sectors: list[str]
    entity_text: str
    start: fields.Start
    end: fields.End
    identifier_text: str | None
    office: str | None


class Location(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place, with its words."""

    extracted_place: str
    resolved_place: str | None
    geonameid: fields.GeoNames
    lat: fields.Latitude
    lon: fields.Latitude
    country_code: fields.Code
    resolution: fields.Resolution


class SourceQuoted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who says so."""

    entity_text: str
    code: fields.Code
    sector: fields.Sector
    start: fields.Start
    end: fields.End


class Cited(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A source with its cue; start and end are the cue's."""

    source: SourceQuoted
    cue: str
    start: fields.Start
    end: fields.End


class Count(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A number with its bounds (null: open); `source`: who is told as counting."""

    low: int | None
    high: int | None
    approximate: bool
    text: str
    source: str | None


class TextInfo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Place among the reports of the dispatch, from 1; the words from the trigger to its actor and recipient."""

    sequence: int
    start: fields.Start
    end: fields.End


class Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When the section was written."""

    first: fields.Day = msgspec.field(name="from")
    last: fields.Day = msgspec.field(name="to")
    precision: fields.Precision


class CiteInfo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where it was told; `coder`: of the run that made the report; `extractor`: what took the text out of its page."""

    citation: str
    url: str | None
    title: str | None
    publication: str | None
    published: Written
    language: str
    coder: str
    codebook: str
    author: str | None = None
    extractor: str | None = None


class Why(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A reason: rule, plain sentence, row of a table, words [start, end]."""

    rule: str
    note: str
    row: str | None
    spans: list[tuple[int, int]]


class ReportRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One dispatch saying that one thing happened, with corrections in force."""

    schema: Literal["dateline-report-1"]
    id: str
    dispatch_id: str
    section: fields.Section
    text: Annotated[str, Meta(description="The sentence.")]
    event: fields.Types
    mode: fields.Modes
    context: fields.Contexts
    aux: fields.Aux
    stance: fields.Stance
    actor: list[Party]
    recipient: list[Party]
    date: fields.Day
    enddate: fields.Day
    date_precision: fields.Precision
    event_loc: Location | None
    attribution: list[Cited]
    size: Annotated[dict[str, Count], Meta(description="Kind of count (dead, injured, ...) to its number.")]
    quad_code: fields.Quad
    event_scale: fields.Scale
    event_text: Annotated[list[str], Meta(description="The words of the trigger.")]
    text_info: TextInfo
    cite_info: CiteInfo
    agreement_id: Annotated[str | None, Meta(description="The agreement of this dispatch that it is about.")]
    confidence: fields.Confidence
    why: list[Why]
