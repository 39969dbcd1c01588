"""The API: what it answers has the shape that it promises, and no row is out of reach."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

pytest.importorskip("fastapi", reason="the extra 'desk' is not installed")

from fastapi.testclient import TestClient

from dateline import queries
from dateline.explain import report_json
from dateline.exports.records import ReportRecord
from dateline.ledger import Ledger
from desks import ledger_at, visitor

LISTS = (
    "events", "reports", "dispatches", "storylines?least=1", "agreements", "search?q=talks", "failures",
    "timeline?one=MIL&other=MIL", "events?order=told", "events?order=newest", "ties", "ties?sectors=true", "places",
    "watchlists", "watchlists/w-2/matches", "review",
)  # fmt: skip


def with_more(list_: str, **more: str) -> str:
    added = "&".join(f"{name}={value}" for name, value in more.items())
    return f"/api/v1/{list_}{'&' if '?' in list_ else '?'}{added}"


@pytest.mark.parametrize("list_", LISTS)
def test_pages_of_any_size_hold_the_same_rows_in_the_same_order(guest: TestClient, list_: str) -> None:
    whole = guest.get(with_more(list_, limit="1000")).json()
    assert whole["next"] is None
    for limit in ("1", "3"):
        found: list[Any] = []
        after: str | None = None
        while True:
            answer = guest.get(with_more(list_, limit=limit, **({"after": after} if after else {})))
            found += answer.json()["items"]
            after = answer.json()["next"]
            assert (after is None) == ("link" not in answer.headers)
            if after is None:
                break
        assert found == whole["items"]


@pytest.mark.parametrize("list_", ["/events", "/reports"])
def test_several_types_are_asked_for_on_every_page(guest: TestClient, list_: str) -> None:
    """The address of the page that follows holds all of them."""
    asked, seen = f"/api/v1{list_}?type=ASSAULT&type=consult&limit=3", []
    while asked:
        answer = guest.get(asked)
        seen += [row.get("type") or row["event"][0] for row in answer.json()["items"]]
        asked = answer.links["next"]["url"] if "next" in answer.links else ""
    one, other = (len(guest.get(f"/api/v1{list_}?type={name}").json()["items"]) for name in ("ASSAULT", "CONSULT"))
    assert set(seen) == {"ASSAULT", "CONSULT"} and len(seen) == one + other


@pytest.mark.parametrize("list_", LISTS)
def test_json_lines_and_csv_hold_the_same_rows(guest: TestClient, list_: str) -> None:
    items = guest.get(with_more(list_, limit="1000")).json()["items"]
    lines = guest.get(with_more(list_, format="jsonl"))
    rows = list(csv.reader(io.StringIO(guest.get(with_more(list_, format="csv")).text)))
    for item in items:
        item.pop("links")
    assert [json.loads(line) for line in lines.text.splitlines()] == items
    assert "attachment" in lines.headers["content-disposition"]
    assert rows[:1] == ([list(items[0])] if items else [])
    assert len(rows) == (len(items) + 1 if items else 0)


def test_whole_lists_are_longer_than_a_page(path: Path, guest: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.web.api.answers.MOST", 4)
    lines = guest.get("/api/v1/events?format=jsonl").text.splitlines()
    rows = guest.get("/api/v1/events?format=csv").text.splitlines()
    with Ledger.open(path) as ledger:
        expected = [row.id for row in queries.events(ledger)]
    assert [json.loads(line)["id"] for line in lines] == expected
    assert len(rows) == len(expected) + 1


def test_a_row_that_comes_between_two_pages_hides_and_repeats_none(tmp_path: Path) -> None:
    from dateline.ledger import Identity
    from made_up import made_up

    path = ledger_at(tmp_path / "ledger.sqlite")
    guest = visitor(path)
    first = guest.get("/api/v1/reports?limit=5").json()
    with Ledger.open(path, write=True) as ledger:
        run = ledger.begin_run("add", Identity("dateline test", "m", "l", "r"))
        ledger.add(made_up(90), run)
        ledger.end_run(run)
    rest = guest.get(f"/api/v1/reports?limit=1000&after={first['next']}").json()
    ids = [item["id"] for item in [*first["items"], *rest["items"]]]
    assert len(ids) == len(set(ids))
    with Ledger.open(path) as ledger:
        assert len(ids) == queries.stats(ledger).reports


def test_the_schema_of_a_report_is_that_of_the_contract(path: Path) -> None:
    with Ledger.open(path) as ledger:
        reports = queries.reports(ledger)
    assert reports
    for _, each in reports:
        record = report_json(each.report, each.reading)
        assert list(record) == list(ReportRecord.__struct_fields__)
        msgspec.convert(msgspec.to_builtins(record), ReportRecord)


def test_links_lead_somewhere(guest: TestClient) -> None:
    for list_ in LISTS:
        for item in guest.get(with_more(list_, limit="3")).json()["items"]:
            for link in item["links"].values():
                for address in link if isinstance(link, list) else [link]:
                    assert guest.get(address.partition("#")[0]).status_code == 200, address


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("events?limit=0", 422),
        ("events?limit=1001", 422),
        ("events?since=soon", 422),
        ("events?format=xml", 422),
        ("timeline?one=RUS", 422),
        ("search?q=%22", 400),
        ("events/e-nothing", 404),
        ("dispatches/d-nothing", 404),
        ("reports/r-nothing", 404),
        ("storylines/s-nothing", 404),
        ("agreements/a-nothing", 404),
        ("nothing", 404),
    ],
)
def test_what_cannot_be_answered_is_told_in_json(guest: TestClient, asked: str, status: int) -> None:
    answer = guest.get(f"/api/v1/{asked}")
    assert (answer.status_code, answer.json()["status"]) == (status, status)
    assert answer.json()["detail"]
