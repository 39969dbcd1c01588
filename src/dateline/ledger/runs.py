"""The runs that filled a ledger: which coder, with what, from when to when; and the codes that it coded by."""

from __future__ import annotations

import datetime as dt
import sqlite3

import msgspec

from dateline.ledger.results import PLOVER, Codes, Identity


def begin(connection: sqlite3.Connection, command: str, identity: Identity) -> int:
    """The number of a run that begins now; of the last recoding, where that is begun again by the same coder and did
    not end: it goes on."""
    codes = msgspec.json.encode(identity.codes).decode() if identity.codes else None
    told = (command, identity.coder, identity.model, identity.lexicon, identity.reference, codes)
    stopped = connection.execute(
        "SELECT number FROM runs WHERE ended IS NULL AND command = 'recode' AND number ="
        " (SELECT max(number) FROM runs WHERE command = 'recode')"
        " AND (command, coder, model, lexicon, reference, coalesce(codes, '')) = (?, ?, ?, ?, ?, coalesce(?, ''))",
        told,
    ).fetchone()
    if stopped is not None:
        return int(stopped["number"])
    row = connection.execute(
        "INSERT INTO runs (command, coder, model, lexicon, reference, codes, started) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " RETURNING number",
        (*told, now()),
    ).fetchone()
    return int(row["number"])


def end(connection: sqlite3.Connection, run: int) -> None:
    """Mark a run as ended."""
    connection.execute("UPDATE runs SET ended = ? WHERE number = ?", (now(), run))


def codes(connection: sqlite3.Connection, run: int) -> Codes:
    """The types and contexts of the ontology by which a run coded."""
    row = connection.execute("SELECT codes FROM runs WHERE number = ?", (run,)).fetchone()
    return msgspec.json.decode(row["codes"], type=Codes) if row and row["codes"] else PLOVER


def uncoded(connection: sqlite3.Connection, run: int) -> list[tuple[str, str]]:
    """Id and citation of every dispatch, in its present version, that neither this run nor a later one has read, in the
    order in which they came."""
    rows = connection.execute(
        "SELECT id, citation FROM dispatches WHERE current = 1 AND coalesce(coded_run, run) < ? ORDER BY number", (run,)
    )
    return [(row["id"], row["citation"]) for row in rows]


def now() -> str:
    """The time, UTC, to the second."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
