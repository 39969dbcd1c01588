"""Dates with what stands around them: "early Tuesday", "the end of May", "Friday night", "8 a.m. on Monday", "the first
week of June"."""

from __future__ import annotations

import msgspec

from dateline.timewords.grammar.calendars import Hit, calendar_name
from dateline.timewords.grammar.numbers import day_number, figures, integer, year_number
from dateline.timewords.grammar.relative import is_stretch, relative
from dateline.timewords.grammar.written import longest
from dateline.timewords.meaning import (
    Away,
    Between,
    CalendarDay,
    CalendarMonth,
    Clock,
    Holiday,
    InYear,
    Length,
    Meaning,
    Part,
    Quarter,
    Season,
    Shifted,
    TimeOfDay,
    Week,
    WeekdayName,
    Which,
    Within,
)
from dateline.timewords.tokens import Tokens, asked_once
from dateline.timewords.words import time_words

_ZONES = frozenset({"gmt", "utc", "et", "est", "edt", "pt", "pst", "pdt", "cet", "cest", "bst", "ist", "z"})
_BEFORE_THE_DAY = frozenset({"on", "of", "until", "since", "by", "from", "before", "after"})
_LAST = {"last": -1, "final": -1}
_FUNCTION = frozenset({"", ".", ",", ";", ":", "!", "?", ")", "”", '"'})
_FUNCTION |= frozenset({"and", "or", "but", "in", "at", "to", "when", "after", "as", "for", "with", "that"})


@asked_once
def point(tokens: Tokens, index: int) -> Hit | None:
    """The longest date at an index, with its part and time of day."""
    return longest(_RULES, tokens, index)


@asked_once
def bare(tokens: Tokens, index: int) -> Hit | None:
    """A name of the calendar or a stretch counted from the day of writing."""
    named, counted = _of_which_year(tokens, calendar_name(tokens, index)), relative(tokens, index)
    if counted and (owned := _years_own(tokens, index)):
        return owned
    return counted if counted and (not named or counted[0] >= named[0]) else named


def _of_which_year(tokens: Tokens, hit: Hit | None) -> Hit | None:
    """A name of the calendar with "last year" and the like behind it."""
    if hit is None or not isinstance(hit[1], CalendarDay | CalendarMonth | Season | Quarter | Week | Holiday):
        return hit
    at = hit[0] + (tokens.at(hit[0]) == "of")
    shift = time_words().shifts.get(tokens.at(at))
    if hit[1].year is not None or shift is None or tokens.at(at + 1) != "year":
        return hit
    return at + 2, InYear(shift, hit[1])


def _years_own(tokens: Tokens, index: int) -> Hit | None:
    """last year's third quarter, this year's first half."""
    at = index + (tokens.at(index) == "the")
    shift = time_words().shifts.get(tokens.at(at))
    if shift is None or not tokens.has(at + 1, ("year", "'", "s")):
        return None
    ordinal = day_number(tokens, at + 4)
    if ordinal is None or not ordinal[2]:
        return None
    noun = ordinal[0] + (tokens.at(ordinal[0]) == "-")
    if tokens.at(noun) == "quarter" and ordinal[1] <= 4:
        return noun + 1, InYear(shift, Quarter("Q", ordinal[1]))
    return (
        (noun + 1, InYear(shift, Quarter("H", ordinal[1]))) if tokens.at(noun) == "half" and ordinal[1] <= 2 else None
    )


def _of_a_day(meaning: Meaning) -> bool:
    if isinstance(meaning, Shifted):
        return meaning.unit == "D"
    if isinstance(meaning, Which | InYear):
        return isinstance(meaning.inner, WeekdayName | Holiday | CalendarDay)
    return isinstance(meaning, CalendarDay | WeekdayName | Holiday)


def _dressed(tokens: Tokens, index: int) -> Hit | None:
    """A date and the part of the day or the clock behind it."""
    hit = bare(tokens, index)
    if hit is None or not _of_a_day(hit[1]):
        return hit
    after, meaning = hit
    early = after + 1 if tokens.at(after) in ("early", "late") else after
    for skip in (0, 1):
        if skip and tokens.at(early) not in ("early", "late", ",", "-"):
            break
        part = tokens.first_of(early + skip, time_words().dayparts)
        if part and tokens.same_line(early + skip):
            if tokens.at(part[0]) == "s" and tokens.glued(part[0]):
                break
            return part[0], TimeOfDay(part[1], meaning)
    if tokens.at(after) == "overnight" and tokens.same_line(after):
        return after + 1, TimeOfDay("NI", meaning)
    at = after + (tokens.at(after) == ",")
    if tokens.at(at) == "at":
        at += 1
    clock = _bare_clock(tokens, at)
    if clock and tokens.same_line(at):
        return clock[0], Clock(clock[1], clock[2], clock[3], meaning)
    return hit


def _part(tokens: Tokens, index: int) -> Hit | None:
    """early Tuesday, mid-March, the start of 2023, the end of the year, earlier this month, later in the week."""
    at = index + 1 if tokens.at(index) == "the" else index
    at += tokens.at(at) == "very"
    found = tokens.first_of(at, time_words().parts)
    if found is None:
        return None
    after, part = found
    if part in ("earlier", "later") or tokens.at(at) in ("early", "late", "mid"):
        for joint in ("-", "in", "on"):
            if tokens.at(after) == joint and (at == index or joint == "-"):
                after += 1
                break
    elif tokens.at(after) == "of" and at > index:
        after += 1
    elif tokens.at(after) != "of":
        return None
    else:
        after += 1
    if tokens.at(after) in ("in", "on", "of"):
        return None
    hit = _dressed(tokens, after) or _running(tokens, after)
    if hit is None and part in ("early", "late") and tokens.at(after - 1) == "in":
        hit = _dressed(tokens, after)
    if hit is None or not is_stretch(hit[1]):
        return None
    if part in ("earlier", "later") and isinstance(hit[1], CalendarDay):
        return None
    inner = hit[1]
    if isinstance(inner, TimeOfDay | Clock) or (_of_a_day(inner) and part in ("earlier", "later")):
        return (hit[0], inner)
    return hit[0], Part(part, inner)


def _end_of(tokens: Tokens, index: int) -> Hit | None:
    """year's end, the year-end, the month's end."""
    at = index + (tokens.at(index) == "the")
    unit = time_words().units.get(tokens.at(at))
    if unit not in ("W", "M", "Q", "Y", "DE", "CE") or tokens.at(at) in time_words().plural_units:
        return None
    for joint in (("'", "s"), ("-",)):
        end = at + 1 + len(joint)
        if tokens.has(at + 1, joint) and tokens.glued(at + 1) and tokens.at(end) == "end":
            return end + 1, Part("late", Shifted(unit, 0))
    return None


def _running(tokens: Tokens, index: int) -> Hit | None:
    """The year of "end of year": the running one, its article left out."""
    unit = {"year": "Y", "month": "M", "week": "W"}.get(tokens.at(index))
    return (index + 1, Shifted(unit, 0)) if unit and tokens.at(index - 1) == "of" else None


def _unit_of(tokens: Tokens, index: int) -> Hit | None:
    """the first week of May, the last day of 2024, the second half of last year, the last three months of 2021."""
    at = index + 1 if tokens.at(index) == "the" else index
    words = time_words()
    ordinal = day_number(tokens, at)
    if tokens.at(at) in _LAST:
        number, at = -1, at + 1
    elif ordinal and ordinal[2]:
        number, at = ordinal[1], ordinal[0]
    else:
        return None
    count = 1
    if several := integer(tokens, at):
        at, count = several
    at += tokens.at(at) in ("full", "-")
    unit = "H" if tokens.at(at) == "half" else words.units.get(tokens.at(at))
    if unit not in ("D", "W", "E", "M", "Q", "H", "Y", "DE") or tokens.at(at + 1) not in ("of", "in"):
        return None
    inner = bare(tokens, at + 2)
    if inner is None or not is_stretch(inner[1]) or (_of_a_day(inner[1])):
        return None
    return inner[0], Within(unit, number, inner[1], count)


def _around(tokens: Tokens, index: int) -> Hit | None:
    """the week of May 3, the weekend of April 10, Easter weekend 2024."""
    at = index + 1 if tokens.at(index) == "the" else index
    holiday = calendar_name(tokens, at) if tokens.at(at) in time_words().holidays else None
    if holiday and isinstance(holiday[1], Holiday):
        after = holiday[0] + 1
        if tokens.at(holiday[0]) != "weekend":
            return None
        year = year_number(tokens, after) if holiday[1].year is None else None
        named = msgspec.structs.replace(holiday[1], year=year[1]) if year else holiday[1]
        return (year[0] if year else after), Within("E", 0, named)
    unit = time_words().units.get(tokens.at(at))
    if unit not in ("W", "E") or tokens.at(at + 1) not in ("of", "beginning", "starting", "commencing", "ending"):
        return None
    behind = at + 2 + (tokens.at(at + 2) == "on")
    inner = bare(tokens, behind) or _the_day(tokens, behind)
    if inner is None or not isinstance(inner[1], CalendarDay | Holiday):
        return None
    return inner[0], Within(unit, 0, inner[1])


def _the_day(tokens: Tokens, index: int) -> Hit | None:
    """the 17th, on 17th: a day with neither month nor noun behind it; the 17th of this month."""
    the = tokens.at(index) == "the"
    if not the and tokens.at(index - 1) != "on":
        return None
    day = day_number(tokens, index + the)
    if day is None or not day[2]:
        return None
    at = day[0] + (tokens.at(day[0]) == "of")
    shift = time_words().shifts.get(tokens.at(at))
    if the and (shift is not None or tokens.at(at) == "the") and tokens.at(at + 1) == "month":
        return at + 2, Within("D", day[1], Shifted("M", shift or 0))
    if tokens.at(index - 1) not in (_BEFORE_THE_DAY if the else ("on",)):
        return None
    ended = tokens.at(day[0]) in _FUNCTION or (tokens.at(day[0]) in ("-", "–") and not tokens.glued(day[0]))
    if not figures(tokens.at(index + the)) or not ended:
        return None
    return day[0], CalendarDay(None, day[1])


def _named_part(tokens: Tokens, index: int) -> Hit | None:
    """the early hours of Tuesday morning, the night of May 3, the morning of January 6."""
    at = index + 1 if tokens.at(index) == "the" else index
    part = tokens.first_of(at, time_words().dayparts)
    if part is None:
        return None
    joint = part[0] + (tokens.at(part[0]) in ("of", "on"))
    if tokens.at(joint) == "that":
        return None
    hit = _dressed(tokens, joint)
    if hit is None or not (_of_a_day(hit[1]) or isinstance(hit[1], TimeOfDay)):
        return None
    if joint == part[0] and not (tokens.at(at) in ("noon", "midday", "midnight") and tokens.capital(joint)):
        return None  # "noon Tuesday", not "morning Tuesday"
    if at == index and tokens.at(joint - 1) == "on" and part[1] not in ("MI", "NI"):
        return None
    inner = hit[1].inner if isinstance(hit[1], TimeOfDay) else hit[1]
    return hit[0], TimeOfDay(part[1], inner)


def _overnight(tokens: Tokens, index: int) -> Hit | None:
    """overnight Saturday, overnight on 3 May; overnight into Sunday, which is of both days."""
    if tokens.at(index) != "overnight":
        return None
    into = tokens.at(index + 1) in ("into", "to")
    at = index + 1 + (into or tokens.at(index + 1) == "on")
    hit = bare(tokens, at)
    if hit is None or not _of_a_day(hit[1]) or not tokens.same_line(at):
        return None
    if into:
        return hit[0], Between(Away(Length(((1.0, "D"),)), -1, hit[1]), hit[1])
    return hit[0], TimeOfDay("NI", hit[1])


# --- clocks ----------------------------------------------------------------------------------------------------------


def _clock(tokens: Tokens, index: int) -> Hit | None:
    """A clock, with its day behind it where there is one: "8 a.m. on Monday", "18:00 UTC", "6:40 p.m. Tuesday"."""
    clock = _bare_clock(tokens, index)
    if clock is None:
        return None
    after, hour, minute, zone = clock
    at = after + (tokens.at(after) in (",", "on"))
    day = bare(tokens, at)
    if day and _of_a_day(day[1]) and tokens.same_line(at):
        part = tokens.first_of(day[0], time_words().dayparts)
        if part and tokens.same_line(day[0]):  # "at 3:30 Tuesday afternoon"
            later = 12 if part[1] in ("AF", "EV", "NI") and hour < 12 else 0
            return part[0], Clock(hour + later, minute, zone, day[1])
        return day[0], Clock(hour, minute, zone, day[1])
    return after, Clock(hour, minute, zone)


def _bare_clock(tokens: Tokens, index: int) -> tuple[int, int, int, str] | None:
    """18:00, 6:40 p.m., 8 am, 0830 GMT: index behind, hour, minute, time zone."""
    word = tokens.at(index)
    if not figures(word) or (tokens.glued(index) and tokens.at(index - 1) in (":", ".", ",", "-", "/", "$")):
        return None
    hour, minute, after, sure = int(word), 0, index + 1, False
    if len(word) == 4 and tokens.at(after) in ("gmt", "utc"):
        hour, minute, sure = int(word) // 100, int(word) % 100, True
    elif len(word) > 2:
        return None
    elif (
        tokens.at(after) in (":", ".")
        and tokens.glued(after)
        and tokens.glued(after + 1)
        and _two(tokens.at(after + 1))
    ):
        sure = tokens.at(after) == ":"
        minute, after = int(tokens.at(after + 1)), after + 2
        if tokens.at(after) == ":" and tokens.glued(after):
            if not figures(tokens.at(after + 1)) or len(tokens.at(after + 1)) != 2:
                return None
            after += 2
    half = _half(tokens, after)
    if half:
        after, later = half
        if not 1 <= hour <= 12:
            return None
        hour, sure = hour % 12 + later, True
    if tokens.at(after) in ("o",) and tokens.at(after + 1) == "'" and tokens.at(after + 2) == "clock":
        after, sure = after + 3, True
    zone = ""
    if tokens.at(after) in _ZONES and tokens.same_line(after):
        zone, after, sure = tokens.at(after), after + 1, True
    elif tokens.at(after) == "local" and tokens.at(after + 1) == "time":
        after, sure = after + 2, True
    return (after, hour, minute, zone) if sure and hour < 24 and minute < 60 else None


def _two(word: str) -> bool:
    return figures(word) and len(word) == 2


def _half(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """a.m., pm: index behind and the hours to add."""
    word = tokens.at(index)
    if word in ("am", "pm"):
        return index + 1, 12 * (word == "pm")
    if word in ("a", "p") and tokens.has(index + 1, (".", "m")) and tokens.glued(index + 1):
        return index + 3 + (tokens.at(index + 3) == "." and tokens.glued(index + 3)), 12 * (word == "p")
    return None


_RULES = (_dressed, _part, _unit_of, _the_day, _clock, _around, _named_part, _overnight, _end_of)
