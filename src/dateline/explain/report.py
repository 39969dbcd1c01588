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

from dateline.explain.entries import grounds_of
from dateline.explain.values import (
    actor_json,
    attribution_json,
    cite_json,
    iso_day,
    place_json,
    reason_json,
    section_of,
)
from dateline.records import Interval, Quantity, Reading, Report

SCHEMA: Final = "dateline-report-1"


def report_json(report: Report, reading: Reading) -> dict[str, Any]:
    """The record of one report of `reading`, ready for a JSON encoder."""
    text = reading.dispatch.text
    return {
        "schema": SCHEMA,
        "id": report.id,
        "dispatch_id": reading.dispatch.id,
        "section": section_of(report.section, reading),
        "text": text[report.sentence.start : report.sentence.end],
        "event": [report.event],
        "mode": [report.mode] if report.mode else [],
        "context": list(report.contexts),
        "aux": list(report.aux),
        "stance": report.stance,
        "actor": [actor_json(actor) for actor in report.actors],
        "recipient": [actor_json(actor) for actor in report.recipients],
        "date": iso_day(report.when, "first"),
        "enddate": iso_day(report.when, "last"),
        "date_precision": report.when.precision,
        "event_loc": place_json(report.place),
        "attribution": [attribution_json(attribution) for attribution in report.attributions],
        "size": {what: _quantity(quantity) for what, quantity in report.size.items()},
        "quad_code": report.quad,
        "event_scale": report.scale,
        "event_text": [text[span.start : span.end] for span in report.triggers],
        "text_info": {"sequence": report.sequence, "start": report.start, "end": report.end},
        "cite_info": cite_json(report.section, reading),
        "agreement_id": agreement_id(report, reading),
        "confidence": round(report.confidence, 3),
        "why": [reason_json(reason) for reason in dict.fromkeys(ground.reason for ground in grounds_of(report, text))],
    }


def agreement_id(report: Report, reading: Reading) -> str | None:
    """The id of the accord that a report is about; of several the one named first."""
    return next((agreement.id for agreement in reading.agreements if report.id in agreement.reports), None)


def report_line(report: Report, reading: Reading) -> bytes:
    """The record as one line of JSON Lines, in UTF-8, with its line end."""
    return msgspec.json.encode(report_json(report, reading)) + b"\n"


def written(report: Report, reading: Reading) -> Interval:
    """When the section that holds the report was written; the dispatch's own date where the section has none."""
    return reading.written(report.section)


def _quantity(quantity: Quantity) -> dict[str, Any]:
    source = quantity.source.text if quantity.source else None
    return {
        "low": quantity.low,
        "high": quantity.high,
        "approximate": quantity.approximate,
        "text": quantity.text,
        "source": source,
    }
