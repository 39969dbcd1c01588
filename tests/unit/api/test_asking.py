"""A ledger as Python asks it, over made-up readings: frames, records, what is refused."""

from __future__ import annotations

import datetime as dt
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import dateline
from dateline import queries
from dateline.errors import AbsentError, LedgerError
from dateline.ledger import Identity, Ledger
from dateline.queries import EventFilter
from made_up import made_up

polars = pytest.importorskip("polars")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "ledger.sqlite"
    with Ledger.open(path, write=True) as opened:
        run = opened.begin_run("add", Identity("dateline test", "m", "l", "r"))
        for number in range(12):
            opened.add(made_up(number, days_each=1.0), run)
        opened.end_run(run)
    return path


@pytest.fixture
def ledger(path: Path) -> Iterator[dateline.LedgerView]:
    with dateline.open(path) as opened:
        yield opened


def test_filters_are_those_of_the_questions(path: Path, ledger: dateline.LedgerView) -> None:
    with Ledger.open(path) as asked:
        expected = [
            row.id
            for row in queries.events(asked, EventFilter(types=("ASSAULT",), since=dt.date(2020, 1, 3), at_least=2))
        ]
    assert expected
    for day in ("2020-01-03", dt.date(2020, 1, 3)):
        assert ledger.events(type="assault", since=day, at_least=2)["event_id"].to_list() == expected
        assert ledger.events(type=["ASSAULT"], since=day, at_least=2)["event_id"].to_list() == expected


def test_reports_are_those_behind_the_events(ledger: dateline.LedgerView) -> None:
    events, reports = ledger.events(type="ASSAULT"), ledger.reports(type="ASSAULT")
    assert set(reports["event_id"]) == set(events["event_id"])
    assert reports.height == events["reports"].sum()
    assert reports["published_from"].dtype == polars.Date


def test_an_event_comes_with_its_evidence(ledger: dateline.LedgerView) -> None:
    [id, *_] = ledger.events(type="ASSAULT")["event_id"]
    event = ledger.event(id[:8])
    assert [each.report.id for each in ledger.evidence(id)] == [link.report for link in event.links]


def test_words_found_are_marked(ledger: dateline.LedgerView) -> None:
    [row] = ledger.search('"number 7"').to_dicts()
    assert "‹number 7›" in row["snippet"]
    assert row["published"] == made_up(7, days_each=1.0).anatomy.published.first


def test_storylines_agreements_and_counts(ledger: dateline.LedgerView) -> None:
    assert ledger.storylines(least=1).columns[:2] == ["id", "title"]
    assert ledger.agreements().height == 0
    assert ledger.agreements().schema["parties"] == polars.List(polars.String)
    assert ledger.stats().dispatches == 12


def test_an_export_is_written(ledger: dateline.LedgerView, tmp_path: Path) -> None:
    done = ledger.export(tmp_path / "events.csv", format="csv", type="ASSAULT")
    assert done.records == ledger.events(type="ASSAULT").height
    assert (tmp_path / "events.csv").read_text().count("\n") == done.records + 1


def test_what_is_wrong_is_refused(ledger: dateline.LedgerView, tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="was opened to read"):
        ledger.add("wire/")
    with pytest.raises(TypeError, match="colour"):
        ledger.events(colour="red")  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="January"):
        ledger.events(since="January")
    with pytest.raises(AbsentError):
        ledger.event("e-zz")
    with pytest.raises(LedgerError, match="is not there"):
        dateline.open(tmp_path / "gone.sqlite")


def test_a_ledger_belongs_to_one_thread(ledger: dateline.LedgerView) -> None:
    errors: list[BaseException] = []

    def ask() -> None:
        try:
            ledger.stats()
        except sqlite3.ProgrammingError as error:
            errors.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    assert len(errors) == 1


def test_what_cannot_be_read_is_told_and_kept(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    told: list[tuple[str, str]] = []
    name = str(tmp_path / "empty.txt")
    with dateline.open(tmp_path / "new.sqlite", write=True) as ledger:
        added = ledger.add(name, on_failure=lambda *failure: told.append(failure))
        assert added == dateline.Added(0, 0, 0, ((name, "is empty"),))
        assert told == [(name, "is empty")]
        assert ledger.stats().failures == 1
