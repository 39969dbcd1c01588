"""Days counted from the date of the main clause: "landed on Tuesday, a day after rioters had burned shops".

Shape: a section's expressions, its text and sentence bounds -> for each expression whose words count to an occasion
("a day after", "eleven days before"), the expression whose date the count starts from. What follows "after" lies so
long before that date, what follows "before" so long after it. The date is the last told before in the sentence, or,
where the sentence opens with the count, the first told behind its comma. A count straight to a date ("two days after
May 3") has its own meaning, and vague ones ("hours after", "shortly after") give nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.timewords import Expression, sentence_around
from dateline.timewords.meaning import (
    Away,
    Bound,
    CalendarDay,
    Holiday,
    Length,
    Meaning,
    Part,
    Shifted,
    TimeOfDay,
    WeekdayName,
    Which,
    Within,
)

SIGNS = {"after": -1, "before": 1}
_REACH = 8  # expressions looked at on the way to the date: more stand in no newswire sentence, and it keeps time linear
_UNITS = frozenset({"D", "N", "W", "F", "M", "Y", "DE"})


def counted_from(text: str, found: Sequence[Expression], bounds: Sequence[int]) -> dict[int, tuple[int, Away]]:
    """By the place of a count among the expressions: the place of the date that it starts from, and its meaning."""
    steps: dict[int, tuple[int, Away]] = {}
    for place, one in enumerate(found):
        meaning = _count(text, one)
        if meaning is None:
            continue
        low, high = sentence_around(bounds, one.start)
        opens = not text[low : one.start].strip(" \t\n“\"'‘(")
        ahead = range(place + 1, min(place + 1 + _REACH, len(found)))
        back = range(place - 1, max(place - 1 - _REACH, -1), -1)
        around = ahead if opens else back
        for other in around:
            date = found[other]
            if not low <= date.start < high:
                break
            if names_day(date.meaning) and (not opens or "," in text[one.end : date.start]):
                steps[place] = (other, meaning)
                break
    return steps


def _count(text: str, one: Expression) -> Away | None:
    """The meaning of "a day after": that long before (or after) the date that it starts from."""
    counted = length_counted(text, one)
    return Away(counted[0], SIGNS[counted[1]], None, prior=True) if counted else None


def length_counted(text: str, one: Expression) -> tuple[Length, str] | None:
    """The length of a count to an occasion, and its link ("after", "before"); None for what is vague or no count."""
    if not isinstance(one.meaning, Length) or one.outer_start != one.start:
        return None
    link = "".join(text[one.end : one.end + 8].split(maxsplit=1)[:1]).casefold()
    exact = all(value is not None and unit in _UNITS for value, unit in one.meaning.pieces)
    return (one.meaning, link) if link in SIGNS and exact else None


def names_day(meaning: Meaning) -> bool:
    """Whether an expression names one day, and not as a border."""
    while isinstance(meaning, TimeOfDay | Part):
        meaning = meaning.inner
    if isinstance(meaning, Bound):
        return False
    if isinstance(meaning, Shifted | Within):
        return meaning.unit == "D"
    if isinstance(meaning, Which):
        return isinstance(meaning.inner, WeekdayName | Holiday)
    return isinstance(meaning, CalendarDay | WeekdayName | Holiday)
