"""Every row of the agreement lexicons that has an example: read with the live model, the example gives what it says."""

from __future__ import annotations

from functools import cache

import pytest

from dateline import pipeline
from dateline.lexicon import Row, table
from dateline.records import Agreement, Dispatch, Span

ACTS = [row for row in table("agreement_acts") if row["example"].endswith(".")]
CONTENTS = [row for row in table("agreement_contents") if row["gives"] in ("commitment", "area", "exclusion", "either")]


@cache
def _pipeline() -> pipeline.Pipeline:
    return pipeline.build()


def _before(example: str) -> str:
    """A sentence that makes "the treaty" or "the truce" of an example one whose parties are known."""
    noun = "truce" if "truce" in example or "ceasefire" in example else "treaty"
    return f"Chad and Niger agreed on a {noun} in May. "


def _agreements(text: str) -> tuple[Agreement, ...]:
    return _pipeline().read(Dispatch("d", text, "d")).agreements


def _steps(agreement: Agreement) -> list[tuple[str, Span]]:
    """Every telling of a step: its status and its words, those told again included."""
    own = [(step.status, Span(step.start, step.end)) for step in agreement.history]
    again = [
        (step.status, span)
        for step in agreement.history
        for reason in step.why
        if reason.rule == "agreement-told-again"
        for span in reason.spans
    ]
    return own + again


@pytest.mark.parametrize("row", ACTS, ids=lambda row: row.place)
def test_an_act_tells_its_step(row: Row) -> None:
    before = _before(row["example"])
    found = _agreements(before + row["example"])
    told = {status for agreement in found for status, span in _steps(agreement) if span.start >= len(before)}
    assert row["status"] in told, (row["example"], told)


@pytest.mark.parametrize("row", CONTENTS, ids=lambda row: row.place)
def test_a_content_word_tells_what_the_accord_holds(row: Row) -> None:
    found = _agreements(_before(row["example"]) + row["example"])
    layers = {"commitment": ("commitments",), "area": ("areas",), "exclusion": ("exclusions",)}
    wanted = layers.get(row["gives"], ("commitments", "areas"))
    assert any(getattr(agreement, layer) for agreement in found for layer in wanted), row["example"]
