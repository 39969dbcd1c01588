"""Where each record has its page: addresses within the desk.

words_page("d-1f0c", 1820)  ->  "/dispatches/d-1f0c#c1820"
"""

from __future__ import annotations

from urllib.parse import quote


def event_page(id: str) -> str:
    """The page of an event."""
    return _own("events", id)


def dispatch_page(id: str) -> str:
    """The page of a dispatch."""
    return _own("dispatches", id)


def words_page(dispatch: str, start: int) -> str:
    """The words of a report in their dispatch; `start`: their first character."""
    return f"{dispatch_page(dispatch)}#c{start}"


def storyline_page(id: str) -> str:
    """The page of a storyline."""
    return _own("storylines", id)


def agreement_page(id: str) -> str:
    """The page of an agreement."""
    return _own("agreements", id)


def pair_page(one: str, other: str) -> str:
    """The page of two parties."""
    return f"/pair?one={quote(one)}&other={quote(other)}"


def report_page(id: str) -> str:
    """Where a report leads to: its words in their dispatch."""
    return _own("reports", id)


def watchlist_page(id: str) -> str:
    """The page of a watchlist."""
    return _own("watchlists", id)


def web_page(url: str | None) -> str | None:
    """An address outside that may be linked: a web page's; None for any other scheme ("javascript:")."""
    return url if url is not None and url.lower().startswith(("https://", "http://")) else None


def _own(kind: str, id: str) -> str:
    """The page of a record among those of its kind."""
    return f"/{kind}/{quote(id, safe='')}"
