"""Words in the dispatches (SQLite FTS5: words, "phrases", OR, NOT, prefix*; stems, without accents)."""

from __future__ import annotations

import datetime as dt
import sqlite3
from typing import Final

import msgspec

from dateline.errors import QuestionError
from dateline.ledger import Ledger
from dateline.queries.dispatches import DispatchFilter, conditions_of

OPENING, CLOSING = "\x02", "\x03"
"""Marks around the words found in a snippet: control characters, which no text of a dispatch holds."""

_WORDS: Final = 24


class Hit(msgspec.Struct, frozen=True):
    """A dispatch that holds the words, best first; `snippet` marks them with OPENING and CLOSING. `events`: those told
    in it."""

    dispatch: str
    title: str | None
    outlet: str | None
    published: dt.date | None
    citation: str
    copy_of: str | None
    snippet: str
    events: tuple[str, ...]


def search(
    ledger: Ledger,
    words: str,
    limit: int | None = 20,
    skip: int = 0,
    among: DispatchFilter = DispatchFilter(),  # noqa: B008 - frozen
) -> list[Hit]:
    """Dispatches in their present versions that hold the words, best first, without the first `skip`.

    `among`: only those that this filter lets through.

    Raises QuestionError where the words cannot be looked for.
    """
    conditions, values = conditions_of(among)
    try:
        rows = ledger.connection.execute(
            "SELECT d.id, d.title, d.outlet, d.published_first, d.citation,"
            " (SELECT copy_of FROM stories s WHERE s.unit = d.id) AS copy_of,"
            f" snippet(words, 1, ?, ?, ' … ', {_WORDS}) AS snippet"
            " FROM words JOIN dispatches d ON d.number = words.rowid"
            f" WHERE words MATCH ? AND {' AND '.join(conditions)}"
            " ORDER BY bm25(words, 4.0, 1.0), d.number LIMIT ? OFFSET ?",
            (OPENING, CLOSING, words, *values, -1 if limit is None else limit, skip),
        ).fetchall()
    except sqlite3.OperationalError as error:
        reason = f"cannot look for {words!r}: put words that hold signs in double quotes ({error})"
        raise QuestionError(str(ledger.path), reason) from error
    return [
        Hit(
            row["id"], row["title"], row["outlet"],
            dt.date.fromisoformat(row["published_first"]) if row["published_first"] else None,
            row["citation"], row["copy_of"], " ".join(row["snippet"].split()), _events(ledger, row["id"]),
        )
        for row in rows
    ]  # fmt: skip


def _events(ledger: Ledger, dispatch: str) -> tuple[str, ...]:
    rows = ledger.connection.execute(
        "SELECT DISTINCT event FROM reports WHERE dispatch = ? AND until_run IS NULL AND event IS NOT NULL"
        " ORDER BY number",
        (dispatch,),
    )
    return tuple(row["event"] for row in rows)
