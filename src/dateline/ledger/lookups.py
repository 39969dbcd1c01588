"""What events are looked up by, kept beside them: the day of telling, parties, dealings, kin, doubts.

A question about all events would otherwise read every report, or decode every record. Written whenever an event is
(`linking.write_events`), and for all events when an older ledger is brought up.

    write(connection, event)
    sides(("KEN GOV", "- REB", "farmers"), whole=True)  ->  ["KEN", "REB"]
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import combinations, product
from typing import Final

import msgspec

from dateline.records import Event

_TOLD: Final = (
    "(SELECT min(coalesce(d.published_first, d.published_last)) FROM reports r JOIN dispatches d ON d.id = r.dispatch"
    " WHERE r.event = events.id AND r.until_run IS NULL)"
)

LOW_RANK: Final = 0.6
"""Confidence below which a report is doubtful by itself."""

# Copies are not asked about, nor what somebody has corrected, dropped or confirmed.
_DOUBTFUL: Final = """
INSERT INTO doubts SELECT * FROM (
  SELECT r.number, r.id, r.confidence,
    NOT EXISTS (SELECT 1 FROM parties p WHERE p.report = r.number AND p.side = 'actor') AS nobody,
    EXISTS (SELECT 1 FROM parties p WHERE p.report = r.number AND p.code IS NULL AND p.sector IS NULL) AS unknown,
    e.disputed AS disputed,
    r.confidence < ? AS rank
  FROM reports r
  JOIN dispatches d ON d.id = r.dispatch
  LEFT JOIN stories s ON s.unit = r.unit
  JOIN events e ON e.id = r.event
  WHERE r.event = ? AND r.until_run IS NULL AND r.dropped = 0 AND r.confirmed = 0 AND d.current = 1
    AND s.copy_of IS NULL
    AND NOT EXISTS (
      SELECT 1 FROM corrections c
      WHERE c.text_hash = d.text_hash AND c.trigger_start = r.trigger_start AND c.trigger_end = r.trigger_end
        AND c.kind <> 'undo' AND NOT EXISTS (SELECT 1 FROM corrections u WHERE u.undoes = c.number))
) WHERE nobody + unknown + disputed + rank > 0
"""


class Dealing(msgspec.Struct, frozen=True):
    """One party did it to another; `together`: both did it side by side, then in the order of the alphabet. `whole`: a
    country with all of its sectors is one party."""

    whole: bool
    one: str
    other: str
    together: bool


def write(connection: sqlite3.Connection, event: Event) -> None:
    """Keep what an event is looked up by; its reports must hold it already."""
    kind = kin(event.type, event.actors, event.recipients, event.country)
    connection.execute(f"UPDATE events SET kin = ?, told = {_TOLD} WHERE id = ?", (kind, event.id))
    connection.execute("DELETE FROM event_parties WHERE event = ?", (event.id,))
    connection.execute(
        "INSERT OR IGNORE INTO event_parties SELECT r.event, p.side, coalesce(p.code, ''), coalesce(p.sector, '')"
        " FROM reports r JOIN parties p ON p.report = r.number WHERE r.event = ? AND r.until_run IS NULL",
        (event.id,),
    )
    connection.execute("DELETE FROM doubts WHERE report IN (SELECT number FROM reports WHERE event = ?)", (event.id,))
    connection.execute(_DOUBTFUL, (LOW_RANK, event.id))
    connection.execute("DELETE FROM dealings WHERE event = ?", (event.id,))
    connection.executemany(
        "INSERT INTO dealings VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (each.whole, each.one, each.other, each.together, event.type, event.mode or "", event.status, event.id)
            for each in dealings(event)
        ],
    )


def retell(connection: sqlite3.Connection, dispatch: str) -> None:
    """Keep when the events were told that a dispatch tells, after it came out with other days of writing."""
    events = "SELECT event FROM reports WHERE dispatch = ? AND until_run IS NULL"
    connection.execute(f"UPDATE events SET told = {_TOLD} WHERE id IN ({events})", (dispatch,))


def fill(connection: sqlite3.Connection) -> None:
    """Keep what every event of an older ledger is looked up by."""
    for (id,) in connection.execute("SELECT id FROM events WHERE record <> '' ORDER BY id").fetchall():
        (record,) = connection.execute("SELECT record FROM events WHERE id = ?", (id,)).fetchone()
        write(connection, msgspec.json.decode(record, type=Event))


def dealings(event: Event) -> Iterator[Dealing]:
    """Who dealt with whom in an event, each once; parties that have no code are left out."""
    for whole in (True, False):
        actors, recipients = (sides(side, whole=whole) for side in (event.actors, event.recipients))
        for actor, recipient in product(actors, recipients):
            if actor != recipient:
                yield Dealing(whole, actor, recipient, False)
        for one, other in combinations(sorted(actors), 2):
            yield Dealing(whole, one, other, True)


def sides(side: Iterable[str], *, whole: bool) -> list[str]:
    """The parties of a side that have a code, each once: "KEN GOV" as it is or as "KEN", "- REB" as "REB"."""
    found: dict[str, None] = {}
    for words in side:
        code, _, sector = words.partition(" ")
        if code == "-" and _is_code(sector):
            found[sector] = None
        elif _is_code(code) and (not sector or _is_code(sector)):
            found[code if whole else words] = None
    return list(found)


def kin(type: str, actors: Iterable[str], recipients: Iterable[str], country: str | None) -> str:
    """Type and countries on either side; where no side is known the country in which it was. Events of one kin are
    alike.

    >>> kin("ASSAULT", ("KEN MIL", "ETH"), ("SOM REB",), "SOM")
    'ASSAULT ETH,KEN SOM -'
    """
    both = [",".join(sorted({party[:3] for party in side if party[:3].isupper()})) for side in (actors, recipients)]
    return f"{type} {both[0]} {both[1]} {'-' if any(both) else country or ''}"


def _is_code(words: str) -> bool:
    return len(words) == 3 and words.isascii() and words.isalpha() and words.isupper()
