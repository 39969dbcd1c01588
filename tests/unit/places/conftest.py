"""A story of hand-annotated sentences, read through the stage places; no model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import annotated
from dateline.records import Place, Reading
from dateline.reference import load
from dateline.stages import places

Story = Callable[..., Reading]
COMPILED = Path(__file__).resolve().parents[3] / "src" / "dateline" / "reference" / "reference.sqlite"
SENTENCES = annotated.load(Path(__file__).with_name("sentences.txt"))


@pytest.fixture(scope="session")
def found() -> Callable[..., dict[str, Place]]:
    """The places of a story by their words: `found("Rain fell on Paris.")["Paris"].country == "FRA"`."""
    if not COMPILED.is_file():
        pytest.skip("the reference data are not built (make reference)")
    stage = places.stage(load())

    def read(*texts: str, dateline: tuple[tuple[str, str | None], ...] = ()) -> dict[str, Place]:
        reading = annotated.reading([(text, SENTENCES[text]) for text in texts], dateline=dateline)
        answer = stage.run(reading)
        for place in answer.places:
            assert answer.dispatch.text[place.start : place.end] == place.text
        return {place.text: place for place in answer.places}

    return read
