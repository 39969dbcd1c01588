"""From a date to a date: "May 3-9", "from 3 to 9 May", "3/4 May", "between January and March 2024", "2019-21", "the
night of Friday to Saturday"."""

from __future__ import annotations

import re

import msgspec

from dateline.timewords.grammar.calendars import Hit, month_name
from dateline.timewords.grammar.numbers import day_number, figures, year_number
from dateline.timewords.grammar.points import point
from dateline.timewords.meaning import (
    Between,
    CalendarDay,
    CalendarMonth,
    CalendarYears,
    Clock,
    Meaning,
    Part,
    Quarter,
    Season,
    Shifted,
    Vague,
    WeekdayName,
    Which,
)
from dateline.timewords.tokens import Tokens

_JOINTS = frozenset({"-", "–", "—", "to", "until", "till", "through", "thru", "~"})
_DASHES = frozenset({"-", "–", "—", "~"})
_SLASHED_SPAN = re.compile(
    r"(?P<first>\d\d?)/(?P<first_day>\d\d?)(?:/(?P<begun>(?:19|20)\d\d))?\s*(?P<joint>[-–—]|to|until|through|and)\s*"
    r"(?P<last>\d\d?)/(?P<last_day>\d\d?)(?:(?:/|, )(?P<year>(?:19|20)\d\d))?(?![\d/]|[-.]\d)"
)
_FRACTION = re.compile(r"\s*(?:%|percent|of|inch|inches|miles?|cups?)\b")
Pair = tuple[int, Meaning, tuple[int, int], tuple[int, int]]


def span_of_dates(tokens: Tokens, index: int) -> Pair | None:
    """A range at an index: index behind, meaning, and the token indices of its two ends (start, behind)."""
    return _plain_span(tokens, index) or _night_between(tokens, index)


def _plain_span(tokens: Tokens, index: int) -> Pair | None:
    """A range without "the night of" before it."""
    at, joints, opened = index, _JOINTS, False
    if tokens.at(index) == "from":
        at, opened = index + 1, True
    elif tokens.at(index) == "between":
        at, joints, opened = index + 1, frozenset({"and"}) | _DASHES, True
    for rule in (_figures_only, _short_second, _short_first, _listed_days, _two_points):
        found = rule(tokens, at, joints, opened)
        if found:
            return found
    return None


def _figures_only(tokens: Tokens, index: int, joints: frozenset[str], opened: bool) -> Pair | None:
    """10/1-10/7/2018, from 10/1 to 11/7, 3/14/2024 - 3/16/2024; without a year only behind "from" or "between"."""
    if not figures(tokens.at(index)) or tokens.at(index + 1) != "/" or tokens.glued(index):
        return None
    match = _SLASHED_SPAN.match(tokens.text, tokens.starts[index])
    if match is None or match["joint"] not in joints:
        return None
    year = int(match["year"]) if match["year"] else None
    if year is None and (not opened or _FRACTION.match(tokens.text, match.end())):
        return None
    early, late = (_slashed(match[name], match[name + "_day"]) for name in ("first", "last"))
    if early is None or late is None:
        return None
    begun = int(match["begun"]) if match["begun"] else year
    if begun is not None and begun == year and not match["begun"] and early > late:
        begun -= 1
    behind = [index]
    for offset in (match.end("joint") - len(match["joint"]), match.end("joint"), match.end()):
        at = behind[-1]
        while at < len(tokens) and tokens.starts[at] < offset:
            at += 1
        behind.append(at)
    meaning = Between(CalendarDay(*early, begun), CalendarDay(*late, year))
    return behind[3], meaning, (index, behind[1]), (behind[2], behind[3])


def _slashed(one: str, other: str) -> tuple[int, int] | None:
    """Month and day, the month first where both fit."""
    month, day = int(one), int(other)
    if month > 12:
        month, day = day, month
    return (month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _night_between(tokens: Tokens, index: int) -> Pair | None:
    """the night of 21-22 October, the night between Friday and Saturday, overnight from Monday to Tuesday."""
    at = index + (tokens.at(index) == "the")
    if tokens.at(at) not in ("night", "overnight"):
        return None
    found = _plain_span(tokens, at + 1 + (tokens.at(at + 1) in ("of", "on")))
    return found if found and _of_days(found[1]) else None


def _of_days(meaning: Meaning) -> bool:
    days = (CalendarDay, WeekdayName)
    return isinstance(meaning, Between) and isinstance(meaning.first, days) and isinstance(meaning.last, days)


def _two_points(tokens: Tokens, index: int, joints: frozenset[str], opened: bool) -> Pair | None:
    """Two whole dates; what the first leaves out (year, month) is taken from the second."""
    first = point(tokens, index) or _month_before(tokens, index)
    if first and tokens.at(first[0]) == "/" and tokens.glued(first[0]):
        season = _short_year(tokens, first[0] + 1, first[1])  # "2019/20"
        if season and not (tokens.glued(season[0]) and tokens.at(season[0]) in ("/", "-")):
            return season[0], Between(first[1], season[1]), (index, first[0]), (first[0] + 1, season[0])
    if first is None or tokens.at(first[0]) not in joints or not tokens.same_line(first[0]):
        return None
    dash = tokens.at(first[0]) in _DASHES
    if dash and isinstance(first[1], CalendarYears) and not tokens.glued(first[0]) and not opened:
        return None
    start = first[0] + 1
    second = _short_year(tokens, start, first[1]) if dash else None
    second = second or point(tokens, start)
    if second is None or not tokens.same_line(start):
        return None
    if not opened and not dash and not _pairs(first[1], second[1], tokens.at(first[0])):
        return None
    if (isinstance(first[1], Clock) and first[1].inner is None) != (
        isinstance(second[1], Clock) and second[1].inner is None
    ):
        return None
    if dash and tokens.at(second[0]) == "-" and tokens.glued(second[0]) and figures(tokens.at(second[0] + 1)):
        return None  # a longer number
    meaning = _between(first[1], second[1])
    return (second[0], meaning, (index, first[0]), (start, second[0])) if meaning else None


def _month_before(tokens: Tokens, index: int) -> Hit | None:
    """A month whose name alone would be none, joined to another: Jan in "Jan-Feb 2017", May in "May to June"."""
    month = month_name(tokens, index)
    if month is None or not tokens.capital(index) or tokens.at(month[0]) not in _DASHES | {"to", "through"}:
        return None
    return (month[0], CalendarMonth(month[1])) if month_name(tokens, month[0] + 1) else None


def _pairs(first: Meaning, second: Meaning, joint: str) -> bool:
    """Without "from", only alike dates make a range: "Monday to Friday", not "moved Monday to 2026"; the day of writing
    and what "through" leads to need not be alike."""
    calendar = CalendarDay | CalendarMonth | CalendarYears
    if isinstance(first, calendar) and (second in (Shifted("D", 0), Vague("PRESENT_REF"))):
        return joint in ("to", "until", "till", "through")
    if isinstance(first, calendar) and isinstance(second, calendar) and joint in ("through", "thru"):
        return getattr(second, "year", 0) is not None
    return type(first) is type(second) and not isinstance(first, Shifted)


def _short_year(tokens: Tokens, index: int, first: Meaning) -> Hit | None:
    """The second year of "2019-21"."""
    word = tokens.at(index)
    if not isinstance(first, CalendarYears) or not figures(word) or len(word) != 2 or not tokens.glued(index):
        return None
    year = first.first // 100 * 100 + int(word)
    return (index + 1, CalendarYears(year, year, str(year))) if year > first.first else None


def _between(first: Meaning, second: Meaning) -> Between | None:
    plain = (CalendarDay, CalendarMonth, CalendarYears, Quarter, Season, WeekdayName, Shifted, Which, Part)
    if isinstance(first, CalendarDay | CalendarMonth | Season | Quarter) and first.year is None:
        year = second.first if isinstance(second, CalendarYears) else getattr(second, "year", None)
        month, later = getattr(first, "month", None), getattr(second, "month", None)
        if year is not None and month and later and month > later:
            year -= 1
        first = msgspec.structs.replace(first, year=year)
    if isinstance(second, CalendarYears) and not isinstance(first, CalendarYears | CalendarMonth | CalendarDay):
        return None
    return Between(first, second) if isinstance(first, plain) or isinstance(second, plain) else None


def _short_second(tokens: Tokens, index: int, joints: frozenset[str], opened: bool) -> Pair | None:
    """May 3-9, May 3 to 9, April 9th through 17th, 2025."""
    month = month_name(tokens, index)
    if month is None:
        return None
    at = month[0] + (tokens.at(month[0]) == "the")
    day = day_number(tokens, at)
    if day is None:
        return None
    joint = tokens.at(day[0])
    if joint not in joints and not (joint == "and" and not opened):
        return None
    after = day[0] + 1 + (tokens.at(day[0] + 1) == "the")
    last = day_number(tokens, after)
    if last is None or month_name(tokens, last[0]) or (joint == "and" and last[2] != day[2]):
        return None
    if figures(tokens.at(last[0])) and tokens.glued(last[0]):
        return None
    if tokens.at(last[0]) in ("people", "%", ".") and figures(tokens.at(last[0] + 1)):
        return None
    end = last[0]
    at_year = end + (tokens.at(end) == ",")
    year = year_number(tokens, at_year)
    said = year[1] if year else None
    end = year[0] if year else end
    if last[1] < day[1]:
        return None
    meaning = Between(CalendarDay(month[1], day[1], said), CalendarDay(month[1], last[1], said))
    return end, meaning, (index, day[0]), (after, end)


def _short_first(tokens: Tokens, index: int, joints: frozenset[str], opened: bool) -> Pair | None:
    """3-9 May, 3 to 9 May 2025, the ninth and the seventeenth of April, January-March 2024 is two points."""
    at = index + (tokens.at(index) == "the")
    day = day_number(tokens, at)
    if day is None:
        return None
    joint = tokens.at(day[0])
    slashed = joint == "/" and tokens.glued(day[0]) and tokens.glued(day[0] + 1)
    if joint not in joints and not slashed and not (joint == "and" and not opened):
        return None
    start = day[0] + 1
    last = point(tokens, start)
    if last is None or not isinstance(last[1], CalendarDay) or last[1].month is None:
        return None
    if month_name(tokens, start) or last[1].weekday is not None:
        return None
    first = msgspec.structs.replace(last[1], day=day[1], other=None)
    if day[1] > last[1].day:
        month = (last[1].month - 2) % 12 + 1
        year = last[1].year
        first = msgspec.structs.replace(first, month=month, year=year - 1 if year and month == 12 else year)
        if not opened:
            return None
    return last[0], Between(first, last[1]), (index, day[0]), (start, last[0])


def _listed_days(tokens: Tokens, index: int, joints: frozenset[str], opened: bool) -> Pair | None:
    """3, 4 and 5 May: days one after the other."""
    at, days = index, 0
    first = previous = day_number(tokens, index)
    while previous and tokens.at(previous[0]) == "," and days < 31:
        following = day_number(tokens, previous[0] + 1)
        if following is None or following[1] != previous[1] + 1:
            break
        at, previous, days = previous[0] + 1, following, days + 1
    last = _short_first(tokens, at, joints, False) if days and not opened else None
    if first is None or last is None or not isinstance(last[1], Between) or not isinstance(last[1].first, CalendarDay):
        return None
    opening = msgspec.structs.replace(last[1].first, day=first[1])
    return last[0], Between(opening, last[1].last), (index, first[0]), last[3]
