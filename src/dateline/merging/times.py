"""How the days that two reports tell lie to each other, each told as precisely as its text allows.

>>> relation(one, other).kind  # doctest: +SKIP
'same'
"""

from __future__ import annotations

import datetime as dt
from typing import Final, Literal

from dateline.records import Told

LONGEST: Final = 62
"""Days that a told interval may last to date anything; a longer one only says when it was not."""

_EXACT: Final = 3
"""Days that an interval may last to stand for a day: a night, a weekend."""

_SLACK: Final = dt.timedelta(days=1)
"""One dispatch's Monday night is another's Tuesday: time zones, and days told in haste."""

Days = Literal["same", "near", "within", "open", "apart"]


def is_dated(one: Told) -> bool:
    """Whether a report says when, to two months or better."""
    return one.first is not None and one.last is not None and (one.last - one.first).days <= LONGEST


def is_exact(one: Told) -> bool:
    """Whether a report says the day, or the night or weekend."""
    return one.first is not None and one.last is not None and (one.last - one.first).days < _EXACT


def lies_behind(one: Told) -> bool:
    """Whether a report tells what lies behind the news: a habit, a past on no day, what has gone on for months."""
    if one.repeated:
        return True
    if one.first is None or one.last is None:
        return "historical" in one.aux or _is_long_ago(one)
    return one.precision == "year" and "future" not in one.aux


def _is_long_ago(one: Told) -> bool:
    """Whether what is told as going on "since" a day began months before the writing."""
    written = one.written[0]
    return one.first is not None and written is not None and (written - one.first).days > LONGEST


def days(one: Told, other: Told) -> Days:
    """How two reports' days lie: the "same" day; "near", off by one; "within", one interval reaching into the other;
    "apart"; "open" where at least one tells no day and nothing speaks against."""
    if is_dated(one) and is_dated(other):
        return _dated(one, other)
    if _is_apart(one, other) or _is_untimely(one, other) or _is_untimely(other, one):
        return "apart"
    if one.dispatch == other.dispatch and one.first is not None and (one.first, one.last) == (other.first, other.last):
        return "same"
    return "open"


def _dated(one: Told, other: Told) -> Days:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return "open"
    apart = max(other.first - one.last, one.first - other.last)
    if apart > dt.timedelta(0):
        return "near" if apart <= _SLACK and is_exact(one) and is_exact(other) else "apart"
    return "same" if is_exact(one) and is_exact(other) else "within"


def _is_apart(one: Told, other: Told) -> bool:
    """Whether the bounds that are told cannot hold together."""
    return (one.last is not None and other.first is not None and other.first - one.last > _SLACK) or (
        other.last is not None and one.first is not None and one.first - other.last > _SLACK
    )


def _is_untimely(undated: Told, other: Told) -> bool:
    """Whether what is told as done without a day was written before the other came to pass."""
    written = undated.written[1]
    return (
        written is not None
        and undated.first is None
        and other.first is not None
        and not {"future", "hypothetical"} & set(undated.aux)
        and other.first - written > _SLACK
    )
