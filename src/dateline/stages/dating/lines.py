"""Dates that stand apart from the prose: in the dateline ("KHARTOUM, Oct. 26 -"), the byline, or on a line of their own
("Published 17 January 2025", "Updated: 2025-01-17 10:00 GMT").

A full date there is the day of writing; where a later one follows ("Updated"), the first counts. One without a year
leaves the year to the other clues. Where there is none, the days that a report says it covers ("Period covered: 20 to
26 October 2025", lexicon time_periods) date it: the last of them, or a few days after.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import cache

from dateline.lexicon import table
from dateline.records import Anatomy, Reason, Section, Span
from dateline.stages.dating.clues import HARD, SURE, Bounds, Clue, Yearly
from dateline.timewords import Expression, find
from dateline.timewords import days as calendar
from dateline.timewords.meaning import Between, Bound, CalendarDay, Clock, TimeOfDay

_BESIDE = 40  # characters that may stand beside a date on its line
_TOP = 6  # lines at the top and at the end of a story that are looked at
_AFTER_PERIOD = 5  # days from the last that a report covers to its writing: situation reports come out within the week
_PROSE = re.compile(r"[.!?][\"”’)]*\s*$")
_HEADS = ("byline", "dateline")


def line_clues(text: str, anatomy: Anatomy, story: Sequence[Section]) -> list[Clue]:
    """The first full date that stands apart, else the first without a year in the dateline."""
    for start, end in _apart(text, anatomy, story):
        for found in find(text[start:end]):
            day = _day_of(found)
            if day is None or day.month is None:
                continue
            span = Span(start + found.start, start + found.end)
            if day.year is not None:
                date = calendar.day_or_none(day.year, day.month, day.day)
                if date and day.other is None:
                    reason = Reason("dating.dated-line", f'"{found.text}" stands apart from the prose', None, (span,))
                    return [Bounds(HARD, reason, date, date)]
                other = calendar.day_or_none(day.year, *day.other) if day.other else None
                if date and other:
                    note = f'"{found.text}" stands apart, day and month in either order'
                    reason = Reason("dating.dated-line", note, None, (span,))
                    return [Bounds(HARD, reason, min(date, other), max(date, other))]
            elif anatomy.dateline and anatomy.dateline.start <= span.start < anatomy.dateline.end:
                reason = Reason("dating.dateline", f'"{found.text}" in the dateline', None, (span,))
                return [Yearly(SURE, reason, (day.month, day.day), 0, 0, day.weekday)]
    return _period(text, story)


def _period(text: str, story: Sequence[Section]) -> list[Clue]:
    """The first days that a line near the top says the report covers."""
    for start, end in _lines(text, story)[:_TOP]:
        for found in find(text[start:end]):
            last = found.meaning.last if isinstance(found.meaning, Between) else None
            if not isinstance(last, CalendarDay) or last.month is None:
                continue
            before = text[start : start + found.start].casefold()
            alone = not before.strip() and not text[start + found.end : end].strip(" .")
            if not alone and not _label().search(before):
                continue
            span = Span(start + found.start, start + found.end)
            reason = Reason("dating.period", f'"{found.text}" is the period that it covers', None, (span,))
            if last.year is None:
                return [Yearly(SURE, reason, (last.month, last.day), 0, _AFTER_PERIOD)]
            day = calendar.day_or_none(last.year, last.month, last.day)
            if day is not None:
                return [Bounds(HARD, reason, day, day + dt.timedelta(days=_AFTER_PERIOD))]
    return []


@cache
def _label() -> re.Pattern[str]:
    words = "|".join(re.escape(row["words"]) for row in table("time_periods"))
    return re.compile(rf"\b(?:{words})\b")


def _day_of(expression: Expression) -> CalendarDay | None:
    meaning = expression.meaning
    while isinstance(meaning, Clock | TimeOfDay | Bound) and meaning.inner is not None:
        meaning = meaning.inner
    return meaning if isinstance(meaning, CalendarDay) else None


def _apart(text: str, anatomy: Anatomy, story: Sequence[Section]) -> Iterator[tuple[int, int]]:
    """Dateline, byline, then short lines near the top or the end that end no sentence."""
    if anatomy.dateline:
        yield anatomy.dateline.start, anatomy.dateline.end
    for section in story:
        if section.kind in _HEADS:
            yield section.start, section.end
    lines = _lines(text, story)
    edges = lines[:_TOP] + lines[max(len(lines) - 2, _TOP) :]
    for start, end in edges:
        line = text[start:end]
        if len(line) <= 120 and not _PROSE.search(line):
            dates = [found for found in find(line) if _day_of(found)]
            if dates and len(line.strip()) - (dates[-1].end - dates[0].start) <= _BESIDE:
                yield start, end


def _lines(text: str, story: Sequence[Section]) -> list[tuple[int, int]]:
    """The lines of a story that are not empty."""
    return [
        (match.start() + section.start, match.end() + section.start)
        for section in story
        for match in re.finditer(r"[^\n]+", text[section.start : section.end])
        if match.group().strip()
    ]
