"""What events are looked up by is the same however it came: written with each event, or filled for an older ledger."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dateline import queries
from dateline.ledger import Correction, Identity, Ledger, lookups
from dateline.ledger.schema import APPLICATION_ID, MIGRATIONS
from dateline.queries.events import chosen
from dateline.records import Interval, Reading
from made_up import made_up

KEPT = {
    "events": "SELECT id, told, kin FROM events ORDER BY id",
    "event_parties": "SELECT * FROM event_parties ORDER BY event, side, code, sector",
    "dealings": "SELECT * FROM dealings ORDER BY whole, one, other, together, event",
    "doubts": "SELECT * FROM doubts ORDER BY report",
}
TOLD = (
    "SELECT e.id, min(coalesce(d.published_first, d.published_last)) FROM events e"
    " LEFT JOIN reports r ON r.event = e.id AND r.until_run IS NULL LEFT JOIN dispatches d ON d.id = r.dispatch"
    " GROUP BY e.id ORDER BY e.id"
)
PARTIES = (
    "SELECT DISTINCT r.event, p.side, coalesce(p.code, ''), coalesce(p.sector, '') FROM reports r"
    " JOIN parties p ON p.report = r.number WHERE r.until_run IS NULL AND r.event IS NOT NULL ORDER BY 1, 2, 3, 4"
)


def doubtful(number: int) -> Reading:
    """A made-up reading; of every third nobody is named in the second report."""
    reading = made_up(number)
    first, second = reading.reports
    return reading if number % 3 else msgspec.structs.replace(
        reading, reports=(first, msgspec.structs.replace(second, actors=()))
    )  # fmt: skip


def filled(path: Path, number: int = 8) -> Ledger:
    ledger = Ledger.open(path, write=True)
    run = ledger.begin_run("add", Identity("dateline test", "m", "l", "r"))
    for each in range(number):
        ledger.add(doubtful(each), run)
    ledger.end_run(run)
    return ledger


def kept(connection: sqlite3.Connection) -> dict[str, list[tuple[Any, ...]]]:
    return {name: [tuple(row) for row in connection.execute(question)] for name, question in KEPT.items()}


def rows(connection: sqlite3.Connection, question: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in connection.execute(question)]


def hold(ledger: Ledger) -> None:
    """What is kept is what the reports tell."""
    before = kept(ledger.connection)
    assert rows(ledger.connection, "SELECT id, told FROM events ORDER BY id") == rows(ledger.connection, TOLD)
    assert before["event_parties"] == rows(ledger.connection, PARTIES)
    for table in ("event_parties", "dealings", "doubts"):
        ledger.connection.execute(f"DELETE FROM {table}")
    ledger.connection.execute("UPDATE events SET told = NULL, kin = NULL")
    lookups.fill(ledger.connection)
    assert kept(ledger.connection) == before


def test_an_older_ledger_is_filled_with_what_a_new_one_keeps(tmp_path: Path) -> None:
    with filled(tmp_path / "ledger.sqlite") as ledger:
        assert all(kept(ledger.connection).values())
        hold(ledger)


@pytest.mark.parametrize("kind", ["drop", "confirm", "merge", "split", "field", "undo"])
def test_corrections_are_followed(tmp_path: Path, kind: str) -> None:
    with filled(tmp_path / "ledger.sqlite") as ledger:
        one, other = ledger.anchor("r-made-up-0-2"), ledger.anchor("r-made-up-3-2")
        said: dict[str, Any] = {"field": {"field": "actors", "value": "KEN GOV"}, "merge": {"value": str(other)}}
        queued = {row.report for row in queries.review(ledger)}
        assert "r-made-up-0-2" in queued
        number = ledger.correct(
            Correction(0, "", "ana", "", "drop" if kind == "undo" else kind, one, **said.get(kind, {}))
        )  # type: ignore[arg-type]
        if kind == "undo":
            ledger.correct(Correction(0, "", "ana", "", "undo", one, undoes=number))
        assert ("r-made-up-0-2" in {row.report for row in queries.review(ledger)}) == (kind == "undo")
        if kind == "field":
            assert "e-" in queries.events(ledger, queries.EventFilter(actor="KEN GOV"))[0].id
        hold(ledger)


def test_a_dispatch_forgotten_or_read_with_another_day_is_followed(tmp_path: Path) -> None:
    with filled(tmp_path / "ledger.sqlite") as ledger:
        ledger.forget("d-made-up-0")
        hold(ledger)
        again = made_up(2)
        (day,) = {again.anatomy.published.first}
        assert day is not None
        written = Interval(day.replace(year=2019), day.replace(year=2019), "day")
        again = msgspec.structs.replace(again, anatomy=msgspec.structs.replace(again.anatomy, published=written))
        run = ledger.begin_run("recode", Identity("dateline other", "m", "l", "r"))
        assert ledger.recode(again, run)[1] == 0
        hold(ledger)
        told = queries.events(ledger, queries.EventFilter(order="oldest"))
        assert {row.told for row in told if row.told and row.told.year == 2019} == {written.first}


def test_events_made_anew_beside_the_ledger_keep_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.ledger.relinking.SMALL", 2)
    with filled(tmp_path / "ledger.sqlite") as ledger:
        before = kept(ledger.connection)
        ledger.relink()
        assert kept(ledger.connection) == before


def test_lists_walk_an_index_that_holds_what_is_asked(tmp_path: Path) -> None:
    """No list of events reads a record that it does not show: a hundred times as much as it has to."""
    wanted = queries.EventFilter
    asked = [
        wanted(party="KEN"), wanted(party="GOV"), wanted(types=("CONSULT",)), wanted(place="KEN"),
        wanted(status="done"), wanted(kind="campaign"), wanted(at_least=2), wanted(disputed=True),
    ]  # fmt: skip
    with filled(tmp_path / "ledger.sqlite", 2) as ledger:
        for each in asked:
            for order in ("newest", "oldest", "told"):
                question, values = chosen(msgspec.structs.replace(each, order=order, limit=51))
                plan = [row["detail"] for row in ledger.connection.execute(f"EXPLAIN QUERY PLAN {question}", values)]
                assert any(f"SCAN e USING COVERING INDEX events_{order}" in step for step in plan), plan
                assert not any("TEMP B-TREE FOR ORDER" in step for step in plan), plan


def test_a_ledger_of_version_five_is_brought_up_with_all_of_it(tmp_path: Path) -> None:
    new, old = tmp_path / "new.sqlite", tmp_path / "old.sqlite"
    filled(new).close()
    with sqlite3.connect(old) as connection:
        for script in MIGRATIONS[:5]:
            connection.executescript(script)
        connection.execute("PRAGMA user_version = 5")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.commit()
        connection.execute("ATTACH ? AS new", (str(new),))
        for table in ("runs", "dispatches", "stories", "sections", "reports", "parties", "events", "storylines"):
            columns = ", ".join(f'"{row[1]}"' for row in connection.execute(f"PRAGMA main.table_info({table})"))
            connection.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}")
    with Ledger.open(new) as one, Ledger.open(old) as other:
        assert kept(one.connection) == kept(other.connection)
        for question in (
            "SELECT number, resolution FROM reports WHERE geonameid IS NOT NULL",
            "SELECT unit, day_first, day_last FROM stories ORDER BY unit",
        ):
            assert rows(one.connection, question) == rows(other.connection, question)
        assert queries.storylines(one) == queries.storylines(other)
        assert queries.ties(one) == queries.ties(other)
