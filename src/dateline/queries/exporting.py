"""Everything that an export holds: present reports with their dispatches, and events with what their reports add.

Both are read one after the other and never gathered in memory. Ask inside `ledger.snapshot()`, so that a writer beside
does not change what is still to come.

    for kept in exported_reports(ledger, EventFilter(types=("ASSAULT",))): kept.report.id, kept.event
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from dateline.ledger import Ledger
from dateline.ledger.rows import reading_from, report_from
from dateline.queries.events import EventFilter, selection
from dateline.records import Event, Reading, Report


class ExportedReport(msgspec.Struct, frozen=True):
    """A report with corrections in force, and the reading of its dispatch (text, structure and agreements).

    `text_hash`: BLAKE2b of the dispatch's text, 32 hexadecimal digits; `coder`: of the run that made the report;
    `copy_of`: the dispatch that its story reprints; `accord`: the agreement across dispatches that it is about;
    `confirmed`: a user judged it right."""

    report: Report
    reading: Reading
    text_hash: str
    coder: str
    event: str | None
    storyline: str | None
    copy_of: str | None
    accord: str | None
    confirmed: bool


class ExportedEvent(msgspec.Struct, frozen=True):
    """An event and what its record does not hold. `told`: first day of writing of its earliest report; `dispatches`:
    those that tell it, in the order in which they came; `resolution` of its place (5 below city, 4 city, 3 district,
    2 province, 1 country, 0 unknown); `quad` (1 to 4) and `scale` (-10 to 10) of its type and mode; `accord`: the
    agreement that most of its reports are about."""

    event: Event
    storyline: str | None
    told: dt.date | None
    dispatches: tuple[str, ...]
    resolution: int
    quad: int
    scale: float
    accord: str | None


_REPORTS: Final = (
    "SELECT r.id, r.record, r.event, r.confirmed, u.coder, s.copy_of, s.storyline,"
    " coalesce(a.accord, a.id) AS accord FROM reports r JOIN runs u ON u.number = r.since_run"
    " LEFT JOIN stories s ON s.unit = r.unit LEFT JOIN agreements a ON a.id = json_extract(r.told, '$.agreement')"
    " WHERE r.dispatch = ? AND r.until_run IS NULL AND r.dropped = 0 ORDER BY r.sequence, r.start, r.id"
)

_MEMBERS: Final = (
    "SELECT r.dispatch, r.type, r.mode, r.geonameid, r.country, json_extract(r.record, '$.quad') AS quad,"
    " json_extract(r.record, '$.scale') AS scale, json_extract(r.record, '$.place.resolution') AS resolution,"
    " coalesce(a.accord, a.id) AS accord FROM reports r"
    " LEFT JOIN agreements a ON a.id = json_extract(r.told, '$.agreement')"
    " WHERE r.event = ? AND r.until_run IS NULL ORDER BY r.number"
)


def exported_reports(ledger: Ledger, wanted: EventFilter = EventFilter()) -> Iterator[ExportedReport]:  # noqa: B008
    """The present reports of the events that the filter lets through; all of them, if it lets everything through.

    In the order in which their dispatches came, then in that of the text."""
    events = None if wanted == EventFilter() else _ids(ledger, wanted)
    dispatches = ledger.connection.execute(
        "SELECT id, text, text_hash, reading FROM dispatches WHERE current = 1 ORDER BY number"
    )
    for dispatch in dispatches:
        reading: Reading | None = None
        for row in ledger.connection.execute(_REPORTS, (dispatch["id"],)):
            if events is not None and row["event"] not in events:
                continue
            reading = reading or reading_from(dispatch["reading"], dispatch["text"])
            yield ExportedReport(
                report=report_from(row["record"]),
                reading=reading,
                text_hash=dispatch["text_hash"],
                coder=row["coder"],
                event=row["event"],
                storyline=row["storyline"],
                copy_of=row["copy_of"].partition("#")[0] if row["copy_of"] else None,
                accord=row["accord"],
                confirmed=bool(row["confirmed"]),
            )


def exported_events(ledger: Ledger, wanted: EventFilter = EventFilter()) -> Iterator[ExportedEvent]:  # noqa: B008
    """The events that the filter lets through, in the order of `events`: by day, undated ones by the day of telling."""
    for row in ledger.connection.execute(*selection(wanted)):
        event = msgspec.json.decode(row["record"], type=Event)
        members = ledger.connection.execute(_MEMBERS, (event.id,)).fetchall()
        yield _event(event, row, members)


def exported_count(ledger: Ledger, level: str, wanted: EventFilter = EventFilter()) -> int:  # noqa: B008 - frozen
    """How many records an export of this level ("report" or "event") will hold."""
    if level == "event":
        question, values = selection(wanted)
        return int(ledger.connection.execute(f"SELECT count(*) FROM ({question})", values).fetchone()[0])
    present = (
        "SELECT r.event FROM reports r JOIN dispatches d ON d.id = r.dispatch"
        " WHERE r.until_run IS NULL AND r.dropped = 0 AND d.current = 1"
    )
    if wanted == EventFilter():
        return int(ledger.connection.execute(f"SELECT count(*) FROM ({present})").fetchone()[0])
    events = _ids(ledger, wanted)
    return sum(event in events for (event,) in ledger.connection.execute(present))


def _ids(ledger: Ledger, wanted: EventFilter) -> frozenset[str]:
    question, values = selection(wanted)
    return frozenset(id for (id,) in ledger.connection.execute(f"SELECT id FROM ({question})", values))


def _event(event: Event, row: Any, members: list[Any]) -> ExportedEvent:
    """The event with what its reports add; the report that fits its type and mode best lends quad and scale."""
    best = max(members, key=lambda each: (each["type"] == event.type, each["mode"] == event.mode))
    places = [each for each in members if each["geonameid"] == event.geonameid and each["country"] == event.country]
    accords = [each["accord"] for each in members if each["accord"]]
    return ExportedEvent(
        event=event,
        storyline=row["storyline"],
        told=dt.date.fromisoformat(row["told"]) if row["told"] else None,
        dispatches=tuple(dict.fromkeys(each["dispatch"] for each in members)),
        resolution=max((each["resolution"] or 0 for each in places), default=0),
        quad=best["quad"],
        scale=best["scale"],
        accord=max(accords, key=lambda each: (accords.count(each), -accords.index(each)), default=None),
    )
