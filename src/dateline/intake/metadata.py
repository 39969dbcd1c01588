"""Values that stand beside a text, brought to one form: days, names, addresses.

Days are those of the outlet's own clock: "2025-10-26T23:30:00+02:00" is 26 October. Authority: ISO 8601-1,
RFC 3339, RFC 5322 (the dates of RSS), POSIX time.

>>> day_given("Sun, 26 Oct 2025 08:00:00 GMT", "pubDate").first
datetime.date(2025, 10, 26)
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final
from urllib.parse import urlsplit

from dateline.intake.articles import found
from dateline.records import Interval

_ISO: Final = re.compile(r"([12]\d{3})-(\d{1,2})-(\d{1,2})(?!\d)")
_COMPACT: Final = re.compile(r"([12]\d{3})([01]\d)([0-3]\d)(?:T?\d{4,6}Z?)?")
_SLASHED: Final = re.compile(r"(?:([12]\d{3})[/.](\d{1,2})[/.](\d{1,2})|(\d{1,2})[/.](\d{1,2})[/.]([12]\d{3}))(?!\d)")
_MONTH: Final = re.compile(r"([12]\d{3})-(\d{2})")
_EPOCH: Final = re.compile(r"\d{9,10}(?:\d{3})?(?:\.\d+)?")
_FIRST_YEAR: Final = 1800
"""What lies before it is no day of a news item but a number that only looks like one."""


def day_given(value: str, place: str) -> Interval | None:
    """The day that a value of metadata names, with the reason; two days apart where day and month may stand in either
    order; None where it names none. `place`: where it stood."""
    days = _days(value.strip()[:64])
    if not days or min(days).year < _FIRST_YEAR:
        return None
    first, last = min(days), max(days)
    return Interval(first, last, "day" if first == last else "range", (found("published", place),))


def one_line(value: str | None, most: int = 500) -> str | None:
    """A name or headline on one line, None where nothing is left of it."""
    bare = " ".join(whole_characters(value or "").split())[:most]
    return bare or None


def article_address(value: str | None) -> str | None:
    """A value that is the address of a page, and not merely of a front page, to which careless sources point."""
    try:
        parts = urlsplit((value or "").strip())
    except ValueError:
        return None
    whole = parts.scheme in ("http", "https") and parts.hostname and (parts.path.strip("/") or parts.query)
    return parts.geturl() if whole else None


def whole_characters(text: str) -> str:
    """A text without halves of characters (lone surrogates, as JSON may hold), which no file can be written with."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _days(value: str) -> list[dt.date]:
    """The days that a value may mean: none, one, or two."""
    if match := _ISO.match(value):
        return _calendar((int(match[1]), int(match[2]), int(match[3])))
    if match := _COMPACT.fullmatch(value):
        return _calendar((int(match[1]), int(match[2]), int(match[3])))
    if match := _SLASHED.match(value):
        if match[1]:
            return _calendar((int(match[1]), int(match[2]), int(match[3])))
        one, other, year = int(match[4]), int(match[5]), int(match[6])
        return _calendar((year, other, one), (year, one, other))
    if _EPOCH.fullmatch(value):
        seconds = float(value)
        return [(dt.datetime(1970, 1, 1) + dt.timedelta(seconds=seconds / (1000 if seconds > 1e11 else 1))).date()]
    if match := _MONTH.fullmatch(value):
        return _month(int(match[1]), int(match[2]))
    return _in_words(value)


def _month(year: int, month: int) -> list[dt.date]:
    first = _calendar((year, month, 1))
    return [*first, (first[0] + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)] if first else []


def _in_words(value: str) -> list[dt.date]:
    """ "Sun, 26 Oct 2025 08:00:00 GMT", "October 26, 2025 Sunday"."""
    from dateline.timewords import find
    from dateline.timewords.meaning import Bound, CalendarDay, Clock, TimeOfDay

    for expression in find(value):
        meaning = expression.meaning
        while isinstance(meaning, Clock | TimeOfDay | Bound) and meaning.inner is not None:
            meaning = meaning.inner
        if isinstance(meaning, CalendarDay) and meaning.year and meaning.month and meaning.day:
            return _calendar((meaning.year, meaning.month, meaning.day))
    return []


def _calendar(*parts: tuple[int, int, int]) -> list[dt.date]:
    """Those of the days that the calendar has."""
    found_days: list[dt.date] = []
    for year, month, day in parts:
        try:
            found_days.append(dt.date(year, month, day))
        except ValueError:
            continue
    return found_days
