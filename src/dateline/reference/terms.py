"""Whether somebody held an office, or a group stood on a side, on a given day.

The tables know some dates to the day, some to the month or year, and some not at all. An answer is given only where
every date that the words allow agrees; else "unknown". A leader without an end was in office when the tables were
built and is taken to be so until `LEADERS_KNOWN_UNTIL`, and so is an official that our own lists have without an end;
other officials only until they were last seen, and half a year around a start or end that is all we know.
Terms are closed: on the day of a handover both the old and the new holder are "during".

    term of "1999-08" to "2000-05-07", asked on 1999-08-09: "unknown"; on 1999-09-01: "during"; on 2000-05-08: "after"
"""

from __future__ import annotations

import calendar
import datetime as dt
from functools import lru_cache
from typing import Literal

from dateline.records import Interval
from dateline.reference.entries import Entry

Tenure = Literal["before", "during", "after", "unknown"]

LEADERS_KNOWN_UNTIL = dt.date(2027, 1, 1)
"""The tables were built in November 2026; leaders are known to then, and few change in six weeks."""

_GUESS = dt.timedelta(days=183)
"""How long around a single sighting an office is taken as held: cabinets mostly last longer than half a year."""


def holds_office(entry: Entry, day: dt.date | Interval) -> Tenure:
    """Whether the entry's term lies ahead of, around or behind a day, or an interval taken as a whole."""
    if isinstance(day, dt.date):
        return _on(entry, day)
    days = [bound for bound in (day.first, day.last) if bound is not None]
    answers = {_on(entry, each) for each in days}
    return answers.pop() if len(answers) == 1 else "unknown"


@lru_cache(maxsize=16384)
def _on(entry: Entry, day: dt.date) -> Tenure:
    if entry.start is None and entry.end is None and entry.seen is None:
        return "during" if entry.kind not in ("leader", "official") else "unknown"
    start = bounds(entry.start) or _sighting(entry, first=True) or _shortly_before_end(entry)
    if start is not None and day < start[0]:
        return "before" if entry.start else "unknown"
    begun = start is None or day >= start[1]
    end = _end(entry)
    if end is None:
        return "unknown"
    if day > end[1]:
        return "unknown" if _end_is_open(entry) else "after"
    return "during" if begun and day <= end[0] else "unknown"


def bounds(date: str | None) -> tuple[dt.date, dt.date] | None:
    """First and last day that a date of the tables allows: "1999-08" is 1 to 31 August 1999."""
    if not date:
        return None
    parts = [int(part) for part in date.split("-")]
    year, month, day = (*parts, 0, 0)[:3]
    if day:
        return (dt.date(year, month, day),) * 2
    if month:
        return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def _end(entry: Entry) -> tuple[dt.date, dt.date] | None:
    """Last day surely in office, last day possibly in office."""
    stated = bounds(entry.end)
    if stated is None:
        if entry.kind == "official":
            return _sighting(entry, first=False) or _shortly_after_start(entry)
        return LEADERS_KNOWN_UNTIL, LEADERS_KNOWN_UNTIL
    if entry.end_basis == "successor_after_gap" and entry.seen:
        seen = bounds(entry.seen.split("/")[-1])
        return (min(seen[1], stated[0]), stated[1]) if seen else stated
    return stated


def _shortly_after_start(entry: Entry) -> tuple[dt.date, dt.date] | None:
    """Of an official of whom only the start is known: surely in office for half a year, no later."""
    start = bounds(entry.start)
    return (start[0] + _GUESS,) * 2 if start else None


def _shortly_before_end(entry: Entry) -> tuple[dt.date, dt.date] | None:
    """Of an official of whom only the end is known: surely in office for the half year before it, no earlier."""
    end = bounds(entry.end)
    return (end[0] - _GUESS,) * 2 if end and entry.kind == "official" else None


def _end_is_open(entry: Entry) -> bool:
    return not entry.end or entry.end_basis == "last_seen"


def _sighting(entry: Entry, *, first: bool) -> tuple[dt.date, dt.date] | None:
    """The first or last sighting; a single one is widened by half a year, unless a start date bounds it anyway."""
    if not entry.seen:
        if first or not entry.source.startswith(("hand", "own")):
            return None
        return LEADERS_KNOWN_UNTIL, LEADERS_KNOWN_UNTIL
    sightings = entry.seen.split("/")
    day = bounds(sightings[0] if first else sightings[-1])
    if day is None or len(sightings) > 1 or entry.start:
        return day
    return (day[0] - _GUESS,) * 2 if first else (day[1] + _GUESS,) * 2
