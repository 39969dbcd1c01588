"""The ledger's file: versions, and what other SQLite tools see in it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from dateline.ledger import Identity, Ledger
from dateline.ledger.schema import APPLICATION_ID, MIGRATIONS, VERSION, statements
from made_up import made_up


@pytest.mark.parametrize("version", range(VERSION + 1))
def test_every_earlier_version_is_brought_up(tmp_path: Path, version: int) -> None:
    path = tmp_path / "ledger.sqlite"
    with sqlite3.connect(path) as connection:
        for script in MIGRATIONS[:version]:
            connection.executescript(script)
        connection.execute(f"PRAGMA user_version = {version}")
        if version:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    with Ledger.open(path, write=True) as ledger:
        run = ledger.begin_run("add", Identity("dateline test", "m", "l", "r"))
        assert ledger.add(made_up(0), run)
    fresh = tmp_path / "fresh.sqlite"
    Ledger.open(fresh, write=True).close()
    question = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'words_%' ORDER BY name"
    with sqlite3.connect(path) as one, sqlite3.connect(fresh) as other:
        assert one.execute(question).fetchall() == other.execute(question).fetchall()


def test_the_views_open_in_any_tool(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with Ledger.open(path, write=True) as ledger:
        run = ledger.begin_run("add", Identity("dateline test", "m", "l", "r"))
        for number in range(4):
            ledger.add(made_up(number), run)
    with sqlite3.connect(path) as plain:
        rows = plain.execute("SELECT type, actors, recipients, words, outlet FROM report_list ORDER BY id").fetchall()
        assert len(rows) == 8
        assert all(actors and words for _, actors, _, words, _ in rows)
        assert plain.execute("SELECT count(*), sum(reports) FROM event_list").fetchone() == (6, 8)
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert plain.execute("PRAGMA foreign_key_check").fetchall() == []


def test_statements_keep_triggers_whole() -> None:
    script = (
        "CREATE TABLE a (b); CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM a; SELECT 1; END; CREATE TABLE c (d);"
    )
    assert [statement.split()[1] for statement in statements(script)] == ["TABLE", "TRIGGER", "TABLE"]
