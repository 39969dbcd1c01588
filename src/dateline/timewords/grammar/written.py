"""Dates in figures alone: 2025-01-17, 17/01/2025, 17.01.2025, 1/17/25, 2025-01; "on 1/17".

ISO 8601 order where the year comes first; day first with full stops (as written in Europe). With slashes either may be
meant: what cannot be a month is the day, and where both fit the second reading is kept (`CalendarDay.other`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from dateline.timewords.grammar.numbers import century_of, figures
from dateline.timewords.meaning import CalendarDay, CalendarMonth, Meaning
from dateline.timewords.tokens import Tokens
from dateline.timewords.words import time_words

Hit = tuple[int, Meaning]
Rule = Callable[[Tokens, int], Hit | None]

_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d/-]|\.\d)")
_SLASHED = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-]|\.\d|%)")
_MONTHLY = re.compile(r"(\d{4})-(\d{1,2})(?![\d/-]|\.\d|%)")
_SHORT = re.compile(r"(\d{1,2})/(\d{1,2})(?![\d/]|\.\d|-\d)")


def longest(rules: tuple[Rule, ...], tokens: Tokens, index: int) -> Hit | None:
    """The longest hit of some rules at an index; the first of equals."""
    best: Hit | None = None
    for rule in rules:
        hit = rule(tokens, index)
        if hit is not None and (best is None or hit[0] > best[0]):
            best = hit
    return best


def numeric(tokens: Tokens, index: int, expected: bool = False) -> Hit | None:
    """2025-01-17, 17/01/2025, 1/17/25; 1/17 only behind a word that expects a date, or where a rule does."""
    if not figures(tokens.at(index)) or inside_figure(tokens, index):
        return None
    start = tokens.starts[index]
    if match := _ISO.match(tokens.text, start):
        meaning = _checked(int(match[1]), int(match[3]), int(match[4]))
        return _behind(tokens, index, match.end(), meaning)
    if match := _SLASHED.match(tokens.text, start):
        a, b = int(match[1]), int(match[3])
        year = int(match[4]) if len(match[4]) == 4 else century_of(int(match[4]))
        if match[2] == "." and len(match[4]) == 2:
            return None
        return _behind(tokens, index, match.end(), _either_order(a, b, year, day_first=match[2] == "."))
    if (match := _MONTHLY.match(tokens.text, start)) and 1900 <= int(match[1]) < 2100 and 1 <= int(match[2]) <= 12:
        return _behind(tokens, index, match.end(), CalendarMonth(int(match[2]), int(match[1])))
    if (match := _SHORT.match(tokens.text, start)) and (expected or _expects_date(tokens, index)):
        return _behind(tokens, index, match.end(), _either_order(int(match[1]), int(match[2]), None, day_first=False))
    return None


def _expects_date(tokens: Tokens, index: int) -> bool:
    """Whether "1/17" stands where a date does: behind "on" and the like, or listed after one that does."""
    before = tokens.at(index - 1)
    if before in ("on", "since", "until", "by", ","):
        return True
    listed = before in ("and", "or") and tokens.at(index - 3) == "/" and tokens.glued(index - 3)
    return listed and tokens.at(index - 5) in ("on", "since", "until", "by", ",")


def inside_figure(tokens: Tokens, index: int) -> bool:
    """Whether the figure continues another ("1,2005", "3.2004", "$2005", "#12")."""
    before = tokens.at(index - 1)
    if not tokens.glued(index):
        return before in ("$", "€", "£", "¥")
    if _ends_days(tokens, index) or (before == "-" and tokens.at(index - 2) == "mid"):
        return False
    return before in ("$", "€", "£", "#", "@", "/", "=", "&", "_") or (
        before in (",", ".", "-", ":")
        and tokens.glued(index - 1)
        and (figures(tokens.at(index - 2)) if before == ":" else tokens.at(index - 2)[-1:].isalnum())
        and not (before == "-" and len(tokens.at(index)) == 4 and len(tokens.at(index - 2)) == 4)
    )


def _ends_days(tokens: Tokens, index: int) -> bool:
    """Whether a figure is the second day of a stretch: the 3 of "2-3 May", "2/3 May" and "29 April-3 May"."""
    months = time_words().months
    suffixed = tokens.at(index + 1) in ("st", "nd", "rd", "th")
    if tokens.at(index - 1) not in ("-", "/") or tokens.at(index + 1 + suffixed) not in months:
        return False
    first = index - 3 if tokens.at(index - 2) in ("st", "nd", "rd", "th") else index - 2
    if tokens.at(first) in months:
        return tokens.at(index - 1) == "-"
    day = tokens.at(first)
    free = not tokens.glued(first) or tokens.at(first - 1) in ("(", "“", '"', "[")
    return figures(day) and len(day) <= 2 and 1 <= int(day) < int(tokens.at(index)) <= 31 and free


def _checked(year: int, month: int, day: int) -> CalendarDay | None:
    return CalendarDay(month, day, year) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _either_order(a: int, b: int, year: int | None, day_first: bool) -> CalendarDay | None:
    """Month and day as far as the figures tell; `other` keeps the second reading where both fit."""
    readings = [(m, d) for m, d in ((a, b), (b, a)) if 1 <= m <= 12 and 1 <= d <= 31]
    if not readings:
        return None
    if day_first:
        readings = [(b, a)] if (b, a) in readings else []
        return CalendarDay(b, a, year) if readings else None
    month, day = readings[0]
    other = readings[1] if len(readings) == 2 and readings[0] != readings[1] else None
    return CalendarDay(month, day, year, None, other)


def _behind(tokens: Tokens, index: int, offset: int, meaning: Meaning | None) -> Hit | None:
    """A hit of a pattern as a hit in tokens."""
    if meaning is None:
        return None
    while index < len(tokens) and tokens.starts[index] < offset:
        index += 1
    return index, meaning
