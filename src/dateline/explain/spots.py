"""Where in a dispatch something stands, and how a dateline's place is called.

lines_of("one\\ntwo").of(4)  ->  2
"""

from __future__ import annotations

import re
from bisect import bisect_right

import msgspec

from dateline.records import PlaceName

_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


class Lines(msgspec.Struct, frozen=True):
    """Where the lines of a text start, so that an offset is told as a line."""

    starts: tuple[int, ...]

    def of(self, offset: int) -> int:
        """The line, from 1, that holds a character."""
        return bisect_right(self.starts, offset)


def lines_of(text: str) -> Lines:
    """The lines of a text, parted as str.splitlines parts them."""
    return Lines((0, *(match.end() for match in _LINE_END.finditer(text))))


def place_name(place: PlaceName) -> str:
    """ "Moscow, RUS"; the words of the dateline where the reference does not know the place."""
    name = place.name or place.text
    return f"{name}, {place.country}" if place.country else name
