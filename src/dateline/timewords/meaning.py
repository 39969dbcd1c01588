"""What a time expression means before it is tied to a day: small frozen records, nested where words nest.

"early next month" is Part("early", Shifted("M", 1)); "two days after May 3" is Away(Length(...), 1, CalendarDay(5, 3)).
Units are the codes of lexicons/en/time_units.tsv.
"""

from __future__ import annotations

from typing import Literal

import msgspec


class Meaning(msgspec.Struct, frozen=True):
    """Base of all meanings."""


class CalendarDay(Meaning, frozen=True):
    """A day of a month: what is not said is None. `other`: the second reading (month, day) of "3/4/2025"."""

    month: int | None
    day: int
    year: int | None = None
    weekday: int | None = None
    other: tuple[int, int] | None = None


class CalendarMonth(Meaning, frozen=True):
    """A month, its year perhaps left out."""

    month: int
    year: int | None = None


class CalendarYears(Meaning, frozen=True):
    """A year, decade or century: from first to last year, with its TIMEX3 value ("2025", "199", "20", "FY2025")."""

    first: int
    last: int
    value: str


class WeekdayName(Meaning, frozen=True):
    """A day of the week, Monday 0."""

    number: int


class Season(Meaning, frozen=True):
    """A season by its code (SP, SU, FA, WI)."""

    code: str
    year: int | None = None


class Quarter(Meaning, frozen=True):
    """A quarter (unit Q) or half (unit H) of a year; `shift` counts years where the year is "last year's"."""

    unit: Literal["Q", "H"]
    number: int
    year: int | None = None
    shift: int | None = None


class Week(Meaning, frozen=True):
    """A numbered ISO week."""

    number: int
    year: int | None = None


class Holiday(Meaning, frozen=True):
    """A day known by name, with its rule in lexicons/en/time_holidays.tsv."""

    rule: str
    year: int | None = None


class Shifted(Meaning, frozen=True):
    """A unit counted from the day of writing: today is ("D", 0), last week ("W", -1), the weekend ("E", None)."""

    unit: str
    shift: int | None


class Which(Meaning, frozen=True):
    """ "last October", "this Friday": a named stretch before (-1), at (0) or after (1) the day of writing. `nearest`:
    the first such weekday on that side ("this coming Friday"), whatever the week."""

    shift: int
    inner: CalendarDay | CalendarMonth | WeekdayName | Season | Holiday
    nearest: bool = False


class InYear(Meaning, frozen=True):
    """ "December 7 last year": a name of the calendar in the year so many after that of the day of writing."""

    shift: int
    inner: CalendarDay | CalendarMonth | Season | Quarter | Week | Holiday


class Part(Meaning, frozen=True):
    """early, mid, late, first half, second half, earlier (up to the day of writing) or later (from then on)."""

    part: str
    inner: Meaning


class TimeOfDay(Meaning, frozen=True):
    """A part of a day by its TIMEX3 code (MO, MI, AF, EV, NI)."""

    code: str
    inner: Meaning


class Overnight(Meaning, frozen=True):
    """The night that ends or begins on the day of writing."""


class Clock(Meaning, frozen=True):
    """A time of day; the day is not said where inner is None."""

    hour: int
    minute: int
    zone: str
    inner: Meaning | None = None


class Within(Meaning, frozen=True):
    """ "the first week of May", "the last three months of 2024", "week of May 3": number counts from 1, or from the end
    for -1; 0 is the unit around the inner day (a weekend runs from or to a holiday at its side)."""

    unit: str
    number: int
    inner: Meaning
    count: int = 1


class Length(Meaning, frozen=True):
    """A length of time: pieces of (amount or None where vague, unit)."""

    pieces: tuple[tuple[float | None, str], ...]


class Away(Meaning, frozen=True):
    """A length before (-1) or after (1) an anchor: the day of writing ("ago") where `anchor` is None, or the date that
    the text named before where `prior` ("a day later"). `whole`: the unit's own stretch ("that month", "the following
    week"), even where lengths are counted to the day."""

    length: Length
    sign: int
    anchor: Meaning | None = None
    prior: bool = False
    whole: bool = False


class Lapse(Meaning, frozen=True):
    """ "the past two years" (-1), "the next six months" (1)."""

    length: Length
    sign: int


class Between(Meaning, frozen=True):
    """From a date to a date."""

    first: Meaning
    last: Meaning


class Bound(Meaning, frozen=True):
    """A date as the border of an open stretch: since, asof, until, before, after; in and within with a Length."""

    side: str
    inner: Meaning


class Repeated(Meaning, frozen=True):
    """A set of times by its TIMEX3 value."""

    value: str


class Vague(Meaning, frozen=True):
    """PRESENT_REF, PAST_REF or FUTURE_REF."""

    value: str
