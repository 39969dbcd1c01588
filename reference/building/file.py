"""Writing the compiled file: sorted, deterministic, in one piece or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from building.package import schema
from building.tables import Row


def write(rows: Iterable[Row], goal: Path) -> tuple[int, int]:
    """Write entries in order of rank and their keys; counts of both. An existing file is replaced only when done."""
    ordered = sorted((row for row in rows if row.names), key=lambda row: _comparable(row.rank))
    part = goal.with_suffix(".part")
    part.unlink(missing_ok=True)
    con = sqlite3.connect(part)
    try:
        con.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {schema.TABLES}")
        entries = [row for row in ordered if not _is_place(row)]
        places = [row for row in ordered if _is_place(row)]
        texts = {column: _interned(con, column, entries) for column in schema.INTERNED}
        _insert(con, "entry", (_entry(at, row, texts) for at, row in enumerate(entries, 1)))
        _insert(con, "place", (_place(at, row) for at, row in enumerate(places, len(entries) + 1)))
        keys = sorted(
            (name.key, at, schema.pack(name.demand, name.surname, name.alternate, name.number))
            for at, row in enumerate([*entries, *places], 1)
            for name in row.names.values()
        )
        _insert(con, "key", keys)
        longest: dict[str, int] = {}
        for words, *_ in keys:
            parts = words.split(" ")
            longest[parts[0]] = max(len(parts), longest.get(parts[0], 0))
        openings = sorted(item for item in longest.items() if item[1] > 1)
        _insert(con, "opening", openings)
        words = [*(key for key, *_ in keys), *(schema.opening(piece) for piece, _ in openings)]
        con.execute("INSERT INTO known VALUES (?)", (schema.fingerprints(words),))
        con.execute("INSERT INTO meta VALUES ('version', ?)", (schema.VERSION,))
        con.executescript(schema.INDEXES)
        con.commit()
        con.execute("VACUUM")
    finally:
        con.close()
    part.replace(goal)
    return len(ordered), len(keys)


def _is_place(row: Row) -> bool:
    return row.fields["kind"] in ("place", "admin1")


def _insert(con: sqlite3.Connection, table: str, values: Iterable[tuple[object, ...]]) -> None:
    rows = list(values)
    if rows:
        con.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)


def _interned(con: sqlite3.Connection, column: str, entries: Iterable[Row]) -> dict[object, int]:
    """Write the texts of a column to the table of its name; the id of each."""
    texts = sorted({str(row.fields[column]) for row in entries if row.fields.get(column) is not None})
    con.executemany(f"INSERT INTO {column} VALUES (?, ?)", enumerate(texts, 1))
    return {text: number for number, text in enumerate(texts, 1)}


def _entry(at: int, row: Row, texts: dict[str, dict[object, int]]) -> tuple[object, ...]:
    values = dict(row.fields)
    for column, numbers in texts.items():
        values[column] = numbers.get(values.get(column))
    values["needs_context"] = values.get("needs_context") or None
    return (at, *(values.get(column) for column in schema.COLUMNS))


def _place(at: int, row: Row) -> tuple[object, ...]:
    values = dict(row.fields)
    for axis in ("lat", "lon"):
        degrees = values.get(axis)
        values[axis] = round(degrees * 10000) if isinstance(degrees, float) else None
    if values["code"] == values["country"]:
        values["code"] = None
    return (at, *(values.get(column) for column in schema.PLACE_COLUMNS))


def _comparable(rank: tuple[object, ...]) -> tuple[tuple[int, object], ...]:
    """Numbers before texts, so that ranks of different make can be sorted together."""
    return tuple((1, part) if isinstance(part, str) else (0, part) for part in rank)
