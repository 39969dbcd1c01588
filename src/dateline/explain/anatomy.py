"""How a dispatch is built -> a JSON object, and a text for the terminal: what `dateline anatomy` shows.

Offsets are characters, half-open, of the dispatch's text; `line` counts its lines from 1, as editors do. Days are ISO
8601; a bound that the text does not set is null.

    anatomy_json(reading)["byline"]
    -> {"author": "Jane Roe", "role": "Chief Correspondent", "outlet": "Northland News", "start": 0, "end": 47,
        "line": 1, "why": [...]}
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from dateline.explain.anatomy_text import anatomy_text
from dateline.explain.spots import lines_of, place_name
from dateline.records import (
    Byline,
    DatelineLine,
    Dispatch,
    Interval,
    Notice,
    Reading,
    Reason,
    Section,
    Span,
)

__all__ = ["anatomy_json", "anatomy_text"]


def anatomy_json(reading: Reading) -> dict[str, Any]:
    """The anatomy of a reading, ready for a JSON encoder; null where a dispatch has no such part."""
    anatomy, dispatch = reading.anatomy, reading.dispatch
    lines = lines_of(dispatch.text)

    def spot(part: Span | Section | Byline | DatelineLine | Notice) -> dict[str, int]:
        return {"start": part.start, "end": part.end, "line": lines.of(part.start)}

    digests = [section for section in reading.sections if section.kind == "digest"]
    heading = anatomy.digest_heading
    return {
        "schema": "dateline-anatomy-1",
        "dispatch_id": dispatch.id,
        "citation": dispatch.citation,
        "title": reading.title,
        "outlet": reading.outlet,
        "byline": _byline(anatomy.byline, spot),
        "dateline": _dateline(anatomy.dateline, spot),
        "lede": spot(anatomy.lede) if anatomy.lede else None,
        "headings": [{"text": _words(dispatch, part), **spot(part)} for part in anatomy.headings],
        "notices": [_notice(notice, spot) for notice in anatomy.notices],
        "digest": {
            "heading": {"text": _words(dispatch, heading), **spot(heading)} if heading else None,
            "items": [{**spot(section), "published": _interval(section.published)} for section in digests],
        }
        if heading or digests
        else None,
        "sections": [
            {"kind": section.kind, **spot(section), "published": _interval(section.published), "why": _why(section.why)}
            for section in reading.sections
        ],
        "published": _interval(anatomy.published),
        "why": _why(anatomy.why),
    }


_Spot = Callable[[Byline | DatelineLine | Notice], dict[str, int]]


def _byline(byline: Byline | None, spot: _Spot) -> dict[str, Any] | None:
    if byline is None:
        return None
    who = {"author": byline.author, "role": byline.role, "outlet": byline.outlet}
    return {**who, **spot(byline), "why": _why(byline.why)}


def _dateline(dateline: DatelineLine | None, spot: _Spot) -> dict[str, Any] | None:
    if dateline is None:
        return None
    return {
        "text": " ".join(dateline.text.split()),
        "places": [place_name(place) for place in dateline.places],
        "outlet": dateline.outlet,
        "date_text": dateline.date_text,
        **spot(dateline),
        "place_words": [msgspec.to_builtins(place) for place in dateline.places],
        "why": _why(dateline.why),
    }


def _notice(notice: Notice, spot: _Spot) -> dict[str, Any]:
    what = {"holder": notice.holder, "years": list(notice.years), "syndicated": notice.syndicated}
    return {**what, **spot(notice), "why": _why(notice.why)}


def _interval(interval: Interval) -> dict[str, Any]:
    return {
        "from": interval.first.isoformat() if interval.first else None,
        "to": interval.last.isoformat() if interval.last else None,
        "precision": interval.precision,
        "why": _why(interval.why),
    }


def _why(reasons: tuple[Reason, ...]) -> list[dict[str, Any]]:
    return [
        {"rule": reason.rule, "note": reason.note, "row": reason.row, "spans": [[s.start, s.end] for s in reason.spans]}
        for reason in reasons
    ]


def _words(dispatch: Dispatch, span: Span) -> str:
    return " ".join(dispatch.text[span.start : span.end].split())
