"""Sentences, words, trees and names of every section that is prose.

Reads sections; adds sentences: one tuple a section, in order, empty where the section is no prose. The language model
is handed in; anything with the same `read` will do (a spaCy bridge, hand-annotated sentences in tests). One with
`read_all` reads several dispatches at once, for less.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Protocol, runtime_checkable

import msgspec

from dateline.records import Reading, Sentence, Span, Stage


class Model(Protocol):
    """What this stage asks of a language model: sentences for each span of a text, none crossing a span."""

    def read(self, text: str, spans: Sequence[Span]) -> tuple[tuple[Sentence, ...], ...]: ...


@runtime_checkable
class ManyTexts(Protocol):
    """What a model may offer besides: several texts, each with its spans, in one go."""

    def read_all(self, texts: Sequence[tuple[str, Sequence[Span]]]) -> list[tuple[tuple[Sentence, ...], ...]]: ...


def stage(model: Model) -> Stage:
    """The annotate stage over a language model."""

    def run(reading: Reading) -> Reading:
        return _with_sentences(reading, model.read(reading.dispatch.text, _prose(reading)))

    run_all = partial(_run_all, model) if isinstance(model, ManyTexts) else None
    return Stage("annotate", ("dispatch", "sections"), ("sentences",), run, run_all)


def _run_all(model: ManyTexts, readings: Sequence[Reading]) -> list[Reading]:
    read = model.read_all([(reading.dispatch.text, _prose(reading)) for reading in readings])
    return [_with_sentences(reading, found) for reading, found in zip(readings, read, strict=True)]


def _prose(reading: Reading) -> list[Span]:
    return [Span(section.start, section.end) for section in reading.sections if section.is_prose]


def _with_sentences(reading: Reading, found: Sequence[tuple[Sentence, ...]]) -> Reading:
    read = iter(found)
    layers = tuple(next(read) if section.is_prose else () for section in reading.sections)
    return msgspec.structs.replace(reading, sentences=layers)
