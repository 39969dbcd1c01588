"""Feeds as files: items with their whole text; teasers refused with the way to their page."""

from pathlib import Path

from dateline.records import Dispatch
from real_files import FIRST, SECOND, feed, item, taken, told

WHOLE = f"<p>{FIRST}</p><p>{SECOND}</p><p>{FIRST}</p><p>{SECOND}</p>"
TEXT = f"{FIRST}\n\n{SECOND}\n\n{FIRST}\n\n{SECOND}"


def test_whole_items_are_read_and_teasers_refused(tmp_path: Path) -> None:
    (tmp_path / "news.rss").write_bytes(feed(item(1, WHOLE), item(2, "", "Ministers met ..."), item(3, WHOLE)))
    found = taken(tmp_path / "news.rss")
    assert told(found) == [
        f"news.rss#1 = Story 1\n\n{TEXT}",
        "news.rss#2: holds a summary only: 'dateline watch' fetches the page behind it (https://nile.example/feed/2)",
        f"news.rss#3 = Story 3\n\n{TEXT}",
    ]
    first = found[0]
    assert isinstance(first, Dispatch)
    assert (first.url, first.title, first.outlet) == ("https://nile.example/feed/1", "Story 1", "Nile Herald")
    assert str(first.published.first if first.published else "") == "2025-10-26"


def test_a_feed_that_breaks_off_loses_its_last_item_by_name(tmp_path: Path) -> None:
    (tmp_path / "news.xml").write_bytes(feed(item(1, WHOLE), item(2, WHOLE))[:-150])
    assert told(taken(tmp_path / "news.xml")) == [
        f"news.xml#1 = Story 1\n\n{TEXT}",
        "news.xml#2: is damaged: the feed breaks off here",
    ]


def test_entities_are_refused(tmp_path: Path) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "calm">]>' + feed(item(1, WHOLE)).partition(b"?>")[2]
    (tmp_path / "news.rss").write_bytes(bomb)
    (refusal,) = told(taken(tmp_path / "news.rss"))
    assert refusal.startswith("news.rss: declares XML entities")


def test_a_feed_without_items(tmp_path: Path) -> None:
    (tmp_path / "news.rss").write_bytes(feed())
    assert told(taken(tmp_path / "news.rss")) == ["news.rss: is a feed without items"]
