"""Names of the calendar: days, months, weekdays, holidays, and the longer stretches of `stretches`."""

from __future__ import annotations

from functools import cache

from dateline.timewords.grammar.names import LEADING, ends_number, month_name, weekday_name, year_after
from dateline.timewords.grammar.numbers import century_of, day_number, figures, year_number
from dateline.timewords.grammar.stretches import decade, quarter, season, week, year
from dateline.timewords.grammar.written import Hit, inside_figure, longest, numeric
from dateline.timewords.meaning import CalendarDay, CalendarMonth, Holiday, WeekdayName
from dateline.timewords.tokens import Tokens, asked_once
from dateline.timewords.words import time_words

_OPENERS = "the ' q h week year calendar fiscal fy seventeen eighteen nineteen twenty thirty two".split()
_ENDS = frozenset({"", ".", ",", ";", "(", ")", "and", "in", "at", "to", "!", "?", ":"})
_NAMED_DAYS = frozenset({"good", "super", "bloody", "black", "cyber", "giving"})
_NAMED_AFTER = frozenset("agreement accord accords island islands rising uprising offensive massacre war".split())
_BEFORE_VERBS = frozenset({"to", "this", "by", "for", "of", "and", "through", "each", "every", "past", "previous"})


@asked_once
def calendar_name(tokens: Tokens, index: int) -> Hit | None:
    """The longest name of the calendar at an index."""
    word = tokens.at(index)
    if word not in _openers() and not figures(word):
        return None
    return longest(_RULES, tokens, index)


@cache
def _openers() -> frozenset[str]:
    """The words in which a name of the calendar can begin, beside figures: most others are passed over here."""
    words = time_words()
    return frozenset({*words.months, *words.weekdays, *words.seasons, *words.holidays, *words.ordinals, *_OPENERS})


def _day(tokens: Tokens, index: int) -> Hit | None:
    """January 17, 2025; 17 January; the 17th of January; Friday, January 17; Friday (17 January); Friday 17th."""
    weekday: int | None = None
    at = index
    if named := weekday_name(tokens, at):
        at, weekday = named
        for joint in ((",",), ("the",), (",", "the"), ("(",), ("-",)):
            if tokens.has(at, joint):
                bare = _month_day(tokens, at + len(joint))
                if bare:
                    after = bare[0] + (joint == ("(",) and tokens.at(bare[0]) == ")")
                    return after, _with_weekday(bare[1], weekday)
    bare = _month_day(tokens, at)
    if bare:
        return bare[0], _with_weekday(bare[1], weekday)
    if weekday is None:
        return None
    the = at + 1 if tokens.at(at) == "the" else at
    number = day_number(tokens, the)
    if number and number[2] and (figures(tokens.at(the)) or tokens.at(number[0]) in _ENDS):
        return number[0], CalendarDay(None, number[1], None, weekday)
    written = numeric(tokens, at + (tokens.at(at) in (",", "(")), expected=True)
    if written and isinstance(written[1], CalendarDay):
        return written[0], _with_weekday(written[1], weekday)
    ended = number and tokens.at(number[0]) in _ENDS and ends_number(tokens, number[0])
    if number and ended and not inside_figure(tokens, the):
        return number[0], CalendarDay(None, number[1], None, weekday)
    return (at, WeekdayName(weekday)) if _plain_weekday(tokens, index, at) else None


def _plain_weekday(tokens: Tokens, index: int, after: int) -> bool:
    """A weekday by itself is no date in the name of a newspaper ("the Sunday Times")."""
    if not tokens.capital(index):
        return tokens.at(index) not in ("sun", "sat", "wed")
    if tokens.at(index - 1) in _NAMED_DAYS and tokens.capital(index - 1):
        return False  # "Super Tuesday"
    named_after = tokens.capital(after) and not tokens.opens(after) and tokens.at(after) not in time_words().months
    return not (tokens.at(index - 1) == "the" and named_after)


def _with_weekday(day: CalendarDay, weekday: int | None) -> CalendarDay:
    return CalendarDay(day.month, day.day, day.year, weekday, day.other)


def _month_day(tokens: Tokens, index: int) -> tuple[int, CalendarDay] | None:
    """A month with a day, in either order, and a year where there is one."""
    if month := month_name(tokens, index):
        at = month[0]
        numbered = day_number(tokens, at + 1)
        hyphened = tokens.at(at) in ("-", "/") and tokens.glued(at) and tokens.glued(at + 1)
        if hyphened or (tokens.at(at) in ("the", ",") and numbered and numbered[2]):
            at += 1
        day = day_number(tokens, at)
        if day is None or not ends_number(tokens, day[0]) or not tokens.same_line(at):
            return None
        after, year = year_after(tokens, day[0])
        return after, CalendarDay(month[1], day[1], year)
    at = index + 1 if tokens.at(index) == "the" else index
    day = day_number(tokens, at)
    if day is None or (at > index and not day[2]) or (figures(tokens.at(at)) and inside_figure(tokens, at)):
        return None
    joint = 1 if tokens.at(day[0]) == "of" or (tokens.at(day[0]) in ("-", "/") and tokens.glued(day[0])) else 0
    month = month_name(tokens, day[0] + joint)
    if month is None or not tokens.same_line(day[0] + joint):
        return None
    if (
        not tokens.capital(day[0] + joint)
        and tokens.at(day[0] + joint) in ("may", "march", "mar", "dec", "sep")
        and not (day[2] and figures(tokens.at(at)))
    ):
        return None
    after, year = year_after(tokens, month[0])
    return after, CalendarDay(month[1], day[1], year)


def _year_first(tokens: Tokens, index: int) -> Hit | None:
    """2019-Aug-1, 2019/Aug/01."""
    year = year_number(tokens, index) if figures(tokens.at(index)) else None
    if year is None or tokens.at(index + 1) not in ("-", "/") or tokens.at(index + 3) != tokens.at(index + 1):
        return None
    month = time_words().months.get(tokens.at(index + 2))
    day = day_number(tokens, index + 4)
    if month is None or day is None or not all(tokens.glued(near) for near in range(index + 1, index + 5)):
        return None
    return day[0], CalendarDay(month.number, day[1], year[1])


def _month(tokens: Tokens, index: int) -> Hit | None:
    """January 2025, Jan. 2025, 2025 January, January; words that are verbs too need a word or a year beside them."""
    month = month_name(tokens, index)
    if month is None:
        year = year_number(tokens, index) if figures(tokens.at(index)) else None
        named = month_name(tokens, year[0]) if year and tokens.same_line(year[0]) else None
        if year and named and not day_number(tokens, named[0]):
            return named[0], CalendarMonth(named[1], year[1])
        return None
    after, year_said = year_after(tokens, month[0])
    if (
        year_said is None
        and tokens.at(after) == "of"
        and figures(tokens.at(after + 1))
        and len(tokens.at(after + 1)) == 2
    ):
        after, year_said = after + 2, century_of(int(tokens.at(after + 1)))
    meaning = CalendarMonth(month[1], year_said)
    if year_said is not None:
        return after, meaning
    entry = time_words().months[tokens.at(index)]
    led = tokens.at(index - 1) in LEADING or (tokens.at(index - 1) == "and" and not entry.also)
    if entry.short:
        return (after, meaning) if led and (tokens.capital(index) or tokens.at(index - 1) == "in") else None
    if not tokens.capital(index):
        led = led and tokens.at(index - 1) != "-" and not (entry.also and tokens.at(index - 1) in _BEFORE_VERBS)
        led = led or (tokens.at(index - 1) == "the" and not entry.also)
        return (after, meaning) if led and not _verb_follows(tokens, after) else None
    loose = not led or tokens.at(index - 1) == "and"
    if tokens.capital(after) and loose and tokens.at(index - 1) not in ("a", "an", "the") and not tokens.opens(after):
        return None  # a first name: "April Ryan"
    if entry.also and not led and (tokens.opens(index) or tokens.at(after) in ("for", "on", "of", "against")):
        return None
    if tokens.at(index) == "may" and not led:
        return None
    return after, meaning


def _verb_follows(tokens: Tokens, index: int) -> bool:
    return tokens.at(index) in ("be", "have", "not", "also", "help", "well")


def _holiday(tokens: Tokens, index: int) -> Hit | None:
    found = tokens.first_of(index, time_words().holidays)
    if found is None:
        return None
    if tokens.at(found[0]) in _NAMED_AFTER and tokens.capital(found[0]):
        return None
    if found[1].startswith("islamic") and found[0] == index + 1:
        before = tokens.capital(index - 1) and tokens.same_line(index) and tokens.at(index - 1) not in LEADING
        if before or (tokens.capital(found[0]) and tokens.same_line(found[0])):
            return None  # a person's name: "Ramadan" among other names
    after, year = year_after(tokens, found[0])
    return after, Holiday(found[1], year)


_RULES = (_holiday, numeric, _year_first, _day, _month, week, quarter, season, decade, year)

__all__ = ["Hit", "calendar_name", "month_name", "weekday_name"]
