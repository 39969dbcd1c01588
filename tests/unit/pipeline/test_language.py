"""A caller's language model stands in the place of the one of this installation."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dateline import pipeline
from dateline.errors import ReferenceError
from dateline.records import Dispatch, Sentence, Span, Token


class OneWord:
    """Reads every span as one sentence of one word: its first character."""

    def read(self, text: str, spans: Sequence[Span]) -> tuple[tuple[Sentence, ...], ...]:
        return tuple((self._sentence(text, span),) for span in spans)

    def parse(self, words: Sequence[Sequence[str]]) -> tuple[Sentence, ...]:
        raise AssertionError("a dispatch is text")

    def _sentence(self, text: str, span: Span) -> Sentence:
        at, first = span.start, text[span.start]
        return Sentence(at, at + 1, (Token(at, at + 1, first, first, "X", "XX", "", -1, "root"),))


def test_the_language_given_is_used_and_our_own_not_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(threads: int) -> None:
        raise AssertionError("the model of this installation was loaded")

    monkeypatch.setattr(pipeline, "load", load)
    try:
        reader = pipeline.build(language=OneWord())
    except ReferenceError as error:
        pytest.skip(f"the reference data is not built: {error}")
    reading = reader.read(Dispatch(id="one", text="Rebels left the town on Monday, officials said.", citation="one"))
    found = [sentence for section in reading.sentences for sentence in section]
    assert [[token.text for token in sentence.tokens] for sentence in found] == [["R"]]
    assert "coding" in reading.trail
