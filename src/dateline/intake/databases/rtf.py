"""RTF -> lines, with striprtf. A paragraph or row of a table is followed by an empty line; cells are parted by tabs.

The text is made ready first: what striprtf does slowly or loses on hostile or large input (the addresses of links, a
font table without end) is put out of its way. Nothing is fetched and nothing embedded is opened.

Authority: Rich Text Format Specification 1.9.1.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from typing import Final

from dateline.errors import InputError
from dateline.intake.articles import Document
from dateline.intake.databases.lines import Pages, lines_of
from dateline.intake.formats.third_party import attempted, version_of

_START: Final = b"{\\rtf"
_LONGEST_FONT_TABLE: Final = 65_536
"""Characters; striprtf takes time that grows with their square. Word writes 40,000 at most."""

_CODE_PAGE: Final = re.compile(rb"\\ansicpg(\d{2,5})")
_PARAGRAPH: Final = re.compile(r"(?<!\\)\\(?:par|row|sect|page)(?![a-z])")
_CELL: Final = re.compile(r"(?<!\\)\\(?:nest)?cell(?![a-z])")
_INSTRUCTION: Final = re.compile(r"\\fldinst\{")
_LINE_END: Final = re.compile(r"[\r\n]+")
_HIGH: Final = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_LONE: Final = re.compile("[\ud800-\udfff]")


def carries(data: bytes) -> bool:
    """Whether bytes are RTF."""
    return data[:64].removeprefix(codecs.BOM_UTF8).lstrip().startswith(_START)


def pages(document: Document) -> Pages:
    """The lines of an RTF document. Raises InputError where it is damaged."""
    from striprtf import striprtf

    source = document.data.decode(_code_page(document.data), "replace")
    font_table: Callable[[str], str] = striprtf.font_table_group
    to_text: Callable[..., str] = striprtf.rtf_to_text
    if len(font_table(source)) > _LONGEST_FONT_TABLE:
        raise InputError(document.citation, "is damaged RTF: its font table has no end")
    text = attempted(document.citation, "RTF", lambda: to_text(_ready(source), errors="replace"))
    return Pages(
        document.citation,
        tuple(lines_of(_paired(text))),
        "rtf",
        f"striprtf {version_of('striprtf')}",
        fetched=document.fetched,
    )


def _ready(source: str) -> str:
    """The source with cells parted by tabs, empty lines behind paragraphs and links without their addresses: a blank
    between a control word and a group keeps striprtf's search for links, which goes wrong on long lines, from starting.
    Line ends of the source mean nothing in RTF."""
    source = _LINE_END.sub("\n", source)
    source = _INSTRUCTION.sub(r"\\fldinst {", source)
    source = _CELL.sub(r"\\tab", source)
    return _PARAGRAPH.sub(r"\\par\\par", source)


def _paired(text: str) -> str:
    """The text with characters beyond 16 bits, which RTF writes as two, made one; half ones become U+FFFD."""
    if not _LONE.search(text):
        return text
    whole = _HIGH.sub(lambda match: match[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le"), text)
    return _LONE.sub("\ufffd", whole)


def _code_page(data: bytes) -> str:
    match = _CODE_PAGE.search(data[:4096])
    name = f"cp{match[1].decode()}" if match else "cp1252"
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name
