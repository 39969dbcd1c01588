"""A storyline as its stories and events tell it: title, days, turning points, and what changed since a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import msgspec

from dateline.records import Account, Event, Reason, Step, Storyline, TurningPoint
from dateline.storylines.likeness import likeness
from dateline.storylines.outlines import Outline

_PARTIES: Final = frozenset({"actors", "recipients", "place"})
"""Fields of an event that are no counts."""
BACKGROUND: Final = dt.timedelta(days=31)
"""Before the first account: what happened earlier is background and did not begin the story."""
_TITLES: Final = 100
"""Accounts, the latest, among which a title is sought."""


class Changes(msgspec.Struct, frozen=True):
    """What came into a storyline on a day or later; what nobody dated is not among it."""

    accounts: tuple[Account, ...]
    events: tuple[Step, ...]
    turning: tuple[TurningPoint, ...]


def storyline_of(
    id: str, outlines: Sequence[Outline], events: Sequence[Event] = (), title: str | None = None
) -> Storyline:
    """The storyline of these stories (one or more) and of the events that their reports tell; `title`: as it was told
    before of the same stories, which spares comparing all of them with each other."""
    ordered = _ordered(outlines)
    first, last = _days(outlines)
    steps = sorted((_step(event) for event in events), key=lambda step: (*_late(step.told, step.day), step.event))
    turning = sorted(
        _turning(events, first), key=lambda point: (*_late(point.told), point.kind != "first", point.event, point.note)
    )
    title, why = _title(ordered) if title is None else (title, Reason("title", "as told before"))
    return Storyline(
        id=id,
        title=title,
        first=first,
        last=last,
        accounts=accounts_of(outlines),
        events=tuple(steps),
        turning=tuple(turning),
        why=(why,),
    )


def accounts_of(outlines: Sequence[Outline]) -> tuple[Account, ...]:
    """The accounts of a storyline, in the order in which they were written."""
    return tuple(
        Account(one.unit, one.dispatch, one.section, one.title, one.first, one.last) for one in _ordered(outlines)
    )


def since(storyline: Storyline, day: dt.date) -> Changes:
    """What changed on `day` or later."""
    return Changes(
        tuple(one for one in storyline.accounts if (written := one.first or one.last) and written >= day),
        tuple(step for step in storyline.events if step.told and step.told >= day),
        tuple(point for point in storyline.turning if point.told and point.told >= day),
    )


def _ordered(outlines: Sequence[Outline]) -> list[Outline]:
    return sorted(outlines, key=lambda one: (_written(one) or dt.date.max, one.unit))


def _days(outlines: Sequence[Outline]) -> tuple[dt.date | None, dt.date | None]:
    """First and last day of writing; of those accounts alone that are dated to a month, where there are any."""
    close = [one for one in outlines if one.first and one.last and one.last - one.first <= BACKGROUND]
    days = [day for one in close or outlines for day in (one.first, one.last) if day is not None]
    return min(days, default=None), max(days, default=None)


def _title(ordered: Sequence[Outline]) -> tuple[str, Reason]:
    """The headline of the story most like all others; the first words of one where no dispatch has a headline."""
    recent = ordered[-_TITLES:]
    means = likeness(recent).sum(axis=1)
    best = sorted(range(len(recent)), key=lambda row: (recent[row].title is None, -round(float(means[row]), 9), row))
    chosen = recent[best[0]]
    if chosen.title:
        return chosen.title, Reason("headline", f"of {chosen.unit}, the headed account most like the others")
    return chosen.opening or chosen.unit, Reason("first words", f"of {chosen.unit}; no account has a headline")


def _turning(events: Sequence[Event], first: dt.date | None) -> Iterator[TurningPoint]:
    happenings = [event for event in events if event.kind == "happening"]
    began = [
        event for event in happenings if event.when.first and (not first or event.when.first >= first - BACKGROUND)
    ]
    if began:
        event = min(began, key=lambda event: (event.when.first or dt.date.max, *_late(_told(event)), event.id))
        yield TurningPoint("first", event.id, _told(event), f"begins with {_label(event)}")
    for event in events:
        for before, after in pairwise(event.turns):
            note = f"{_label(event)}: {before.status}, then {after.status}"
            yield TurningPoint("status", event.id, after.told, note)
        yield from _counts(event)
    largest = max(happenings, key=lambda event: (*_size(event), event.id), default=None)
    if largest is not None and max(_size(largest)) > 1 and len(happenings) > 1:
        dead, outlets = _size(largest)
        note = f"{dead} dead" if dead else f"told by {outlets} independent outlets"
        yield TurningPoint("largest", largest.id, _told(largest), f"{_label(largest)}: {note}")


def _counts(event: Event) -> Iterator[TurningPoint]:
    """Counts that were told anew on a later day, whatever came before."""
    for kind, held in sorted(event.fields.items()):
        if kind in _PARTIES:
            continue
        values = sorted((value for value in held.values if value.first), key=lambda value: (value.first, value.value))
        for before, after in pairwise(values):
            if before.first != after.first:
                note = f"{_label(event)}: {kind} {before.value}, then {after.value}"
                yield TurningPoint("count", event.id, after.first, note)


def _size(event: Event) -> tuple[int, int]:
    """Dead, then outlets."""
    dead = event.fields["dead"].best if "dead" in event.fields else "0"
    return (int(dead) if dead.isdecimal() else 0, len(event.outlets))


def _label(event: Event) -> str:
    """What an event is called in a note: "ASSAULT in Goma"."""
    where = event.place or event.country
    return event.summary or (f"{event.type} in {where}" if where else event.type)


def _step(event: Event) -> Step:
    return Step(event.id, event.when.first, _told(event))


def _told(event: Event) -> dt.date | None:
    return min((turn.told for turn in event.turns if turn.told), default=None)


def _written(one: Outline) -> dt.date | None:
    return one.first or one.last


def _late(*days: dt.date | None) -> tuple[dt.date, ...]:
    """Days to sort by: what has none comes last."""
    return tuple(day or dt.date.max for day in days)
