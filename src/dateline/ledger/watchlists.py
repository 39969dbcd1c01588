"""Saved questions, and which events they were found to match: kept beside what the dispatches say, never made anew.

    number = keep(connection, "Lake treaty", '{"pair":["KEN","ETH"]}', "Jane Roe", None)

Which events match is asked by `run.watchlists`; here it is only remembered.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from dateline.errors import QuestionError
from dateline.ledger import runs
from dateline.ledger.file import transaction


def keep(connection: sqlite3.Connection, name: str, question: str, author: str, webhook: str | None) -> int:
    """Keep a question under a name; its number. Raises QuestionError where the name is taken."""
    try:
        row = connection.execute(
            "INSERT INTO watchlists (name, question, made, author, webhook) VALUES (?, ?, ?, ?, ?) RETURNING number",
            (name, question, runs.now(), author, webhook),
        ).fetchone()
    except sqlite3.IntegrityError as error:
        raise QuestionError("name", f"there is a watchlist {name!r} already") from error
    return int(row["number"])


def remove(connection: sqlite3.Connection, number: int) -> None:
    """Take a question away, with what it matched."""
    connection.execute("DELETE FROM watchlists WHERE number = ?", (number,))


def mute(connection: sqlite3.Connection, number: int, *, muted: bool) -> None:
    """Let a question rest: nothing of it is posted or counted as new; or let it go on."""
    connection.execute("UPDATE watchlists SET muted = ? WHERE number = ?", (int(muted), number))
    if not muted:  # what came meanwhile is not posted late
        connection.execute("UPDATE watchlists SET sent = ? WHERE number = ?", (_newest(connection), number))


def seen(connection: sqlite3.Connection, number: int, upto: int | None = None) -> None:
    """All that matched so far, or up to the match with a number, was looked at."""
    newest = _newest(connection) if upto is None else upto
    connection.execute("UPDATE watchlists SET seen = max(seen, ?) WHERE number = ?", (newest, number))


def notice(connection: sqlite3.Connection, number: int, events: Iterable[str], told_since: Iterable[str]) -> None:
    """Remember the events that a question matches now. `told_since`: those of them that a dispatch tells of which has
    come since the last time; any other that is not known yet has come by a recoding or correction, and is no news; nor
    is what was there when the question was asked."""
    with transaction(connection):
        (noticed,) = connection.execute("SELECT noticed FROM watchlists WHERE number = ?", (number,)).fetchone()
        news, now = set(told_since) if noticed >= 0 else set(), runs.now()
        connection.executemany(
            "INSERT OR IGNORE INTO matches (watchlist, event, came, news) VALUES (?, ?, ?, ?)",
            [(number, event, now, int(event in news)) for event in events],
        )
        connection.execute(
            "UPDATE watchlists SET noticed = (SELECT coalesce(max(number), 0) FROM dispatches) WHERE number = ?",
            (number,),
        )


def sent(connection: sqlite3.Connection, number: int, upto: int, error: str | None) -> None:
    """What came of posting the matches up to the one with a number."""
    if error is None:
        connection.execute(
            "UPDATE watchlists SET sent = ?, sent_at = ?, error = NULL WHERE number = ?", (upto, runs.now(), number)
        )
    else:
        connection.execute("UPDATE watchlists SET error = ? WHERE number = ?", (error, number))


def _newest(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT coalesce(max(number), 0) FROM matches").fetchone()[0])
