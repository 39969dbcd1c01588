"""Exports of news databases, many articles in one file -> Articles: Nexis Uni, LexisNexis, Factiva, ProQuest.

    recognises("cairo.docx", data)                 ->  whether `data` is such an export
    read(Document("cairo.docx", data))             ->  Article("cairo.docx#1", ...), Article("cairo.docx#2", ...), ...

A layout (what the lines mean) and a carrier (text, RTF, DOCX, HTML: how the lines are packed) are found by content,
never by the file's name. Articles are counted from 1 in the order of the file; an InputError stands where one cannot be
had, and at the end where the file says that it holds more or others than were found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dateline.errors import InputError
from dateline.intake.articles import Article, Document
from dateline.intake.databases import factiva, html, lexisnexis, nexis, proquest, rtf
from dateline.intake.databases.carrier import LIMIT_EXPORT_BYTES, carried
from dateline.intake.databases.layout import Layout
from dateline.intake.databases.lines import lines_of
from dateline.intake.formats.looks import characters

__all__ = ["LIMIT_EXPORT_BYTES", "read", "recognises"]

LAYOUTS: Final[tuple[Layout, ...]] = (proquest.LAYOUT, lexisnexis.LAYOUT, nexis.LAYOUT, factiva.LAYOUT)
"""Asked in this order: the marks of the first are the rarest in other text."""

MARKED_BYTES: Final = 512 * 1024
"""Of a text or HTML file, where a mark of the layout must stand: a cover page that lists 1,000 titles, and the first
article behind it."""

_PACKED: Final = b"PK\x03\x04"
_DOCX_PARTS: Final = (b"[Content_Types].xml", b"word/", b"_rels/.rels")
_WORDS: Final = re.compile(
    r"end of document|load-date|job number|length:|documents|proquest|document\s[a-z0-9]|\d words\b|\bWC\b",
    re.IGNORECASE,
)

_IN_THEM: Final = ("document", "load-date", "job number", "length:", "proquest", " words", "wc")
"""What all matches of `_WORDS` hold, in lower case: quicker to look for."""


def recognises(name: str, head: bytes) -> bool:
    """Whether the first bytes of a file are of an export that `read` reads; the more bytes, the surer. Raises nothing.

    RTF and DOCX show what they are only whole, and nothing else here reads them: they are all taken for exports, and
    `read` says so where one is none.
    """
    if head.startswith(_PACKED):
        return any(part in head for part in _DOCX_PARTS)
    if rtf.carries(head):
        return True
    source = characters(head[:MARKED_BYTES])
    folded = source.casefold()
    if not any(mark in folded for mark in _IN_THEM) or not _WORDS.search(source):
        return False
    try:
        lines = html.lines_of_page(source) if html.carries(head) else lines_of(source)
    except Exception:  # noqa: BLE001 - lxml on any bytes: no page that is read here
        return False
    return any(layout.marks(lines) for layout in LAYOUTS)


def read(document: Document) -> Iterator[Article | InputError]:
    """The articles of an export, in order, and what could not be had. Raises nothing; a file that is no export is one
    InputError."""
    try:
        pages = carried(document)
    except InputError as error:
        yield error
        return
    for layout in LAYOUTS:
        if layout.marks(pages.lines):
            yield from layout.articles(pages)
            return
    kinds = "Nexis Uni, LexisNexis, Factiva or ProQuest"
    yield InputError(document.citation, f"is no export of {kinds}; save its text first if it is one dispatch")
