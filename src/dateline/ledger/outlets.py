"""Outlets as a ledger knows them: our own tables, and before them the rows that its user gave (`--outlets FILE`).

The rows are kept in the ledger, so that every later run and correction counts voices in the same way.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from dateline.merging import copies
from dateline.merging.copies import Outlets, OwnOutlet


def known(connection: sqlite3.Connection) -> Outlets:
    """All outlets that count here."""
    return copies.outlets_with(_rows(connection))


def use(connection: sqlite3.Connection, path: Path) -> bool:
    """Keep the rows of a CSV file in the place of those given before; whether any differ. Raises LexiconError."""
    rows = copies.own_outlets(path)
    if rows == _rows(connection):
        return False
    connection.execute("DELETE FROM outlets")
    connection.executemany(
        "INSERT INTO outlets (name, aliases, kind, owner) VALUES (?, ?, ?, ?)",
        [(row.name, "|".join(row.aliases), row.kind, row.owner) for row in rows],
    )
    return True


def _rows(connection: sqlite3.Connection) -> tuple[OwnOutlet, ...]:
    return tuple(
        OwnOutlet(row["name"], tuple(filter(None, row["aliases"].split("|"))), row["kind"], row["owner"])
        for row in connection.execute("SELECT name, aliases, kind, owner FROM outlets ORDER BY number")
    )
