"""One round of one feed: its articles, fetched and taken out of their pages. Knows nothing of the ledger.

An item that is done is not asked for again. A page that cannot be had for now is tried in later rounds, a few times;
as long as one is open, the feed is asked for as a whole again, since a server that says "not changed" gives no items.

    Gatherer(client.fetch, settings).gather(settings.feeds[0], state)
        ->  Gathered(articles=(Article("https://news.example/a", ...), FetchError(...)), validators=..., ...)
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from typing import Final

import msgspec

from dateline.errors import FetchError, InputError
from dateline.fetching import Answer, Validators
from dateline.intake.articles import Article, Document
from dateline.intake.feeds import Feed, Item, article_of, read_feed
from dateline.intake.formats.page import read_page
from dateline.run.watching.settings import FeedSettings, Settings
from dateline.run.watching.state import State

MOST_TRIES: Final = 5
"""Rounds in which a page that cannot be had for now is tried."""

ENOUGH: Final = 3
"""Pages in a row that cannot be had for now, after which the rest of a feed is left for the next round."""

Fetch = Callable[[str, Validators, float], Answer]
"""What gives the bytes at an address, waiting so many seconds for a turn at most. Raises FetchError."""


class Taken(msgspec.Struct, frozen=True):
    """What came of one item. `is_open`: it may be had in a later round."""

    item: Item
    article: Article | InputError
    is_open: bool = False


class Gathered(msgspec.Struct, frozen=True):
    """What came of one round of one feed. `present`: the keys of the items that the feed holds now; `left`: how many of
    them no time was left for; `reason`: why the feed itself could not be read."""

    taken: tuple[Taken, ...] = ()
    present: frozenset[str] = frozenset()
    known: int = 0
    left: int = 0
    validators: Validators = Validators()
    unchanged: bool = False
    note: str | None = None
    reason: FetchError | InputError | None = None


class Gatherer:
    """Gathers, for one round of all feeds; to be shared by threads. No item is taken by two of the feeds."""

    def __init__(self, fetch: Fetch, settings: Settings) -> None:
        self._fetch = fetch
        self._settings = settings
        self._claimed: dict[str, str] = {}
        self._lock = threading.Lock()

    def gather(self, feed: FeedSettings, state: State) -> Gathered:
        """The articles of a feed that are new. Raises nothing: what fails stands in what it gives."""
        end = time.monotonic() + self._settings.round_seconds
        known = state.of(feed.url)
        try:
            answer = self._fetch(feed.url, known.validators, self._settings.round_seconds)
            if answer.unchanged:
                return Gathered(unchanged=True, validators=known.validators, present=frozenset(known.done))
            told = read_feed(Document(feed.url, answer.data, answer.url, answer.content_type, answer.fetched))
        except InputError as error:
            return Gathered(reason=error, validators=known.validators)
        if feed.outlet:
            told = msgspec.structs.replace(told, title=feed.outlet)
        return self._from_items(feed, told, state, answer, end)

    def _from_items(self, feed: FeedSettings, told: Feed, state: State, answer: Answer, end: float) -> Gathered:
        known = state.of(feed.url)
        items = {item.key: item for item in told.items}  # of two with one key the last, which stands below, is older
        items |= {item.key: item for item in reversed(told.items)}
        wanted = [item for item in items.values() if self._is_wanted(item, feed, state)]
        taken: list[Taken] = []
        in_vain = 0
        for item in wanted[: self._settings.max_items]:
            if time.monotonic() >= end or in_vain >= ENOUGH:
                break
            one = self._take(item, feed.pages, told, answer, end)
            in_vain = in_vain + 1 if one.is_open else 0
            if one.is_open and known.tries.get(item.key, 0) + 1 >= MOST_TRIES:
                one = msgspec.structs.replace(one, is_open=False)
            taken.append(one)
        left = len(wanted) - len(taken)
        is_open = left > 0 or any(one.is_open for one in taken)
        return Gathered(
            taken=tuple(taken),
            present=frozenset(items),
            known=len(items) - len(wanted),
            left=left,
            validators=Validators() if is_open else answer.validators,
            note=told.note,
        )

    def _is_wanted(self, item: Item, feed: FeedSettings, state: State) -> bool:
        """Whether an item is new or was edited, and is not another feed's already."""
        known = state.of(feed.url)
        if item.key in known.done:
            return known.done[item.key] != item.mark
        if state.is_done(item.key):
            return False
        with self._lock:
            return self._claimed.setdefault(item.key, feed.url) == feed.url

    def _take(self, item: Item, pages: bool, told: Feed, answer: Answer, end: float) -> Taken:
        """The article of an item: from the feed where that has all of it, else from its page."""
        citation = item.link or f"{answer.url}#{item.key}"
        page_is_asked = pages and item.link is not None
        if item.whole or (item.text and not page_is_asked):
            return Taken(item, msgspec.structs.replace(article_of(item, told, citation), fetched=answer.fetched))
        if item.link is None:
            return Taken(item, InputError(citation, "has neither text nor a page"))
        if not pages:
            return Taken(item, InputError(citation, "has no text in the feed; with pages = true its page is read"))
        try:
            got = self._fetch(item.link, Validators(), max(end - time.monotonic(), 0.0))
        except FetchError as error:
            return Taken(item, error, is_open=error.passing)
        page = Document(citation, got.data, item.link, got.content_type, got.fetched)
        found = next(_articles(page), None)
        if isinstance(found, Article):
            return Taken(item, article_of(item, told, citation, found))
        return Taken(item, found or InputError(citation, "is a web page without text"))


def _articles(page: Document) -> Iterator[Article | InputError]:
    """The articles of a page; what its reader raises stands in their place."""
    try:
        yield from read_page(page)
    except InputError as error:
        yield error
