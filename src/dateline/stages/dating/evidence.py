"""What a group of sections tells about its day of writing: time expressions, which way they look, occasions, lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from dateline.lexicon import table
from dateline.records import Section, Span
from dateline.timewords import Expression, Tense, find, guess_tense, sentence_around, sentence_bounds
from dateline.timewords.meaning import (
    Bound,
    CalendarDay,
    CalendarMonth,
    CalendarYears,
    Meaning,
    Part,
    TimeOfDay,
    WeekdayName,
)

_CAPITALISED = re.compile(r"\b[A-Z][^\W\d_]+")
_AFTER, _BEFORE = 40, 16  # characters between an occasion's words and its date, on either side


class Told(msgspec.Struct, frozen=True):
    """A time expression (offsets into the dispatch) in its sentence, and the way the clause looks."""

    expression: Expression
    tense: Tense | None
    sentence: tuple[int, int]

    @property
    def meaning(self) -> Meaning:
        """The date meant, without border words, part of the day or part of the month."""
        inner = self.expression.meaning
        while isinstance(inner, Bound | TimeOfDay | Part):
            inner = inner.inner
        return inner

    @property
    def side(self) -> str | None:
        """The border word's side, if any."""
        meaning = self.expression.meaning
        return meaning.side if isinstance(meaning, Bound) else None

    @property
    def span(self) -> Span:
        """Its words."""
        return Span(self.expression.start, self.expression.end)


class Occasion(msgspec.Struct, frozen=True):
    """Words for an occasion ("the inauguration of ..."): its class and the names near it."""

    start: int
    end: int
    kind: str
    names: frozenset[str]


def tell(text: str, sections: Sequence[Section]) -> list[Told]:
    """Every time expression of prose sections, in order."""
    told: list[Told] = []
    for section in sections:
        if section.is_prose:
            told.extend(_of_section(text, section))
    return told


def _of_section(text: str, section: Section) -> Iterator[Told]:
    words = text[section.start : section.end]
    bounds = sentence_bounds(words)
    for found in find(words):
        low, high = sentence_around(bounds, found.start)
        tense = guess_tense(words, found.start, found.end, (low, high))
        moved = msgspec.structs.replace(
            found,
            start=found.start + section.start,
            end=found.end + section.start,
            outer_start=found.outer_start + section.start,
            parts=(),
        )
        yield Told(moved, tense, (low + section.start, high + section.start))


def with_year(meaning: Meaning) -> bool:
    """Whether a date names its year."""
    if isinstance(meaning, CalendarYears):
        return meaning.first == meaning.last
    return isinstance(meaning, CalendarDay | CalendarMonth) and meaning.year is not None


def without_year(meaning: Meaning) -> bool:
    """Whether a date names its month but no year."""
    return isinstance(meaning, CalendarDay | CalendarMonth) and meaning.year is None and meaning.month is not None


def is_weekday(told: Told) -> bool:
    """Whether the words are a bare weekday ("Friday", "Friday night"), not "since Friday" or "last Friday"."""
    return told.side is None and isinstance(told.meaning, WeekdayName)


@cache
def _occasion_pattern() -> re.Pattern[str]:
    words = sorted((w for row in table("time_occasions") for w in row.items("words")), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(word) for word in words) + r")\b", re.IGNORECASE)


@cache
def _occasion_kinds() -> dict[str, str]:
    return {word: row["class"] for row in table("time_occasions") for word in row.items("words")}


def occasions(text: str, sections: Sequence[Section]) -> list[Occasion]:
    """Words of time_occasions.tsv in prose, with the names of their surroundings (80 characters each way)."""
    found: list[Occasion] = []
    for section in sections:
        if not section.is_prose:
            continue
        for match in _occasion_pattern().finditer(text, section.start, section.end):
            low, high = max(section.start, match.start() - 80), min(section.end, match.end() + 80)
            names = frozenset(name.group() for name in _CAPITALISED.finditer(text, low, high))
            found.append(Occasion(match.start(), match.end(), _occasion_kinds()[match.group().lower()], names))
    return found


def dated(occasion: Occasion, told: Sequence[Told]) -> Told | None:
    """The date beside an occasion: "return to power on January 20", "the January 20 inauguration"."""
    for one in told:
        if not isinstance(one.meaning, CalendarDay) or one.meaning.month is None:
            continue
        behind = one.expression.start - occasion.end
        before = occasion.start - one.expression.end
        near = 0 <= behind <= _AFTER or 0 <= before <= _BEFORE
        if near and one.sentence[0] <= occasion.start < one.sentence[1]:
            return one
    return None


@cache
def incoming_pattern() -> re.Pattern[str]:
    """Titles of people who have not taken office yet ("president-elect")."""
    endings = "|".join(re.escape(word) for row in table("time_incoming") for word in row.items("words"))
    return re.compile(rf"[^\W\d_]+(?:{endings})\b", re.IGNORECASE)
