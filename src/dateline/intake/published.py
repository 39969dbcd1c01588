"""The date that a user gives for dispatches that carry none: `--published DATE`.

DATE is a year, a month, a day, or two of them with a slash between: "2025", "2025-01", "2025-01-18",
"2025-01-10/2025-01-20" (ISO 8601-1, reduced precision and intervals). Days, both ends included.

>>> published_interval("2024-02").last
datetime.date(2024, 2, 29)
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Final

from dateline.errors import InputError
from dateline.records import Interval, Precision, Reason

_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_EXPECTED: Final = "is no date: expected YYYY, YYYY-MM, YYYY-MM-DD or FROM/TO, as in 2025-01-10/2025-01-20"


def published_interval(given: str) -> Interval:
    """The interval that `given` names, with the reason that it was given. Raises InputError where it names none."""
    first, slash, last = given.strip().partition("/")
    start, precision = _ends(given, first)
    end, _ = _ends(given, last) if slash else (start, precision)
    if slash and end[1] < start[0]:
        raise InputError(given, "ends before it begins")
    if slash:
        precision = "day" if start[0] == end[1] else "range"
    why = Reason("intake.published", f"date given with the input: {given.strip()}")
    return Interval(start[0], end[1], precision, (why,))


def _ends(given: str, part: str) -> tuple[tuple[dt.date, dt.date], Precision]:
    """First and last day of a year, month or day."""
    match = _DATE.fullmatch(part.strip())
    if match is None:
        raise InputError(given, _EXPECTED)
    year, month, day = (int(number) if number else None for number in match.groups())
    try:
        if year is None or month is None:
            return (dt.date(int(match[1]), 1, 1), dt.date(int(match[1]), 12, 31)), "year"
        if day is None:
            return (dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])), "month"
        return (dt.date(year, month, day), dt.date(year, month, day)), "day"
    except ValueError as error:
        raise InputError(given, f"is no date of the calendar: {error}") from error
