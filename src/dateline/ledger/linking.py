"""Reports into events, one at a time, in the order in which they came.

Merging puts a report into a group of those that tell the same (`happening`), named after its first report; what it sees
are these groups alone. Users have the last word: what they split never joins again, and groups that they merged are one
`event`, under the name of the group that was told first. Events are rewritten whenever their reports change; one
without reports is none, and comes back when a user takes back what emptied it.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from dateline import merging
from dateline.ledger import lookups, outlets, stories
from dateline.ledger.corrections import Anchor, Correction
from dateline.records import Event, Link, Reason, Told

KIND: Final = "told"
"""The kind of traces under which reports are found."""

_MOST: Final = 1000
"""Reports looked up under one key; one that holds more is read in part."""

_NEW: Final = (
    "INSERT OR IGNORE INTO events (id, kind, type, status, day_precision, reports, outlets, disputed, record)"
    " VALUES (?, 'happening', '', '', 'unknown', 0, 0, 0, '')"
)
"""An event of which only the name is known; `write_events` tells the rest."""


def told_from(record: str) -> Told:
    """What a report tells, from its row."""
    return msgspec.json.decode(record, type=Told)


def event_id(report: str) -> str:
    """The id of the event that a report opens: the same in every ledger that is told the same."""
    return f"e-{hashlib.blake2b(report.encode(), digest_size=6).hexdigest()}"


def link(connection: sqlite3.Connection, report: str, one: Told, bonds: Bonds) -> set[str]:
    """Give a report its event; the events whose reports changed, which `write_events` is to write."""
    keys = merging.keys(one)
    if bonds.is_alone(report):
        settled = merging.Settled(None, "happening", (Reason("corrected", "a user took it out of its event"),))
    else:
        near = [each for each in _near(connection, one) if bonds.may_join(report, each[0])]
        settled = merging.settle(one, near)
    group = settled.event or event_id(report)
    if settled.event is None:
        connection.execute(_NEW, (group,))
    absorbed = _absorb(connection, group, settled.absorbed)
    connection.execute(
        "UPDATE reports SET happening = ?, event = ?, link = ? WHERE id = ? AND until_run IS NULL",
        (group, group, msgspec.json.encode(settled.why).decode(), report),
    )
    connection.executemany("INSERT OR IGNORE INTO traces VALUES (?, ?, ?)", [(KIND, key, report) for key in keys])
    return bonds.unite(_renamed(connection, group)) | {group} | absorbed


def _absorb(connection: sqlite3.Connection, group: str, others: Sequence[str]) -> set[str]:
    """Bring the reports of other groups, which turned out to tell the same, into a group; the events concerned."""
    touched: set[str] = set()
    for other in others:
        for (event,) in connection.execute(
            "SELECT DISTINCT event FROM reports WHERE happening = ?", (other,)
        ).fetchall():
            touched.add(event)
        connection.execute(
            "UPDATE reports SET happening = ?, event = ? WHERE happening = ? AND until_run IS NULL",
            (group, group, other),
        )
        touched.add(other)
    return touched


def unlink(connection: sqlite3.Connection, reports: Iterable[str]) -> set[str]:
    """Take reports out of their events; the events that are to be written. A group that loses the report after which
    it is named takes the name of the next."""
    touched: set[str] = set()
    groups: set[str] = set()
    for report in reports:
        row = connection.execute(
            "SELECT event, happening FROM reports WHERE id = ? AND until_run IS NULL AND event IS NOT NULL", (report,)
        ).fetchone()
        if row is not None:
            touched.add(row["event"])
            groups.add(row["happening"])
        connection.execute("DELETE FROM doubts WHERE id = ?", (report,))
        connection.execute("UPDATE reports SET happening = NULL, event = NULL, link = NULL WHERE id = ?", (report,))
        connection.execute("DELETE FROM traces WHERE owner = ? AND kind = ?", (report, KIND))
    for group in sorted(groups):
        touched.add(_renamed(connection, group))
    return touched


def write_events(connection: sqlite3.Connection, events: Iterable[str]) -> None:
    """Rewrite these events from the reports that they hold; those without any go."""
    known = outlets.known(connection)
    for event in sorted(set(events)):
        rows = connection.execute(
            "SELECT id, told, link FROM reports WHERE event = ? AND until_run IS NULL ORDER BY number", (event,)
        ).fetchall()
        if not rows:
            connection.execute("DELETE FROM events WHERE id = ?", (event,))
            continue
        links = [Link(row["id"], msgspec.json.decode(row["link"], type=tuple[Reason, ...])) for row in rows]
        told = [told_from(row["told"]) for row in rows]
        connection.execute(_NEW, (event,))
        _write(connection, merging.event_of(event, merging.kind_of(told), told, links, known))


def _renamed(connection: sqlite3.Connection, group: str) -> str:
    """The name of a group after its first report went."""
    first = connection.execute(
        "SELECT id FROM reports WHERE happening = ? AND until_run IS NULL ORDER BY number LIMIT 1", (group,)
    ).fetchone()
    if first is None or event_id(first["id"]) == group:
        return group
    name = event_id(first["id"])
    connection.execute(_NEW, (name,))
    connection.execute("UPDATE reports SET event = ? WHERE event = ?", (name, group))
    connection.execute("UPDATE reports SET happening = ? WHERE happening = ?", (name, group))
    connection.execute("DELETE FROM events WHERE id = ?", (group,))
    return name


def _write(connection: sqlite3.Connection, event: Event) -> None:
    first, last = event.when.first, event.when.last
    connection.execute(
        "UPDATE events SET kind = ?, type = ?, status = ?, day_first = ?, day_last = ?, day_precision = ?, country = ?,"
        " place = ?, reports = ?, outlets = ?, disputed = ?, record = ? WHERE id = ?",
        (
            event.kind, event.type, event.status, first.isoformat() if first else None,
            last.isoformat() if last else None, event.when.precision, event.country, event.place, len(event.links),
            len(event.outlets), int(event.is_disputed), msgspec.json.encode(event).decode(), event.id,
        ),
    )  # fmt: skip
    stories.give_storyline(connection, event.id)
    lookups.write(connection, event)


def _near(connection: sqlite3.Connection, one: Told) -> list[tuple[str, list[Told]]]:
    """The groups that tell something under a key that is sought, told first first, each with those of its reports
    that merging hears."""
    groups: set[str] = set()
    for key in merging.sought(one):
        rows = connection.execute(
            "SELECT r.happening FROM traces t JOIN reports r ON r.id = t.owner AND r.until_run IS NULL"
            " WHERE t.kind = ? AND t.key = ? AND r.happening IS NOT NULL AND r.id <> ? LIMIT ?",
            (KIND, key, one.report, _MOST if merging.is_selective(key, merging.BUSY + 1) else merging.BUSY + 1),
        ).fetchall()
        if merging.is_selective(key, len(rows)):
            groups.update(group for (group,) in rows)
    found: list[tuple[int, str, list[Told]]] = []
    for group in groups:
        question = "SELECT number, told FROM reports WHERE happening = ? AND until_run IS NULL ORDER BY number"
        rows = connection.execute(f"{question} LIMIT ?", (group, merging.HEARD)).fetchall()
        later = f"{question} DESC LIMIT ?"
        last = connection.execute(later, (group, merging.HEARD)).fetchall() if len(rows) == merging.HEARD else []
        known = {row["number"]: row["told"] for row in (*rows, *last)}
        found.append((rows[0]["number"], group, [told_from(known[number]) for number in sorted(known)]))
    return [(group, members) for _, group, members in sorted(found, key=lambda each: each[0])]


class Bonds:
    """What users said about which reports tell of one event, as the reports at hand bear it."""

    def __init__(self, connection: sqlite3.Connection, corrections: Iterable[Correction]) -> None:
        self._connection = connection
        self._together: dict[str, set[str]] = defaultdict(set)
        self._apart: dict[str, set[str]] = defaultdict(set)
        self._alone: set[str] = set()
        for correction in corrections:
            if correction.kind not in ("merge", "split"):
                continue
            mine = self._report(correction.anchor)
            other = self._report(Anchor.parse(correction.value)) if correction.value else None
            if mine is None:
                continue
            if correction.kind == "split" and not correction.value:
                self._alone.add(mine)
            elif other is not None:
                pairs = self._together if correction.kind == "merge" else self._apart
                pairs[mine].add(other)
                pairs[other].add(mine)

    def is_alone(self, report: str) -> bool:
        """Whether a report stays in a group of its own."""
        return report in self._alone

    def may_join(self, report: str, group: str) -> bool:
        """Whether no user said that a report does not belong to a group."""
        if not self._alone and not self._apart:
            return True
        members = self._members(group)
        return not members & self._alone and not members & self._apart[report]

    def unite(self, group: str) -> set[str]:
        """Make one event of a group and those that users merged with it; the events that are to be written."""
        if not self._together:
            return {group}
        groups, waiting = {group}, [group]
        while waiting:
            for member in self._members(waiting.pop()):
                for other in self._together.get(member, ()):
                    found = self._group(other)
                    if found is not None and found not in groups:
                        groups.add(found)
                        waiting.append(found)
        event = min(groups, key=self._first)
        for each in groups - {event}:
            self._connection.execute(
                "UPDATE reports SET event = ? WHERE happening = ? AND until_run IS NULL", (event, each)
            )
        return groups

    def unite_all(self) -> set[str]:
        """Bring every merge by users into force, and take those back that are undone; the events to be written."""
        rows = self._connection.execute(
            "SELECT DISTINCT event, happening FROM reports WHERE event <> happening AND until_run IS NULL"
        ).fetchall()
        touched = {name for row in rows for name in row}
        self._connection.execute("UPDATE reports SET event = happening WHERE event <> happening AND until_run IS NULL")
        for report in sorted(self._together):
            group = self._group(report)
            if group is not None:
                touched |= self.unite(group)
        return touched

    def _members(self, group: str) -> set[str]:
        rows = self._connection.execute("SELECT id FROM reports WHERE happening = ? AND until_run IS NULL", (group,))
        return {row["id"] for row in rows}

    def _first(self, group: str) -> int:
        question = "SELECT min(number) FROM reports WHERE happening = ? AND until_run IS NULL"
        return int(self._connection.execute(question, (group,)).fetchone()[0])

    def _group(self, report: str) -> str | None:
        row = self._connection.execute(
            "SELECT happening FROM reports WHERE id = ? AND until_run IS NULL", (report,)
        ).fetchone()
        return row["happening"] if row else None

    def _report(self, anchor: Anchor) -> str | None:
        row = self._connection.execute(
            "SELECT r.id FROM reports r JOIN dispatches d ON d.id = r.dispatch WHERE d.text_hash = ?"
            " AND r.trigger_start = ? AND r.trigger_end = ? AND r.until_run IS NULL ORDER BY (r.type = ?) DESC",
            (anchor.text_hash, anchor.start, anchor.end, anchor.type),
        ).fetchone()
        return str(row["id"]) if row else None
