"""The ledger's tables, in the order in which its versions came: the only folder with DDL.

A new version appends one script to `later.py` and to `MIGRATIONS`; those that stand are never edited. `PRAGMA
user_version` says how many have run. Column meanings are told in docs/ledger.md. Days are ISO 8601 dates, offsets
characters (half-open) of the dispatch's text, codes PLOVER's; an empty bound is NULL.
"""

from __future__ import annotations

import sqlite3
from typing import Final

from dateline.errors import LedgerError
from dateline.ledger import lookups
from dateline.ledger.schema.first import FIRST
from dateline.ledger.schema.later import AUTHORS, EMPTIED, LOOKUPS, OUTLETS_AND_CODES, STORY_TRACES, WATCHLISTS

APPLICATION_ID: Final = 0x446C6E65
"""Marks an SQLite file as a ledger ("Dlne"), for `file` and for ourselves."""

MIGRATIONS: Final = (FIRST, OUTLETS_AND_CODES, AUTHORS, STORY_TRACES, WATCHLISTS, LOOKUPS, EMPTIED)
"""Scripts that lead from one version to the next; the first makes a ledger out of an empty file."""

FILLS: Final = {6: lookups.fill}
"""What a version keeps that SQL alone cannot work out from the version before."""

VERSION: Final = len(MIGRATIONS)

SIDE: Final = "CREATE TABLE relinking (state TEXT NOT NULL, done INTEGER NOT NULL, written TEXT NOT NULL) STRICT"
"""How far the copy of a ledger is in which events are made anew (`ledger.relinking`); no ledger holds it."""


def migrate(connection: sqlite3.Connection, path: str) -> None:
    """Bring an open file to the present version, all of it or nothing.

    Raises LedgerError where the file is another program's, or a later Dateline's.
    """
    if _version(connection, path) == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _version(connection, path)  # another process may have been faster
        for number, script in enumerate(MIGRATIONS[version:], version + 1):
            for statement in statements(script):
                connection.execute(statement)
            if number in FILLS:
                FILLS[number](connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # Ctrl-C may come when all is committed
            connection.execute("ROLLBACK")
        raise


def statements(script: str) -> list[str]:
    """The statements of a script, each whole (a trigger holds semicolons of its own).

    >>> statements("CREATE TABLE a (b); CREATE TABLE c (d);")
    ['CREATE TABLE a (b);', 'CREATE TABLE c (d);']
    """
    found: list[str] = []
    rest = ""
    for piece in script.split(";"):
        rest += piece + ";"
        if sqlite3.complete_statement(rest):
            found.append(rest.strip())
            rest = ""
    return [statement for statement in found if statement != ";"]


def _version(connection: sqlite3.Connection, path: str) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if tables and application != APPLICATION_ID:
        raise LedgerError(path, "is an SQLite file of another program; name another file with --ledger")
    if version > VERSION:
        raise LedgerError(path, f"was written by a later Dateline (version {version}; this one knows {VERSION})")
    return int(version)
