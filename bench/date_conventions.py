"""The conventions of the Recognizers specs, where they part from a news reader's: what `bench/time.py` converts.

Shape: a found expression, its text and the day that it is read at -> rows {start, end, first, last} as the set writes
them. Every rule holds for a kind of meaning, whatever the words, and is listed here:

1. Lengths, sets and bare clocks belong to other models of the library, and so does what is vague, but "now".
2. The border word is in the span ("since May"); "the" is not where a part, a shift or a year follows ("the [end of
   May]", "the [next week]"), but it is before "the first week of May" and "the next day".
3. Lengths count to the day ("two weeks ago" is a day), the coming ones from tomorrow: `resolve(..., exact=True)`.
4. A range ends where its second stretch begins ("2014 to 2018" ends with 2017), and "the start, middle, end of" a
   stretch is a moment where it stands at an end of a range or of an open stretch.
5. Parts of the running week, month or year are halves ("late this month" from the 16th), which "earlier" and "later"
   cut at the day of writing too.
6. "Last Friday" is the one of the calendar week before, "next Friday" that of the week after.
7. Seasons without a year and fiscal years are found, but not resolved.
8. Two days joined by "and" are two dates, and a holiday is apart from its clock; a length with its start ("three days
   starting Monday") is one range.

What stays different is counted, by kind, in docs/quality.md.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec

from dateline.records import Interval
from dateline.timewords import Expression, Tense, find, resolve
from dateline.timewords import meaning as m

_HALVES = {"early": "first half", "earlier": "first half", "late": "second half", "later": "second half"}
Days = tuple[dt.date | None, dt.date | None]
Row = dict[str, object]


def rows_of(
    text: str, found: Sequence[tuple[Expression, Tense | None]], reference: Interval, tails: Sequence[str]
) -> list[Row]:
    """The rows of a text's expressions, each with the way its clause looks. `tails`: the words of a border behind."""
    rows: list[Row] = []
    skip = False
    for place, (expression, tense) in enumerate(found):
        follower = found[place + 1][0] if place + 1 < len(found) else None
        if follower and _starts(text, expression, follower):
            days = _from_start(expression, follower, reference, found[place + 1][1])
            rows.append(_row(expression.start, follower.end, days))
            skip = True
            continue
        if skip or not _is_date(expression.meaning):
            skip = False
            continue
        for part in _apart(text, expression):
            rows.append(_row(_start(text, part), _end(text, part, tails), _days(part, reference, tense)))
    return rows


def _row(start: int, end: int, days: Days) -> Row:
    return {"start": start, "end": end, **dict(zip(("first", "last"), map(_iso, days), strict=True))}


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


# --- rules 1, 2 and 8: what is a date, and its words ------------------------------------------------------------------


def _is_date(meaning: m.Meaning) -> bool:
    inner = meaning.inner if isinstance(meaning, m.Bound) else meaning
    if isinstance(inner, m.Repeated) or (isinstance(inner, m.Clock) and inner.inner is None):
        return False
    if isinstance(inner, m.Length) and not isinstance(meaning, m.Bound):
        return False
    return not isinstance(inner, m.Vague) or inner.value == "PRESENT_REF"


def _start(text: str, expression: Expression) -> int:
    start = expression.outer_start
    if text[start : start + 4].lower() != "the ":
        return start
    meaning = expression.meaning
    without = isinstance(meaning, m.Part | m.Lapse | m.Which | m.CalendarYears)
    if isinstance(meaning, m.Shifted):
        without = meaning.shift in (-1, 0, 1) and " " in text[start + 4 : expression.end]
    if isinstance(meaning, m.Away):
        without = meaning.whole and meaning.length.pieces[-1][1] != "D"
    return start + 4 if without else start


def _end(text: str, expression: Expression, tails: Sequence[str]) -> int:
    if isinstance(expression.meaning, m.Bound) and expression.outer_start == expression.start:
        for tail in tails:
            if text[expression.end :].lower().startswith(" " + tail):
                return expression.end + 1 + len(tail)
    return expression.end


def _apart(text: str, expression: Expression) -> Iterator[Expression]:
    """The two days of "3 and 4 May"; the holiday of "Christmas at noon"."""
    meaning = expression.meaning
    if isinstance(meaning, m.Clock | m.TimeOfDay) and isinstance(meaning.inner, m.Holiday):
        yield _without_clock(expression, meaning.inner)
        return
    joined = len(expression.parts) == 2 and text[expression.parts[0][1] : expression.parts[1][0]].strip() == "and"
    if not joined or text[expression.start : expression.parts[0][0]].strip():
        yield expression
        return
    for start, end, meaning in expression.parts:
        yield Expression(start, end, text[start:end], start, meaning)


def _without_clock(expression: Expression, holiday: m.Holiday) -> Expression:
    """The holiday alone: the longest beginning of the words that means it."""
    words = expression.text.split(" ")
    for count in range(len(words) - 1, 0, -1):
        found = find(" ".join(words[:count]))
        if len(found) == 1 and found[0].meaning == holiday:
            end = expression.start + found[0].end
            return Expression(expression.start, end, found[0].text, expression.start, holiday)
    return expression


def _starts(text: str, expression: Expression, follower: Expression) -> bool:
    meaning = follower.meaning
    beside = not text[expression.end : follower.outer_start].strip()
    words = text[follower.outer_start : follower.start].lower()
    since = isinstance(meaning, m.Bound) and meaning.side == "since" and words.startswith(("starting", "beginning"))
    return isinstance(expression.meaning, m.Length) and since and beside


def _from_start(expression: Expression, follower: Expression, reference: Interval, tense: Tense | None) -> Days:
    assert isinstance(follower.meaning, m.Bound) and isinstance(expression.meaning, m.Length)
    opening = _resolved(follower, follower.meaning.inner, reference, tense)[0]
    closing = _resolved(follower, m.Away(expression.meaning, 1, follower.meaning.inner), reference, tense)[1]
    return opening, closing


# --- rules 3 to 7: the days -------------------------------------------------------------------------------------------


def _resolved(expression: Expression, meaning: m.Meaning, reference: Interval, tense: Tense | None) -> Days:
    days = resolve(msgspec.structs.replace(expression, meaning=meaning), reference, tense, exact=True)
    return days.first, days.last


def _days(expression: Expression, reference: Interval, tense: Tense | None) -> Days:
    meaning = expression.meaning
    if isinstance(meaning, m.Bound):
        inner = meaning.inner if isinstance(meaning.inner, m.Part) else _converted(meaning.inner)
        first, last = _resolved(expression, m.Bound(meaning.side, inner), reference, tense)
        if first is None and last and isinstance(meaning.inner, m.Part) and meaning.inner.part == "late":
            last += dt.timedelta(days=1)
        return first, last
    if isinstance(meaning, m.Between):
        return _range(expression, meaning, reference, tense)
    if _unresolved(expression):
        return None, None
    if isinstance(meaning, m.Part) and isinstance(meaning.inner, m.Shifted) and meaning.part in ("earlier", "later"):
        cut = _resolved(expression, meaning, reference, tense)
        half = _resolved(expression, m.Part(_HALVES[meaning.part], meaning.inner), reference, tense)
        pairs = zip(cut, half, strict=True)
        (first, last) = ((max(a, b) if n == 0 else min(a, b)) if a and b else a for n, (a, b) in enumerate(pairs))
        return first, last
    return _resolved(expression, _converted(meaning), reference, tense)


def _converted(meaning: m.Meaning) -> m.Meaning:
    """Rules 5 and 6."""
    if isinstance(meaning, m.Which) and isinstance(meaning.inner, m.WeekdayName) and not meaning.nearest:
        return m.Within("D", meaning.inner.number + 1, m.Shifted("W", meaning.shift))
    if isinstance(meaning, m.Part) and isinstance(meaning.inner, m.Shifted):
        return m.Part(_HALVES.get(meaning.part, meaning.part), meaning.inner)
    return meaning


def _unresolved(expression: Expression) -> bool:
    meaning = expression.meaning
    if isinstance(meaning, m.Season) or (isinstance(meaning, m.Which) and isinstance(meaning.inner, m.Season)):
        return getattr(meaning, "year", None) is None
    fiscal = any(word in expression.text.lower() for word in ("fiscal", "financial"))
    return fiscal and isinstance(meaning, m.CalendarYears | m.Shifted)


def _range(expression: Expression, meaning: m.Between, reference: Interval, tense: Tense | None) -> Days:
    """Rule 4: the ends of a range as moments."""
    first, last = _resolved(expression, meaning, reference, tense)
    if first and isinstance(meaning.first, m.Part) and meaning.first.part != "early":
        first = _moment(expression, meaning.first, reference, tense) or first
    if last and isinstance(meaning.last, m.Part):
        last = _moment(expression, meaning.last, reference, tense) or last
    elif last:
        begun, over = _resolved(expression, meaning.last, reference, tense)
        last -= (over - begun) if begun and over else dt.timedelta(0)
    return first, last


def _moment(expression: Expression, part: m.Part, reference: Interval, tense: Tense | None) -> dt.date | None:
    """The day on which "the start", "the middle" or "the end" of a stretch falls."""
    first, last = _resolved(expression, part.inner, reference, tense)
    if part.part == "early":
        return first
    if part.part == "mid":
        return _resolved(expression, m.Part("second half", part.inner), reference, tense)[0]
    return last + dt.timedelta(days=1) if last and part.part == "late" else None
