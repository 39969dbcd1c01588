"""What a feed says: itself, and its items.

An item's `key` is what stays the same while the item does: its address, else the name that the feed gives it. Its
`mark` changes with anything that the feed says of it, so that an item that was edited is noticed.
"""

from __future__ import annotations

import hashlib
from typing import Final

import msgspec

from dateline.intake.articles import Article, found
from dateline.intake.formats.page import composed
from dateline.records import Interval, Reason

EXTRACTOR: Final = "feedparser"


class Item(msgspec.Struct, frozen=True):
    """One item of a feed. `text`: what the feed itself gives of it, without the headline, "" where that is nothing;
    `whole`: whether that is the article and not a teaser."""

    key: str
    mark: str
    link: str | None = None
    title: str | None = None
    author: str | None = None
    published: Interval | None = None
    text: str = ""
    whole: bool = False


class Feed(msgspec.Struct, frozen=True):
    """A feed. `title` is its own name; `note`: what is wrong with it, None where nothing is."""

    title: str | None
    language: str | None
    extractor: str
    items: tuple[Item, ...]
    note: str | None = None


def mark_of(*values: str | None) -> str:
    """16 hexadecimal digits (BLAKE2b) of what a feed says of an item."""
    said = "\0".join(value or "" for value in values)
    return hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def article_of(item: Item, feed: Feed, citation: str, page: Article | None = None) -> Article:
    """The article of an item: the page's, where it was read, with what the page lacks; else the feed's own text.

    `citation`: the address by which a user finds it again.
    """
    facts = {
        "title": item.title,
        "author": item.author,
        "published": item.published,
        "outlet": feed.title,
        "language": feed.language,
    }
    if page is None:
        page = Article(citation, composed(item.title, item.text), url=item.link, extractor=feed.extractor)
    missing = {name: value for name, value in facts.items() if value is not None and getattr(page, name) is None}
    why = (*page.why, *(_why(name, value) for name, value in missing.items()))
    return msgspec.structs.replace(page, **missing, why=why)


def _why(name: str, value: object) -> Reason:
    if isinstance(value, Interval) and value.why:
        return value.why[0]
    return found(name, "the feed")
