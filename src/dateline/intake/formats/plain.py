"""Plain text: the whole file is one dispatch, kept as it came."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.errors import InputError
from dateline.intake.articles import Article, Document
from dateline.intake.decoding import decode


def read_plain(document: Document) -> Iterator[Article | InputError]:
    """The text. Raises InputError where it is none."""
    decoded = decode(document.citation, document.data)
    yield Article(document.citation, decoded.text, document.url, fetched=document.fetched, why=decoded.why)
