"""What became of an event, as its reports tell it one after the other: planned, done, called off, denied.

>>> [turn.status for turn in turns([planned, signed])]  # doctest: +SKIP
['planned', 'done']
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final

from dateline.merging.deeds import CALLED_OFF, kins
from dateline.records import Status, Told, Turn

_SURE: Final[dict[Status, int]] = {"done": 4, "called off": 4, "claimed": 3, "planned": 2, "denied": 1, "doubtful": 0}
"""Which status an event has where several are told; of two that are as sure, the one told last."""

_ARRANGED: Final = frozenset({"meeting", "accord", "exercise", "ratification", "aid"})
"""Kins of what is arranged beforehand: who refuses it, calls it off."""


def status_of(one: Told) -> Status:
    """How one report tells its event."""
    if one.stance == "denied":
        return "denied"
    if CALLED_OFF in one.deeds or (one.type == "REJECT" and not _ARRANGED.isdisjoint(kins(one.type, one.deeds))):
        return "called off"
    if "negation" in one.aux:
        return "called off" if "future" in one.aux else "denied"
    if "future" in one.aux or "hypothetical" in one.aux:
        return "planned"
    if one.stance == "claimed":
        return "claimed"
    return "doubtful" if one.stance == "hedged" else "done"


def told_on(one: Told) -> dt.date | None:
    """The day by which a report was written; a plan is told before its day."""
    written = one.written[1] or one.written[0]
    if written is not None and one.first is not None and status_of(one) == "planned":
        return min(written, one.first)
    return written


def in_order(members: Iterable[Told]) -> list[Told]:
    """Reports as they were told, plans before deeds of one day, those without a day of writing last."""
    return sorted(
        members,
        key=lambda one: (
            told_on(one) or dt.date.max,
            status_of(one) != "planned",
            one.dispatch,
            one.sequence,
            one.report,
        ),
    )


def turns(ordered: Sequence[Told]) -> tuple[Turn, ...]:
    """The history: each status when it was first told, in order."""
    found: dict[Status, Turn] = {}
    for one in ordered:
        status = status_of(one)
        if status not in found:
            by = tuple(dict.fromkeys(filter(None, (one.outlet, *one.sources))))
            found[status] = Turn(status, told_on(one), one.report, by)
    return tuple(found.values())


def settled(history: Sequence[Turn]) -> Status:
    """The status that an event has after all that was told."""
    place = {turn.status: number for number, turn in enumerate(history)}
    return max(place, key=lambda status: (_SURE[status], place[status]))
