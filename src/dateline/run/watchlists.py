"""Saved questions: kept, looked at again when dispatches have come, and told of to those who asked.

id = keep_watchlist(ledger, "Lake treaty", EventFilter(pair=("KEN", "ETH")), "Jane Roe")
notice(ledger)                          # which events match now; run at the end of every add, watch and recode
post_news(ledger, ("chat.example",))    # what is new, to webhooks on hosts that the user named
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

import msgspec

from dateline import queries
from dateline.errors import FetchError, QuestionError
from dateline.ledger import Ledger, watchlists
from dateline.ledger.file import transaction
from dateline.queries import EventFilter, Match, WatchlistRow, saved

SCHEMA: Final = "dateline-watchlist-1"
LONGEST_NAME: Final = 200
AT_ONCE: Final = 200
"""Events of one message."""


class Posted(msgspec.Struct, frozen=True):
    """What came of a message: how many events it told of, and why it did not come through, if it did not."""

    name: str
    url: str
    events: int
    error: str | None


def keep_watchlist(
    ledger: Ledger, name: str, wanted: EventFilter, author: str, webhook: str | None = None
) -> WatchlistRow:
    """Keep a question under a name; what matches it already is not new.

    Raises QuestionError: no name or one that is taken, nothing asked, a webhook that is no address.
    """
    name, path = " ".join(name.split()), str(ledger.path)
    question = saved.question_of(wanted)
    if not name or len(name) > LONGEST_NAME:
        raise QuestionError(path, f"a watchlist needs a name of at most {LONGEST_NAME} characters")
    if not question:
        raise QuestionError(path, "a watchlist asks for something: a party, a pair, a type, a place, ...")
    if webhook is not None:
        _check(webhook, path)
    number = watchlists.keep(ledger.connection, name, msgspec.json.encode(question).decode(), author, webhook)
    _notice(ledger, f"w-{number}")
    return queries.watchlist(ledger, f"w-{number}")


def remove_watchlist(ledger: Ledger, words: str) -> WatchlistRow:
    """Take away the watchlist of this id or name; what it was. Raises AbsentError."""
    row = queries.watchlist(ledger, words)
    watchlists.remove(ledger.connection, saved.number_of(ledger, row.id))
    return row


def mute_watchlist(ledger: Ledger, words: str, *, muted: bool) -> WatchlistRow:
    """Let a watchlist rest, or go on. Raises AbsentError."""
    with transaction(ledger.connection):
        watchlists.mute(ledger.connection, saved.number_of(ledger, words), muted=muted)
    return queries.watchlist(ledger, words)


def seen_watchlist(ledger: Ledger, words: str, upto: int | None = None) -> None:
    """What matched so far (or up to the match with this number) was looked at. Raises AbsentError."""
    watchlists.seen(ledger.connection, saved.number_of(ledger, words), upto)


def notice(ledger: Ledger) -> None:
    """Look which events match each saved question now."""
    for row in queries.watchlists(ledger):
        _notice(ledger, row.id)


def post_news(ledger: Ledger, hosts: Collection[str]) -> list[Posted]:
    """Post what is new to the webhooks of watchlists that are not muted: one message each, to `hosts` alone. What does
    not come through is kept with the watchlist, and tried again the next time."""
    return [posted for row in queries.watchlists(ledger) if not row.muted and (posted := _post(ledger, row, hosts))]


def message(row: WatchlistRow, news: list[Match]) -> dict[str, Any]:
    """What is posted: the watchlist and its new events, as `dateline events --format jsonl` prints them."""
    about = {"id": row.id, "name": row.name, "question": row.question}
    return {"schema": SCHEMA, "watchlist": about, "events": news}


def _post(ledger: Ledger, row: WatchlistRow, hosts: Collection[str]) -> Posted | None:
    news = saved.unsent(ledger, row.id)[:AT_ONCE] if row.webhook is not None else []
    if not news or row.webhook is None:
        return None
    from dateline.fetching.posting import post  # the network's libraries are loaded when something is to be sent

    error = None
    try:
        post(row.webhook, msgspec.json.encode(message(row, news)), hosts)
    except FetchError as failed:
        error = failed.reason
    watchlists.sent(ledger.connection, saved.number_of(ledger, row.id), news[-1].number, error)
    return Posted(row.name, row.webhook, len(news), error)


def _notice(ledger: Ledger, id: str) -> None:
    found = queries.event_ids(ledger, saved.asked(queries.watchlist(ledger, id)))
    since = saved.told_since(ledger, id, found)
    watchlists.notice(ledger.connection, saved.number_of(ledger, id), found, since)


def _check(webhook: str, path: str) -> None:
    from dateline.fetching import address

    try:
        address(webhook)
    except FetchError as error:
        raise QuestionError(path, f"the webhook {error.reason}") from error
