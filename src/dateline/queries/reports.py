"""An event with all that is behind it: every report with its dispatch, words, sources and reasons."""

from __future__ import annotations

import msgspec

from dateline.errors import LedgerError
from dateline.ledger import Ledger
from dateline.ledger.rows import reading_from, report_from
from dateline.records import Event, Reading, Reason, Report


class Evidence(msgspec.Struct, frozen=True):
    """A report as it stands in the ledger: with the reading of its dispatch (text and structure; sentences are not
    kept), why it stands in its event, and whether a user confirmed it. `copy_of`: the dispatch that its own copies."""

    report: Report
    reading: Reading
    event: str | None
    why: tuple[Reason, ...]
    copy_of: str | None
    confirmed: bool
    dropped: bool


def find(ledger: Ledger, start: str) -> str:
    """The id of the event, report, dispatch or storyline that begins with these characters.

    Raises LedgerError where there is none, or more than one.
    """
    found = [
        row["id"]
        for table in ("events", "reports", "dispatches", "storylines")
        for row in ledger.connection.execute(
            f"SELECT DISTINCT id FROM {table} WHERE id = ? OR substr(id, 1, ?) = ? ORDER BY id LIMIT 3",
            (start, len(start), start),
        )
    ]
    if start in found:
        return start
    if len(found) != 1:
        what = "holds nothing" if not found else f"holds {', '.join(found)} and perhaps more"
        raise LedgerError(str(ledger.path), f"{what} under {start!r}")
    return str(found[0])


def event(ledger: Ledger, id: str) -> Event:
    """The event with this id. Raises LedgerError where there is none."""
    row = ledger.connection.execute("SELECT record FROM events WHERE id = ?", (id,)).fetchone()
    if row is None:
        raise LedgerError(str(ledger.path), f"holds no event {id}")
    return msgspec.json.decode(row["record"], type=Event)


def evidence(ledger: Ledger, *, event: str | None = None, report: str | None = None) -> list[Evidence]:
    """Every report of an event, or the one with an id, in the order in which they came."""
    rows = ledger.connection.execute(
        "SELECT r.record, r.event, r.link, r.confirmed, r.dropped, d.reading, d.text, s.copy_of FROM reports r"
        " JOIN dispatches d ON d.id = r.dispatch LEFT JOIN stories s ON s.unit = r.unit"
        " WHERE r.until_run IS NULL AND (r.event = ? OR r.id = ?)"
        " ORDER BY r.number",
        (event, report),
    )
    return [
        Evidence(
            report_from(row["record"]),
            reading_from(row["reading"], row["text"]),
            row["event"],
            msgspec.json.decode(row["link"], type=tuple[Reason, ...]) if row["link"] else (),
            row["copy_of"],
            bool(row["confirmed"]),
            bool(row["dropped"]),
        )
        for row in rows
    ]


def dispatch(ledger: Ledger, id: str) -> Reading:
    """A dispatch with its structure and its present reports. Raises LedgerError where there is none."""
    row = ledger.connection.execute("SELECT reading, text FROM dispatches WHERE id = ?", (id,)).fetchone()
    if row is None:
        raise LedgerError(str(ledger.path), f"holds no dispatch {id}")
    reports = ledger.connection.execute(
        "SELECT record FROM reports WHERE dispatch = ? AND until_run IS NULL AND dropped = 0 ORDER BY number", (id,)
    )
    return reading_from(row["reading"], row["text"], tuple(report_from(report["record"]) for report in reports))
