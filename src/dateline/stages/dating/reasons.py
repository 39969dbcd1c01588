"""Clues from a group's time expressions: what lies behind, what lies ahead, and how near."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from dateline.records import Reason, Section, Span
from dateline.stages.dating.clues import Arc, Bounds, Clue, MonthDay, OnWeekday, Yearly
from dateline.stages.dating.evidence import (
    Occasion,
    Told,
    dated,
    incoming_pattern,
    is_weekday,
    occasions,
    with_year,
    without_year,
)
from dateline.timewords import days as calendar
from dateline.timewords.meaning import Away, CalendarDay, CalendarMonth, CalendarYears, Length, Meaning, WeekdayName

_MANY = 12  # dates behind or ahead that are paired: enough for any story, and it keeps long ones linear
_HALF_YEAR = 183
_NOUN = re.compile(r"[-\s]*([^\W\d_]{3,})")
_NEARLY = re.compile(r"\b(?:nearly|almost|approaching)\b")
_OVER = re.compile(r"\b(?:more than|over)\b")
_VAGUE_DAYS = {"D": (1, 6), "W": (7, 27), "TH": (0, 1)}


def clues_of(text: str, sections: Sequence[Section], told: Sequence[Told]) -> list[Clue]:
    """Every clue of a group of sections, apart from its lede."""
    near, used = _counted_to_a_date(text, told)
    ahead_by_title = _accession_ahead(text, sections, told)
    used |= {one.expression.start for one in ahead_by_title}
    free = [one for one in told if one.expression.start not in used]
    return [
        *near,
        *_years(free),
        *_arcs(free, ahead_by_title),
        *_weekday_dates(free),
        *_elapsed(text, told),
    ]


def _years(told: Sequence[Told]) -> list[Clue]:
    """A date with its year: behind bounds the writing from below, ahead from above."""
    found: list[Clue] = []
    for one in told:
        meaning = one.meaning
        if not with_year(meaning) or one.side in ("until", "before", "after"):
            continue
        first, last = _days(meaning)
        if first is None or last is None:
            continue
        if one.side == "since" or one.tense == "past":
            found.append(Bounds(3.0, _reason("behind", f'"{one.expression.text}" lies behind', one), first, None))
        elif one.tense == "future":
            found.append(Bounds(3.0, _reason("ahead", f'"{one.expression.text}" lies ahead', one), None, last))
    return found


def _days(meaning: Meaning) -> tuple[dt.date | None, dt.date | None]:
    if isinstance(meaning, CalendarYears):
        return calendar.days_of_years(meaning.first, meaning.last)
    if isinstance(meaning, CalendarMonth) and meaning.year is not None:
        return calendar.days_of_month(meaning.year, meaning.month)
    if isinstance(meaning, CalendarDay) and meaning.year is not None and meaning.month is not None:
        day = calendar.day_or_none(meaning.year, meaning.month, meaning.day)
        return day, day
    return None, None


def _sides(told: Sequence[Told]) -> tuple[list[Told], list[Told]]:
    """Dates without a year, behind and ahead; one told near a year belongs to that year and says nothing here."""
    years = [one for one in told if with_year(one.meaning)]
    starts = {one.sentence[0] for one in years}
    ends = {one.sentence[1] for one in years}
    behind: list[Told] = []
    ahead: list[Told] = []
    for one in told:
        if not without_year(one.meaning) or one.sentence[0] in starts or one.sentence[0] in ends:
            continue
        if one.side in ("until", "before", "after"):
            continue
        if one.side == "since" or one.tense == "past":
            behind.append(one)
        elif one.tense == "future":
            ahead.append(one)
    return behind[:_MANY], ahead[:_MANY]


def _last_day(meaning: Meaning) -> MonthDay:
    if isinstance(meaning, CalendarDay) and meaning.month is not None:
        return meaning.month, meaning.day
    month = meaning.month if isinstance(meaning, CalendarMonth) else 12
    return month, calendar.days_of_month(2024, month)[1].day


def _first_day(meaning: Meaning) -> MonthDay:
    if isinstance(meaning, CalendarDay) and meaning.month is not None:
        return meaning.month, meaning.day
    return (meaning.month if isinstance(meaning, CalendarMonth) else 1), 1


def _arcs(told: Sequence[Told], ahead_by_title: Sequence[Told]) -> list[Clue]:
    """Every date behind with every date ahead; "since October" may be this month, so it counts from its first day."""
    behind, ahead = _sides(told)
    ahead = [*ahead, *ahead_by_title]
    found: list[Clue] = []
    for late in ahead:
        for early in behind:
            gone = _first_day(early.meaning) if early.side == "since" else _last_day(early.meaning)
            note = f'"{early.expression.text}" lies behind, "{late.expression.text}" lies ahead'
            reason = Reason("dating.between", note, None, (early.span, late.span))
            found.append(Arc(2.0, reason, gone, _first_day(late.meaning)))
    for one in ahead_by_title:
        note = f'"{one.expression.text}", when the office is taken, lies ahead of somebody not yet in it'
        found.append(Yearly(2.0, _reason("not-yet-in-office", note, one), _first_day(one.meaning), _HALF_YEAR, -1))
    return found


def _weekday_dates(told: Sequence[Told]) -> list[Clue]:
    """ "Friday, January 17" fits few years, and lies within half a year."""
    found: list[Clue] = []
    for one in told:
        meaning = one.meaning
        if not isinstance(meaning, CalendarDay) or meaning.weekday is None or meaning.month is None or meaning.year:
            continue
        before = 0 if one.tense == "past" else _HALF_YEAR
        after = 0 if one.tense == "future" else _HALF_YEAR
        note = f'"{one.expression.text}": the years in which the date falls on that weekday'
        date = (meaning.month, meaning.day)
        found.append(Yearly(3.0, _reason("weekday-and-date", note, one), date, before, after, meaning.weekday))
    return found


def _counted_to_a_date(text: str, told: Sequence[Told]) -> tuple[list[Clue], set[int]]:
    """ "signed just days before the vote on January 20": the news lies that near the date, and was written about then.

    Gives the clues and the offsets of the dates so used: such a date may lie on either side of the writing.
    """
    found: list[Clue] = []
    used: set[int] = set()
    for first, second in pairwise(told):
        if first.sentence != second.sentence or not without_year(second.meaning):
            continue
        between = text[first.expression.end : second.expression.start]
        link = between.split(maxsplit=1)[0].lower() if between.strip() else ""
        counted = isinstance(first.meaning, Length) and link in ("before", "after") and len(between) <= 120
        if not counted or any(mark in between for mark in ";:()") or not isinstance(second.meaning, CalendarDay):
            continue
        near, far = _distance(first.meaning)
        date = _first_day(second.meaning)
        used.add(second.expression.start)
        note = f'"{first.expression.text} {link}" "{second.expression.text}": written about then'
        reason = Reason("dating.counted", note, None, (first.span, second.span))
        if first.tense == "future":
            continue
        if link == "before":
            found.append(Yearly(1.5, reason, date, far, 7))
        else:
            found.append(Yearly(1.5, reason, date, -near, far + 7))
    return found, used


def _distance(length: Meaning) -> tuple[int, int]:
    """How many days a length can be, least and most."""
    if not isinstance(length, Length):
        return 0, 0
    value, unit = length.pieces[0]
    if value is None or unit not in ("D", "W"):
        return _VAGUE_DAYS.get(unit, (28, _HALF_YEAR))
    days = round(min(value, 60) * (7 if unit == "W" else 1))
    return days, days + (3 if unit == "W" else 0)


def _accession_ahead(text: str, sections: Sequence[Section], told: Sequence[Told]) -> list[Told]:
    """Dated accessions ("the inauguration on January 20") in a text with somebody "-elect": they lie ahead."""
    if not any(incoming_pattern().search(text, part.start, part.end) for part in sections if part.is_prose):
        return []
    found = [dated(one, told) for one in occasions(text, sections) if one.kind == "accession"]
    return [one for one in found if one is not None and without_year(one.meaning)][:_MANY]


def _elapsed(text: str, told: Sequence[Told]) -> list[Clue]:
    """ "the nearly three-year war" and "the war that began in February 2022": so long after the start."""
    starts: list[tuple[Told, str]] = []
    for one in told:
        if isinstance(one.meaning, CalendarMonth | CalendarDay) and None not in _days(one.meaning):
            starts.append((one, text[one.sentence[0] : one.expression.start].lower()[-120:]))
    found: list[Clue] = []
    for one in told[: 4 * _MANY]:
        length = one.meaning
        if not isinstance(length, Length) or len(length.pieces) != 1 or one.tense == "future":
            continue
        value, unit = length.pieces[0]
        noun = _NOUN.match(text, one.expression.end)
        if value is None or unit not in ("Y", "M") or noun is None:
            continue
        for start, before in starts[:_MANY]:
            begun = re.search(r"\b(?:start|began|begun|launch\w*|since|outbreak|beginning)\b", before)
            if begun and re.search(rf"\b{re.escape(noun.group(1).lower())}\b", before) and start is not one:
                found.append(_after_start(one, start, value * (12 if unit == "Y" else 1)))
    return found


def _after_start(length: Told, start: Told, months: float) -> Clue:
    first, last = _days(start.meaning)
    words = length.expression.text.lower()
    slack = max(1, round(min(months, 12) / 2))
    whole = round(min(months, 2400))
    least, most = whole - slack, whole + slack
    if _NEARLY.search(words):
        most = whole
    elif _OVER.search(words):
        least, most = whole, whole + 2 * slack
    note = f'"{length.expression.text}" after "{start.expression.text}"'
    reason = Reason("dating.elapsed", note, None, (length.span, start.span))
    earliest = calendar.add_months(first, least) if first else None
    return Bounds(2.0, reason, earliest, calendar.add_months(last, most) if last else None)


def lede_clue(told: Sequence[Told], lede: Span) -> Clue | None:
    """The weekday of the lede is the day of writing (news style names the weekday, not "today"); of several, the one
    that the others lead up to."""
    days = [one for one in told if is_weekday(one) and lede.start <= one.expression.start < lede.end]
    days = [one for one in days if one.tense != "future"]
    numbers = list(dict.fromkeys(one.meaning.number for one in days if isinstance(one.meaning, WeekdayName)))
    if not numbers:
        return None
    latest = min(numbers, key=lambda number: max((number - other) % 7 for other in numbers))
    chosen = next(one for one in days if isinstance(one.meaning, WeekdayName) and one.meaning.number == latest)
    note = f'"{chosen.expression.text}" in the lede is the day of writing'
    return OnWeekday(2.0, _reason("lede-weekday", note, chosen), latest)


class Anchor(msgspec.Struct, frozen=True):
    """An occasion that a dispatch dates to one day."""

    occasion: Occasion
    day: dt.date


def counted_from(text: str, told: Sequence[Told], anchors: Sequence[Anchor], sections: Sequence[Section]) -> list[Clue]:
    """ "a day after the inauguration of ...", its date told elsewhere in the dispatch; with a weekday beside it the
    writing is less than a week later, for a bare weekday reaches no further back."""
    found: list[Clue] = []
    named = occasions(text, sections) if anchors else []
    for one in told:
        steps = _steps(text, one)
        if steps is None:
            continue
        for occasion in named:
            if not 0 < occasion.start - one.expression.end <= 60 or occasion.start >= one.sentence[1]:
                continue
            anchor = next((anchor for anchor in anchors if _same(anchor.occasion, occasion)), None)
            if anchor:
                day = calendar.add_days(anchor.day, steps)
                weekly = any(is_weekday(other) and other.sentence == one.sentence for other in told)
                note = f"{abs(steps)} days {'after' if steps > 0 else 'before'} an occasion of {anchor.day}"
                spans = (one.span, Span(anchor.occasion.start, anchor.occasion.end))
                reason = Reason("dating.occasion", note, None, spans)
                found.append(Bounds(3.0, reason, day, calendar.add_days(day, 6) if weekly else None))
    return found


def _same(one: Occasion, other: Occasion) -> bool:
    """Occasions of one class that share a name."""
    return one.kind == other.kind and bool(one.names & other.names)


def _steps(text: str, told: Told) -> int | None:
    """The days that "a day after", "two weeks before" count; None where it is no such phrase, or looks ahead."""
    meaning = told.meaning
    length = meaning.length if isinstance(meaning, Away) else meaning
    link = text[told.expression.end : told.expression.end + 8].split()[:1]
    if not isinstance(length, Length) or told.tense == "future" or len(length.pieces) != 1:
        return None
    value, unit = length.pieces[0]
    if value is None or unit not in ("D", "W") or link not in (["after"], ["before"]):
        return None
    days = round(min(value, 400) * (7 if unit == "W" else 1))
    return days if link == ["after"] else -days


def _reason(rule: str, note: str, told: Told) -> Reason:
    return Reason(f"dating.{rule}", note, None, (told.span,))


__all__ = ["Anchor", "clues_of", "counted_from", "lede_clue"]
