"""One round of one feed, its fetches answered by the test: what is asked for, what comes of it, what stays open."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dateline.errors import FetchError, InputError
from dateline.fetching import Answer, Validators
from dateline.intake.articles import Article
from dateline.run.watching import FeedSettings, Gathered, Gatherer, Settings, State
from dateline.run.watching.gathering import ENOUGH, MOST_TRIES
from feed_texts import RSS, WHOLE, Entry, page, rss

FEED = "https://news.example/feed.xml"
NOW = dt.datetime(2025, 1, 22, 8, 0, tzinfo=dt.UTC)


class Web:
    """What lies at which address; a FetchError is raised. `asked`: addresses, in order."""

    def __init__(self, **pages: bytes | FetchError) -> None:
        self.pages = {f"https://news.example/{name}": data for name, data in pages.items()}
        self.asked: list[str] = []

    def fetch(self, url: str, validators: Validators, patience: float) -> Answer:
        self.asked.append(url)
        data = self.pages.get(url, FetchError(url, "is not there"))
        if isinstance(data, FetchError):
            raise FetchError(url, data.reason, passing=data.passing)
        etag = Validators(f'"{len(data)}"')
        if validators == etag:
            return Answer(url, b"", None, NOW, etag, unchanged=True)
        return Answer(url, data, RSS if url == FEED else "text/html; charset=utf-8", NOW, etag)


LATER = FetchError("", "cannot be had (the server answered 503)", passing=True)


@pytest.fixture
def state(tmp_path: Path) -> State:
    return State.load(tmp_path / "state.json")


def feed_of(web: Web, *entries: Entry) -> None:
    web.pages[FEED] = rss(*entries)


def gathered(web: Web, state: State, pages: bool = True, max_items: int = 50, seconds: float = 60.0) -> Gathered:
    feed = FeedSettings(FEED, "Our Name", pages)
    return Gatherer(web.fetch, Settings((feed,), max_items=max_items, round_seconds=seconds)).gather(feed, state)


def outcomes(found: Gathered) -> list[str]:
    """Titles of articles, reasons of failures."""
    return [one.article.title or "" if isinstance(one.article, Article) else one.article.reason for one in found.taken]


def test_a_whole_text_needs_no_page(state: State) -> None:
    web = Web()
    feed_of(web, Entry("/a", "Treaty signed", WHOLE))
    [one] = gathered(web, state).taken
    assert web.asked == [FEED]
    assert isinstance(one.article, Article)
    assert (one.article.citation, one.article.url) == ("https://news.example/a", "https://news.example/a")
    assert (one.article.outlet, one.article.fetched) == ("Our Name", NOW)


def test_a_teaser_sends_to_its_page(state: State) -> None:
    web = Web(a=page("Khartoum", "Chad", "Sudan"))
    feed_of(web, Entry("/a", "Chad and Sudan", author="Ruth Quispe"))
    [one] = gathered(web, state).taken
    assert web.asked == [FEED, "https://news.example/a"]
    assert isinstance(one.article, Article)
    assert "KHARTOUM (Nile Wire) - Chad and Sudan signed" in one.article.text
    assert "Home" not in one.article.text
    assert one.article.author == "Ruth Quispe"
    assert one.article.published is not None
    assert one.article.published.first == dt.date(2025, 1, 21)


@pytest.mark.parametrize(
    ("entry", "pages", "expected"),
    [
        (Entry("/a", "Teaser only", "A teaser."), False, "Teaser only"),
        (Entry("/a", "Nothing", ""), False, "has no text in the feed; with pages = true its page is read"),
        (Entry(None, "No link", "A teaser."), True, "No link"),
        (Entry("javascript:x", "Bad link", ""), True, "has neither text nor a page"),
    ],
)
def test_without_a_page_the_feeds_own_text_stands(state: State, entry: Entry, pages: bool, expected: str) -> None:
    web = Web()
    feed_of(web, entry)
    assert outcomes(gathered(web, state, pages)) == [expected]
    assert web.asked == [FEED]


def test_what_is_done_is_not_asked_for_again_until_it_is_edited(state: State) -> None:
    web = Web(a=page("Khartoum", "Chad", "Sudan"))
    feed_of(web, Entry("/a", "Chad and Sudan"))
    [one] = gathered(web, state).taken
    state.of(FEED).done[one.item.key] = one.item.mark
    again = gathered(web, state)
    assert (again.taken, again.known) == ((), 1)
    feed_of(web, Entry("/a", "Chad and Sudan sign"))
    assert len(gathered(web, state).taken) == 1


def test_an_unchanged_feed_gives_nothing(state: State) -> None:
    web = Web()
    feed_of(web, Entry("/a", "Treaty signed", WHOLE))
    state.of(FEED).validators = gathered(web, state).validators
    assert gathered(web, state).unchanged


def test_what_cannot_be_had_for_now_stays_open_and_the_feed_is_asked_for_whole(state: State) -> None:
    web = Web(a=LATER)
    feed_of(web, Entry("/a"), Entry("/b", "Treaty signed", WHOLE))
    found = gathered(web, state)
    assert [one.is_open for one in found.taken] == [True, False]
    assert found.validators == Validators()


def test_what_is_gone_is_done_with(state: State) -> None:
    web = Web()
    feed_of(web, Entry("/a"))
    found = gathered(web, state)
    assert outcomes(found) == ["is not there"]
    assert not found.taken[0].is_open
    assert found.validators != Validators()


def test_a_page_is_tried_only_so_often(state: State) -> None:
    web = Web(a=LATER)
    feed_of(web, Entry("/a"))
    [one] = gathered(web, state).taken
    state.of(FEED).tries[one.item.key] = MOST_TRIES - 1
    assert not gathered(web, state).taken[0].is_open


def test_a_site_that_does_not_answer_is_not_asked_for_every_page(state: State) -> None:
    web = Web(**{f"p{number}": LATER for number in range(9)})
    feed_of(web, *(Entry(f"/p{number}", f"Story {number}") for number in range(9)))
    found = gathered(web, state)
    assert len(found.taken) == ENOUGH
    assert found.left == 9 - ENOUGH


def test_no_more_than_so_many_items_a_round(state: State) -> None:
    web = Web()
    feed_of(web, *(Entry(f"/p{number}", f"Story {number}", WHOLE) for number in range(5)))
    found = gathered(web, state, max_items=2)
    assert outcomes(found) == ["Story 0", "Story 1"]
    assert (found.left, found.validators) == (3, Validators())


def test_a_round_ends_when_its_time_is_up(state: State) -> None:
    web = Web()
    feed_of(web, Entry("/a", "Treaty signed", WHOLE))
    found = gathered(web, state, seconds=0.0)
    assert (found.taken, found.left) == ((), 1)


def test_an_item_that_stands_twice_is_taken_once_the_upper_one(state: State) -> None:
    web = Web()
    feed_of(web, Entry("/a", "New words", WHOLE), Entry("/a", "Old words", WHOLE))
    assert outcomes(gathered(web, state)) == ["New words"]


def test_two_feeds_of_one_outlet_ask_for_a_page_once(state: State) -> None:
    other = "https://news.example/world.xml"
    web = Web(a=page("Khartoum", "Chad", "Sudan"))
    feed_of(web, Entry("/a", "Chad and Sudan"))
    web.pages[other] = web.pages[FEED]
    feeds = (FeedSettings(FEED), FeedSettings(other))
    gatherer = Gatherer(web.fetch, Settings(feeds))
    assert [len(gatherer.gather(feed, state).taken) for feed in feeds] == [1, 0]
    assert web.asked.count("https://news.example/a") == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [(LATER, "cannot be had (the server answered 503)"), (b"<html></html>", "is no feed: neither RSS nor Atom")],
)
def test_a_feed_that_cannot_be_read_says_why(state: State, data: bytes | FetchError, reason: str) -> None:
    web = Web()
    web.pages[FEED] = data
    state.of(FEED).validators = Validators('"old"')
    found = gathered(web, state)
    assert isinstance(found.reason, InputError)
    assert found.reason.reason.startswith(reason)
    assert found.validators == Validators('"old"')
