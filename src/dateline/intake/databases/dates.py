"""When an item was published, as an export's line says it: "January 18, 2025 Saturday", "18 January 2025".

Read with the project's own time words, so that a numeric date whose order is not known ("01/02/2025") keeps both
readings, unless a weekday beside it tells which is meant. Days, both ends included.

>>> published("January 18, 2025 Saturday 8:14 AM EST").last
datetime.date(2025, 1, 18)
"""

from __future__ import annotations

import re
from typing import Final

from dateline.intake.articles import found
from dateline.records import Interval
from dateline.timewords import find, resolve

_MOST: Final = 100
"""Characters of a line that says when: the longest give two days, weekdays and a clock time."""

_NUMERIC: Final = re.compile(r"\b(\d{1,2})([/.-])(\d{1,2})\2(\d{4})\b", re.ASCII)
_BESIDE: Final = re.compile(
    r"\b(?:published|updated|posted|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thur|"
    r"thurs|fri|sat|sun|[ap]\.?m\.?|noon|midnight|gmt|utc|bst|cet|cest|est|edt|cst|cdt|mst|mdt|pst|pdt|ist|hkt|sgt|jst|"
    r"aest|aedt|acst|acdt|awst|nzst|nzdt|msk|sast|eat|wat|et|ct|mt|pt|eastern|central|pacific|time|hrs)\b\.?"
    r"|\d{1,2}[:.h]\d\d(?:[:.]\d\d)?",
    re.IGNORECASE,
)


def published(text: str, note: str = "") -> Interval | None:
    """The days that a line names; None where it names none. `note` says where the line stands."""
    if len(text) > _MOST:
        return None
    for expression in find(text):
        days = resolve(expression, Interval())
        if days.first is None or days.last is None:
            continue
        told = _by_weekday(text, days) if days.precision == "range" else days
        why = found("published", f"{note}: “{text}”" if note else f"“{text}”")
        return Interval(told.first, told.last, told.precision, (why,))
    return None


def is_date(text: str) -> bool:
    """Whether a line says nothing but when: a date with a year, and beside it only weekdays, clock times and zones."""
    if len(text) > _MOST or not any(character.isdigit() for character in text) or published(text) is None:
        return False
    rest = text
    for expression in reversed(find(text)):
        rest = rest[: expression.outer_start] + " " + rest[expression.end :]
    return not _BESIDE.sub(" ", rest).strip(" ,;.()|+-–—")


def _by_weekday(text: str, days: Interval) -> Interval:
    """Of the two readings of a numeric date, the one that falls on the weekday which the line names."""
    if not _NUMERIC.search(text) or days.first is None or days.last is None:
        return days
    names = {word.casefold() for word in re.findall(r"[A-Za-z]+", text)}
    fitting = [day for day in (days.first, days.last) if f"{day:%A}".casefold() in names]
    if len(fitting) != 1:
        return days
    return Interval(fitting[0], fitting[0], "day")
