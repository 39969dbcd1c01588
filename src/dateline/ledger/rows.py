"""Readings and reports as rows of the ledger, and back.

A row holds the whole record as JSON; the columns beside it are there to search by. What a reading found about sentences
is not kept: text, structure and reports are, and the rest can be had by reading the text again.

    dispatch_row(reading)["id"]          -> "d-1f0c..."
    report_row(report, reading)["type"]  -> "SUPPORT"
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, Final

import msgspec

from dateline.records import Actor, Dispatch, Interval, Reading, Report

_NOT_KEPT: Final[dict[str, Any]] = dict.fromkeys(("sentences", "times", "places", "mentions", "attributions"), ())


def text_hash(text: str) -> str:
    """32 hexadecimal digits (BLAKE2b) of a text: what a correction is anchored to."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def item_of(dispatch: Dispatch) -> str:
    """What the versions of one article share: what intake says, else its address, else its file; a dispatch without
    any has no versions."""
    if dispatch.item:
        return dispatch.item
    if dispatch.url:
        return dispatch.url
    return dispatch.id if dispatch.citation == "-" else str(Path(dispatch.citation).absolute())


def dispatch_row(reading: Reading) -> dict[str, Any]:
    """The columns of `dispatches` that follow from the reading alone."""
    dispatch = reading.dispatch
    first, last = days(reading.anatomy.published)
    kept = msgspec.structs.replace(
        reading, dispatch=msgspec.structs.replace(dispatch, text=""), reports=(), **_NOT_KEPT
    )
    return {
        "id": dispatch.id,
        "item": item_of(dispatch),
        "citation": dispatch.citation,
        "url": dispatch.url,
        "title": reading.title,
        "outlet": reading.outlet,
        "author": reading.author,
        "extractor": dispatch.extractor,
        "language": dispatch.language,
        "published_first": first,
        "published_last": last,
        "text": dispatch.text,
        "text_hash": text_hash(dispatch.text),
        "reading": _json(kept),
    }


def section_rows(reading: Reading) -> list[tuple[Any, ...]]:
    """The rows of `sections`: dispatch, number, kind, start, end, first and last day of writing."""
    return [
        (reading.dispatch.id, number, section.kind, section.start, section.end, *days(section.published))
        for number, section in enumerate(reading.sections)
    ]


def report_row(report: Report, reading: Reading) -> dict[str, Any]:
    """The columns of `reports` that follow from a report; `record` is the report itself."""
    first, last = days(report.when)
    place = report.place
    trigger = report.triggers[0]
    return {
        "id": report.id,
        "dispatch": reading.dispatch.id,
        "section": reading.sections[report.section].kind if report.section < len(reading.sections) else "body",
        "sequence": report.sequence,
        "start": report.start,
        "end": report.end,
        "trigger_start": trigger.start,
        "trigger_end": trigger.end,
        "type": report.event,
        "mode": report.mode,
        "aux": " ".join(report.aux),
        "stance": report.stance,
        "day_first": first,
        "day_last": last,
        "day_precision": report.when.precision,
        "place": (place.name or place.text) if place else None,
        "country": place.country if place else None,
        "geonameid": place.geonameid if place else None,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "resolution": place.resolution if place else None,
        "confidence": report.confidence,
        "record": _json(report),
    }


def party_rows(number: int, report: Report) -> list[tuple[Any, ...]]:
    """The rows of `parties` of the report with this number."""
    sides = (("actor", report.actors), ("recipient", report.recipients))
    return [(number, side, place, *_party(actor)) for side, actors in sides for place, actor in enumerate(actors)]


def report_from(record: str) -> Report:
    """The report of a `record`."""
    return msgspec.json.decode(record, type=Report)


def reading_from(record: str, text: str, reports: tuple[Report, ...] = ()) -> Reading:
    """The reading of a `reading` column, with its text and reports put back."""
    kept = msgspec.json.decode(record, type=Reading)
    return msgspec.structs.replace(kept, dispatch=msgspec.structs.replace(kept.dispatch, text=text), reports=reports)


def days(interval: Interval) -> tuple[str | None, str | None]:
    """First and last day as the ledger writes them."""
    first, last = interval.first, interval.last
    return first.isoformat() if first else None, last.isoformat() if last else None


def _party(actor: Actor) -> tuple[Any, ...]:
    return actor.code, actor.sector, actor.text, actor.identifier, actor.office


def _json(record: msgspec.Struct) -> str:
    return msgspec.json.encode(record).decode("utf-8")
