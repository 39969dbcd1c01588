"""Saved questions: what of them is new, and what is not, whatever else happens to the ledger."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline import queries, run
from dateline.errors import AbsentError, FetchError, QuestionError
from dateline.fetching.posting import post
from dateline.ledger import Identity, Ledger
from dateline.queries import EventFilter
from dateline.run.watchlists import notice
from made_up import made_up
from serving import Page, serving

SHELLING = EventFilter(types=("ASSAULT",))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite", write=True) as opened:
        fill(opened, 0, 4)
        yield opened


def fill(ledger: Ledger, first: int, end: int) -> None:
    number = ledger.begin_run("add", Identity("dateline test", "m", "l", "r"))
    for each in range(first, end):
        ledger.add(made_up(each), number)
    ledger.end_run(number)
    notice(ledger)


def new(ledger: Ledger, name: str = "Shelling") -> int:
    return queries.watchlist(ledger, name).new


def test_what_was_there_is_not_new_and_what_comes_is(ledger: Ledger) -> None:
    row = run.keep_watchlist(ledger, "  Shelling ", SHELLING, "ana")
    assert (row.name, row.question, row.matches, row.new) == ("Shelling", {"types": ["ASSAULT"]}, 2, 0)
    fill(ledger, 4, 8)
    assert (new(ledger), queries.watchlist(ledger, row.id).matches) == (2, 4)
    found = queries.matches(ledger, "Shelling")
    assert [match.new for match in found] == [True, True, False, False]
    assert {match.id for match in found} == {event.id for event in queries.events(ledger, SHELLING)}
    run.seen_watchlist(ledger, row.id)
    assert new(ledger) == 0


def test_only_what_stood_on_the_page_is_seen(ledger: Ledger) -> None:
    run.keep_watchlist(ledger, "Shelling", SHELLING, "ana")
    fill(ledger, 4, 6)
    upto = max(match.number for match in queries.matches(ledger, "Shelling"))
    fill(ledger, 6, 8)
    run.seen_watchlist(ledger, "Shelling", upto)
    assert new(ledger) == 1


def test_a_ledger_that_was_empty_tells_of_its_first_dispatches(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.sqlite", write=True) as empty:
        run.keep_watchlist(empty, "Shelling", SHELLING, "ana")
        fill(empty, 0, 2)
        assert new(empty) == 1


def test_an_event_that_more_outlets_tell_of_comes_to_match(ledger: Ledger) -> None:
    fill(ledger, 4, 5)
    run.keep_watchlist(ledger, "Twice", EventFilter(types=("ASSAULT",), at_least=2), "ana")
    fill(ledger, 5, 6)  # tells the same shelling as the dispatch before
    assert new(ledger, "Twice") == 1


def test_a_correction_or_recoding_alone_is_no_news(ledger: Ledger) -> None:
    run.keep_watchlist(ledger, "Peru", EventFilter(place="PER", types=("ASSAULT",)), "ana")
    run.correct(ledger, "field", "r-made-up-0-1", "bo", field="place", value="Lima, PER")
    number = ledger.begin_run("recode", Identity("dateline other", "m", "l", "r"))
    for each in range(4):
        ledger.recode(made_up(each), number)
    ledger.relink()
    ledger.end_run(number)
    notice(ledger)
    row = queries.watchlist(ledger, "Peru")
    assert (row.matches, row.new) == (1, 0)


def test_a_dispatch_under_the_number_of_a_forgotten_one_is_news(ledger: Ledger) -> None:
    run.keep_watchlist(ledger, "Shelling", SHELLING, "ana")
    for each in (3, 2):
        ledger.forget(f"d-made-up-{each}")
    fill(ledger, 4, 6)
    assert new(ledger) == 1


def test_a_muted_one_rests(ledger: Ledger) -> None:
    run.keep_watchlist(ledger, "Shelling", SHELLING, "ana", "http://127.0.0.1:9/hook")
    assert run.mute_watchlist(ledger, "Shelling", muted=True).muted
    fill(ledger, 4, 6)
    assert new(ledger) == 0 and run.post_news(ledger, ("127.0.0.1",)) == []
    run.mute_watchlist(ledger, "Shelling", muted=False)
    assert new(ledger) == 1 and run.post_news(ledger, ("127.0.0.1",)) == []


@pytest.mark.parametrize(
    ("name", "wanted", "webhook", "told"),
    [
        ("", SHELLING, None, "needs a name"),
        ("x" * 300, SHELLING, None, "needs a name"),
        ("All", EventFilter(order="newest", limit=3), None, "asks for something"),
        ("Taken", SHELLING, None, "already"),
        ("New", SHELLING, "file:///etc/passwd", "no address of the web"),
        ("New", SHELLING, "http://me:secret@host.example/", "user name"),
    ],
)
def test_what_cannot_be_kept_is_told(
    ledger: Ledger, name: str, wanted: EventFilter, webhook: str | None, told: str
) -> None:
    run.keep_watchlist(ledger, "Taken", SHELLING, "ana")
    with pytest.raises(QuestionError, match=told):
        run.keep_watchlist(ledger, name, wanted, "ana", webhook)
    assert len(queries.watchlists(ledger)) == 1


def test_one_that_is_gone_is_gone(ledger: Ledger) -> None:
    run.keep_watchlist(ledger, "w-1", SHELLING, "ana")
    assert run.remove_watchlist(ledger, "w-1").name == "w-1"
    assert ledger.connection.execute("SELECT count(*) FROM matches").fetchone()[0] == 0
    for words in ("w-1", "w-", "w-99999999999999999999", "nothing"):
        with pytest.raises(AbsentError):
            queries.watchlist(ledger, words)
    assert run.keep_watchlist(ledger, "again", SHELLING, "ana").id == "w-2"


class TestPosting:
    def test_news_are_posted_once_to_a_host_that_was_named(self, ledger: Ledger) -> None:
        with serving({"/hook": Page(b"thanks", 204)}) as site:
            run.keep_watchlist(ledger, "Shelling", SHELLING, "ana", site.url("/hook"))
            assert run.post_news(ledger, ("127.0.0.1",)) == []
            fill(ledger, 4, 8)
            (refused,) = run.post_news(ledger, ("elsewhere.example",))
            assert refused.error and "none of the hosts" in refused.error and site.asked == []
            (posted,) = run.post_news(ledger, ("127.0.0.1",))
            assert (posted.events, posted.error) == (2, None)
            assert run.post_news(ledger, ("127.0.0.1",)) == []
            (asked,) = site.asked
        told = json.loads(asked.body)
        assert told["schema"] == "dateline-watchlist-1" and told["watchlist"]["name"] == "Shelling"
        assert {event["id"] for event in told["events"]} == {
            match.id for match in queries.matches(ledger, "Shelling") if match.new
        }
        row = queries.watchlist(ledger, "Shelling")
        assert row.sent is not None and row.error is None

    @pytest.mark.parametrize("page", [Page(b"", 500), Page(b"", 302, headers={"Location": "/other"}), Page(b"", 404)])
    def test_what_does_not_come_through_is_tried_again(self, ledger: Ledger, page: Page) -> None:
        with serving({"/hook": page, "/other": Page(b"")}) as site:
            run.keep_watchlist(ledger, "Shelling", SHELLING, "ana", site.url("/hook"))
            fill(ledger, 4, 6)
            (failed,) = run.post_news(ledger, ("127.0.0.1",))
            assert failed.error == f"answered {page.status}"
            assert queries.watchlist(ledger, "Shelling").error == failed.error
            site.pages["/hook"] = Page(b"")
            (posted,) = run.post_news(ledger, ("127.0.0.1",))
            assert posted.error is None and site.paths() == ["/hook", "/hook"]
        assert queries.watchlist(ledger, "Shelling").error is None

    def test_link_local_addresses_are_never_asked(self) -> None:
        with pytest.raises(FetchError, match="link-local"):
            post("http://169.254.169.254/latest", b"{}", ("169.254.169.254",))

    def test_nobody_at_home_is_told(self) -> None:
        with pytest.raises(FetchError, match="took no message"):
            post("http://127.0.0.1:9/", b"{}", ("127.0.0.1",))
