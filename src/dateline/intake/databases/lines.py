"""The lines of an export, whatever carried them, and ways to walk them.

A Line keeps its number, counted from 1, so that a reason can name it. An empty line is the end of a paragraph: carriers
that know paragraphs put one behind each; a line break within a paragraph is the end of a line only.

    lines_of("Title\\n\\nBody")  ->  [Line(1, "Title"), Line(2, ""), Line(3, "Body")]
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from dateline.records import Reason

_BLANKS: Final = re.compile(r"[^\S\t]+")
_TABS: Final = re.compile(r" ?\t[\t ]*")
_NO_WIDTH: Final = re.compile("[\u200b\u200e\u200f\u2060\ufeff\u00ad]")
_LINE_END: Final = re.compile(r"\r\n?|\n|[\x0b\x0c\u2028]")
_PARAGRAPH_END: Final = "\u2029"


class Line(msgspec.Struct, frozen=True):
    """A line without outer white space; tabs stay. `heading`: the carrier says that it is one."""

    number: int
    text: str
    heading: bool = False


class Pages(msgspec.Struct, frozen=True):
    """All lines of a file. `carrier`: what they came in, with library and version ("rtf", "striprtf 0.0.35")."""

    citation: str
    lines: tuple[Line, ...]
    carrier: str
    library: str | None = None
    why: tuple[Reason, ...] = ()
    fetched: dt.datetime | None = None


def lines_of(text: str) -> list[Line]:
    """The lines of a text, each clean."""
    pieces = _LINE_END.split(text.replace(_PARAGRAPH_END, "\n\n"))
    return [Line(number, clean(piece)) for number, piece in enumerate(pieces, start=1)]


def clean(text: str) -> str:
    """A line without outer white space, characters of no width and runs of blanks or tabs."""
    return _TABS.sub("\t", _BLANKS.sub(" ", _NO_WIDTH.sub("", text))).strip()


def filled(lines: Sequence[Line]) -> list[Line]:
    """The lines that are not empty."""
    return [line for line in lines if line.text]


def blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines in groups, parted by empty ones."""
    found: list[list[Line]] = []
    fresh = True
    for line in lines:
        if not line.text:
            fresh = True
        elif fresh:
            found.append([line])
            fresh = False
        else:
            found[-1].append(line)
    return found


def cut_after(lines: Sequence[Line], end: re.Pattern[str]) -> Iterator[list[Line]]:
    """The stretches that a line which `end` matches wholly closes, that line included; last what none closes."""
    stretch: list[Line] = []
    for line in lines:
        stretch.append(line)
        if end.fullmatch(line.text):
            yield stretch
            stretch = []
    yield stretch


def first_match(lines: Sequence[Line], pattern: re.Pattern[str], start: int = 0) -> int | None:
    """Index of the first line, from `start` on, that a pattern matches wholly."""
    return next((index for index in range(start, len(lines)) if pattern.fullmatch(lines[index].text)), None)


def joined(lines: Sequence[Line]) -> str:
    """Lines as one, parted by single blanks."""
    return " ".join(line.text for line in lines).replace("\t", " ").strip()
