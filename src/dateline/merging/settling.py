"""Which event a report belongs to, if any: the one deciding function of merging."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from dateline.merging import deeds, parties, times
from dateline.merging.background import is_background, kind_of
from dateline.merging.likeness import SPOKEN, Likeness, compare, reasons
from dateline.records import EventKind, Reason, Told

ENOUGH: Final = 7.0
"""Points from which two reports tell of one happening: bench/merging.py, topics of odd number."""

MEAN: Final = 5.5
"""Points that a report must have on average with those of an event that should be alike: one look-alike is no proof."""

MEAN_EVENTS: Final = 5.0
"""The same between two events that a third report shows to be one."""

_CLEAR: Final = 1.0
"""Points by which the best of several events must lead where the report's own day cannot part them."""


_CAMPAIGN: Final = dt.timedelta(days=366)
"""Days between two dispatches that may speak of one campaign."""

HEARD: Final = 12
"""Reports told first, and as many told last, that are compared where an event has more than both."""


class Settled(msgspec.Struct, frozen=True):
    """The event that a report joins (None: it opens one of its own, of this kind) and why.

    `absorbed`: other events of those near that this report shows to be the same; all their reports go to `event`.
    """

    event: str | None
    kind: EventKind
    why: tuple[Reason, ...]
    absorbed: tuple[str, ...] = ()


class _Candidate(msgspec.Struct, frozen=True, gc=False):
    """An event that a report may belong to, with the member most like it."""

    event: str
    members: Sequence[Told]
    closest: Told
    likeness: Likeness


def settle(one: Told, near: Iterable[tuple[str, Sequence[Told]]]) -> Settled:
    """The event among `near` (id and members of each) whose happening `one` tells; none where no one is sure."""
    kind = kind_of((one,))
    candidates = [found for event, members in near if (found := _candidate(one, event, members)) is not None]
    if not candidates:
        return Settled(None, kind, (Reason("first report", "no event told before is sure to be the same"),))
    candidates.sort(key=lambda each: -each.likeness.points)
    best = candidates[0]
    if len(candidates) > 1 and _is_torn(one, best, candidates[1]):
        note = f"it may tell of what {best.closest.report} tells, or of what {candidates[1].closest.report} tells"
        return Settled(None, kind, (Reason("undecided", note),))
    joined = list(best.members)
    absorbed: list[str] = []
    for other in candidates[1:]:
        if _is_one_event(joined, other.members):
            absorbed.append(other.event)
            joined += other.members
    return Settled(best.event, kind, reasons(one, best.closest, best.likeness), tuple(absorbed))


def _candidate(one: Told, event: str, members: Sequence[Told]) -> _Candidate | None:
    """The event as a candidate; None where a member rules it out or none is like enough."""
    best: tuple[Told, Likeness] | None = None
    total, telling = 0.0, 0
    for member in _witnesses(members):
        likeness = compare(one, member)
        if not likeness.is_possible:
            return None
        if likeness.is_telling or likeness.points >= ENOUGH:
            total, telling = total + likeness.points, telling + 1
        if best is None or likeness.points > best[1].points:
            best = member, likeness
    if best is None:
        return None
    if best[1].points >= ENOUGH and total >= MEAN * telling:
        return _Candidate(event, members, *best)
    if is_background(one) and kind_of(members) == "campaign" and _is_one_campaign(one, members[0]):
        found = (ENOUGH, "the same parties, in deeds of one kind, neither on a day")
        return _Candidate(event, members, members[0], Likeness(ENOUGH, (found,)))
    return None


def _is_one_campaign(one: Told, other: Told) -> bool:
    """Whether two reports speak of the same parties' dealings with each other: two at least, known by country or body.

    A deed of the same words may be told once of whoever sent and once of whoever was sent, where both are spoken of.
    """
    if _is_long_after(one, other) or _is_long_after(other, one):
        return False
    deed = deeds.relation(one.type, one.deeds, other.type, other.deeds)
    mine, others = parties.countries(one.actors + one.recipients), parties.countries(other.actors + other.recipients)
    if deed == "other" or len(mine | others) < 2:
        return False
    sides = parties.countries(one.actors), parties.countries(one.recipients)
    if all(sides) and sides == (parties.countries(other.actors), parties.countries(other.recipients)):
        return len(mine) > 1
    return deed == "same" and one.type not in SPOKEN and mine <= set(other.about) and others <= set(one.about)


def _is_long_after(one: Told, other: Told) -> bool:
    """Whether a report was written so long after another that the background of one is not that of the other."""
    first, last = one.written[0], other.written[1]
    return first is not None and last is not None and first - last > _CAMPAIGN


def _is_one_event(some: Sequence[Told], others: Sequence[Told]) -> bool:
    """Whether two events that one report belongs to are one: nothing stands between any two of their reports, and they
    are nearly as much alike as reports of one event are."""
    total, telling = 0.0, 0
    for one in _witnesses(some):
        for other in _witnesses(others):
            likeness = compare(one, other)
            if not likeness.is_possible:
                return False
            if likeness.is_telling:
                total, telling = total + likeness.points, telling + 1
    return telling > 0 and total >= MEAN_EVENTS * telling


def _witnesses(members: Sequence[Told]) -> Sequence[Told]:
    """The members that speak for an event: all, or of a great many those told first and those told last."""
    return members if len(members) <= 2 * HEARD else (*members[:HEARD], *members[-HEARD:])


def _is_torn(one: Told, best: _Candidate, second: _Candidate) -> bool:
    """Whether a report that tells no exact day fits two events that cannot be one."""
    if times.is_exact(one) or best.likeness.points - second.likeness.points >= _CLEAR:
        return False
    return not compare(best.closest, second.closest).is_possible
