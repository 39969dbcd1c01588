"""Addresses on the web -> bytes, politely and within bounds. Knows nothing of dispatches.

    fetch("https://news.example/story.html").data      -> b"<!doctype html>..."
    Client(Limits(pace=5.0), contact="desk@example.org").fetch(url, validators)

What holds for every request: only http and https; hosts of private networks refused, at each redirect too; robots.txt
and its crawl-delay; a pace for each host; Retry-After; limits on time, size, unpacked size and redirects; a user agent
that says who asks. Errors: FetchError. More in docs/watch.md.
"""

from __future__ import annotations

from functools import cache

from dateline.fetching.answers import Answer, Validators
from dateline.fetching.client import PATIENCE, Client, address
from dateline.fetching.limits import Limits, user_agent
from dateline.fetching.pacing import Pacer, backoff


def fetch(
    url: str,
    limits: Limits = Limits(),  # noqa: B008 - frozen
    contact: str = "",
) -> Answer:
    """What lies at `url`; all fetches under the same limits share the pace of hosts. Raises FetchError."""
    return _client(limits, contact).fetch(url)


@cache
def _client(limits: Limits, contact: str) -> Client:
    """One client for all who ask under the same limits, so that they take turns."""
    return Client(limits, contact)


__all__ = [
    "PATIENCE",
    "Answer",
    "Client",
    "Limits",
    "Pacer",
    "Validators",
    "address",
    "backoff",
    "fetch",
    "user_agent",
]
