"""Feeds in, items out; what is no feed or a trap is refused by name."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.intake.articles import Article, Document
from dateline.intake.feeds import Feed, article_of, read_feed
from dateline.records import Interval, Reason
from feed_texts import BOMB, WHOLE, Entry, rss

URL = "https://news.example/feed.xml"

ATOM = """<?xml version="1.0" encoding="{encoding}"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Press office</title>
<entry><id>urn:example:1</id><title type="html">Envoys &amp;amp; ministers meet</title>
<link href="/press/1"/><updated>2025-01-21T23:30:00+02:00</updated><author><name>Ruth Quispe</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Première réunion.</p><p>It ended.</p></div></content>
</entry></feed>"""


def read(data: bytes, kind: str | None = None) -> Feed:
    return read_feed(Document("feed", data, URL, kind))


def test_an_item_says_what_the_feed_says_of_it() -> None:
    entry = Entry("/a?x=1", "Talks <b>end</b> &amp; begin", "Short.", author="desk@example.org (Ruth Quispe)")
    feed = read(rss(entry))
    [item] = feed.items
    assert (feed.title, feed.language, feed.note) == ("Nile Wire", "en", None)
    assert (item.key, item.link) == ("https://news.example/a?x=1", "https://news.example/a?x=1")
    assert (item.title, item.author) == ("Talks end & begin", "Ruth Quispe")
    assert (item.text, item.whole) == ("Short.", False)


def test_the_day_is_that_of_the_outlets_clock() -> None:
    [item] = read(rss(Entry("/a", date="Tue, 21 Jan 2025 23:30:00 -0500"))).items
    why = (Reason("intake.found.published", "published from published in the feed"),)
    assert item.published == Interval(dt.date(2025, 1, 21), dt.date(2025, 1, 21), "day", why)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_atom_in_any_encoding(encoding: str) -> None:
    [item] = read(ATOM.format(encoding=encoding).encode(encoding)).items
    assert item.title == "Envoys & ministers meet"
    assert item.text == "Première réunion.\n\nIt ended."
    assert (item.link, item.author) == ("https://news.example/press/1", "Ruth Quispe")
    assert item.published is not None
    assert item.published.first == dt.date(2025, 1, 21)


LONG = "<p>" + "The ministers met and spoke with reporters. " * 8 + "</p>"


@pytest.mark.parametrize(
    ("text", "content", "whole"),
    [
        ("A teaser.", "", False),
        (WHOLE, "", True),
        (WHOLE + " [...]", "", False),
        (WHOLE + " Continue reading →", "", False),
        (LONG, "", False),
        ("A teaser.", LONG, True),
        ("A teaser.", LONG + "<p>Read more</p>", False),
        ("", "", False),
    ],
)
def test_a_text_is_the_article_or_a_teaser(text: str, content: str, whole: bool) -> None:
    [item] = read(rss(Entry("/a", text=text, content=content))).items
    assert item.whole is whole


def test_scripts_and_what_software_adds_are_no_text() -> None:
    content = (
        "<p>One.</p><script>track()</script><p>Two<br>lines.</p><p>The post Talks appeared first on Nile Wire.</p>"
    )
    [item] = read(rss(Entry("/a", content=content))).items
    assert item.text == "One.\n\nTwo\n\nlines."


def test_an_item_that_was_edited_has_another_mark() -> None:
    marks = {read(rss(Entry("/a", title=title))).items[0].mark for title in ("Talks end", "Talks end", "Talks go on")}
    assert len(marks) == 2


def test_an_item_without_a_link_is_known_by_its_words() -> None:
    one, other = read(rss(Entry(None, "One"), Entry("javascript:alert(1)", "Other"))).items
    assert one.link is None
    assert other.link is None
    assert one.key != other.key


def test_a_damaged_feed_is_read_as_far_as_it_goes() -> None:
    feed = read(rss(Entry("/a", "One"), Entry("/b", "Two"))[:-60])
    assert [item.title for item in feed.items] == ["One", "Two"]
    assert feed.note == "is not well-formed; read as far as it goes"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"<!doctype html><html><body>Hello</body></html>", "is no feed"),
        (b"Talks ended.", "is no feed"),
        (b"\x00\xff\x10" * 100, "is no feed"),
        (BOMB, "declares XML entities"),
        (b" " + BOMB, "declares XML entities"),
        (b"<a></b>" + BOMB, "declares XML entities"),
        (BOMB.decode().replace('<?xml version="1.0"?>', "").encode("utf-16"), "declares XML entities"),
        (
            b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0">&x;</rss>',
            "declares XML entities",
        ),
    ],
)
def test_what_is_no_feed_or_a_trap_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(InputError) as caught:
        read(data)
    assert caught.value.name == "feed"
    assert caught.value.reason.startswith(why)


def test_the_bytes_are_never_taken_for_the_name_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("feed.xml").write_bytes(rss(Entry("/a", "From a file")))
    with pytest.raises(InputError, match="is no feed"):
        read(b"feed.xml")


def test_a_page_is_believed_before_the_feed() -> None:
    feed = read(rss(Entry("/a", "Feed title", author="Feed author")))
    page = Article("https://news.example/a", "Text", title="Page title")
    article = article_of(feed.items[0], feed, page.citation, page)
    assert (article.title, article.author, article.outlet) == ("Page title", "Feed author", "Nile Wire")
    assert Reason("intake.found.author", "author from the feed") in article.why
    assert not any(why.rule == "intake.found.title" for why in article.why)


def test_an_article_of_the_feed_alone_has_its_headline_first() -> None:
    feed = read(rss(Entry("/a", "Treaty signed", WHOLE)))
    article = article_of(feed.items[0], feed, "https://news.example/a")
    assert article.text.startswith("Treaty signed\n\nLIMA (Andes Wire) - Peru and Chile")
    assert article.extractor is not None
    assert article.extractor.startswith("feedparser ")


@settings(max_examples=60)
@given(at=st.integers(0, 2_000), junk=st.binary(max_size=40))
def test_a_feed_with_any_bytes_in_it_is_read_or_refused(at: int, junk: bytes) -> None:
    data = rss(Entry("/a", "One", WHOLE), Entry("/b", "Two"))
    try:
        feed = read(data[:at] + junk + data[at + len(junk) :])
    except InputError:
        return
    assert all(item.key for item in feed.items)
