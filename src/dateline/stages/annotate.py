"""Sentences, words, trees and names of every section that is prose.

Reads sections; adds sentences: one tuple a section, in order, empty where the section is no prose. The language model
is handed in; anything with the same `read` will do (a spaCy bridge, hand-annotated sentences in tests).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import msgspec

from dateline.records import Reading, Sentence, Span, Stage


class Model(Protocol):
    """What this stage asks of a language model: sentences for each span of a text, none crossing a span."""

    def read(self, text: str, spans: Sequence[Span]) -> tuple[tuple[Sentence, ...], ...]: ...


def stage(model: Model) -> Stage:
    """The annotate stage over a language model."""

    def run(reading: Reading) -> Reading:
        prose = [index for index, section in enumerate(reading.sections) if section.is_prose]
        spans = [Span(reading.sections[index].start, reading.sections[index].end) for index in prose]
        found = dict(zip(prose, model.read(reading.dispatch.text, spans), strict=True))
        layers = tuple(found.get(index, ()) for index in range(len(reading.sections)))
        return msgspec.structs.replace(reading, sentences=layers)

    return Stage("annotate", ("dispatch", "sections"), ("sentences",), run)
