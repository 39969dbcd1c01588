"""Opening a ledger file: where it lies, how it is locked, what a transaction is.

Write-ahead logging lets readers work while one writer writes; each question is answered from one snapshot. A writer
that is killed leaves what it had committed.

    with closing(connect(path, write=True)) as connection, transaction(connection): ...
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from dateline.errors import LedgerError
from dateline.ledger.schema import migrate

WAIT_MILLISECONDS: Final = 30_000
"""How long to wait for another writer's transaction, each of which takes milliseconds."""

CACHE_KIBIBYTES: Final = 65_536
"""What a connection may keep of the file in memory: keys lie scattered, and SQLite's own 2 MB hold next to none of
them. No more is taken than is read."""


def default_path() -> Path:
    """`$DATELINE_LEDGER`, else `dateline/ledger.sqlite` in the user's data directory."""
    named = os.environ.get("DATELINE_LEDGER")
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("dateline", appauthor=False) / "ledger.sqlite"


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """An open ledger. To write, the file is made where it is missing and brought to the present version.

    Raises LedgerError where it cannot be had: not there, no ledger, another version, no right to write.
    """
    if not write and not path.exists():
        raise LedgerError(str(path), "is not there; 'dateline add' makes it")
    try:
        if write:
            path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=WAIT_MILLISECONDS / 1000, isolation_level=None)
        try:
            _prepare(connection, path, write=write)
        except BaseException:
            connection.close()
            raise
    except (sqlite3.Error, OSError) as error:
        raise LedgerError(str(path), f"cannot be opened as a ledger ({error})") from error
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, *, write: bool) -> None:
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")  # a takedown leaves no text behind in free pages
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIBIBYTES}")
    migrate(connection, str(path))
    if write:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")  # in WAL: never torn, at worst without the last second
    else:
        connection.execute("PRAGMA query_only = ON")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is written inside, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """Every question inside sees the ledger as it was at the first of them."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")
