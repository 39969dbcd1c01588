"""Values of records as JSON: parties, places, sources, days, reasons, and where a dispatch says them.

Reports and agreements write them alike. Offsets are characters, half-open, of the dispatch's text; days are ISO 8601.

    actor_json(actor)["code"]  ->  "PER"
"""

from __future__ import annotations

from typing import Any

from dateline import __version__
from dateline.records import Actor, Attribution, Interval, Place, Reading, Reason


def section_of(section: int, reading: Reading) -> str:
    """digest, or body for all other sections."""
    return "digest" if section < len(reading.sections) and reading.sections[section].kind == "digest" else "body"


def actor_json(actor: Actor) -> dict[str, Any]:
    """A party."""
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


def place_json(place: Place | None) -> dict[str, Any] | None:
    """A place; null where none is told."""
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


def attribution_json(attribution: Attribution) -> dict[str, Any]:
    """Who says so, with the cue."""
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


def cite_json(section: int, reading: Reading) -> dict[str, Any]:
    """Where and when it was told: of the section that holds it, since an item of a digest may be younger."""
    dispatch = reading.dispatch
    published = reading.written(section)
    return {
        "citation": dispatch.citation,
        "url": dispatch.url,
        "title": reading.title,
        "publication": reading.outlet,
        "published": {
            "from": iso_day(published, "first"),
            "to": iso_day(published, "last"),
            "precision": published.precision,
        },
        "language": dispatch.language,
        "coder": f"dateline {__version__}",
        "codebook": reading.codebook,
        "author": reading.author,
        "extractor": dispatch.extractor,
    }


def reason_json(reason: Reason) -> dict[str, Any]:
    """Why a value was decided."""
    spans = [[span.start, span.end] for span in reason.spans]
    return {"rule": reason.rule, "note": reason.note, "row": reason.row, "spans": spans}


def iso_day(interval: Interval, end: str) -> str | None:
    """The first or last day of an interval, ISO 8601."""
    day = interval.first if end == "first" else interval.last
    return day.isoformat() if day else None
