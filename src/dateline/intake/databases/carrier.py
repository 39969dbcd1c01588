"""Bytes -> lines, whatever carries them: text, RTF, DOCX or HTML, known by content.

Errors: InputError where the bytes are none of these, or more than `LIMIT_EXPORT_BYTES`.
"""

from __future__ import annotations

from typing import Final

from dateline.errors import InputError
from dateline.intake.articles import Document
from dateline.intake.databases import docx, html, rtf, text
from dateline.intake.databases.lines import Pages

LIMIT_EXPORT_BYTES: Final = 64 * 1024 * 1024
"""Bytes of one export. 500 long articles with RTF's mark-up stay below 20 MiB."""


def carried(document: Document) -> Pages:
    """All lines of a document. Raises InputError."""
    if len(document.data) > LIMIT_EXPORT_BYTES:
        most = f"{LIMIT_EXPORT_BYTES // 1024**2} MiB"
        raise InputError(document.citation, f"is too large for an export of a news database: {most} at most")
    if docx.carries(document.data):
        return docx.pages(document)
    if rtf.carries(document.data):
        return rtf.pages(document)
    if html.carries(document.data):
        return html.pages(document)
    return text.pages(document)
