"""An export of a ledger: which records are in, the same bytes each time, whole or not there."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from dateline import queries
from dateline.errors import ExtraError, LedgerError
from dateline.explain import report_line
from dateline.ledger import Correction, Identity, Ledger
from dateline.queries import EventFilter
from dateline.run import exporting
from dateline.run.exporting import Form, Request, export
from made_up import made_up

NUMBER = 24


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite", write=True) as opened:
        run = opened.begin_run("add", Identity("dateline test", "m", "l", "r"))
        for number in range(NUMBER):
            opened.add(made_up(number, days_each=1.0), run)
        opened.end_run(run)
        yield opened


def exported(ledger: Ledger, request: Request) -> list[dict[str, object]]:
    path = ledger.path.with_name("out.jsonl")
    done = export(ledger, path, request)
    found = [json.loads(line) for line in path.read_bytes().splitlines()]
    assert done.records == len(found)
    return found


def test_all_reports_are_in_as_read_prints_them(ledger: Ledger) -> None:
    expected = [json.loads(report_line(each, made_up(n, days_each=1.0))) for n in range(NUMBER)
                for each in made_up(n, days_each=1.0).reports]  # fmt: skip
    for record in expected:
        record["cite_info"]["coder"] = "dateline test"
    assert exported(ledger, Request(level="report")) == expected


def test_a_filter_chooses_events_and_the_reports_behind_them(ledger: Ledger) -> None:
    for wanted in (
        EventFilter(types=("ASSAULT",)),
        EventFilter(since=dt.date(2020, 1, 5), until=dt.date(2020, 1, 9)),
        EventFilter(at_least=2),
        EventFilter(limit=3),
    ):
        events = exported(ledger, Request(level="event", wanted=wanted))
        assert [event["id"] for event in events] == [row.id for row in queries.events(ledger, wanted)]
        reports = exported(ledger, Request(level="report", wanted=wanted))
        behind = [report for event in events for report in event["reports"]]  # type: ignore[attr-defined]
        assert 0 < len(reports) < 2 * NUMBER
        assert sorted(str(report["id"]) for report in reports) == sorted(behind)
        assert queries.exported_count(ledger, "report", wanted) == len(reports)
        assert queries.exported_count(ledger, "event", wanted) == len(events)


def test_corrections_are_in_and_dropped_reports_out(ledger: Ledger) -> None:
    for kind, report, field, value in (
        ("field", "r-made-up-0-1", "actors", "ZWE MIL"),
        ("drop", "r-made-up-0-2", None, None),
    ):
        anchor = ledger.anchor(report)
        ledger.correct(Correction(0, "", "ana", "", kind, anchor, field, value))  # type: ignore[arg-type]
    found = {record["id"]: record for record in exported(ledger, Request(level="report"))}
    assert found["r-made-up-0-1"]["actor"][0]["code"] == "ZWE"  # type: ignore[index]
    assert "r-made-up-0-2" not in found
    assert len(found) == 2 * NUMBER - 1


def test_a_version_that_was_replaced_is_out(ledger: Ledger) -> None:
    run = ledger.begin_run("add", Identity("dateline later", "m", "l", "r"))
    newer = made_up(NUMBER)
    newer = msgspec.structs.replace(
        newer, dispatch=msgspec.structs.replace(newer.dispatch, citation=made_up(0).dispatch.citation)
    )
    ledger.add(newer, run)
    ledger.end_run(run)
    found = {str(record["id"]): record for record in exported(ledger, Request(level="report"))}
    assert "r-made-up-0-1" not in found
    assert found[f"r-made-up-{NUMBER}-1"]["cite_info"]["coder"] == "dateline later"  # type: ignore[index]


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet", "geojson"])
@pytest.mark.parametrize("level", ["report", "event"])
@pytest.mark.parametrize("words", ["full", "none"])
def test_two_exports_are_equal_to_the_byte(ledger: Ledger, form: Form, level: str, words: str) -> None:
    if form == "parquet":
        pytest.importorskip("polars")
    paths = [ledger.path.with_name(f"{number}.{form}") for number in range(2)]
    for path in paths:
        export(ledger, path, Request(form, level, words))  # type: ignore[arg-type]
    assert paths[0].read_bytes() == paths[1].read_bytes() != b""


def test_what_fails_half_way_leaves_the_old_file(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    path = ledger.path.with_name("events.csv")
    path.write_bytes(b"old")

    def stopped(done: int, total: int) -> None:
        assert total == queries.exported_count(ledger, "event")
        if done == 5:
            raise KeyboardInterrupt

    monkeypatch.setattr(exporting, "_PIECE", 1)
    with pytest.raises(KeyboardInterrupt):
        export(ledger, path, Request("csv", "event"), stopped)
    assert path.read_bytes() == b"old"
    assert not list(path.parent.glob("*.part"))


def test_the_ledger_is_not_written_over(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="is the ledger itself"):
        export(ledger, ledger.path, Request())


def test_without_polars_nothing_is_written(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "polars", None)
    path = ledger.path.with_name("out.parquet")
    with pytest.raises(ExtraError):
        export(ledger, path, Request("parquet"))
    assert not path.exists()
