"""Date words where a dispatch's head has them: within a dateline, and as a line of their own. Nothing is dated here.

`find_date("KHARTOUM, Oct. 26 (Reuters)")` spans "Oct. 26"; `is_date_line("Updated: July 7, 2012, 10:04 PM ET")`.
Months and weekdays are a closed class; the words that may stand beside them are in the lexicon structure_words. Which
day is meant is for the dates stage to say.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.stages.structure.shape import word_class

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs|r)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
_YEAR = r"(?:19|20)\d{2}\b"
_DATE = re.compile(
    rf"\b(?:{_WEEKDAY},?\s+)?(?:{_MONTH}\s*{_DAY}(?:,?\s+{_YEAR})?|{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?"
    rf"|{_MONTH}\s+{_YEAR}|{_YEAR}[-.]\d\d[-.]\d\d\b|\d{{1,2}}[/.]\d{{1,2}}[/.](?:{_YEAR}|\d\d\b))"
    rf"|\b{_WEEKDAY}(?=[\s,)]|$)",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CALENDAR_WORD = re.compile(rf"(?:{_MONTH}|{_WEEKDAY})", re.IGNORECASE)
_PARTS = re.compile(r"[\s,|/@+·•–—()\[\]-]+")
_NUMBER = re.compile(r"\d{1,4}(?:st|nd|rd|th|am|pm|h|z)?(?:[:.]\d\d){0,2}(?:am|pm|z)?|\d\dt[\d:.]+z?", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?:last |first )?(?:published|updated|posted|edited)\b\W{0,3}(?:at )?\d{1,2}[:.]\d\d\b", re.IGNORECASE
)
_MOST = 100


@lru_cache(maxsize=128)
def find_date(text: str) -> tuple[int, int] | None:
    """Start and end of the first date in a short text, in characters; None where there is none."""
    if _DIGIT.search(text) is None:
        folded = text.casefold()
        if not any(day in folded for day in _WEEKDAYS):
            return None
    match = _DATE.search(text)
    return match.span() if match else None


def is_calendar_word(word: str) -> bool:
    """Whether a word is a month or weekday: "By Friday" is no byline."""
    return bool(_CALENDAR_WORD.fullmatch(word))


def is_labelled(text: str) -> bool:
    """Whether a date line opens with what the date is of: "Updated: ...", "As of ..."."""
    first = _PARTS.split(text.strip(), maxsplit=1)[0].rstrip(":.")
    return first.isalpha() and not is_calendar_word(first)


def is_date_line(text: str) -> bool:
    """Whether a line says nothing but when: a date, and round it only words such as "Published", "10:04 PM ET"."""
    if len(text) > _MOST or not (_DATE.search(text) or _CLOCK.match(text)):
        return False
    parts = [part.rstrip(".:").casefold() for part in _PARTS.split(text)]
    if not any(part.isdigit() or _NUMBER.fullmatch(part) for part in parts):
        return False
    allowed = word_class("date_line")
    return all(not part or part in allowed or bool(_NUMBER.fullmatch(part)) or is_calendar_word(part) for part in parts)
