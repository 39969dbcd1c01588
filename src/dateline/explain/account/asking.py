"""What somebody asks about -> characters of the dispatch: a line, a place in a line, or words.

asked_at(text, 3)            the third line
asked_at(text, 3, 14)        its fourteenth character
asked_for(text, "the pact")  every place where these words stand, whatever their case and the blanks between them
"""

from __future__ import annotations

import re

import msgspec

from dateline.explain.spots import lines_of
from dateline.records import Span


class Asked(msgspec.Struct, frozen=True):
    """Characters that are asked about, and how they were asked for: "line 3", "“the pact”"."""

    span: Span
    words: str


def asked_at(text: str, line: int, column: int | None = None) -> Asked | None:
    """A line, or one character of it, both counted from 1; None where the text does not reach so far."""
    starts = lines_of(text).starts
    if not 1 <= line <= len(starts) or (line == len(starts) > 1 and starts[-1] == len(text)):
        return None
    start = starts[line - 1]
    end = len(
        text[start : starts[line] if line < len(starts) else len(text)].rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
    )
    if column is None:
        return Asked(Span(start, start + end), f"line {line}")
    if not 1 <= column <= end:
        return None
    return Asked(Span(start + column - 1, start + column), f"line {line}, column {column}")


def asked_for(text: str, words: str) -> tuple[Asked, ...]:
    """Every place where some words stand; none where they do not, or where there are no words."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return ()
    found = re.finditer(r"\s+".join(parts), text, re.IGNORECASE)
    return tuple(Asked(Span(match.start(), match.end()), f"“{words}”") for match in found)


def everything(text: str) -> Asked:
    """The whole dispatch."""
    return Asked(Span(0, len(text)), "the whole dispatch")
