"""DOCX -> lines, with python-docx: paragraphs and rows of tables in their order, an empty line behind each.

The parts of the file are counted and measured before any is unpacked; entities are not resolved and nothing outside
the file is opened. Headers and footers of pages are left out: they repeat titles.

Authority: ECMA-376 (Office Open XML).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from dateline.errors import InputError
from dateline.intake.articles import Document
from dateline.intake.databases.lines import Line, Pages, clean
from dateline.intake.formats.third_party import attempted, version_of

LIMIT_PARTS: Final = 2_000
"""Parts of one file. An export has about a dozen, and one for each picture."""
LIMIT_UNPACKED: Final = 256 * 1024 * 1024
"""Bytes of all parts together, unpacked. 500 long articles take 30 MiB of XML."""
LIMIT_RATIO: Final = 200
"""Unpacked bytes for each packed one, for parts over a mebibyte. XML of articles packs to a tenth or so."""

_START: Final = b"PK\x03\x04"
_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HOLDERS: Final = frozenset(f"{_WORD}{name}" for name in ("tbl", "sdt", "sdtContent", "ins", "customXml", "smartTag"))
_SHOWN: Final = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "-"}
_MAIN: Final = "word/document.xml"
_MEBIBYTE: Final = 1024 * 1024


def carries(data: bytes) -> bool:
    """Whether bytes are a ZIP file, as a DOCX is."""
    return data.startswith(_START)


def pages(document: Document) -> Pages:
    """The lines of a DOCX file. Raises InputError where it is none, damaged, or larger unpacked than it may be."""
    import docx

    _measure(document)
    lines = attempted(document.citation, "a DOCX file", lambda: tuple(_lines(docx.Document(io.BytesIO(document.data)))))
    return Pages(document.citation, lines, "docx", f"python-docx {version_of('python-docx')}", fetched=document.fetched)


def _measure(document: Document) -> None:
    """Raise InputError unless the file is a DOCX whose parts may be unpacked. Python's zipfile never unpacks more of a
    part than its entry says, so the entries can be trusted as bounds."""
    parts = attempted(
        document.citation, "a ZIP or DOCX file", lambda: zipfile.ZipFile(io.BytesIO(document.data)).infolist()
    )
    if not any(part.filename == _MAIN for part in parts):
        raise InputError(document.citation, "is a ZIP archive but no DOCX file")
    if len(parts) > LIMIT_PARTS:
        raise InputError(document.citation, f"has {len(parts):,} parts; a DOCX file may have {LIMIT_PARTS:,} here")
    if sum(part.file_size for part in parts) > LIMIT_UNPACKED:
        most = f"{LIMIT_UNPACKED // _MEBIBYTE} MiB"
        raise InputError(document.citation, f"is too large once it is unpacked: {most} at most")
    for part in parts:
        if part.file_size > _MEBIBYTE and part.file_size > LIMIT_RATIO * max(part.compress_size, 1):
            raise InputError(document.citation, f"is packed suspiciously tightly ({part.filename})")


def _lines(opened: Any) -> Iterator[Line]:
    number = 0
    for text, heading in _paragraphs(opened.element.body, opened):
        for piece in text.splitlines() or [""]:
            number += 1
            yield Line(number, clean(piece), heading)
        number += 1
        yield Line(number, "")


def _paragraphs(holder: Any, opened: Any) -> Iterator[tuple[str, bool]]:
    """Paragraphs with whether each is a heading; a row of a table is one, its cells parted by tabs. What wraps
    paragraphs (content controls, marked insertions) is looked into."""
    for child in holder.iterchildren():
        if child.tag == f"{_WORD}p":
            yield _text(child), _is_heading(child, opened)
        elif child.tag == f"{_WORD}tr":
            cells = ("\n\n".join(text for text, _ in _paragraphs(cell, opened) if text) for cell in _cells(child))
            yield "\t".join(cells), False
        elif child.tag in _HOLDERS:
            yield from _paragraphs(child, opened)


def _cells(row: Any) -> Iterator[Any]:
    """The cells of a row, each once, however many columns it spans."""
    for child in row.iterchildren():
        if child.tag == f"{_WORD}tc":
            yield child
        elif child.tag in _HOLDERS:
            yield from _cells(child)


def _text(paragraph: Any) -> str:
    """The characters of a paragraph's runs, wherever in it they stand: in links, in fields, in insertions."""
    pieces = []
    for node in paragraph.iter(*_SHOWN, f"{_WORD}t"):
        if node.getparent().tag == f"{_WORD}r":
            pieces.append(_SHOWN.get(node.tag) or node.text or "")
    return "".join(pieces)


def _is_heading(paragraph: Any, opened: Any) -> bool:
    style = opened.styles.get_by_id(paragraph.style, 1) if paragraph.style else None
    return style is not None and (style.name or "").startswith(("Heading", "Title"))
