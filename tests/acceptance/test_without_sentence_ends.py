"""A text in which no sentence ever ends is read in a time that grows with its length, and its events are found."""

from __future__ import annotations

import time

import pytest

from dateline import pipeline
from dateline.language.sentences import LONGEST
from dateline.records import Dispatch
from installed import needs_pipeline

pytestmark = needs_pipeline

UNITS = {
    "names": "Harare and Lusaka and ",
    "clauses": "the envoy said that ",
    "events": "Zambia accused Malawi of smuggling, Malawi arrested two officials, ",
}
LONG, SECONDS = 30_000, 12.0
"""Characters, and seconds of processor time: four times what they take. One sentence of them all took minutes."""


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_a_text_without_sentence_ends_is_read_soon(unit: str) -> None:
    reader = pipeline.build()
    text = unit * (LONG // len(unit))
    began = time.process_time()
    read = reader.read(Dispatch("d-long", text, "long.txt"))
    assert time.process_time() - began < SECONDS
    found = [sentence for sentences in read.sentences for sentence in sentences]
    assert all(len(sentence.tokens) <= LONGEST for sentence in found)
    assert sum(len(sentence.tokens) for sentence in found) == len(text.replace(",", " ,").split())
    assert bool(read.reports) == (unit == UNITS["events"])
