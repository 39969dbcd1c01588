"""Copies, events and storylines of a whole ledger made anew, beside it, and put in place at once.

A large ledger takes long to merge again. So that nobody waits for it, and a kill loses next to nothing, the work is
done on a copy of the file (`ledger.sqlite.relinking`), some dispatches a transaction; what came out is then taken over
in one transaction of seconds. A run that was killed goes on with the copy that it left, if the ledger is still as it
was when it was copied; else it begins again. Who adds or corrects meanwhile makes it begin again too, once; then it
takes the ledger for itself.

    relink(path, connection, weave)     weave(connection, ids) merges these dispatches; the events that it touched
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from dateline.ledger import accords, linking, stories
from dateline.ledger.file import connect, snapshot, transaction
from dateline.ledger.schema import SIDE

Weave = Callable[[sqlite3.Connection, Sequence[str]], set[str]]
Told = Callable[[int, int], None]
"""How far it is: dispatches merged, dispatches in all."""

AT_ONCE: Final = 100
"""Dispatches, and twenty times as many events, of one transaction: what a kill loses, a few seconds' work."""

SMALL: Final = 500
"""Dispatches up to which a ledger is merged where it is: that takes less than a minute."""


def relink(path: Path, connection: sqlite3.Connection, weave: Weave, told: Told | None = None) -> None:
    """Make copies, events, storylines and accords anew, in the order in which the dispatches came."""
    told = told or (lambda _done, _total: None)
    if len(_present(connection)) > SMALL:
        for _ in range(2):
            if _beside(path, connection, weave, told):
                return
    discard(path)
    with transaction(connection):
        _clear(connection)
        touched: set[str] = set()
        every = _present(connection)
        for first in range(0, len(every), AT_ONCE):
            told(first, len(every))
            touched |= weave(connection, every[first : first + AT_ONCE])
        linking.write_events(connection, touched)
        _end(connection)


def discard(path: Path) -> None:
    """Take away what a killed run left beside a ledger."""
    for end in ("", "-wal", "-shm", "-journal"):
        Path(f"{_side(path)}{end}").unlink(missing_ok=True)


def _beside(path: Path, connection: sqlite3.Connection, weave: Weave, told: Told) -> bool:
    """Whether it was done: not where the ledger changed meanwhile."""
    side = _side(path)
    if not _goes_on(side, connection):
        discard(path)
        _copy(connection, side)
    with closing(connect(side, write=True)) as made:
        _merge(made, weave, told)
    connection.execute("ATTACH ? AS made", (str(side),))
    try:
        with transaction(connection):
            same = bool(connection.execute("SELECT state FROM made.relinking").fetchone()[0] == _state(connection))
            if same:
                for statement in _TAKE_OVER:
                    connection.execute(statement)
    finally:
        connection.execute("DETACH made")
    discard(path)
    return same


def _merge(made: sqlite3.Connection, weave: Weave, told: Told) -> None:
    every = _present(made)
    (done, written) = made.execute("SELECT done, written FROM relinking").fetchone()
    for first in range(done, len(every), AT_ONCE):
        told(first, len(every))
        with transaction(made):
            weave(made, every[first : first + AT_ONCE])
            made.execute("UPDATE relinking SET done = ?", (first + AT_ONCE,))
    events = [id for (id,) in made.execute("SELECT id FROM events WHERE id > ? ORDER BY id", (written,))]
    for first in range(0, len(events), 20 * AT_ONCE):
        several = events[first : first + 20 * AT_ONCE]
        with transaction(made):
            linking.write_events(made, several)
            made.execute("UPDATE relinking SET written = ?", (several[-1],))
    with transaction(made):
        _end(made)


def _clear(connection: sqlite3.Connection) -> None:
    stories.clear(connection)
    connection.execute("DELETE FROM traces WHERE kind = ?", (linking.KIND,))
    connection.execute("DELETE FROM events")
    connection.execute("DELETE FROM doubts")
    connection.execute("UPDATE reports SET happening = NULL, event = NULL, link = NULL")
    accords.loosen(connection)


def _end(connection: sqlite3.Connection) -> None:
    stories.refresh(connection)
    accords.gather(connection)


def _goes_on(side: Path, connection: sqlite3.Connection) -> bool:
    """Whether what lies beside a ledger was begun for it as it is."""
    if not side.exists():
        return False
    try:
        with closing(connect(side, write=True)) as made:
            return bool(made.execute("SELECT state FROM relinking").fetchone()[0] == _state(connection))
    except Exception:  # noqa: BLE001 - half a copy, or another version's: it is made anew
        return False


def _copy(connection: sqlite3.Connection, side: Path) -> None:
    with closing(sqlite3.connect(side)) as copy:
        connection.backup(copy)
    with closing(connect(side, write=True)) as made, transaction(made):
        state = _state(made)
        _clear(made)
        made.execute(SIDE)
        made.execute("INSERT INTO relinking VALUES (?, 0, '')", (state,))


def _state(connection: sqlite3.Connection) -> str:
    """What merging rests on: another answer, another outcome."""
    with snapshot(connection):
        parts = [tuple(connection.execute(question).fetchone() or ()) for question in _RESTS_ON]
        parts += [tuple(row) for row in connection.execute("SELECT name, aliases, kind, owner FROM outlets")]
    return repr(parts)


_RESTS_ON: Final = (
    "SELECT max(number), count(*), sum(current) FROM dispatches",
    "SELECT max(number), count(until_run), max(since_run), sum(dropped) FROM reports",
    "SELECT max(number) FROM corrections",
    "SELECT coder, model, lexicon, reference, codes FROM runs ORDER BY number DESC LIMIT 1",
)

_TAKE_OVER: Final = (
    "DELETE FROM main.traces",
    "INSERT INTO main.traces SELECT * FROM made.traces",
    "DELETE FROM main.story_traces",
    "INSERT INTO main.story_traces SELECT * FROM made.story_traces",
    "DELETE FROM main.events",
    "INSERT INTO main.events SELECT * FROM made.events",
    "INSERT INTO main.event_parties SELECT * FROM made.event_parties",
    "INSERT INTO main.dealings SELECT * FROM made.dealings",
    "DELETE FROM main.doubts",
    "INSERT INTO main.doubts SELECT * FROM made.doubts",
    "DELETE FROM main.storylines",
    "INSERT INTO main.storylines SELECT * FROM made.storylines",
    "UPDATE main.stories SET (copy_of, copied, copied_why, storyline, storyline_why) ="
    " (SELECT m.copy_of, m.copied, m.copied_why, m.storyline, m.storyline_why FROM made.stories m"
    "  WHERE m.unit = stories.unit)",
    "UPDATE main.reports SET (happening, event, link, told) ="
    " (SELECT m.happening, m.event, m.link, m.told FROM made.reports m WHERE m.number = reports.number)",
    "UPDATE main.agreements SET accord = (SELECT m.accord FROM made.agreements m WHERE m.id = agreements.id)",
)


def _present(connection: sqlite3.Connection) -> list[str]:
    return [id for (id,) in connection.execute("SELECT id FROM dispatches WHERE current = 1 ORDER BY number")]


def _side(path: Path) -> Path:
    return path.with_name(f"{path.name}.relinking")
