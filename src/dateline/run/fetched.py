"""What lies at an address on the web, as a document: what makes `dateline read https://...` work.

fetched("https://news.example/story.html")  ->  Document("https://news.example/story.html", b"<html>...", ...)
"""

from __future__ import annotations

from dateline.intake import Document


def fetched(address: str) -> Document:
    """The document at an address, fetched as politely as all others. Raises FetchError."""
    from dateline.fetching import fetch  # the network's libraries are loaded when the first address comes

    answer = fetch(address)
    return Document(address, answer.data, answer.url, answer.content_type, answer.fetched)
