"""Stretches counted from the day of writing: today, last week, next Monday, the weekend, recently, daily."""

from __future__ import annotations

from functools import cache

from dateline.timewords.grammar.calendars import Hit, calendar_name, weekday_name
from dateline.timewords.grammar.numbers import figures, integer
from dateline.timewords.grammar.written import longest
from dateline.timewords.meaning import (
    Away,
    CalendarDay,
    CalendarMonth,
    Holiday,
    Length,
    Meaning,
    Overnight,
    Repeated,
    Season,
    Shifted,
    TimeOfDay,
    Vague,
    WeekdayName,
    Which,
    Within,
)
from dateline.timewords.tokens import Tokens
from dateline.timewords.words import time_words

_WHOLE = frozenset({"D", "W", "F", "E", "M", "Q", "Y", "DE", "CE"})
_THE = frozenset({"day", "year", "month", "week", "weekend", "quarter", "decade", "century"})
_NEAREST = frozenset({"past", "coming", "upcoming"})  # the nearest such day, whatever the week
_CLOSING = frozenset({"", ".", ",", ";", ")", "”", "and", "but"})
_OF_THE_DAY = frozenset({"this", "last"})
_OPENERS = _OF_THE_DAY | {"the"}


def relative(tokens: Tokens, index: int) -> Hit | None:
    """The longest such stretch at an index."""
    return longest(_RULES, tokens, index) if tokens.at(index) in _openers() else None


@cache
def _openers() -> frozenset[str]:
    """The words in which such a stretch can begin."""
    words = time_words()
    return _OPENERS.union(words.phrases, words.shifts, words.units, words.weekdays)


def _phrase(tokens: Tokens, index: int) -> Hit | None:
    """A row of time_words.tsv; a capital inside a sentence makes it a name ("the Daily Mail")."""
    found = tokens.first_of(index, time_words().phrases)
    if found is None or (tokens.capital(index) and not tokens.opens(index) and tokens.capital(index + 1)):
        return None
    after, row = found
    if tokens.capital(index) and not tokens.opens(index) and tokens.capital(index - 1) and tokens.same_line(index):
        return None  # "Christianity Today"
    if row == "ref PAST_REF" and tokens.at(after) in time_words().units:
        return None
    if tokens.capital(index) and tokens.capital(after) and row.startswith(("set", "day")) and not tokens.opens(after):
        return None
    hyphens = [at for at in (index, after) if tokens.glued(at)]
    if any("-" in (tokens.at(at - 1), tokens.at(at)) for at in hyphens):
        return None
    kind, _, argument = row.partition(" ")
    if kind == "long":
        number, unit = argument.split()
        return after, Length(((float(number), unit),))
    if tokens.at(index) == "now" and tokens.at(index + 1) in ("that", "defunct"):
        return None
    if kind == "day":
        return after, Shifted("D", int(argument))
    if kind == "part":
        shift, code = argument.split()
        return after, TimeOfDay(code, Shifted("D", int(shift)))
    if kind == "overnight":
        return after, Overnight()
    return after, Repeated(argument) if kind == "set" else Vague(argument)


def _shifted(tokens: Tokens, index: int) -> Hit | None:
    """last week, the next month, this year, next Monday, last October, this past spring, next year's, the same day."""
    words = time_words()
    at = index + 1 if tokens.at(index) == "the" else index
    if tokens.at(at) == "this" and tokens.at(at + 1) in _NEAREST:
        at += 1
    if tokens.at(at) == "same" and tokens.at(at + 1) in words.units and at > index:
        return None
    shift = words.shifts.get(tokens.at(at))
    if shift is None or (tokens.capital(at) and tokens.capital(at + 1) and not tokens.opens(at)):
        return None
    unit = words.units.get(tokens.at(at + 1))
    if tokens.at(at + 1) in ("financial", "fiscal", "calendar"):
        unit = words.units.get(tokens.at(at + 2)) if tokens.at(at + 2) in ("year", "quarter") else None
        return (at + 3, Shifted(unit, shift)) if unit else None
    if unit in _WHOLE and tokens.at(at + 1) not in words.plural_units:
        if tokens.at(at) in ("following", "next") and unit == "D":
            return None
        if unit == "D" and tokens.at(at) in ("last", "past") and tokens.at(at + 2) == "of":
            return None
        if tokens.at(at) in ("past", "following", "preceding") and unit != "E":
            return None
        if unit == "D" and tokens.at(at) not in ("this", "previous"):
            return None
        return at + 2, Shifted(unit or "D", shift)
    named = calendar_name(tokens, at + 1)
    if named is None or getattr(named[1], "year", None) is not None:
        return None
    inner = named[1]
    if isinstance(inner, CalendarDay):
        counts = figures(tokens.at(at + 1)) and tokens.at(at + 2) not in ("st", "nd", "rd", "th")
        dated = inner.month is not None and (inner.weekday is not None or not counts)
        return (named[0], Which(shift, inner)) if dated else None
    if isinstance(inner, WeekdayName) and tokens.at(at) in _NEAREST:
        return named[0], Which(shift, inner, nearest=True)
    return (
        (named[0], Which(shift, inner)) if isinstance(inner, CalendarMonth | Season | Holiday | WeekdayName) else None
    )


def _this_morning(tokens: Tokens, index: int) -> Hit | None:
    if tokens.at(index) not in _OF_THE_DAY:
        return None
    part = tokens.first_of(index + 1, time_words().dayparts)
    if part is None or part[1] not in ("MO", "AF", "EV", "NI"):
        return None
    return part[0], TimeOfDay(part[1], Shifted("D", 0 if tokens.at(index) == "this" else -1))


def _the_weekend(tokens: Tokens, index: int) -> Hit | None:
    """the weekend, and "the year" and the like where a part of it is meant ("the end of the year")."""
    if tokens.at(index) != "the" or tokens.at(index + 1) not in _THE:
        return None
    unit = time_words().units[tokens.at(index + 1)]
    if unit == "E":
        return index + 2, Shifted("E", None)
    lead = (tokens.at(index - 2), tokens.at(index - 1))
    if unit == "D" and lead[1] != "for":
        if lead[1] == "in" and lead[0] in ("later", "earlier", "early", "late"):
            return index + 2, Away(Length(((0.0, "D"),)), 1, None, prior=True, whole=True)
        return None
    if lead[1] in ("for", "in", "during") and tokens.at(index + 2) in _CLOSING:
        return index + 2, Shifted(unit, 0)
    counted = lead[0] in time_words().plural_units and integer(tokens, index - 3)
    if lead[1] == "of" and counted and tokens.at(index - 4) in ("first", "last", "final"):
        return index + 2, Shifted(unit, 0)
    if lead[1] == "of" and lead[0] in (
        "end",
        "start",
        "beginning",
        "middle",
        "rest",
        "close",
        "half",
        "quarter",
        "month",
        "week",
        "day",
    ):
        return index + 2, Shifted(unit, 0)
    return (
        (index + 2, Shifted(unit, 0))
        if lead[1] in ("in",) and lead[0] in ("later", "earlier", "early", "late")
        else None
    )


def _beyond_next(tokens: Tokens, index: int) -> Hit | None:
    """the week after next, the month before last."""
    at = index + 1 if tokens.at(index) == "the" else index
    unit = time_words().units.get(tokens.at(at))
    if unit not in _WHOLE or unit is None:
        return None
    for words, shift in ((("after", "next"), 2), (("before", "last"), -2)):
        if tokens.has(at + 1, words):
            return at + 3, Shifted(unit, shift)
    return None


def _of_week(tokens: Tokens, index: int) -> Hit | None:
    """Tuesday of next week, Tuesday last week, next week on Tuesday: a day of a week counted from today."""
    if day := weekday_name(tokens, index):
        week = _week(tokens, day[0] + (tokens.at(day[0]) == "of"))
        return (week[0], Within("D", day[1] + 1, week[1])) if week else None
    week = _week(tokens, index)
    if week is None:
        return None
    at = week[0] + (tokens.at(week[0]) in ("on", "'"))
    named = weekday_name(tokens, at)
    return (named[0], Within("D", named[1] + 1, week[1])) if named and tokens.same_line(at) else None


def _week(tokens: Tokens, index: int) -> tuple[int, Shifted] | None:
    at = index + (tokens.at(index) == "the")
    shift = time_words().shifts.get(tokens.at(at))
    return (at + 2, Shifted("W", shift)) if shift is not None and tokens.at(at + 1) == "week" else None


def is_stretch(meaning: Meaning) -> bool:
    """Whether a meaning can have an early or late part."""
    return not isinstance(meaning, Vague | Repeated | Overnight | Length)


_RULES = (_phrase, _shifted, _this_morning, _the_weekend, _beyond_next, _of_week)
