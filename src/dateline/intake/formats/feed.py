"""RSS and Atom as files: the items of a feed that hold their whole text (`intake.feeds` tells which do).

Many feeds hold only the first lines of each story. Such an item is refused with its address: the page behind it is the
dispatch, and `dateline watch` fetches it. Of a feed that breaks off the last item is refused too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from dateline.errors import InputError
from dateline.intake import feeds
from dateline.intake.articles import Article, Document
from dateline.records import Reason

_CLOSED: Final = re.compile(rb"</(?:\w+:)?(?:rss|feed|rdf)\s*>\s*(?:<!--[^<>]*-->\s*)*$", re.IGNORECASE)
_END: Final = 2000


def read_feed(document: Document) -> Iterator[Article | InputError]:
    """The items, in the feed's order. Raises InputError where it is no feed, or has no items."""
    name = document.citation
    feed = feeds.read_feed(document)
    items = list(feed.items)
    cut = feed.note is not None and not _CLOSED.search(document.data[-_END:].replace(b"\0", b""))
    if cut and items:
        items.pop()
    note = (Reason("intake.feed", f"the feed {feed.note}"),) if feed.note and not cut else ()
    for number, item in enumerate(items, 1):
        own = f"{name}#{number}"
        if item.whole:
            article = feeds.article_of(item, feed, own)
            yield msgspec.structs.replace(article, item=item.link or f"{name}#{item.key}", why=(*article.why, *note))
            note = ()
        else:
            page = f" ({item.link})" if item.link else ""
            yield InputError(own, f"holds a summary only: 'dateline watch' fetches the page behind it{page}")
    if cut:
        yield InputError(f"{name}#{len(items) + 1}", "is damaged: the feed breaks off here")
    elif not items:
        raise InputError(name, "is a feed without items")
