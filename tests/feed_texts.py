"""Feeds and pages of the tests' own making."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

RSS = "application/rss+xml"

WHOLE = " ".join(
    f"<p>LIMA (Andes Wire) - Peru and Chile signed a fishing treaty in Lima on Friday, part {part} of a long report. "
    "The ministers met in the palace and spoke with reporters after the ceremony.</p>"
    for part in range(1, 6)
)
"""A description long enough to be the article."""


class Entry(NamedTuple):
    """An item of a feed; `text` is HTML."""

    link: str | None
    title: str = "Talks end"
    text: str = "A teaser."
    content: str = ""
    date: str = "Tue, 21 Jan 2025 23:30:00 -0500"
    author: str = ""


def rss(*entries: Entry, title: str = "Nile Wire", language: str = "en-gb") -> bytes:
    """An RSS feed."""
    items = "".join(
        "<item>"
        + (f"<link>{escape(entry.link)}</link>" if entry.link else "")
        + f"<title>{escape(entry.title)}</title><description>{escape(entry.text)}</description>"
        + (f"<content:encoded>{escape(entry.content)}</content:encoded>" if entry.content else "")
        + (f"<dc:creator>{escape(entry.author)}</dc:creator>" if entry.author else "")
        + f"<pubDate>{entry.date}</pubDate></item>"
        for entry in entries
    )
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0" {spaces}><channel>'
        f"<title>{escape(title)}</title><language>{language}</language>{items}</channel></rss>"
    ).encode()


def page(town: str, one: str, other: str) -> bytes:
    """A page with a story on it, between a menu and a footer."""
    return f"""<!doctype html><html lang="en"><head><title>{one} and {other} sign accord</title></head><body>
<nav><a href="/">Home</a> | <a href="/world">World</a></nav><article><h1>{one} and {other} sign accord</h1>
<p>{town.upper()} (Nile Wire) - {one} and {other} signed a fishing accord in {town} on Tuesday, officials of both
countries said after two days of talks.</p>
<p>The accord lets boats of both countries fish in the shared waters until the end of the year, and it sets up a joint
commission that will meet every month.</p>
<p>Opposition parties in {one} criticised the accord and called for a vote in parliament.</p></article>
<footer>All rights reserved</footer></body></html>""".encode()


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 10))
    + ']><rss version="2.0"><channel><title>&a9;</title></channel></rss>'
).encode()
"""A kilobyte that stands for ten gigabytes."""
