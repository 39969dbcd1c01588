"""Author, extractor and item of a dispatch in the ledger; a ledger from before it knew of them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import msgspec

from dateline.ledger import Identity, Ledger
from dateline.ledger.schema import APPLICATION_ID, MIGRATIONS
from dateline.records import Byline, Reading
from made_up import made_up

RUN = Identity("dateline test", "m", "l", "r")


def reading(**facts: str) -> Reading:
    made = made_up(0)
    return msgspec.structs.replace(made, reports=(), dispatch=msgspec.structs.replace(made.dispatch, **facts))


def test_author_and_extractor_are_kept(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.sqlite", write=True) as ledger:
        ledger.add(
            reading(author="Ruth Okello", extractor="trafilatura 2.0.0", item="dump.jsonl#7"),
            ledger.begin_run("add", RUN),
        )
        (row,) = ledger.connection.execute("SELECT id, item, author, extractor FROM dispatches")
        assert tuple(row)[1:] == ("dump.jsonl#7", "Ruth Okello", "trafilatura 2.0.0")
        assert ledger.dispatch(row["id"]).extractor == "trafilatura 2.0.0"


def test_what_shares_an_item_is_a_version_of_it(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.sqlite", write=True) as ledger:
        run = ledger.begin_run("add", RUN)
        first = ledger.add(reading(id="d-1", item="dump.jsonl#7"), run)
        second = ledger.add(reading(id="d-2", item="dump.jsonl#7", citation="elsewhere.jsonl#1"), run)
        assert first is not None
        assert second is not None
        assert (first.version, second.version) == (1, 2)


def test_an_older_ledger_gets_the_authors_that_its_bylines_name(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite"
    made = made_up(0)
    anatomy = msgspec.structs.replace(made.anatomy, byline=Byline(0, 5, "Idris Bako", None, None))
    kept = msgspec.json.encode(msgspec.structs.replace(made, anatomy=anatomy)).decode()
    with sqlite3.connect(path) as connection:
        for script in MIGRATIONS[:2]:
            connection.executescript(script)
        connection.execute("PRAGMA user_version = 2")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("INSERT INTO runs VALUES (1, 'add', '', NULL, 'c', 'm', 'l', 'r', NULL)")
        connection.execute(
            "INSERT INTO dispatches (id, item, version, current, citation, language, text, text_hash, run, reading)"
            " VALUES ('d-0', 'i', 1, 1, 'a.txt', 'en', 'Calm.', 'h', 1, ?)",
            (kept,),
        )
    with Ledger.open(path, write=True) as ledger:
        (row,) = ledger.connection.execute("SELECT author, extractor FROM dispatches")
        assert tuple(row) == ("Idris Bako", None)
