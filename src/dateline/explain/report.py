"""A report -> the JSON record of the contract "dateline-report-1": PLOVER's fields, ours added.

Keys and their order are fixed. Offsets are characters, half-open, of the
dispatch's text; days are ISO 8601. A bound that the text does not set is null. `cite_info.published` says when the
section was written that holds the report: an item of a digest may be months younger than the story above it.

Authority: PLOVER manual 2.0, chapter "Data Fields".

    report_json(report, reading)["event"]  ->  ["SUPPORT"]
"""

from __future__ import annotations

from typing import Any, Final

import msgspec

from dateline import __version__, vocabulary
from dateline.explain.entries import grounds_of
from dateline.records import Actor, Attribution, Interval, Place, Quantity, Reading, Reason, Report

SCHEMA: Final = "dateline-report-1"
CODEBOOK: Final = "plover-2.0"


def report_json(report: Report, reading: Reading) -> dict[str, Any]:
    """The record of one report of `reading`, ready for a JSON encoder."""
    text = reading.dispatch.text
    return {
        "schema": SCHEMA,
        "id": report.id,
        "dispatch_id": reading.dispatch.id,
        "section": "digest" if _section_kind(report, reading) == "digest" else "body",
        "text": text[report.sentence.start : report.sentence.end],
        "event": [report.event],
        "mode": [report.mode] if report.mode else [],
        "context": list(report.contexts),
        "aux": list(report.aux),
        "stance": report.stance,
        "actor": [_actor(actor) for actor in report.actors],
        "recipient": [_actor(actor) for actor in report.recipients],
        "date": _iso(report.when, "first"),
        "enddate": _iso(report.when, "last"),
        "date_precision": report.when.precision,
        "event_loc": _place(report.place),
        "attribution": [_attribution(attribution) for attribution in report.attributions],
        "size": {what: _quantity(quantity) for what, quantity in report.size.items()},
        "quad_code": vocabulary.quad(report.event),
        "event_scale": vocabulary.scale(report.event, report.mode),
        "event_text": [text[span.start : span.end] for span in report.triggers],
        "text_info": {"sequence": report.sequence, "start": report.start, "end": report.end},
        "cite_info": _cite(report, reading),
        "agreement_id": None,
        "confidence": round(report.confidence, 3),
        "why": [_reason(reason) for reason in dict.fromkeys(ground.reason for ground in grounds_of(report, text))],
    }


def report_line(report: Report, reading: Reading) -> bytes:
    """The record as one line of JSON Lines, in UTF-8, with its line end."""
    return msgspec.json.encode(report_json(report, reading)) + b"\n"


def title_of(reading: Reading) -> str | None:
    """The headline: from metadata, else the title section of the text."""
    if reading.dispatch.title:
        return reading.dispatch.title
    titles = (section for section in reading.sections if section.kind == "title")
    return next((" ".join(reading.dispatch.text[title.start : title.end].split()) for title in titles), None)


def outlet_of(reading: Reading) -> str | None:
    """The outlet: as the text names it, else from metadata."""
    return reading.anatomy.outlet or reading.dispatch.outlet


def written(report: Report, reading: Reading) -> Interval:
    """When the section that holds the report was written; the dispatch's own date where the section has none."""
    section = reading.sections[report.section].published if report.section < len(reading.sections) else Interval()
    return section if section.first or section.last else reading.anatomy.published


def _section_kind(report: Report, reading: Reading) -> str:
    return reading.sections[report.section].kind if report.section < len(reading.sections) else "body"


def _actor(actor: Actor) -> dict[str, Any]:
    return {
        "code": actor.code,
        "sector": actor.sector,
        "other_sectors": list(actor.other_sectors),
        "entity_text": actor.text,
        "start": actor.start,
        "end": actor.end,
        "identifier_text": actor.identifier,
        "office": actor.office,
    }


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {
        "extracted_place": place.text,
        "resolved_place": place.name,
        "geonameid": place.geonameid,
        "lat": place.lat,
        "lon": place.lon,
        "country_code": place.country,
        "resolution": place.resolution,
    }


def _attribution(attribution: Attribution) -> dict[str, Any]:
    source = attribution.source
    return {
        "source": {
            "entity_text": source.text,
            "code": source.code,
            "sector": source.sector,
            "start": source.start,
            "end": source.end,
        },
        "cue": attribution.cue,
        "start": attribution.start,
        "end": attribution.end,
    }


def _quantity(quantity: Quantity) -> dict[str, Any]:
    return {"low": quantity.low, "high": quantity.high, "text": quantity.text}


def _cite(report: Report, reading: Reading) -> dict[str, Any]:
    dispatch = reading.dispatch
    published = written(report, reading)
    return {
        "citation": dispatch.citation,
        "url": dispatch.url,
        "title": title_of(reading),
        "publication": outlet_of(reading),
        "published": {
            "from": _iso(published, "first"),
            "to": _iso(published, "last"),
            "precision": published.precision,
        },
        "language": dispatch.language,
        "coder": f"dateline {__version__}",
        "codebook": CODEBOOK,
    }


def _reason(reason: Reason) -> dict[str, Any]:
    spans = [[span.start, span.end] for span in reason.spans]
    return {"rule": reason.rule, "note": reason.note, "row": reason.row, "spans": spans}


def _iso(interval: Interval, end: str) -> str | None:
    day = interval.first if end == "first" else interval.last
    return day.isoformat() if day else None
