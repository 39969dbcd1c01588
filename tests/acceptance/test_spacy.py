"""The bridge with a real spaCy pipeline: the one that `$DATELINE_SPACY` names (a package or a folder), else
en_core_web_sm. Skipped where spaCy or the pipeline is not installed; no other test needs either."""

from __future__ import annotations

import os

import pytest

from dateline import pipeline
from dateline.errors import ReferenceError
from dateline.language import from_spacy
from dateline.language.spacy import SpacyLanguage
from dateline.records import Dispatch, Span

NAME = os.environ.get("DATELINE_SPACY", "en_core_web_sm")
TEXT = "The ceasefire was signed by both generals in Geneva.\n\nPolice arrested the mayor of Kayes on Monday."


@pytest.fixture(scope="module")
def language() -> SpacyLanguage:
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed")
    try:
        return from_spacy(spacy.load(NAME))
    except OSError as error:
        pytest.skip(f"the spaCy pipeline {NAME} is not installed: {error}")


def test_trees_are_universal(language: SpacyLanguage) -> None:
    [[first, second]] = language.read(TEXT, [Span(0, len(TEXT))])
    relations = {token.text: (first.tokens[token.head].text, token.deprel) for token in first.tokens if token.head >= 0}
    assert relations["ceasefire"] == ("signed", "nsubj:pass")
    assert relations["generals"] == ("signed", "obl:agent")
    assert relations["in"] == ("Geneva", "case")
    assert TEXT[second.start : second.end] == "Police arrested the mayor of Kayes on Monday."


def test_words_given_are_kept(language: SpacyLanguage) -> None:
    words = ["Police", "can't", "-", "or", "wo", "n't", "-", "leave", "New York"]
    [sentence] = language.parse([words])
    assert [token.text for token in sentence.tokens] == words
    assert [token.deprel for token in sentence.tokens].count("root") == 1


def test_a_dispatch_is_coded(language: SpacyLanguage) -> None:
    try:
        reader = pipeline.build(language=language)
    except ReferenceError as error:
        pytest.skip(f"the reference data is not built: {error}")
    reports = reader.read(Dispatch(id="one", text=TEXT, citation="one")).reports
    assert "COERCE" in {report.event for report in reports}
