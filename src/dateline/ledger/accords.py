"""Agreements across dispatches: what several dispatches tell of one accord is gathered under one name.

Two records are of one accord where reports about them tell of one happening (its signing, say), or where both carry the
same title; sides that cannot be the same keep them apart. The gathering is made anew when a run ends.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict

import msgspec

from dateline.records import Agreement, Reading


def put(connection: sqlite3.Connection, reading: Reading) -> None:
    """Insert the agreements of a reading; those that stood there for its dispatch go."""
    connection.execute("DELETE FROM agreements WHERE dispatch = ?", (reading.dispatch.id,))
    connection.executemany(
        "INSERT INTO agreements (id, dispatch, record) VALUES (?, ?, ?)",
        [(each.id, reading.dispatch.id, msgspec.json.encode(each).decode()) for each in reading.agreements],
    )


def gather(connection: sqlite3.Connection) -> None:
    """Name the accord of every record: after the first record of it that came."""
    rows = connection.execute(
        "SELECT a.id, a.record, d.number FROM agreements a JOIN dispatches d ON d.id = a.dispatch"
        " WHERE d.current = 1 ORDER BY d.number, a.id"
    ).fetchall()
    records = {row["id"]: msgspec.json.decode(row["record"], type=Agreement) for row in rows}
    leader = {id: id for id in records}

    def find(id: str) -> str:
        while leader[id] != id:
            id = leader[id]
        return id

    by_event: dict[str, list[str]] = defaultdict(list)
    for id, record in records.items():
        for report in record.reports:
            row = connection.execute(
                "SELECT r.event FROM reports r JOIN events e ON e.id = r.event"
                " WHERE r.id = ? AND r.until_run IS NULL AND e.kind = 'happening'",
                (report,),
            ).fetchone()
            if row is not None:
                by_event[row["event"]].append(id)
    order = {id: place for place, id in enumerate(records)}
    for ids in by_event.values():
        for other in ids[1:]:
            one, two = sorted((find(ids[0]), find(other)), key=order.__getitem__)
            if one != two and _agree(records[one], records[two]):
                leader[two] = one
    connection.executemany("UPDATE agreements SET accord = ? WHERE id = ?", [(find(id), id) for id in records])


def _agree(one: Agreement, other: Agreement) -> bool:
    """Whether two records may be of one accord: one's parties are among the other's, and terms do not differ."""
    sides = [{actor.code or actor.text.lower() for actor in each.parties} for each in (one, other)]
    if sides[0] and sides[1] and not (sides[0] <= sides[1] or sides[1] <= sides[0]):
        return False
    return one.term is None or other.term is None or one.term.value == other.term.value
