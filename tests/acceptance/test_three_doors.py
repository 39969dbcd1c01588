"""Command line, API and pages ask the same questions: each gives the same records of the examples, in one order."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="the extra 'desk' is not installed")

from fastapi.testclient import TestClient

from dateline.cli import main
from dateline.cli.session import country_name
from dateline.web import create_app

EXAMPLES = Path(__file__).parents[2] / "examples"

Asked = Callable[..., list[dict[str, object]]]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples, added once for all questions, and a file that is no dispatch."""
    folder = tmp_path_factory.mktemp("examples")
    (folder / "empty.txt").write_text("")
    path = folder / "ledger.sqlite"
    assert main(["add", str(EXAMPLES), str(folder / "empty.txt"), "--ledger", str(path)]) == 1
    return path


@pytest.fixture(scope="module")
def guest(ledger: Path) -> TestClient:
    return TestClient(create_app(ledger, country_name=country_name), base_url="http://127.0.0.1")


@pytest.fixture
def asked(ledger: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Asked:
    """The records that a command prints."""

    def ask(*arguments: str) -> list[dict[str, object]]:
        capfdbinary.readouterr()
        assert main([*arguments, "--ledger", str(ledger)]) == 0
        return [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]

    return ask


QUESTIONS = [
    ("events", ("--actor", "KEN"), "events?actor=KEN", "/events?actor=KEN&order=oldest", "id"),
    ("events", ("--recipient", "CVL", "--type", "assault"), "events?recipient=CVL&type=ASSAULT",
     "/events?recipient=CVL&type=ASSAULT&order=oldest", "id"),
    ("events", ("--place", "MLI", "--since", "2025-03-01", "--until", "2025-03-31"),
     "events?place=MLI&since=2025-03-01&until=2025-03-31",
     "/events?place=MLI&since=2025-03-01&until=2025-03-31&order=oldest", "id"),
    ("events", ("--at-least", "2", "--status", "done", "--kind", "happening"),
     "events?at_least=2&status=done&kind=happening",
     "/events?at_least=2&status=done&kind=happening&order=oldest", "id"),
    ("events", ("--disputed",), "events?disputed=true", "/events?disputed=1&order=oldest", "id"),
    ("timeline", ("KEN", "ETH"), "timeline?one=KEN&other=ETH", "/events?one=KEN&other=ETH&order=oldest", "id"),
    ("storylines", (), "storylines", "/storylines", "id"),
    ("storylines", ("--least", "1"), "storylines?least=1", "/storylines?all=1", "id"),
    ("search", ("lake", "treaty"), "search?q=lake+treaty", "/search?q=lake+treaty", "dispatch"),
    ("failures", (), "failures", "/failures", "name"),
]  # fmt: skip


@pytest.mark.parametrize(("command", "options", "api", "page", "key"), QUESTIONS, ids=[each[2] for each in QUESTIONS])
def test_a_list_is_the_same_at_each_door(
    asked: Asked, guest: TestClient, command: str, options: tuple[str, ...], api: str, page: str, key: str
) -> None:
    printed = asked(command, *options, "--format", "jsonl")
    assert printed
    items = guest.get(f"/api/v1/{api}").json()["items"]
    for item in items:
        item.pop("links")
    assert items == printed
    lines = guest.get(f"/api/v1/{api}{'&' if '?' in api else '?'}format=jsonl")
    assert [json.loads(line) for line in lines.text.splitlines()] == printed
    shown = re.findall(r'class="entry" data-id="([^"]+)"', guest.get(page).text)
    assert shown == [record[key] for record in printed][: len(shown)]
    assert len(shown) == min(len(printed), 50)


def test_csv_is_the_same_to_the_byte(
    ledger: Path, guest: TestClient, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["events", "--format", "csv", "--ledger", str(ledger)]) == 0
    assert guest.get("/api/v1/events?format=csv").content == capfdbinary.readouterr().out


def test_agreements_are_the_same_at_each_door(asked: Asked, guest: TestClient) -> None:
    printed = asked("agreements", "--format", "jsonl")
    items = guest.get("/api/v1/agreements").json()["items"]
    for item in items:
        assert guest.get(item.pop("links")["api"]).json()["accord"] == item["accord"]
        page = guest.get(f"/agreements/{item['accord']}").text
        assert all(f'data-id="{record["id"]}"' in page for record in item["records"])
    assert items == printed
    listed = re.findall(r'class="entry" data-id="([^"]+)"', guest.get("/agreements").text)
    assert listed == [record["accord"] for record in reversed(printed)]


def test_an_event_is_the_same_at_each_door(asked: Asked, guest: TestClient) -> None:
    events = [str(record["id"]) for record in asked("events", "--at-least", "2", "--format", "jsonl")]
    for id in events:
        event, *reports = asked("show", id, "--format", "jsonl")
        answer = guest.get(f"/api/v1/events/{id}").json()
        assert answer["event"] == event
        for each in answer["evidence"]:
            each["report"].pop("links")
        assert [each["report"] for each in answer["evidence"]] == reports
        page = guest.get(f"/events/{id}").text
        own = [each["report"]["id"] for each in answer["evidence"] if each["copy_of"] is None]
        assert all(f'id="{report}"' in page for report in own)


def test_a_watchlist_is_the_same_at_each_door(asked: Asked, guest: TestClient, ledger: Path) -> None:
    assert main(["watchlist", "add", "Mali", "--place", "MLI", "--ledger", str(ledger)]) == 0
    (row,) = asked("watchlist", "list", "--format", "jsonl")
    answer = guest.get("/api/v1/watchlists/Mali").json()
    answer.pop("links")
    assert answer == row
    printed = asked("watchlist", "show", "Mali", "--format", "jsonl")
    items = guest.get(f"/api/v1/watchlists/{row['id']}/matches").json()["items"]
    for item in items:
        item.pop("links")
    assert items == printed and len(printed) == row["matches"]
    shown = re.findall(r'class="entry" data-id="([^"]+)"', guest.get(f"/watchlists/{row['id']}").text)
    assert shown == [record["id"] for record in printed]


def test_a_storyline_and_the_counts_are_the_same(asked: Asked, guest: TestClient) -> None:
    (first, *_) = asked("storylines", "--format", "jsonl")
    (told,) = asked("storyline", str(first["id"]), "--format", "json")
    answer = guest.get(f"/api/v1/storylines/{first['id']}").json()
    answer.pop("links")
    assert answer == told
    (counts,) = asked("stats", "--json")
    assert guest.get("/api/v1/stats").json() == counts


def test_the_words_of_every_report_are_one_click_away(guest: TestClient) -> None:
    texts: dict[str, str] = {}
    reports = guest.get("/api/v1/reports?limit=1000").json()["items"]
    assert len(reports) > 100
    for report in reports:
        page, _, anchor = report["links"]["words"].partition("#")
        if page not in texts:
            texts[page] = guest.get(page).text
        assert f'id="{anchor}"' in texts[page], report["id"]
        assert f'id="{report["id"]}"' in texts[page]


def test_every_page_of_the_examples_is_shown(asked: Asked, guest: TestClient) -> None:
    pages = ["/", "/?since=2025-01-01", "/events", "/dispatches", "/storylines", "/agreements", "/ledger", "/failures"]
    pages += [f"/events/{record['id']}" for record in asked("events", "--format", "jsonl")][::7]
    for page in pages:
        answer = guest.get(page)
        assert answer.status_code == 200, page
        assert "Undefined" not in answer.text


def test_every_link_to_words_meets_them(asked: Asked, guest: TestClient) -> None:
    pages = [
        "/?since=2024-01-01",
        *(f"/agreements/{record['accord']}" for record in asked("agreements", "--format", "jsonl")),
    ]
    links = {link for page in pages for link in re.findall(r'href="(/dispatches/[^"#]+#c\d+)"', guest.get(page).text)}
    assert len(links) > 50
    texts = {page: guest.get(page).text for page in {link.partition("#")[0] for link in links}}
    for link in sorted(links):
        page, _, anchor = link.partition("#")
        assert f'id="{anchor}"' in texts[page], link
