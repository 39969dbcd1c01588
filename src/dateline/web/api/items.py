"""Records of the ledger as items of an answer: the record of its contract, with links to read on."""

from __future__ import annotations

from typing import Any

from dateline.explain import report_json
from dateline.queries import Evidence
from dateline.web.links import dispatch_page, event_page, words_page

API = "/api/v1"


def links_to(page: str) -> dict[str, Any]:
    """The record and its page: one path, below the API and without it."""
    return {"api": f"{API}{page}", "page": page}


def event_links(id: str) -> dict[str, Any]:
    """Of an event."""
    return links_to(event_page(id))


def report_links(each: Evidence) -> dict[str, Any]:
    """Of a report: its words, its dispatch, its event."""
    id = each.reading.dispatch.id
    return {
        "words": words_page(id, each.report.start),
        "dispatch": f"{API}{dispatch_page(id)}",
        "event": f"{API}{event_page(each.event)}" if each.event is not None else None,
    }


def report_item(each: Evidence) -> dict[str, Any]:
    """A report with its links."""
    return {**report_json(each.report, each.reading), "links": report_links(each)}


def evidence_item(each: Evidence) -> dict[str, Any]:
    """A report behind an event."""
    return {"report": report_item(each), "why": each.why, "copy_of": each.copy_of, "confirmed": each.confirmed}
