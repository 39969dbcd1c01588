"""What the lines and rows of an export are made from: the record, and what the ledger keeps beside it."""

from __future__ import annotations

from typing import Any

import msgspec

from dateline.exports.kept import KeptEvent, KeptReport
from dateline.exports.parties import event_party
from dateline.exports.records import EVENT, EventLocation, EventRecord, History, ReportRecord, Told
from dateline.records import Event, Held

SINGLE_FIELDS = frozenset({"day", "actors", "recipients", "place"})
"""Fields of an event that are no kind of count."""


class ReportItem(msgspec.Struct, frozen=True):
    """A report: its record "dateline-report-1", and what the ledger keeps beside it."""

    record: ReportRecord
    kept: KeptReport


class EventItem(msgspec.Struct, frozen=True):
    """An event: its record "dateline-event-1", and what the ledger keeps beside it."""

    record: EventRecord
    kept: KeptEvent


def report_item(kept: KeptReport, record: dict[str, Any]) -> ReportItem:
    """The item of a report; `record` is its JSON record as `dateline read` prints it, but for the coder, which is that
    of the run that made the report."""
    cited = record["cite_info"] | {"coder": kept.coder}
    return ReportItem(msgspec.convert(record | {"cite_info": cited}, ReportRecord), kept)


def event_item(kept: KeptEvent) -> EventItem:
    """The item of an event."""
    event = kept.event
    first, last = event.when.first, event.when.last
    record = EventRecord(
        schema=EVENT,
        id=event.id,
        kind=event.kind,
        event=[event.type],
        mode=[event.mode] if event.mode else [],
        status=event.status,
        history=[History(turn.status, _iso(turn.told), turn.report, list(turn.by)) for turn in event.turns],
        actor=[event_party(told) for told in event.actors],
        recipient=[event_party(told) for told in event.recipients],
        date=_iso(first),
        enddate=_iso(last),
        date_precision=event.when.precision,
        told=_iso(kept.told),
        event_loc=_location(kept),
        size={kind: int(held.best) for kind, held in event.fields.items() if kind not in SINGLE_FIELDS},
        quad_code=kept.quad,
        event_scale=kept.scale,
        outlets=len(event.outlets),
        outlet_names=list(event.outlets),
        dispatches=list(kept.dispatches),
        reports=[link.report for link in event.links],
        disputed=event.is_disputed,
        disagreements={name: _told(held) for name, held in event.fields.items() if held.is_disputed},
        summary=event.summary,
        storyline_id=kept.storyline,
        agreement_id=kept.accord,
    )
    return EventItem(record, kept)


def _location(kept: KeptEvent) -> EventLocation | None:
    event: Event = kept.event
    if event.place is None and event.country is None:
        return None
    return EventLocation(event.place, event.geonameid, event.latitude, event.longitude, event.country, kept.resolution)


def _told(held: Held) -> list[Told]:
    return [
        Told(each.value, list(each.reports), list(each.outlets), list(each.sources), _iso(each.first), _iso(each.last))
        for each in held.values
    ]


def _iso(day: object) -> str | None:
    return str(day) if day else None
