"""Feeds gathered side by side: each result is its own, and none holds up the others for ever."""

from __future__ import annotations

import threading
import time

from dateline.run.watching import FeedSettings, Gathered
from dateline.run.watching.asking import Asked

FEEDS = tuple(FeedSettings(f"https://a.example/{number}") for number in range(5))


def test_no_more_than_so_many_are_under_way() -> None:
    under_way: list[int] = []
    lock = threading.Lock()
    most = 0

    def gather(feed: FeedSettings) -> Gathered:
        nonlocal most
        with lock:
            under_way.append(1)
            most = max(most, len(under_way))
        time.sleep(0.02)
        with lock:
            under_way.pop()
        return Gathered(note=feed.url)

    asked = Asked(FEEDS, gather, 2, 10.0, threading.Event())
    assert [asked.result(feed).note for feed in FEEDS] == [feed.url for feed in FEEDS]
    assert most == 2


def test_one_that_comes_to_no_end_fails_by_itself() -> None:
    release = threading.Event()

    def gather(feed: FeedSettings) -> Gathered:
        if feed is FEEDS[0]:
            release.wait(10)
        return Gathered()

    asked = Asked(FEEDS[:2], gather, 2, 0.1, threading.Event())
    stuck, good = (asked.result(feed) for feed in FEEDS[:2])
    release.set()
    assert stuck.reason is not None
    assert stuck.reason.reason == "could not be read: it came to no end in time"
    assert good.reason is None


def test_after_a_stop_no_further_one_is_begun() -> None:
    stopped = threading.Event()
    begun: list[str] = []

    def gather(feed: FeedSettings) -> Gathered:
        begun.append(feed.url)
        stopped.set()
        return Gathered()

    asked = Asked(FEEDS, gather, 1, 0.05, stopped)
    assert asked.result(FEEDS[0]).reason is None
    assert asked.result(FEEDS[1]).reason is not None
    assert begun == [FEEDS[0].url]
