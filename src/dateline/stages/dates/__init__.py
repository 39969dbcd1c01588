"""Time words of a dispatch, tied to days.

Finds time expressions in every prose section and resolves each against the day (or stretch) on which its section was
written. Reads `dispatch`, `sections`, `sentences`; adds `times`. Lexicons: time_*.tsv. Authority: TimeML / ISO 24617-1
for kinds and values.

"Ministers met on Friday." in a section of 2025-01-18
    -> When(start=16, end=22, text="Friday", kind="DATE", value="2025-01-17", interval=2025-01-17..2025-01-17, day)
"""

from __future__ import annotations

from typing import Literal, cast

import msgspec

from dateline.records import Interval, Reading, Section, Sentence, Stage, When
from dateline.stages.dates.verbs import Sentences, clause_tense
from dateline.timewords import Expression, Tense, find, guess_tense, resolve, sentence_around, sentence_bounds
from dateline.timewords import timex_kind as kind_of
from dateline.timewords import timex_value as value_of

__all__ = ["stage"]

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
    bounds = sentence_bounds(words)
    trees = Sentences(sentences)
    times: list[When] = []
    prior: Interval | None = None
    for found in find(words):
        sentence = sentence_around(bounds, found.start)
        tense = guess_tense(words, found.start, found.end, sentence)
        expression = _moved(found, section.start)
        if sentences:
            tense = clause_tense(trees, expression.start, expression.end, tense)
        if section.kind == "title" and tense == "present":
            tense = None  # headlines tell what has happened in the present tense
        when = _when(expression, section.published, tense, prior)
        if when.interval.precision == "day":
            prior = when.interval
        times.append(when)
    return times


def _moved(expression: Expression, offset: int) -> Expression:
    """The expression with offsets into the dispatch."""
    return msgspec.structs.replace(
        expression,
        start=expression.start + offset,
        end=expression.end + offset,
        outer_start=expression.outer_start + offset,
        parts=tuple((start + offset, end + offset, meaning) for start, end, meaning in expression.parts),
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
