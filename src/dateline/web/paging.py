"""Long answers page by page: a cursor says after which row the next page begins, so that rows which come in between
neither hide nor repeat any.

    page(rows, 50, place)        the first 50 of 51 rows, and the cursor of the 50th
    after("WyIyMDI1Il0", tuple[str])  ->  ("2025",)
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Sequence
from typing import Annotated, Any, Final, Generic, TypeVar

import msgspec

from dateline.errors import QuestionError

Row = TypeVar("Row")
Place = TypeVar("Place")

Count = Annotated[int, msgspec.Meta(ge=0, le=2**62)]
"""What a number in a cursor may be: one that the file can hold."""

ON_A_PAGE: Final = 50
"""Rows on a page for people: two or three screens."""


class Page(msgspec.Struct, Generic[Row], frozen=True):
    """Some rows of an answer; `next`: the cursor of the page that follows, None where this is the last."""

    rows: list[Row]
    next: str | None


def page(rows: Sequence[Row], limit: int, place: Callable[[Row], tuple[Any, ...]]) -> Page[Row]:
    """The page that begins with these rows, one more of which was asked for than may stand on it."""
    shown = list(rows[:limit])
    return Page(shown, cursor(place(shown[-1])) if len(rows) > limit else None)


def following(rows: Sequence[Row], after: str | None, limit: int, id_of: Callable[[Row], str]) -> list[Row]:
    """The rows after the one with the cursor's id, of an answer that is had as a whole; one more than `limit`."""
    start = 0
    if after is not None:
        (last,) = place_of(after, tuple[str])
        found = [number for number, row in enumerate(rows) if id_of(row) == last]
        if not found:
            raise QuestionError("after", "is a cursor whose row is no longer there; begin without one")
        start = found[0] + 1
    return list(rows[start : start + limit + 1])


def cursor(place: tuple[Any, ...]) -> str:
    """A place in an order as letters that stand in an address."""
    return base64.urlsafe_b64encode(msgspec.json.encode(place)).decode().rstrip("=")


def place_of(cursor: str, kind: type[Place]) -> Place:
    """The place that a cursor stands for. Raises QuestionError where it is none."""
    try:
        written = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        return msgspec.json.decode(written, type=kind)
    except (ValueError, binascii.Error, msgspec.DecodeError, UnicodeEncodeError):
        raise QuestionError("after", "is no cursor of this list; take it from 'next' of the page before") from None
