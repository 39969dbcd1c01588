"""Time words of a dispatch, tied to days.

Finds time expressions in every prose section and resolves each against the day (or stretch) on which its section was
written. Reads `dispatch`, `sections`, `sentences`; adds `times`. Lexicons: time_*.tsv. Authority: TimeML / ISO 24617-1
for kinds and values. "A day after" counts from the date of its sentence (`steps`), or of the occasion that it names
(`occasions`).

"Ministers met on Friday." in a section of 2025-01-18
    -> When(start=16, end=22, text="Friday", kind="DATE", value="2025-01-17", interval=2025-01-17..2025-01-17, day)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, cast

import msgspec

from dateline.records import Interval, Reading, Section, Sentence, Stage, When
from dateline.stages.dates.occasions import counted_from_occasions
from dateline.stages.dates.steps import counted_from
from dateline.stages.dates.verbs import Sentences, clause_tense
from dateline.timewords import (
    Expression,
    Tense,
    anchor_of,
    arranged,
    find,
    guess_tense,
    resolve,
    sentence_around,
    sentence_bounds,
)
from dateline.timewords import timex_kind as kind_of
from dateline.timewords import timex_value as value_of
from dateline.timewords.meaning import Meaning

__all__ = ["stage"]

_ANCHORS = ("day", "week", "month", "year")
_Kind = Literal["DATE", "TIME", "DURATION", "SET"]


def stage() -> Stage:
    """The stage; it needs no resources."""
    return Stage("dates", ("dispatch", "sections", "sentences"), ("times",), _run)


def _run(reading: Reading) -> Reading:
    times: list[When] = []
    for place, section in enumerate(reading.sections):
        if section.is_prose:
            sentences = reading.sentences[place] if place < len(reading.sentences) else ()
            times.extend(_times(reading.dispatch.text, section, sentences))
    return msgspec.structs.replace(reading, times=tuple(times))


def _times(text: str, section: Section, sentences: tuple[Sentence, ...]) -> list[When]:
    """A section's time expressions in order."""
    words = text[section.start : section.end]
    found = find(words)
    if not found:
        return []
    bounds = sentence_bounds(words)
    trees = Sentences(sentences)
    steps = counted_from_occasions(words, found, bounds) | counted_from(words, found, bounds)
    tenses = [_tense(words, bounds, one, section, trees if sentences else None) for one in found]
    times: list[When] = []
    told: list[Interval] = []
    for place, one in enumerate(found):
        start, meaning = steps.get(place, (None, one.meaning))
        since = anchor_of(meaning, told) if start is None else resolve(found[start], section.published, tenses[start])
        expression = _moved(one, section.start, meaning)
        when = _when(expression, section.published, tenses[place], since)
        if when.interval.precision in _ANCHORS and start is None:
            told.append(when.interval)
        times.append(when)
    return times


def _tense(
    words: str, bounds: Sequence[int], found: Expression, section: Section, trees: Sentences | None
) -> Tense | None:
    """The way the clause of an expression looks."""
    sentence = sentence_around(bounds, found.start)
    if arranged(words, found.start, found.end, sentence):
        return "future"
    tense = guess_tense(words, found.start, found.end, sentence)
    if trees is not None:
        tense = clause_tense(trees, found.start + section.start, found.end + section.start, tense)
    if section.kind == "title" and tense == "present":
        return None  # headlines tell what has happened in the present tense
    return tense


def _moved(expression: Expression, offset: int, meaning: Meaning) -> Expression:
    """The expression with offsets into the dispatch, and with the meaning that it has there."""
    return msgspec.structs.replace(
        expression,
        start=expression.start + offset,
        end=expression.end + offset,
        outer_start=expression.outer_start + offset,
        meaning=meaning,
        parts=tuple([(start + offset, end + offset, inner) for start, end, inner in expression.parts]),
    )


def _when(expression: Expression, published: Interval, tense: Tense | None, prior: Interval | None) -> When:
    return When(
        start=expression.start,
        end=expression.end,
        text=expression.text,
        kind=cast(_Kind, kind_of(expression.meaning)),
        value=value_of(expression, published, tense, prior),
        interval=resolve(expression, published, tense, prior),
    )
