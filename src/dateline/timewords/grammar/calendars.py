"""Names of the calendar: days, months, years, seasons, quarters, weekdays, holidays, decades and centuries."""

from __future__ import annotations

from dateline.timewords.grammar.numbers import century_of, day_number, figures, year_number
from dateline.timewords.grammar.written import Hit, inside_figure, numeric
from dateline.timewords.meaning import (
    CalendarDay,
    CalendarMonth,
    CalendarYears,
    Holiday,
    Quarter,
    Season,
    Week,
    WeekdayName,
)
from dateline.timewords.tokens import Tokens
from dateline.timewords.words import time_words

_LEADING = frozenset(
    {"in", "of", "since", "until", "till", "by", "during", "from", "for", "last", "next", "this", "before"}
)
_LEADING |= frozenset(
    {"early", "late", "mid", "between", "to", "through", "after", "past", "every", "each", "previous", "-"}
)
_ENDS = frozenset({"", ".", ",", ";", "(", ")", "and", "in", "at", "to"})
_TENS = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50}
_TENS |= {"sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90}


def calendar_name(tokens: Tokens, index: int) -> Hit | None:
    """The longest name of the calendar at an index."""
    hits = (rule(tokens, index) for rule in _RULES)
    return max((hit for hit in hits if hit), key=lambda hit: hit[0], default=None)


# --- days and months -------------------------------------------------------------------------------------------------


def month_name(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A month's name with its full stop, whatever stands beside it: index behind and number."""
    month = time_words().months.get(tokens.at(index))
    if month is None or (month.short and not tokens.capital(index) and not _near_figure(tokens, index)):
        return None
    dotted = month.short and tokens.at(index + 1) == "." and tokens.glued(index + 1)
    return index + 1 + dotted, month.number


def _near_figure(tokens: Tokens, index: int) -> bool:
    return any(
        figures(tokens.at(near)[:2].strip("'")) or tokens.at(near) == "of"
        for near in (index - 1, index + 1, index - 2, index + 2)
    )


def weekday_name(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A weekday's name with its full stop; short ones need that, or a date beside them."""
    day = time_words().weekdays.get(tokens.at(index))
    if day is None:
        return None
    after = index + 1
    if not day.short:
        return after, day.number
    if tokens.at(after) == "." and tokens.glued(after):
        return (after + 1, day.number) if tokens.capital(index) else None
    beside = tokens.at(after) in (",",) or figures(tokens.at(after)) or tokens.at(after) in time_words().months
    if tokens.capital(index) and (beside or tokens.at(index - 1) in ("on", "last", "next", "this", "every")):
        return after, day.number
    return None


def _year_after(tokens: Tokens, index: int) -> tuple[int, int | None]:
    """A year behind a day or month, with its comma or "of"."""
    at = index
    if tokens.at(at) in (",", "of", "-", "/", "in"):
        if tokens.at(at) in ("-", "/") and not tokens.glued(at):
            return index, None
        if tokens.at(at) == "in" and not figures(tokens.at(at + 1)):
            return index, None
        at += 1
    if tokens.at(at) == "the" and tokens.at(at + 1) == "year":
        at += 2
    found = year_number(tokens, at)
    if found is None or not _ends_number(tokens, found[0]):
        return index, None
    return found


def _ends_number(tokens: Tokens, index: int) -> bool:
    """Whether a figure ends before the index: no decimals, thousands, percent or clock behind it."""
    word = tokens.at(index)
    if word in ("%", "°"):
        return False
    if word in (",", ".", ":") and tokens.glued(index) and tokens.glued(index + 1):
        return not figures(tokens.at(index + 1))
    return not (tokens.glued(index) and word.isalpha() and word != "s")


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
    if number and number[2]:
        return number[0], CalendarDay(None, number[1], None, weekday)
    written = numeric(tokens, at + (tokens.at(at) in (",", "(")))
    if written and isinstance(written[1], CalendarDay):
        return written[0], _with_weekday(written[1], weekday)
    if number and tokens.at(number[0]) in _ENDS and not inside_figure(tokens, the):
        return number[0], CalendarDay(None, number[1], None, weekday)
    return (at, WeekdayName(weekday)) if _plain_weekday(tokens, index, at) else None


def _plain_weekday(tokens: Tokens, index: int, after: int) -> bool:
    """A weekday by itself is no date in the name of a newspaper ("the Sunday Times")."""
    if not tokens.capital(index):
        return tokens.at(index) not in ("sun", "sat", "wed")
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
        if day is None or not _ends_number(tokens, day[0]) or not tokens.same_line(at):
            return None
        after, year = _year_after(tokens, day[0])
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
        and not day[2]
    ):
        return None
    after, year = _year_after(tokens, month[0])
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
    after, year_said = _year_after(tokens, month[0])
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
    led = tokens.at(index - 1) in _LEADING or (tokens.at(index - 1) == "and" and not entry.also)
    if entry.short:
        return (after, meaning) if led and (tokens.capital(index) or tokens.at(index - 1) == "in") else None
    if not tokens.capital(index):
        led = led and tokens.at(index - 1) != "-"
        led = led or (tokens.at(index - 1) == "the" and not entry.also)
        return (after, meaning) if led and not _verb_follows(tokens, after) else None
    if tokens.capital(after) and not led and tokens.at(index - 1) not in ("a", "an", "the") and not tokens.opens(after):
        return None  # a first name: "April Ryan"
    if entry.also and not led and (tokens.opens(index) or tokens.at(after) in ("for", "on", "of", "against")):
        return None
    if tokens.at(index) == "may" and not led:
        return None
    return after, meaning


def _verb_follows(tokens: Tokens, index: int) -> bool:
    return tokens.at(index) in ("be", "have", "not", "also", "help", "well")


# --- longer stretches ------------------------------------------------------------------------------------------------


def _holiday(tokens: Tokens, index: int) -> Hit | None:
    found = tokens.first_of(index, time_words().holidays)
    if found is None:
        return None
    after, year = _year_after(tokens, found[0])
    return after, Holiday(found[1], year)


def _season(tokens: Tokens, index: int) -> Hit | None:
    """spring 2022, the summer of 2021, in winter; "fall" and "spring" are verbs elsewhere."""
    at = index + 1 if tokens.at(index) == "the" else index
    entry = time_words().seasons.get(tokens.at(at))
    if entry is None:
        return None
    after, year = _year_after(tokens, at + 1)
    meaning = Season(entry[0], year)
    if year is not None:
        return after, meaning
    led = tokens.at(index - 1) in _LEADING
    if tokens.capital(at) and tokens.capital(at - 1) and not tokens.opens(at):
        return None  # "Prague Spring"
    if tokens.at(after) == "of" or (entry[3] and not led) or not (led or at > index):
        return None
    return after, meaning


def _quarter(tokens: Tokens, index: int) -> Hit | None:
    """Q1 2025, the first quarter of 2025, the second half of 2024, the third quarter."""
    word = tokens.at(index)
    if word in ("q", "h") and figures(tokens.at(index + 1)) and tokens.glued(index + 1):
        number = int(tokens.at(index + 1)[:2])
        unit, most = ("Q", 4) if word == "q" else ("H", 2)
        after, year = _year_after(tokens, index + 2)
        if not 1 <= number <= most or not (tokens.capital(index) or year):
            return None
        return (after, Quarter("Q" if unit == "Q" else "H", number, year)) if unit == "Q" or year else None
    if figures(word) and (said := year_number(tokens, index)):
        at = said[0] + (tokens.at(said[0]) == "-")
        number = int(tokens.at(at + 1)) if figures(tokens.at(at + 1)) and tokens.glued(at + 1) else 0
        if tokens.at(at) == "h" and tokens.capital(at) and 1 <= number <= 2:
            return at + 2, Quarter("H", number, said[1])
        return (at + 2, Quarter("Q", number, said[1])) if tokens.at(at) == "q" and 1 <= number <= 4 else None
    at = index + 1 if word == "the" else index
    ordinal = day_number(tokens, at)
    if ordinal is None or not ordinal[2] or ordinal[1] > 4:
        return None
    after = ordinal[0] + (tokens.at(ordinal[0]) == "-")
    fiscal = after + 1 if tokens.at(after) in ("fiscal", "financial") else after
    if tokens.at(fiscal) == "quarter":
        end, year = _year_after(tokens, fiscal + 1)
        return end, Quarter("Q", ordinal[1], year)
    if tokens.at(after) == "half" and ordinal[1] <= 2:
        end, year = _year_after(tokens, after + 1)
        return (end, Quarter("H", ordinal[1], year)) if year else None
    return None


def _week(tokens: Tokens, index: int) -> Hit | None:
    """Week 31, week 3 of 2024: weeks of the year, not those that something has lasted ("week 3 of the strike")."""
    number = tokens.at(index + 1)
    if tokens.at(index) != "week" or not figures(number) or not 1 <= int(number[:3]) <= 53:
        return None
    if inside_figure(tokens, index + 1) or not _ends_number(tokens, index + 2):
        return None
    after, year = _year_after(tokens, index + 2)
    lasted = year is None and tokens.at(index + 2) in ("of", "-", "into", "for")
    return None if lasted else (after, Week(int(number), year))


def _decade(tokens: Tokens, index: int) -> Hit | None:
    """the 1990s, the '90s, the nineties, the 19th century."""
    at = index + 1 if tokens.at(index) == "the" else index
    word = tokens.at(at)
    tick = at + 1 if word == "'" else at
    number = tokens.at(tick)
    suffix = tick + 2 if tokens.at(tick + 1) == "'" and tokens.glued(tick + 1) else tick + 1
    if figures(number) and number.endswith("0") and tokens.at(suffix) == "s" and tokens.glued(suffix):
        if len(number) == 4:
            first = int(number)
        elif len(number) == 2 and (at > index or tick > at):
            first = century_of(int(number)) if int(number) < 50 else 1900 + int(number)
        else:
            return None
        if number.endswith("00"):
            return suffix + 1, CalendarYears(first, first + 99, str(first)[:2])
        return suffix + 1, CalendarYears(first, first + 9, str(first)[:3])
    if word in _TENS and at > index:
        return at + 1, CalendarYears(1900 + _TENS[word], 1909 + _TENS[word], f"19{_TENS[word] // 10}")
    ordinal = day_number(tokens, at)
    if ordinal and ordinal[2] and tokens.at(ordinal[0] + (tokens.at(ordinal[0]) == "-")) == "century":
        end = ordinal[0] + (tokens.at(ordinal[0]) == "-") + 1
        first = (ordinal[1] - 1) * 100
        return end, CalendarYears(max(first, 2), first + 99, f"{ordinal[1] - 1:02d}")
    return None


def _year(tokens: Tokens, index: int) -> Hit | None:
    """A year by itself: four figures from 1900 to 2099 that count nothing; others behind "in", "since" and the like."""
    word = tokens.at(index)
    if word in ("fiscal", "fy") and (year := year_number(tokens, index + 1 + (tokens.at(index + 1) == "year"))):
        return year[0], CalendarYears(year[1], year[1], f"FY{year[1]}")
    if word == "the" and tokens.at(index + 1) == "year" and (year := year_number(tokens, index + 2)):
        return year[0], CalendarYears(year[1], year[1], str(year[1]))
    year = year_number(tokens, index)
    if year is None or tokens.at(index) == "'":
        return None
    meaning = CalendarYears(year[1], year[1], f"{year[1]:04d}")
    if not figures(word):
        return (year[0], meaning) if tokens.at(index - 1) in _LEADING else None
    led = tokens.at(index - 1) in _LEADING and tokens.at(index - 1) != "-"
    if inside_figure(tokens, index) or not _ends_number(tokens, year[0]) or not (1900 <= year[1] < 2100 or led):
        return None
    return (year[0], meaning) if led or not _counts(tokens, index, year[0]) else None


def _counts(tokens: Tokens, index: int, after: int) -> bool:
    """Whether a figure counts things: "2000 people", "some 2005 troops", "1999 km"."""
    following = tokens.at(after)
    if tokens.at(index - 1) in ("the", "its", "their", "his", "her", "a", "an", "for"):
        return False
    units = (
        "people",
        "men",
        "women",
        "children",
        "km",
        "kg",
        "miles",
        "tons",
        "tonnes",
        "hours",
        "gmt",
        "utc",
        "local",
    )
    if following in units or tokens.at(index - 1) in (
        "some",
        "about",
        "over",
        "nearly",
        "almost",
        "than",
        "least",
        "at",
    ):
        return True
    return following.islower() and following.endswith("s") and not tokens.capital(after) and len(following) > 3


_RULES = (_holiday, numeric, _year_first, _day, _month, _week, _quarter, _season, _decade, _year)

__all__ = ["Hit", "calendar_name", "month_name", "weekday_name"]
