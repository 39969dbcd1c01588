"""What is told as background, and so belongs to a campaign and not to a happening."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.merging import times
from dateline.records import EventKind, Told


def kind_of(members: Iterable[Told]) -> EventKind:
    """A happening where any report tells an act, a campaign where all speak of background."""
    return "campaign" if all(is_background(one) for one in members) else "happening"


def is_background(one: Told) -> bool:
    """Whether a report tells a habit, or what lies behind the news and on no day.

    What a title or lede tells is news whenever it was, and so is what is planned; where the dispatch itself has no
    date, a report without a day is no less an act than any other.
    """
    if times.lies_behind(one):
        return True
    if one.first is not None or one.last is not None or one.fresh or "future" in one.aux:
        return False
    return one.written != (None, None)
