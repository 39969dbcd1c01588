"""Clues to the day of writing, each a set of days that it allows, with a weight and a reason.

A clue gives its windows (first day, last day, both included) inside a domain of days. Dates without a year recur, so
their windows do too; what picks the year is the other clues. A Bounds of weight `HARD` bounds the domain itself; `SURE`
is a date that stands apart with no year. Other weights only order the clues: a date with its year (3) outweighs one
without (2).

Arc((10, 31), (1, 17)): October behind, January 17 ahead -> 1 November to 16 January of every winter.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec

from dateline.records import Reason

Window = tuple[dt.date, dt.date]
ONE = dt.timedelta(days=1)
HARD = 100.0
SURE = 6.0
MonthDay = tuple[int, int]


class Clue(msgspec.Struct, frozen=True):
    """Base of all clues."""

    weight: float
    reason: Reason

    def windows(self, first: dt.date, last: dt.date) -> Iterator[Window]:
        """The stretches inside first..last that the clue allows, in order."""
        raise NotImplementedError


class Bounds(Clue, frozen=True):
    """Not before a day, not after a day; None is open."""

    first: dt.date | None = None
    last: dt.date | None = None

    def windows(self, first: dt.date, last: dt.date) -> Iterator[Window]:
        """One stretch."""
        yield max(first, self.first or first), min(last, self.last or last)


class Arc(Clue, frozen=True):
    """After one date of the year and before the next coming of another: dates told without a year, one behind and one
    ahead, lie within twelve months of each other."""

    behind: MonthDay = (1, 1)
    ahead: MonthDay = (1, 1)

    def windows(self, first: dt.date, last: dt.date) -> Iterator[Window]:
        """One stretch a year."""
        for year in range(first.year - 1, last.year + 1):
            start = clamped(year, self.behind)
            end = clamped(year + (self.ahead <= self.behind), self.ahead)
            yield start + ONE, end - ONE


class Yearly(Clue, frozen=True):
    """From so many days before to so many days after a date of the year; in the years where it falls on `weekday`."""

    date: MonthDay = (1, 1)
    before: int = 0
    after: int = 0
    weekday: int | None = None

    def windows(self, first: dt.date, last: dt.date) -> Iterator[Window]:
        """One stretch a year."""
        for year in range(first.year - 1, last.year + 2):
            day = clamped(year, self.date)
            if self.weekday in (None, day.weekday()):
                yield day - dt.timedelta(days=self.before), day + dt.timedelta(days=self.after)


class OnWeekday(Clue, frozen=True):
    """Every such day of the week."""

    weekday: int = 0

    def windows(self, first: dt.date, last: dt.date) -> Iterator[Window]:
        """One day a week."""
        day = first + dt.timedelta(days=(self.weekday - first.weekday()) % 7)
        while day <= last:
            yield day, day
            day += dt.timedelta(days=7)


def clamped(year: int, date: MonthDay) -> dt.date:
    """A date of a year, 29 February as 28 where there is none."""
    year = min(max(year, 3), 9990)
    month, day = date
    while True:
        try:
            return dt.date(year, month, day)
        except ValueError:
            day -= 1
