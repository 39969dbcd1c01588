"""Days along a line: where a day stands, and which days are named beneath.

axis = Axis.of([dt.date(2025, 1, 1), dt.date(2025, 3, 31)], 0, 900)
axis.at(dt.date(2025, 2, 14))  ->  450.0
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, Literal

import msgspec

Step = Literal["day", "week", "month", "quarter", "year"]

_STEPS: Final[tuple[tuple[int, Step], ...]] = ((16, "day"), (100, "week"), (500, "month"), (1400, "quarter"))
"""Up to how many days which step is named."""


class Tick(msgspec.Struct, frozen=True):
    """A named day: where it stands, and its words."""

    x: float
    words: str


class Bin(msgspec.Struct, frozen=True):
    """A stretch of days, half-open, and where it begins and ends."""

    first: dt.date
    end: dt.date
    left: float
    right: float


class Axis(msgspec.Struct, frozen=True):
    """The days from `first` to `last` between `left` and `right`."""

    first: dt.date
    last: dt.date
    left: float
    right: float

    @classmethod
    def of(cls, days: Iterable[dt.date], left: float, right: float) -> Axis:
        """An axis on which all the days stand, with a little room at its ends; today's where there are none."""
        found = sorted(days) or [dt.date.today()]
        room = max((found[-1] - found[0]).days // 30, 2)
        return cls(_moved(found[0], -room), _moved(found[-1], room), left, right)

    def at(self, day: dt.date) -> float:
        """Where a day stands; its middle."""
        share = ((day - self.first).days + 0.5) / ((self.last - self.first).days + 1)
        return round(self.left + share * (self.right - self.left), 1)

    @property
    def step(self) -> Step:
        """How far apart days are named, so that a dozen words stand beneath the axis."""
        days = (self.last - self.first).days
        return next((step for most, step in _STEPS if days <= most), "year")

    def ticks(self) -> list[Tick]:
        """The days that are named, at most some sixteen."""
        starts = [day for day in _starts(self.first, self.last, self.step) if day >= self.first]
        every = -(-len(starts) // 16) or 1
        return [Tick(self.at(day), _words(day, self.step)) for day in starts[::every]]

    def bins(self) -> list[Bin]:
        """The stretches between one step and the next, the first and the last of them perhaps cut short."""
        starts = [*_starts(self.first, self.last, self.step)]
        edges = [self.first, *(day for day in starts if day > self.first), _moved(self.last, 1)]
        span = (self.last - self.first).days + 1
        width = (self.right - self.left) / span

        def edge(day: dt.date) -> float:
            return round(self.left + (day - self.first).days * width, 1)

        return [Bin(one, end, edge(one), edge(end)) for one, end in pairwise(edges) if end > one]


def _starts(first: dt.date, last: dt.date, step: Step) -> Iterator[dt.date]:
    """The first days of weeks (Mondays), months and so on, from the one that holds `first`."""
    if step in ("day", "week"):
        apart = 1 if step == "day" else 7
        number = first.toordinal() - (first.weekday() if step == "week" else 0)
        yield from (dt.date.fromordinal(each) for each in range(max(number, 1), last.toordinal() + 1, apart))
        return
    months = {"month": 1, "quarter": 3, "year": 12}[step]
    number = (first.year * 12 + first.month - 1) // months * months
    for each in range(number, last.year * 12 + last.month, months):
        yield dt.date(each // 12, each % 12 + 1, 1)


def _words(day: dt.date, step: Step) -> str:
    if step in ("day", "week"):
        return f"{day.day} {day:%b}"
    return str(day.year) if step == "year" or day.month == 1 else f"{day:%b}"


def _moved(day: dt.date, days: int) -> dt.date:
    """So many days on, within the days that there are."""
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))
