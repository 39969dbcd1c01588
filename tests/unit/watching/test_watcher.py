"""The watch over our own server: what is kept, remembered, retried, and how it ends. The pipeline is a stand-in."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import msgspec
import pytest

from dateline import queries
from dateline.fetching import Limits
from dateline.ledger import Identity, Ledger
from dateline.records import Dispatch, Reading
from dateline.run import Failure
from dateline.run.watching import (
    Asking,
    FeedSettings,
    Idle,
    Read,
    Rested,
    Settings,
    State,
    Step,
    Watching,
    state_path,
    watch,
)
from feed_texts import RSS, WHOLE, Entry, rss
from serving import Page, Site, serving
from stand_ins import EchoReader

IDENTITY = Identity("dateline test", "m", "l", "r")
LIMITS = Limits(pace=0.0, connect=1.0, read=0.5, total=1.0, most_bytes=100_000)


class Reader(EchoReader):
    """The stand-in, with reports that have ids of their own."""

    def read(self, dispatch: Dispatch) -> Reading:
        """The reading, with the dispatch's id in those of its reports."""
        if "BREAK" in dispatch.text:
            raise ZeroDivisionError("asked\nfor")
        reading = super().read(dispatch)
        reports = tuple(msgspec.structs.replace(report, id=f"r-{dispatch.id}") for report in reading.reports)
        return msgspec.structs.replace(reading, reports=reports)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving({}) as running:
        yield running


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite", write=True) as opened:
        yield opened


def settings(site: Site, *paths: str) -> Settings:
    return Settings(tuple(FeedSettings(site.url(path)) for path in paths), LIMITS, round_seconds=10.0)


def begun(settings: Settings, ledger: Ledger, once: bool = True) -> Iterator[Step]:
    state = State.load(state_path(ledger.path))
    return watch(settings, ledger, IDENTITY, state, Watching(once, allow_private=True), Reader)


def round_of(settings: Settings, ledger: Ledger) -> dict[str, Rested]:
    """How each feed went, by the path of its address."""
    steps = list(begun(settings, ledger))
    return {"/" + step.feed.rpartition("/")[2]: step for step in steps if isinstance(step, Rested)}


def whole(link: str, title: str) -> Page:
    return Page(rss(Entry(link, title, WHOLE)), kind=RSS, etag='"1"')


def failures(ledger: Ledger) -> dict[str, str]:
    return {row.name.rpartition("/")[2]: row.reason for row in queries.failures(ledger)}


def test_each_feed_is_asked_read_and_rested_in_order(site: Site, ledger: Ledger) -> None:
    site.pages |= {"/one": whole("/a", "One"), "/two": whole("/b", "Two")}
    steps = list(begun(settings(site, "/one", "/two"), ledger))
    assert [(type(step), step.feed) for step in steps if not isinstance(step, Idle)] == [
        (kind, site.url(path)) for path in ("/one", "/two") for kind in (Asking, Read, Rested)
    ]
    assert [citation for _, citation in ledger.dispatches()] == [site.url("/a"), site.url("/b")]


def test_the_second_round_sends_conditions_and_adds_nothing(site: Site, ledger: Ledger) -> None:
    site.pages["/one"] = whole("/a", "One")
    first = round_of(settings(site, "/one"), ledger)["/one"]
    second = round_of(settings(site, "/one"), ledger)["/one"]
    assert (first.new, first.reports, first.is_good) == (1, 1, True)
    assert (second.new, second.unchanged, second.is_good) == (0, True, True)
    assert site.asked[-1].headers["if-none-match"] == '"1"'


def test_without_the_state_everything_is_asked_for_and_known(site: Site, ledger: Ledger) -> None:
    site.pages["/one"] = whole("/a", "One")
    round_of(settings(site, "/one"), ledger)
    state_path(ledger.path).unlink()
    again = round_of(settings(site, "/one"), ledger)["/one"]
    assert (again.new, again.known) == (0, 1)


def test_an_edited_item_is_a_new_version(site: Site, ledger: Ledger) -> None:
    site.pages["/one"] = whole("/a", "One")
    round_of(settings(site, "/one"), ledger)
    site.pages["/one"] = Page(rss(Entry("/a", "One, corrected", WHOLE)), kind=RSS, etag='"2"')
    assert round_of(settings(site, "/one"), ledger)["/one"].new == 1
    assert len(ledger.dispatches()) == 1


def test_failures_are_kept_by_name_until_they_are_mended(site: Site, ledger: Ledger) -> None:
    site.pages["/one"] = Page(rss(Entry("/gone", "Gone")), kind=RSS)
    site.pages["/two"] = Page(b"down", 500)
    ours = settings(site, "/one", "/two")
    round_of(ours, ledger)
    assert failures(ledger) == {
        "gone": "is not there (the server answered 404)",
        "two": "cannot be had (the server answered 500)",
    }
    site.pages["/two"] = whole("/b", "Two")
    assert round_of(ours, ledger)["/two"].new == 1
    assert list(failures(ledger)) == ["gone"]


def test_a_stage_that_fails_on_one_article_leaves_the_others(site: Site, ledger: Ledger) -> None:
    entries = (Entry("/a", "RAISE", WHOLE), Entry("/b", "BREAK", WHOLE), Entry("/c", "Three", WHOLE))
    site.pages["/one"] = Page(rss(*entries), kind=RSS)
    steps = list(begun(settings(site, "/one"), ledger))
    outcomes = [step.outcome for step in steps if isinstance(step, Read)]
    assert [isinstance(outcome, Failure) for outcome in outcomes] == [True, True, False]
    assert "stage coding failed" in failures(ledger)["a"]
    assert failures(ledger)["b"] == "could not be kept: ZeroDivisionError: asked for"


def test_a_page_is_tried_again_in_the_next_round(site: Site, ledger: Ledger) -> None:
    site.pages["/one"] = Page(rss(Entry("/a", "One")), kind=RSS, etag='"1"')
    site.pages["/a"] = Page(b"down", 503)
    assert round_of(settings(site, "/one"), ledger)["/one"].failed == 1
    site.pages["/one"] = whole("/a", "One")
    assert round_of(settings(site, "/one"), ledger)["/one"].new == 1
    assert failures(ledger) == {}


def test_who_asks_to_be_left_alone_is_not_asked_by_the_next_run_either(site: Site, ledger: Ledger) -> None:
    site.pages["/one"] = Page(status=429, headers={"Retry-After": "600"})
    ours = settings(site, "/one")
    assert not round_of(ours, ledger)["/one"].waiting
    asked = len(site.asked)
    again = round_of(ours, ledger)["/one"]
    assert again.waiting
    assert not again.is_good
    assert again.reason is not None
    assert again.reason.startswith("is not asked: its server wants to be left alone until ")
    assert len(site.asked) == asked


def test_a_feed_that_fails_waits_longer_each_time(site: Site, ledger: Ledger) -> None:
    waits = []
    for _ in range(4):
        rested = round_of(settings(site, "/gone"), ledger)["/gone"]
        assert rested.asked is not None
        waits.append((rested.next - rested.asked) / dt.timedelta(seconds=900))
    assert all(
        low <= wait <= high for wait, low, high in zip(waits, (0.7, 1.4, 2.9, 5.9), (1.3, 2.6, 5.1, 10.1), strict=True)
    )


def test_a_watch_goes_on_until_it_is_closed(site: Site, ledger: Ledger) -> None:
    site.pages["/one"] = whole("/a", "One")
    steps = begun(settings(site, "/one"), ledger, once=False)
    seen = list(takewhile(lambda step: not isinstance(step, Idle), steps))
    began = time.monotonic()
    steps.close()  # type: ignore[attr-defined]
    assert time.monotonic() - began < 2
    assert isinstance(seen[-1], Rested)
    assert seen[-1].next > dt.datetime.now(dt.UTC)


def test_what_was_kept_before_a_stop_is_not_asked_for_again(site: Site, ledger: Ledger) -> None:
    site.pages["/one"] = Page(rss(Entry("/a", "One", WHOLE), Entry("/b", "Two", WHOLE)), kind=RSS, etag='"1"')
    steps = begun(settings(site, "/one"), ledger)
    for step in steps:
        if isinstance(step, Read):
            break
    steps.close()  # type: ignore[attr-defined]
    again = round_of(settings(site, "/one"), ledger)["/one"]
    assert (again.new, again.known) == (1, 1)


def test_whatever_goes_wrong_in_one_feed_stays_there(
    site: Site, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.pages |= {"/one": whole("/a", "One"), "/two": whole("/b", "Two")}
    from dateline.run.watching import gathering

    shipped = gathering.read_feed

    def stumbles(document: object) -> object:
        if msgspec.structs.asdict(document)["citation"].endswith("/one"):  # type: ignore[arg-type]
            raise RuntimeError("out\nof luck")
        return shipped(document)  # type: ignore[arg-type]

    monkeypatch.setattr(gathering, "read_feed", stumbles)
    rested = round_of(settings(site, "/one", "/two"), ledger)
    assert rested["/one"].reason == "could not be read: RuntimeError: out of luck"
    assert rested["/two"].new == 1
