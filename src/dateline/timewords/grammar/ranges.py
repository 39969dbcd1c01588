"""From a date to a date: "May 3-9", "from 3 to 9 May", "3/4 May", "between January and March 2024", "2019-21", "the
night of Friday to Saturday"."""

from __future__ import annotations

import msgspec

from dateline.timewords.grammar.calendars import Hit, month_name
from dateline.timewords.grammar.numbers import day_number, figures, year_number
from dateline.timewords.grammar.points import point
from dateline.timewords.meaning import (
    Between,
    CalendarDay,
    CalendarMonth,
    CalendarYears,
    Meaning,
    Part,
    Quarter,
    Season,
    Shifted,
    WeekdayName,
    Which,
)
from dateline.timewords.tokens import Tokens

_JOINTS = frozenset({"-", "–", "—", "to", "until", "till", "through", "thru", "~"})
_DASHES = frozenset({"-", "–", "—", "~"})
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
    for rule in (_short_second, _short_first, _listed_days, _two_points):
        found = rule(tokens, at, joints, opened)
        if found:
            return found
    return None


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
    if not opened and not dash and not _pairs(first[1], second[1]):
        return None
    meaning = _between(first[1], second[1])
    return (second[0], meaning, (index, first[0]), (start, second[0])) if meaning else None


def _month_before(tokens: Tokens, index: int) -> Hit | None:
    """A month whose name alone would be none, joined to another: Jan in "Jan-Feb 2017", May in "May to June"."""
    month = month_name(tokens, index)
    if month is None or not tokens.capital(index) or tokens.at(month[0]) not in _DASHES | {"to", "through"}:
        return None
    return (month[0], CalendarMonth(month[1])) if month_name(tokens, month[0] + 1) else None


def _pairs(first: Meaning, second: Meaning) -> bool:
    """Without "from", only alike dates make a range: "Monday to Friday", not "moved Monday to 2026"."""
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
