"""A view on a date without a year: the day of writing, the way the clause looks, and what is found from there.

Tense says which way the clause looks: past takes the last such date on or before the day, future the first on or after
it, present the nearest; where nothing is known, the past, unless that lies more than ten months back and the coming
one is near. Days, both ends included.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal

import msgspec

from dateline.records import Precision
from dateline.timewords.days import Stretch

Tense = Literal["past", "present", "future"]
_TEN_MONTHS = 304  # days: past this, an undirected date without a year is taken to be the coming one


class View(msgspec.Struct, frozen=True):
    """The day of writing, the way the clause looks, the days of the date named before, and how strictly to read."""

    day: dt.date
    tense: Tense | None = None
    prior: Stretch | None = None
    exact: bool = False


class Found(msgspec.Struct, frozen=True):
    """Days from first to last, both included, None where open; the precision and the TIMEX3 value."""

    first: dt.date | None
    last: dt.date | None
    precision: Precision
    value: str


def found(stretch: Stretch | None, precision: Precision, value: str) -> Found | None:
    """A stretch as found, None where there is none."""
    return None if stretch is None else Found(stretch[0], stretch[1], precision, value)


def one_day(day: dt.date | None) -> Found | None:
    """A day as found, None where the calendar lacks it."""
    return None if day is None else Found(day, day, "day", day.isoformat())


def choose(stretches: Iterable[Stretch | None], view: View) -> Stretch | None:
    """Of the like stretches of several years, the one that the view looks at."""
    known = [stretch for stretch in stretches if stretch]
    behind = [stretch for stretch in known if stretch[0] <= view.day]
    ahead = [stretch for stretch in known if stretch[1] >= view.day]
    if not behind or not ahead:
        return behind[-1] if behind else ahead[0] if ahead else None
    back, forth = behind[-1], ahead[0]
    if view.tense == "past":
        return back
    if view.tense == "future":
        return forth
    back_by, forth_by = (view.day - back[1]).days, (forth[0] - view.day).days
    if view.tense == "present":
        return back if back_by < forth_by else forth
    return forth if back_by > _TEN_MONTHS and forth_by < 365 - _TEN_MONTHS else back


def years(view: View, reach: int = 1) -> range:
    """The years about the day of writing."""
    return range(view.day.year - reach, view.day.year + reach + 1)
