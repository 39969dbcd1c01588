"""An event with all that is behind it: every report with its dispatch, words, sources and reasons."""

from __future__ import annotations

import datetime as dt
from typing import Final

import msgspec

from dateline.errors import AbsentError, MovedError
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


_LAST: Final = "\U0010ffff"
"""Comes after every character in the order of ids, which is that of their bytes."""


def find(ledger: Ledger, start: str) -> str:
    """The id of the event, report, dispatch or storyline that begins with these characters.

    Raises AbsentError where there is none, or more than one; MovedError where it was an event that users merged into
    another one.
    """
    found = [
        row["id"]
        for table in ("events", "reports", "dispatches", "storylines")
        for row in ledger.connection.execute(
            f"SELECT DISTINCT id FROM {table} WHERE id >= ? AND id < ? ORDER BY id LIMIT 3",
            (start, start + _LAST),
        )
    ]
    if start in found:
        return start
    if not found:
        _raise_if_moved(ledger, start)
    if len(found) != 1:
        what = "holds nothing" if not found else f"holds {', '.join(found)} and perhaps more"
        raise AbsentError(str(ledger.path), f"{what} under {start!r}")
    return str(found[0])


def event(ledger: Ledger, id: str) -> Event:
    """The event with this id. Raises AbsentError where there is none; MovedError where users merged it into another."""
    row = ledger.connection.execute("SELECT record FROM events WHERE id = ?", (id,)).fetchone()
    if row is None:
        _raise_if_moved(ledger, id)
        raise AbsentError(str(ledger.path), f"holds no event {id}")
    return msgspec.json.decode(row["record"], type=Event)


def merged_into(ledger: Ledger, id: str) -> str | None:
    """The event into which users merged the one that had this id; None where they did not."""
    row = ledger.connection.execute(
        "SELECT event FROM reports WHERE happening = ? AND event <> happening AND until_run IS NULL LIMIT 1", (id,)
    ).fetchone()
    return row["event"] if row is not None else None


def _raise_if_moved(ledger: Ledger, start: str) -> None:
    """Raises MovedError where one event alone that is none now has an id that begins so."""
    moved = ledger.connection.execute(
        "SELECT DISTINCT happening, event FROM reports WHERE happening >= ? AND happening < ? AND event <> happening"
        " AND until_run IS NULL LIMIT 2",
        (start, start + _LAST),
    ).fetchall()
    if len(moved) == 1:
        raise MovedError(str(ledger.path), moved[0]["happening"], moved[0]["event"])


def evidence(ledger: Ledger, *, event: str | None = None, report: str | None = None) -> list[Evidence]:
    """Every report of an event, or the one with an id, in the order in which they came."""
    return [found for _, found in _evidence(ledger, "(r.event = ? OR r.id = ?)", (event, report))]


class ReportFilter(msgspec.Struct, frozen=True):
    """What reports are asked for; None: any. `since` and `until`: days that the report's interval touches. `after`:
    only what came after the report with this number."""

    dispatch: str | None = None
    types: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    limit: int | None = None
    after: int | None = None


def reports(ledger: Ledger, wanted: ReportFilter = ReportFilter()) -> list[tuple[int, Evidence]]:  # noqa: B008 - frozen
    """The present reports that the filter lets through, each with its number, in the order in which they came."""
    # With a plus, an index of some rows is not taken for one that holds all that is asked.
    conditions, values = ["+r.until_run IS NULL", "r.dropped = 0"], list[object]()
    conditions.append("r.dispatch NOT IN (SELECT id FROM dispatches WHERE current = 0)")
    if wanted.types:
        conditions.append(f"r.type IN ({','.join('?' * len(wanted.types))})")
        values.extend(wanted.types)
    for condition, value in (
        ("r.dispatch = ?", wanted.dispatch),
        ("coalesce(r.day_last, r.day_first) >= ?", wanted.since.isoformat() if wanted.since else None),
        ("coalesce(r.day_first, r.day_last) <= ?", wanted.until.isoformat() if wanted.until else None),
        ("r.number > ?", wanted.after),
    ):
        if value is not None:
            conditions.append(condition)
            values.append(value)
    # Where few of many may fit, an index that holds what is asked is read in full; else rows as they lie, till enough.
    order = "+r.number" if wanted.types or wanted.since or wanted.until else "r.number"
    numbers = f"SELECT r.number FROM reports r WHERE {' AND '.join(conditions)} ORDER BY {order}"
    limit = -1 if wanted.limit is None else int(wanted.limit)
    return _evidence(ledger, f"r.number IN ({numbers} LIMIT {limit})", tuple(values))


def _evidence(ledger: Ledger, condition: str, values: tuple[object, ...]) -> list[tuple[int, Evidence]]:
    rows = ledger.connection.execute(
        "SELECT r.number, r.record, r.event, r.link, r.confirmed, r.dropped, d.reading, d.text, s.copy_of"
        " FROM reports r CROSS JOIN dispatches d ON d.id = r.dispatch LEFT JOIN stories s ON s.unit = r.unit"
        f" WHERE r.until_run IS NULL AND {condition} ORDER BY r.number",
        values,
    )
    return [
        (
            row["number"],
            Evidence(
                report_from(row["record"]),
                reading_from(row["reading"], row["text"]),
                row["event"],
                msgspec.json.decode(row["link"], type=tuple[Reason, ...]) if row["link"] else (),
                row["copy_of"],
                bool(row["confirmed"]),
                bool(row["dropped"]),
            ),
        )
        for row in rows
    ]


def dispatch(ledger: Ledger, id: str) -> Reading:
    """A dispatch with its structure and its present reports. Raises AbsentError where there is none."""
    row = ledger.connection.execute("SELECT reading, text FROM dispatches WHERE id = ?", (id,)).fetchone()
    if row is None:
        raise AbsentError(str(ledger.path), f"holds no dispatch {id}")
    reports = ledger.connection.execute(
        "SELECT record FROM reports WHERE dispatch = ? AND until_run IS NULL AND dropped = 0 ORDER BY number", (id,)
    )
    return reading_from(row["reading"], row["text"], tuple(report_from(report["record"]) for report in reports))
