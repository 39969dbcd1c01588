"""Stories into storylines, and copies of one text to their origin.

A story is what a dispatch tells in headline and body, or in one item of its digest. It is looked at before its reports
are merged (a copy is no voice of its own) and placed into a storyline afterwards. Storylines are told anew, with title,
days and the events in them, when a run ends.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from dateline import storylines
from dateline.ledger import outlets
from dateline.ledger.rows import days, reading_from
from dateline.merging import copies
from dateline.records import Event, Interval, Reading, Reason, Report
from dateline.storylines import Outline

COPIES: Final = "copy"
STORIES: Final = "story"
"""The kinds of traces under which texts alike and stories alike are found."""

_VOTES: Final = 200
"""Stories under one key that are looked at, those that came last."""

_ITS_STORYLINE: Final = (
    "(SELECT s.storyline FROM reports r JOIN stories s ON s.unit = r.unit"
    " WHERE r.event = events.id AND r.until_run IS NULL ORDER BY r.number LIMIT 1)"
)

_JUDGED: Final = 10
"""Texts, those that share most keys with a new one, that are aligned with it."""

_WHOLE: Final = 0.9
"""Share from which a copy is not looked up itself: what is like it is like its origin."""


def unit_of(report: Report, reading: Reading) -> str:
    """The story that a report stands in."""
    digest = report.section < len(reading.sections) and reading.sections[report.section].kind == "digest"
    return f"{reading.dispatch.id}#{report.section}" if digest else reading.dispatch.id


def put(connection: sqlite3.Connection, reading: Reading) -> set[str]:
    """Insert the stories of a reading, which must hold its sentences; what stood there for them before goes. The events
    to be written."""
    touched = remove(connection, reading.dispatch.id)
    for section in storylines.units(reading):
        one = storylines.outline(reading, section)
        connection.execute(
            "INSERT INTO stories (unit, dispatch, section, outline, day_first, day_last) VALUES (?, ?, ?, ?, ?, ?)",
            (one.unit, one.dispatch, section, msgspec.json.encode(one).decode(), *days(Interval(one.first, one.last))),
        )
    return touched


def remove(connection: sqlite3.Connection, dispatch: str) -> set[str]:
    """Take the stories of a dispatch out; of their copies the first becomes the origin. The events to be written."""
    touched: set[str] = set()
    units = [unit for (unit,) in connection.execute("SELECT unit FROM stories WHERE dispatch = ?", (dispatch,))]
    for unit in units:
        heirs = connection.execute("SELECT unit FROM stories WHERE copy_of = ? ORDER BY number", (unit,)).fetchall()
        for place, (heir,) in enumerate(heirs):
            origin = None if place == 0 else heirs[0]["unit"]
            touched |= _set_origin(connection, heir, origin, None, ())
        _make_stale(connection, unit)
    connection.execute("DELETE FROM stories WHERE dispatch = ?", (dispatch,))
    return touched


def find_copies(connection: sqlite3.Connection, dispatch: str) -> set[str]:
    """Find of what the stories of a dispatch are copies, or what is a copy of them. The events to be written."""
    touched: set[str] = set()
    known = outlets.known(connection)
    row = connection.execute("SELECT reading, text FROM dispatches WHERE id = ?", (dispatch,)).fetchone()
    reading = reading_from(row["reading"], row["text"])
    for number, unit, section in connection.execute(
        "SELECT number, unit, section FROM stories WHERE dispatch = ? ORDER BY number", (dispatch,)
    ).fetchall():
        one = copies.trace(reading, section)
        keys = copies.keys(one)
        best: tuple[copies.Copied, str] | None = None
        for other in _sharing(connection, keys, number):
            found = copies.copied(_trace(connection, other), one, known)
            if found is not None and (best is None or found.share > best[0].share):
                best = found, other
        if best is None or best[0].copy != dispatch or best[0].share < _WHOLE:
            _file(connection, COPIES, keys, number)
        if best is None:
            continue
        found, other = best
        if found.copy == dispatch and found.copy_section == section:
            touched |= _set_origin(connection, unit, _origin(connection, other), found.share, found.why)
            continue
        origin = _origin(connection, other)  # what was here first is the copy: all its voice is the new one's
        alike = connection.execute(
            "SELECT unit FROM stories WHERE unit = ? OR copy_of = ?", (origin, origin)
        ).fetchall()
        for (each,) in alike:
            touched |= _set_origin(connection, each, unit, found.share, found.why)
    return touched


def place(connection: sqlite3.Connection, dispatch: str) -> None:
    """Put the stories of a dispatch into storylines."""
    for number, record in connection.execute(
        "SELECT number, outline FROM stories WHERE dispatch = ? ORDER BY number", (dispatch,)
    ).fetchall():
        one = msgspec.json.decode(record, type=Outline)
        keys = storylines.keys(one)
        near = [(each, _window(connection, each)) for each in _nearest(connection, keys, number)]
        placed = storylines.place(one, near)
        _file(connection, STORIES, keys, number)
        for group in (placed.own, *placed.changed):
            _take(connection, group)


def refresh(connection: sqlite3.Connection) -> None:
    """Tell every stale storyline anew: title and days; and give its events to it."""
    for (id,) in connection.execute("SELECT id FROM storylines WHERE stale = 1 ORDER BY id").fetchall():
        outlines = outlines_of(connection, id)
        if not outlines:
            connection.execute("DELETE FROM storylines WHERE id = ?", (id,))
            continue
        told = storylines.storyline_of(id, outlines)
        connection.execute(
            "UPDATE storylines SET title = ?, day_first = ?, day_last = ?, stories = ?, stale = 0 WHERE id = ?",
            (told.title, *(day.isoformat() if day else None for day in (told.first, told.last)), len(outlines), id),
        )
        told_by_it = "SELECT r.event FROM reports r JOIN stories s ON s.unit = r.unit WHERE s.storyline = ?"
        connection.execute(f"UPDATE events SET storyline = {_ITS_STORYLINE} WHERE id IN ({told_by_it})", (id,))


def give_storyline(connection: sqlite3.Connection, event: str) -> None:
    """Put an event that was written into the storyline of its first report."""
    connection.execute(f"UPDATE events SET storyline = {_ITS_STORYLINE} WHERE id = ?", (event,))


def outlines_of(connection: sqlite3.Connection, storyline: str) -> list[Outline]:
    """The stories of a storyline, in the order in which they came."""
    rows = connection.execute("SELECT outline FROM stories WHERE storyline = ? ORDER BY number", (storyline,))
    return [msgspec.json.decode(row["outline"], type=Outline) for row in rows]


def events_of(connection: sqlite3.Connection, storyline: str) -> list[Event]:
    """The events that the stories of a storyline tell."""
    rows = connection.execute(
        "SELECT record FROM events WHERE id IN (SELECT r.event FROM stories s CROSS JOIN reports r"
        " ON r.unit = s.unit WHERE s.storyline = ? AND r.until_run IS NULL) ORDER BY id",
        (storyline,),
    )
    return [msgspec.json.decode(row["record"], type=Event) for row in rows]


def clear(connection: sqlite3.Connection) -> None:
    """Forget what was found of copies and storylines, so that it can be found anew."""
    connection.execute("DELETE FROM story_traces")
    connection.execute("DELETE FROM storylines")
    connection.execute(
        "UPDATE stories SET copy_of = NULL, copied = NULL, copied_why = NULL, storyline = NULL, storyline_why = NULL"
    )
    connection.execute("UPDATE reports SET told = json_set(told, '$.origin', dispatch) WHERE until_run IS NULL")


def _take(connection: sqlite3.Connection, group: storylines.Group) -> None:
    """Write a group of stories under its storyline; a new one is named after its first story."""
    id = group.storyline
    if id is None:
        id = _new_id(connection, group.units[0])
    for unit in group.units:
        _make_stale(connection, unit)
    for taken in group.takes:
        connection.execute("UPDATE stories SET storyline = ? WHERE storyline = ?", (id, taken))
        connection.execute("UPDATE storylines SET stale = 1 WHERE id = ?", (taken,))
    why = msgspec.json.encode(group.why).decode()
    connection.executemany(
        "UPDATE stories SET storyline = ?, storyline_why = ? WHERE unit = ?", [(id, why, unit) for unit in group.units]
    )
    connection.execute(
        "INSERT INTO storylines VALUES (?, '', NULL, NULL, 0, 1) ON CONFLICT (id) DO UPDATE SET stale = 1", (id,)
    )


def _new_id(connection: sqlite3.Connection, unit: str) -> str:
    """The id of a storyline that begins with this story; another one where a storyline still goes by that id."""
    number = 0
    while True:
        id = f"s-{hashlib.blake2b(f'{unit} {number}'.encode(), digest_size=6).hexdigest()}"
        if connection.execute("SELECT 1 FROM stories WHERE storyline = ?", (id,)).fetchone() is None:
            return id
        number += 1


def _make_stale(connection: sqlite3.Connection, unit: str) -> None:
    connection.execute(
        "UPDATE storylines SET stale = 1 WHERE id = (SELECT storyline FROM stories WHERE unit = ?)", (unit,)
    )


def _set_origin(
    connection: sqlite3.Connection, unit: str, origin: str | None, share: float | None, why: Sequence[Reason]
) -> set[str]:
    """Say of what a story is a copy (None: of nothing); the events whose voices change with it."""
    connection.execute(
        "UPDATE stories SET copy_of = ?, copied = ?, copied_why = ? WHERE unit = ?",
        (None if origin == unit else origin, share, msgspec.json.encode(tuple(why)).decode(), unit),
    )
    voice = (origin or unit).partition("#")[0]
    connection.execute(
        "UPDATE reports SET told = json_set(told, '$.origin', ?) WHERE unit = ? AND until_run IS NULL", (voice, unit)
    )
    rows = connection.execute(
        "SELECT DISTINCT event FROM reports WHERE unit = ? AND until_run IS NULL AND event IS NOT NULL", (unit,)
    )
    return {row["event"] for row in rows}


def _origin(connection: sqlite3.Connection, unit: str) -> str:
    row = connection.execute("SELECT copy_of FROM stories WHERE unit = ?", (unit,)).fetchone()
    return str(row["copy_of"] or unit)


def _trace(connection: sqlite3.Connection, unit: str) -> copies.Trace:
    row = connection.execute(
        "SELECT s.section, d.reading, d.text FROM stories s JOIN dispatches d ON d.id = s.dispatch WHERE s.unit = ?",
        (unit,),
    ).fetchone()
    return copies.trace(reading_from(row["reading"], row["text"]), row["section"])


def _file(connection: sqlite3.Connection, kind: str, keys: Iterable[str], story: int) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO story_traces VALUES (?, ?, ?)", [(kind, key, story) for key in sorted(keys)]
    )


def _sharing(connection: sqlite3.Connection, keys: Iterable[str], story: int) -> list[str]:
    """The texts that share most keys with one, those that came first first among equals."""
    shared: Counter[int] = Counter()
    for key in keys:
        rows = connection.execute(
            "SELECT story FROM story_traces WHERE kind = ? AND key = ? AND story <> ? ORDER BY story DESC LIMIT ?",
            (COPIES, key, story, _VOTES),
        )
        shared.update(number for (number,) in rows)
    ordered = sorted(shared, key=lambda number: (-shared[number], number))[:_JUDGED]
    question = "SELECT unit FROM stories WHERE number = ?"
    return [str(connection.execute(question, (number,)).fetchone()["unit"]) for number in ordered]


def _nearest(connection: sqlite3.Connection, keys: Iterable[str], story: int) -> list[str]:
    """The storylines whose stories share most keys with one, those that came first first among equals."""
    shared: Counter[str] = Counter()
    for key in keys:
        rows = connection.execute(
            "SELECT s.storyline FROM story_traces t JOIN stories s ON s.number = t.story"
            " WHERE t.kind = ? AND t.key = ? AND s.storyline IS NOT NULL AND t.story <> ?"
            " ORDER BY t.story DESC LIMIT ?",
            (STORIES, key, story, _VOTES),
        )
        shared.update(row["storyline"] for row in rows)
    first = {
        each: connection.execute("SELECT min(number) FROM stories WHERE storyline = ?", (each,)).fetchone()[0]
        for each in shared
    }
    return sorted(shared, key=lambda each: (-shared[each], first[each]))[: storylines.SHARED_MOST]


def _window(connection: sqlite3.Connection, storyline: str) -> list[Outline]:
    """The latest stories of a storyline, as many as placing looks at, in the order in which they came."""
    rows = connection.execute(
        "SELECT outline FROM stories WHERE storyline = ? ORDER BY number DESC LIMIT ?", (storyline, storylines.WINDOW)
    ).fetchall()
    return [msgspec.json.decode(row["outline"], type=Outline) for row in reversed(rows)]
