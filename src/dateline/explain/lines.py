"""Marked sentences as lines of a given width: underlined where the output has styles, with a line of marks where not.

The words that name the act carry `^`, the words behind the other fields `~`, as compilers do it:

    Peru and Chile signed a fishing treaty in Lima on Friday.
    ~~~~     ~~~~~ ^^^^^^                     ~~~~    ~~~~~~

Widths are terminal cells, so that marks stay under their words in any script.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from rich.cells import cell_len
from rich.text import Text

from dateline.explain.entries import Entry, Mark

QUAD_STYLES: Final = {1: "cyan", 2: "green", 3: "yellow", 4: "red"}

LONGEST: Final = 900
"""Characters of a sentence shown whole; of a longer one (text without full stops) the surroundings of the report."""

_AROUND: Final = 300


def safe(text: str) -> str:
    """Text fit for a terminal: each control or direction-changing character becomes a blank, so offsets stay."""
    return "".join(" " if unicodedata.category(character) in ("Cc", "Cf", "Cs") else character for character in text)


def marked_sentence(entry: Entry, width: int, *, styled: bool) -> list[Text]:
    """The entry's sentence in lines of at most `width` cells, its evidence underlined or marked below."""
    first, text = _shown(entry)
    lines: list[Text] = []
    for start, end in wrapped(text, width):
        piece = text[start:end]
        marks = list(_within(entry.marks, first + start, first + end))
        line = Text(piece)
        if styled:
            for mark in marks:
                style = f"bold underline {QUAD_STYLES[entry.quad]}" if mark.role == "trigger" else "underline"
                line.stylize(style, mark.start, mark.end)
            lines.append(line)
            continue
        lines.append(line)
        if marks:
            lines.append(Text(_marks_below(piece, marks)))
    return lines


def wrapped(text: str, width: int) -> list[tuple[int, int]]:
    """Where lines of at most `width` cells begin and end in `text`; broken at blanks, or within a word too long.

    >>> wrapped("one two three", 8)
    [(0, 7), (8, 13)]
    """
    lines: list[tuple[int, int]] = []
    start, cells, blank = 0, 0, -1
    position = 0
    while position < len(text):
        if text[position] == " ":
            blank = position
        cells += cell_len(text[position])
        if cells > width and position > start:
            end = blank if blank > start else position
            lines.append((start, end))
            start = end + 1 if end == blank else end
            position, cells, blank = start, 0, -1
            continue
        position += 1
    return [*lines, (start, len(text))] if start < len(text) else lines


def _shown(entry: Entry) -> tuple[int, str]:
    """What is shown of the sentence, and the offset in the dispatch of its first character."""
    sentence = entry.sentence_text
    origin = entry.sentence.start
    if len(sentence) <= LONGEST:
        return origin, safe(sentence)
    start = max(0, entry.start - origin - _AROUND)
    return origin + start, safe(sentence[start : min(len(sentence), entry.end - origin + _AROUND, start + LONGEST)])


def _within(marks: Iterable[Mark], start: int, end: int) -> Iterator[Mark]:
    """The marks that touch start to end, cut to it, counted from its start; triggers last, so that they win."""
    for mark in sorted(marks, key=lambda mark: mark.role == "trigger"):
        if mark.start < end and mark.end > start:
            yield Mark(max(mark.start, start) - start, min(mark.end, end) - start, mark.role)


def _marks_below(piece: str, marks: Iterable[Mark]) -> str:
    signs = [" "] * len(piece)
    for mark in marks:
        signs[mark.start : mark.end] = ("^" if mark.role == "trigger" else "~") * (mark.end - mark.start)
    return "".join(sign * cell_len(character) for sign, character in zip(signs, piece, strict=True)).rstrip()
