"""Stretches of the calendar longer than a month: seasons, quarters, weeks of the year, decades, centuries, years."""

from __future__ import annotations

from dateline.timewords.grammar.names import LEADING, ends_number, year_after
from dateline.timewords.grammar.numbers import century_of, day_number, figures, year_number
from dateline.timewords.grammar.written import Hit, inside_figure
from dateline.timewords.meaning import CalendarYears, Quarter, Season, Week
from dateline.timewords.tokens import Tokens
from dateline.timewords.words import time_words

_TENS = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50}
_TENS |= {"sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90}


def season(tokens: Tokens, index: int) -> Hit | None:
    """spring 2022, the summer of 2021, in winter; "fall" and "spring" are verbs elsewhere."""
    at = index + 1 if tokens.at(index) == "the" else index
    entry = time_words().seasons.get(tokens.at(at))
    if entry is None:
        return None
    after, year = year_after(tokens, at + 1)
    meaning = Season(entry[0], year)
    if year is not None:
        return after, meaning
    led = tokens.at(index - 1) in LEADING
    if entry[3] and tokens.at(index - 1) == "to":
        led = tokens.at(index - 2) in time_words().seasons  # "from spring to fall", not "rose to fall"
    if tokens.capital(at) and tokens.capital(at - 1) and not tokens.opens(at):
        return None  # "Prague Spring"
    if tokens.at(after) == "of" or (entry[3] and not led) or not (led or at > index):
        return None
    return after, meaning


def quarter(tokens: Tokens, index: int) -> Hit | None:
    """Q1 2025, the first quarter of 2025, the second half of 2024, the third quarter."""
    word = tokens.at(index)
    if word in ("q", "h") and figures(tokens.at(index + 1)) and tokens.glued(index + 1):
        number = int(tokens.at(index + 1)[:2])
        unit, most = ("Q", 4) if word == "q" else ("H", 2)
        after, year = year_after(tokens, index + 2)
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
        end, year = year_after(tokens, fiscal + 1)
        return end, Quarter("Q", ordinal[1], year)
    if tokens.at(after) == "half" and ordinal[1] <= 2:
        end, year = year_after(tokens, after + 1)
        return (end, Quarter("H", ordinal[1], year)) if year else None
    return None


def week(tokens: Tokens, index: int) -> Hit | None:
    """Week 31, week 3 of 2024: weeks of the year, not those that something has lasted ("week 3 of the strike")."""
    number = tokens.at(index + 1)
    if tokens.at(index) != "week" or not figures(number) or not 1 <= int(number[:3]) <= 53:
        return None
    if inside_figure(tokens, index + 1) or not ends_number(tokens, index + 2):
        return None
    after, year = year_after(tokens, index + 2)
    lasted = year is None and tokens.at(index + 2) in ("of", "-", "into", "for")
    if tokens.at(index + 2) == "of" and tokens.at(index + 4) == "year":
        lasted = tokens.at(index + 3) not in time_words().shifts  # "week 3 of last year"
    return None if lasted else (after, Week(int(number), year))


def decade(tokens: Tokens, index: int) -> Hit | None:
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
        if number.endswith("00") and number != "2000":
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


def year(tokens: Tokens, index: int) -> Hit | None:
    """A year by itself: four figures from 1900 to 2099 that count nothing; others behind "in", "since" and the like."""
    word = tokens.at(index)
    if word in ("fiscal", "fy") and (year := year_number(tokens, index + 1 + (tokens.at(index + 1) == "year"))):
        return year[0], CalendarYears(year[1], year[1], f"FY{year[1]}")
    at = index + (word == "the")
    at += tokens.at(at) == "calendar"
    if tokens.at(at) == "year" and (year := year_number(tokens, at + 1)) and figures(tokens.at(at + 1)):
        return year[0], CalendarYears(year[1], year[1], str(year[1]))
    year = year_number(tokens, index)
    if year is None or tokens.at(index) == "'":
        return None
    meaning = CalendarYears(year[1], year[1], f"{year[1]:04d}")
    if not figures(word):
        return (year[0], meaning) if tokens.at(index - 1) in LEADING else None
    if tokens.at(index + 1) == tokens.at(index + 3) == "-" and tokens.glued(index + 1) and tokens.glued(index + 3):
        return None  # a longer number
    led = tokens.at(index - 1) in LEADING and tokens.at(index - 1) != "-"
    if inside_figure(tokens, index) or not ends_number(tokens, year[0]) or not (1900 <= year[1] < 2100 or led):
        return None
    return (year[0], meaning) if led or not _counts(tokens, index, year[0]) else None


def _counts(tokens: Tokens, index: int, after: int) -> bool:
    """Whether a figure counts things: "2000 people", "some 2005 troops", "1999 km"."""
    following = tokens.at(after)
    if tokens.at(index - 1) == "than" and tokens.at(index - 2) in ("later", "earlier"):
        return False
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
