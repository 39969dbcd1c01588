"""HTML -> lines, with lxml: a block element or row of a table is a paragraph, an empty line behind it; a break is a
line end; cells are parted by tabs. Scripts, styles and buttons are left out; nothing is fetched.

Authority: the block elements of the WHATWG HTML standard, "Rendering".
"""

from __future__ import annotations

import codecs
import re
from typing import Any, Final

from dateline.intake.articles import Document
from dateline.intake.databases.lines import Line, Pages, clean
from dateline.intake.decoding import decode_characters
from dateline.intake.formats.third_party import attempted, version_of

_HEAD: Final = 1024
_MARK: Final = re.compile(rb"<(?:!doctype html|html|head|body|div|table|p|meta)\b", re.IGNORECASE)
_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_UNPRINTED: Final = re.compile("[\0\ud800-\udfff]")
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_BLOCKS: Final = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer "
    "form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody tfoot thead tr ul".split()
)
_CELLS: Final = frozenset({"td", "th"})
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4"})
_LEFT_OUT: Final = frozenset("script style head template noscript select button textarea svg iframe object".split())


def carries(data: bytes) -> bool:
    """Whether bytes open like HTML."""
    head = data[:_HEAD].removeprefix(codecs.BOM_UTF8).lstrip()
    return head.startswith(b"<") and bool(_MARK.search(head))


def pages(document: Document) -> Pages:
    """The lines of a page. Raises InputError where no HTML can be read."""
    declared = _CHARSET.search(document.content_type or "") or _CHARSET.search(
        document.data[: 4 * _HEAD].decode("latin-1")
    )
    decoded = decode_characters(document.citation, document.data, declared[1] if declared else None)
    lines = attempted(document.citation, "HTML", lambda: lines_of_page(decoded.text))
    library = f"lxml {version_of('lxml')}"
    return Pages(document.citation, lines, "html", library, decoded.why, document.fetched)


def lines_of_page(source: str) -> tuple[Line, ...]:
    """The lines of HTML; of a page's first part too. May raise whatever lxml does."""
    from lxml import html

    whole = _DECLARATION.sub("", _UNPRINTED.sub("\ufffd", source))
    return tuple(_Writer().lines(html.document_fromstring(whole)))


class _Writer:
    """Gathers lines while the tree is walked."""

    def __init__(self) -> None:
        self.found: list[Line] = []
        self.pieces: list[str] = []
        self.heading = False
        self.cells: list[bool] = []

    def lines(self, root: Any) -> list[Line]:
        """The lines of a tree, without walking into itself: depth costs nothing."""
        from lxml import etree

        left_out = 0
        for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            if event in ("comment", "pi"):
                self.add("" if left_out else element.tail or "")
                continue
            tag = element.tag
            left_out += tag in _LEFT_OUT and event == "start"
            if event == "start" and not left_out:
                self.open(element)
                self.add(element.text or "", kept=_in_pre(element))
            elif event == "end":
                if not left_out:
                    self.close(tag)
                left_out -= tag in _LEFT_OUT
                if not left_out:
                    self.add(element.tail or "", kept=_in_pre(element.getparent()))
        self.end(paragraph=True)
        return self.found

    def open(self, element: Any) -> None:
        """A block begins anew unless it stands at the start of a cell, where it goes on the row's line."""
        tag = element.tag
        if tag in _CELLS:
            self.cells.append(False)
        elif tag == "br":
            self.end(paragraph=False)
        elif tag in _BLOCKS and not self._cell_starts():
            self.end(paragraph=True)
        named = "headline" in (element.get("class") or "").casefold() and tag not in ("html", "body", "table", "tr")
        self.heading = self.heading or tag in _HEADINGS or named

    def close(self, tag: object) -> None:
        if tag in _CELLS:
            self.pieces.append("\t")
            if self.cells:
                self.cells.pop()
        elif tag in _BLOCKS and not self._cell_starts():
            self.end(paragraph=True)

    def add(self, text: str, *, kept: bool = False) -> None:
        if kept:
            for piece in text.splitlines(keepends=True):
                self.pieces.append(piece.rstrip("\r\n"))
                if piece.endswith(("\r", "\n")):
                    self.end(paragraph=not "".join(self.pieces).strip())
            return
        shown = _SPACE.sub(" ", text)
        self.pieces.append(shown)
        if shown.strip() and self.cells:
            self.cells[-1] = True

    def end(self, *, paragraph: bool) -> None:
        """Close the line; close the paragraph too where it has one."""
        text = clean("".join(self.pieces))
        self.pieces = []
        if text:
            self.found.append(Line(len(self.found) + 1, text, self.heading))
            self.heading = False
        if paragraph and self.found and self.found[-1].text:
            self.found.append(Line(len(self.found) + 1, ""))

    def _cell_starts(self) -> bool:
        """Whether a cell is open that has no text yet."""
        return bool(self.cells) and not self.cells[-1]


def _in_pre(element: Any) -> bool:
    return element is not None and element.tag == "pre"
