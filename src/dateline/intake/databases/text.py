"""Plain text -> lines."""

from __future__ import annotations

from dateline.intake.articles import Document
from dateline.intake.databases.lines import Pages, lines_of
from dateline.intake.decoding import HEAD_BYTES, decode_characters, refuse_head


def pages(document: Document) -> Pages:
    """The lines of a text. Raises InputError for bytes that are no text. A file of many articles may be longer than a
    dispatch may be, so only its articles are held to that limit."""
    refuse_head(document.citation, document.data[:HEAD_BYTES])
    decoded = decode_characters(document.citation, document.data)
    return Pages(document.citation, tuple(lines_of(decoded.text)), "text", None, decoded.why, document.fetched)
