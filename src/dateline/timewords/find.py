"""Time expressions of a text, from left to right, the longest reading at each place, none overlapping.

Shape: text -> tuple[Expression, ...], offsets in characters, half-open. `start` and `end` mark the words that TIMEX3
marks; `outer_start` takes in the word that makes a border of it ("since", "from", "until"), and `meaning` says so
("or later" behind it makes one too).
Any text is read; one without time words gives (). Linear in the length of the text.

"open since May 2019" -> Expression(start=11, end=19, text="May 2019", outer_start=5, meaning=Bound("since", ...))
"""

from __future__ import annotations

from functools import cache, lru_cache

import msgspec

from dateline.timewords.grammar.lengths import BEHIND_ARTICLE, counted
from dateline.timewords.grammar.numbers import figures
from dateline.timewords.grammar.points import point
from dateline.timewords.grammar.ranges import span_of_dates
from dateline.timewords.meaning import (
    Between,
    Bound,
    CalendarDay,
    CalendarMonth,
    CalendarYears,
    Clock,
    Lapse,
    Length,
    Meaning,
    Quarter,
    Repeated,
    TimeOfDay,
    Vague,
    WeekdayName,
)
from dateline.timewords.tokens import Tokens
from dateline.timewords.words import time_words

_SECTIONS = 256  # those of the dispatches that are read together: asked for first to date them, then for their dates
_WORDS = 16_384  # words of which it is remembered what they may be
_REACH = 8  # words from the first word of an expression to the first that belongs to time alone
_ALSO_START = frozenset({"the", "a", "an", "every", "each", "from", "between", "'", "half", "several", "some", "few"})
_ALSO_START |= frozenset({"many", "couple", "very", "q", "h", "fiscal", "fy", "per", "over", "under", "just", "final"})
_ALSO_START |= frozenset({"same", "that"})


class Expression(msgspec.Struct, frozen=True):
    """Time words with their meaning. `parts`: the two ends of a range, as offsets."""

    start: int
    end: int
    text: str
    outer_start: int
    meaning: Meaning
    parts: tuple[tuple[int, int, Meaning], ...] = ()


@lru_cache(maxsize=_SECTIONS)
def find(text: str) -> tuple[Expression, ...]:
    """The expressions of a text in order. The same sections are asked for twice, to date them and for their dates."""
    tokens = Tokens(text)
    near = _distance_to_time(tokens)
    found: list[Expression] = []
    floor = 0
    for index, (distance, word) in enumerate(zip(near, tokens.lower, strict=True)):
        if distance > _REACH or index < floor or not _may_start(word):
            continue
        if not _may_follow(word, tokens.at(index + 1)):
            continue
        best = _longest(tokens, index)
        if best is not None:
            found.append(_expression(tokens, index, floor, best))
            floor = max(best[0], index + 1)
    return tuple(found)


def _distance_to_time(tokens: Tokens) -> list[int]:
    """How many words ahead of each word the next one stands that belongs to time alone: most text is passed over."""
    distances = []
    distance = _REACH + 1
    for of_time in map(_is_of_time, reversed(tokens.lower)):
        distance = 0 if of_time else distance + 1
        distances.append(distance)
    distances.reverse()
    return distances


@lru_cache(maxsize=_WORDS)
def _is_of_time(word: str) -> bool:
    return word in _core() or word.endswith(("days", "ties")) or figures(word)


@lru_cache(maxsize=_WORDS)
def _may_start(word: str) -> bool:
    return word in _starting() or figures(word) or word.endswith(("days", "ties"))


@cache
def _core() -> frozenset[str]:
    """Words one of which every expression holds."""
    words = time_words()
    core = {*words.months, *words.weekdays, *words.seasons, *words.units, "half", "nineteen", "thousand", "q", "h"}
    tables = (words.dayparts, words.phrases, words.holidays)
    phrases = [phrase for table in tables for rows in table.values() for phrase, _ in rows]
    for phrase in sorted(phrases, key=len):
        if core.isdisjoint(phrase):
            core.add(max(phrase, key=len))
    return frozenset(core)


@cache
def _starting() -> frozenset[str]:
    """Words with which an expression can begin, beside figures: most words are passed over here."""
    words = time_words()
    tables = (words.months, words.weekdays, words.seasons, words.units, words.cardinals, words.ordinals, words.dayparts)
    return _ALSO_START.union(*tables, words.phrases, words.holidays, words.parts, words.shifts, words.approximators)


def _may_follow(word: str, following: str) -> bool:
    """Whether an expression can go on so: behind an article and the like most words are passed over."""
    followers = _followers().get(word)
    return followers is None or following in followers or figures(following) or following.endswith("ties")


@cache
def _followers() -> dict[str, frozenset[str]]:
    """By words with which much else begins, the words that can stand second in an expression, beside figures."""
    words = time_words()
    second = {
        "the": _starting() | {"calendar", "overnight"},
        "a": BEHIND_ARTICLE.union(words.units),
        "an": BEHIND_ARTICLE.union(words.units),
        "that": frozenset({*words.units, "same"}),
        "'": frozenset(),
    }
    for table in (words.dayparts, words.phrases, words.holidays, words.parts, words.approximators):
        for first in second:
            second[first] |= {phrase[1] for phrase, _ in table.get(first, ()) if len(phrase) > 1}
    return second


Best = tuple[int, Meaning, tuple[tuple[int, int], ...]]


def _longest(tokens: Tokens, index: int) -> Best | None:
    """All readings at a place, then the longest; a range before a length before a date of the same length."""
    best: Best | None = None
    dates = span_of_dates(tokens, index)
    if dates:
        best = dates[0], dates[1], (dates[2], dates[3])
    for hit in (counted(tokens, index), point(tokens, index)):
        if hit and (best is None or hit[0] > best[0] or (hit[0] == best[0] and isinstance(hit[1], Vague))):
            best = hit[0], hit[1], ()
    if best is None or _is_name(tokens, index, best[0], best[1]):
        return None
    return best


def _is_name(tokens: Tokens, index: int, after: int, meaning: Meaning) -> bool:
    """A lone number or part inside a hyphened or dotted name is no date ("COVID-19", "Boeing 737-2000")."""
    if not figures(tokens.at(index)) or after > index + 1:
        return False
    return tokens.glued(index) and tokens.at(index - 1) in ("-", "_", "/") and not isinstance(meaning, Length)


def _expression(tokens: Tokens, index: int, floor: int, best: Best) -> Expression:
    """The record of a reading, its border word taken in."""
    after, meaning, ends = best
    start, end = tokens.starts[index], tokens.ends[after - 1]
    outer = index
    parts: tuple[tuple[int, int, Meaning], ...] = ()
    if isinstance(meaning, Between) and ends:
        parts = tuple(
            (tokens.starts[first], tokens.ends[last - 1], inner)
            for (first, last), inner in zip(ends, (meaning.first, meaning.last), strict=True)
        )
    elif isinstance(meaning, CalendarDay | CalendarMonth | CalendarYears | Quarter | WeekdayName) and (
        tail := tokens.first_of(after, time_words().tails)
    ):
        meaning = Bound(tail[1], meaning)
    elif not isinstance(meaning, Repeated | Vague) and (bound := _bound(tokens, index, floor)):
        outer, side = bound
        possessive = tokens.at(after) == "'" and tokens.at(after + 1) == "s"
        if _borders(side, meaning, possessive):
            meaning = Bound(side, meaning)
        else:
            outer = index
    return Expression(start, end, tokens.text[start:end], tokens.starts[outer], meaning, parts)


def _borders(side: str, meaning: Meaning, possessive: bool) -> bool:
    """Whether the word makes a border: "in two weeks", "since May", not "in May" nor "after Friday's raid"."""
    if isinstance(meaning, Length):
        return side in ("in", "within")
    if isinstance(meaning, Lapse):
        return side == "within"
    if isinstance(meaning, TimeOfDay | Clock) and side in ("until", "before", "after"):
        return False  # "shortly before noon Tuesday" is on that day
    return side not in ("in", "within") and not possessive


def _bound(tokens: Tokens, index: int, floor: int) -> tuple[int, str] | None:
    """A bordering word straight before an expression: its index and side."""
    bounds = time_words().bounds
    for length in (3, 2, 1):
        first = index - length
        side = bounds.get(" ".join(tokens.lower[first:index])) if first >= floor else None
        if side:
            return first, side
    return None
