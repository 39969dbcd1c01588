"""The forms of watchlists and of the review queue, and the feed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="the extra 'desk' is not installed")

from defusedxml import ElementTree
from fastapi.testclient import TestClient

from dateline import queries, run
from dateline.ledger import Identity, Ledger
from dateline.queries import EventFilter
from desks import HERE, TAG, hostile, ledger_at, signature, visitor
from made_up import made_up

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return ledger_at(tmp_path / "ledger.sqlite")


@pytest.fixture
def guest(path: Path) -> TestClient:
    return visitor(path)


def send(guest: TestClient, address: str, page: str = "/events?place=PER", **form: str) -> tuple[int, str, str]:
    """Send a form as the page holds it; status, address and words of where that leads."""
    answer = guest.post(address, data={"signature": signature(guest.get(page).text), **form})
    return answer.status_code, answer.url.path, answer.text


class TestWatchlists:
    def test_the_question_of_the_events_page_is_kept_as_it_was_asked(self, guest: TestClient, path: Path) -> None:
        asked = {"name": "Raids", "type": "ASSAULT", "at_least": "2", "disputed": "1", "since": "2020-01-02"}
        status, where, page = send(guest, "/watchlists", **asked)
        assert (status, where) == (200, "/watchlists/w-3") and "Raids" in page
        with Ledger.open(path) as ledger:
            row = queries.watchlist(ledger, "Raids")
        kept = {"types": ["ASSAULT"], "at_least": 2, "disputed": True, "since": "2020-01-02"}
        assert row.question == kept and row.author == "ana"

    @pytest.mark.parametrize(
        "form",
        [
            {"name": "", "place": "PER"},
            {"name": "All"},
            {"name": "Shelling", "place": "PER"},
            {"name": "Soon", "since": "soon"},
            {"name": "Half a pair", "one": "PER"},
        ],
        ids=str,
    )
    def test_what_cannot_be_kept_is_told(self, guest: TestClient, form: dict[str, str]) -> None:
        assert send(guest, "/watchlists", **form)[0] == 400

    def test_muted_seen_and_removed(self, guest: TestClient, path: Path) -> None:
        with Ledger.open(path, write=True) as ledger:
            for _ in run_of(ledger, 12, 14):
                pass
            assert queries.watchlist(ledger, "Shelling").new > 0
        page = guest.get("/watchlists/w-2").text
        upto = re.search(r'name="upto" value="(\d+)"', page)
        assert upto and "New" in page
        assert " new" not in lead(send(guest, "/watchlists/w-2/seen", upto=upto[1])[2])
        assert "muted" in send(guest, "/watchlists/w-2/mute", muted="1")[2]
        assert "Mute it" in send(guest, "/watchlists/w-2/mute", muted="")[2]
        assert send(guest, "/watchlists/w-2/remove")[1] == "/watchlists"
        assert guest.get("/watchlists/w-2").status_code == 404
        assert guest.get("/watchlists/w-2.atom").status_code == 404

    def test_a_name_leads_to_its_page(self, guest: TestClient) -> None:
        answer = guest.get("/watchlists/Shelling", follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/watchlists/w-2")

    @pytest.mark.parametrize("address", ["", "/w-1/seen", "/w-1/mute", "/w-1/remove"])
    def test_no_form_without_its_signature(self, guest: TestClient, path: Path, address: str) -> None:
        guest.get("/")
        form = {"name": "x", "place": "PER", "signature": "0" * 64}
        assert guest.post(f"/watchlists{address}", data=form).status_code == 403
        assert visitor(path, read_only=True).post(f"/watchlists{address}", data=form).status_code == 403
        with Ledger.open(path) as ledger:
            assert [row.muted for row in queries.watchlists(ledger)] == [False, False]

    def test_a_desk_that_is_read_only_shows_no_forms(self, path: Path) -> None:
        guest = visitor(path, read_only=True)
        for page in ("/watchlists/w-1", "/events?place=PER", "/review"):
            assert 'method="post"' not in guest.get(page).text


def run_of(ledger: Ledger, first: int, end: int):  # type: ignore[no-untyped-def]
    from dateline.run.watchlists import notice

    number = ledger.begin_run("add", Identity("dateline test", "m", "l", "r"))
    for each in range(first, end):
        yield ledger.add(made_up(each), number)
    ledger.end_run(number)
    notice(ledger)


def lead(page: str) -> str:
    return page.split('class="lead">', 1)[1].split("</p>", 1)[0]


def test_the_feed_holds_what_came_and_hostile_words_stay_words(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with Ledger.open(path, write=True) as ledger:
        run.keep_watchlist(ledger, TAG, EventFilter(types=("ASSAULT",)), "ana")
        number = ledger.begin_run("add", Identity("dateline test", "m", "l", "r"))
        ledger.add(hostile(), number)
        ledger.add(made_up(0), number)
        ledger.end_run(number)
        from dateline.run.watchlists import notice

        notice(ledger)
        expected = [match.id for match in queries.matches(ledger, "w-1", news=True)]
    answer = visitor(path).get("/watchlists/w-1.atom")
    assert answer.headers["content-type"] == "application/atom+xml"
    assert TAG not in answer.text and "\x07" not in answer.text
    feed = ElementTree.fromstring(answer.content)
    assert feed.findtext(f"{ATOM}title") == TAG
    entries = feed.findall(f"{ATOM}entry")
    links = [entry.find(f"{ATOM}link").get("href") for entry in entries]
    assert links == [f"{HERE}/events/{event}" for event in expected] and len(links) == 2
    for element in (feed, *entries):  # what RFC 4287 asks of each
        assert all(element.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))


class TestReview:
    def test_a_decision_leads_on_in_the_queue(self, guest: TestClient, path: Path) -> None:
        before = re.findall(r'class="entry" data-id="([^"]+)"', guest.get("/review").text)
        assert before
        status, where, page = send(guest, f"/reports/{before[0]}/correct", "/review", kind="confirm", back="/review")
        assert (status, where) == (200, "/review") and "is kept" in page
        assert f'data-id="{before[0]}"' not in page

    @pytest.mark.parametrize("back", ["//elsewhere.example/review", "https://elsewhere.example", "/reviewers"])
    def test_a_form_leads_nowhere_else(self, guest: TestClient, back: str) -> None:
        (report, *_) = re.findall(r'class="entry" data-id="([^"]+)"', guest.get("/review").text)
        signed = signature(guest.get("/review").text)
        form = {"signature": signed, "kind": "confirm", "back": back}
        answer = guest.post(f"/reports/{report}/correct", data=form, follow_redirects=False)
        assert answer.headers["location"].startswith("/events/e-")
