"""Agreements across dispatches: what several dispatches tell of one accord is gathered under one name.

Two records are of one accord where reports about them tell of one happening (its signing, say); sides that cannot be
the same keep them apart. An accord is named after the first record of it that came. Only what may have changed is
gathered anew: records that came, went or lost their name (`accord` is NULL), and those whose reports' events were
rewritten.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable

import msgspec

from dateline.records import Agreement, Reading


def put(connection: sqlite3.Connection, reading: Reading) -> None:
    """Insert the agreements of a reading; those that stood there for its dispatch go."""
    loosen(connection, reading.dispatch.id)
    connection.execute("DELETE FROM agreements WHERE dispatch = ?", (reading.dispatch.id,))
    connection.executemany(
        "INSERT INTO agreements (id, dispatch, record) VALUES (?, ?, ?)",
        [(each.id, reading.dispatch.id, msgspec.json.encode(each).decode()) for each in reading.agreements],
    )
    connection.executemany(
        "INSERT OR IGNORE INTO agreement_reports VALUES (?, ?)",
        [(report, each.id) for each in reading.agreements for report in each.reports],
    )


def loosen(connection: sqlite3.Connection, dispatch: str | None = None) -> None:
    """Take the names of the accords that a dispatch tells of, since it is about to change or go; None: of all."""
    if dispatch is None:
        connection.execute("UPDATE agreements SET accord = NULL")
        return
    connection.execute(
        "UPDATE agreements SET accord = NULL WHERE accord IN (SELECT accord FROM agreements WHERE dispatch = ?)",
        (dispatch,),
    )


def gather(connection: sqlite3.Connection, events: Iterable[str] = ()) -> None:
    """Name the accords of the records that have no name and of those that reports of these events are about."""
    concerned = _concerned(connection, events)
    records: dict[str, Agreement] = {}
    for id in concerned:
        row = connection.execute(
            "SELECT a.record, d.current FROM agreements a JOIN dispatches d ON d.id = a.dispatch WHERE a.id = ?", (id,)
        ).fetchone()
        if row["current"]:
            records[id] = msgspec.json.decode(row["record"], type=Agreement)
        else:
            connection.execute("UPDATE agreements SET accord = id WHERE id = ?", (id,))  # an old version stands alone
    leader = {id: id for id in records}

    def find(id: str) -> str:
        while leader[id] != id:
            id = leader[id]
        return id

    by_event: dict[str, list[str]] = defaultdict(list)
    for id, record in records.items():
        for report in record.reports:
            event = _happening(connection, report)
            if event is not None:
                by_event[event].append(id)
    order = {id: place for place, id in enumerate(records)}
    for ids in by_event.values():
        for other in ids[1:]:
            one, two = sorted((find(ids[0]), find(other)), key=order.__getitem__)
            if one != two and _agree(records[one], records[two]):
                leader[two] = one
    connection.executemany("UPDATE agreements SET accord = ? WHERE id = ?", [(find(id), id) for id in records])


def _concerned(connection: sqlite3.Connection, events: Iterable[str]) -> list[str]:
    """The records to be gathered and all that hang together with them, by event or name, in the order of coming."""
    found: set[str] = {id for (id,) in connection.execute("SELECT id FROM agreements WHERE accord IS NULL")}
    asked: set[str] = set()
    for event in events:
        asked.add(event)
        found |= _about(connection, event)
    waiting = list(found)
    while waiting:
        id = waiting.pop()
        near = {
            other
            for (other,) in connection.execute(
                "SELECT o.id FROM agreements a JOIN agreements o ON o.accord = a.accord WHERE a.id = ?", (id,)
            )
        }
        for (report,) in connection.execute(
            "SELECT report FROM agreement_reports WHERE agreement = ?", (id,)
        ).fetchall():
            reported = _happening(connection, report)
            if reported is not None and reported not in asked:
                asked.add(reported)
                near |= _about(connection, reported)
        waiting += near - found
        found |= near
    rows = [
        connection.execute(
            "SELECT d.number, a.id FROM agreements a JOIN dispatches d ON d.id = a.dispatch WHERE a.id = ?", (id,)
        ).fetchone()
        for id in found
    ]
    return [id for _, id in sorted(map(tuple, rows))]


def _about(connection: sqlite3.Connection, event: str) -> set[str]:
    """The records that reports of an event are about."""
    rows = connection.execute(
        "SELECT m.agreement FROM reports r JOIN agreement_reports m ON m.report = r.id"
        " WHERE r.event = ? AND r.until_run IS NULL",
        (event,),
    )
    return {id for (id,) in rows}


def _happening(connection: sqlite3.Connection, report: str) -> str | None:
    """The happening that a report tells of."""
    row = connection.execute(
        "SELECT r.event FROM reports r JOIN events e ON e.id = r.event"
        " WHERE r.id = ? AND r.until_run IS NULL AND e.kind = 'happening'",
        (report,),
    ).fetchone()
    return row["event"] if row is not None else None


def _agree(one: Agreement, other: Agreement) -> bool:
    """Whether two records may be of one accord: one's parties are among the other's, and terms do not differ."""
    sides = [{actor.code or actor.text.lower() for actor in each.parties} for each in (one, other)]
    if sides[0] and sides[1] and not (sides[0] <= sides[1] or sides[1] <= sides[0]):
        return False
    return one.term is None or other.term is None or one.term.value == other.term.value
