"""Text -> sentences, words, lemmas, tags, trees and names, by our own small model. The only place that knows it.

>>> model = load()                                              # doctest: +SKIP
>>> [[sentence]] = model.read("Rebels seized Goma.", [Span(0, 19)])  # doctest: +SKIP
>>> [(token.lemma, token.deprel) for token in sentence.tokens]  # doctest: +SKIP
[('Rebels', 'nsubj'), ('seize', 'root'), ('Goma', 'obj'), ('.', 'punct')]

`split` needs no model files. Loading the model takes about a fifth of a second and imports ONNX Runtime; importing this
package alone does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from dateline.language import sentences, tokenize
from dateline.records import Sentence, Span

if TYPE_CHECKING:
    from dateline.language.model import LanguageModel
    from dateline.language.spacy import SpacyLanguage
    from dateline.language.spacy.protocols import SpacyPipeline

__all__ = ["Language", "LanguageModel", "from_spacy", "load", "split"]


class Language(Protocol):
    """What a language model does, be it our own or a bridge to another (`from_spacy`)."""

    def read(self, text: str, spans: Sequence[Span]) -> tuple[tuple[Sentence, ...], ...]:
        """Sentences of each span of one dispatch's text, none crossing a span. Offsets are those of the whole text."""
        ...

    def parse(self, words: Sequence[Sequence[str]]) -> tuple[Sentence, ...]:
        """Sentences that are cut into words already; offsets count in each sentence's words joined by one space."""
        ...


def load(threads: int = 1) -> LanguageModel:
    """The model of this installation. Raises ModelError where its files are missing or do not fit together."""
    from dateline.language import model

    return model.load(threads)


def from_spacy(nlp: SpacyPipeline) -> SpacyLanguage:
    """A loaded spaCy pipeline in the place of our own model: `pipeline.build(language=from_spacy(nlp))`.

    English pipelines with Universal Dependencies or with the labels of spaCy's own (en_core_web_*), of spaCy 3.2 and
    later. Raises ModelError where the pipeline lacks a parser, a tagger or sentence bounds.
    """
    from dateline.language import spacy

    return spacy.from_spacy(nlp)


def split(text: str, span: Span) -> list[list[Span]]:
    """Sentences of a span of text, each as the spans of its words; offsets are those of the whole text."""
    words = tokenize.words(text, span.start, span.end)
    return [[Span(start, end) for start, end, _ in words[a:b]] for a, b in sentences.split(text, words)]


def __getattr__(name: str) -> object:
    if name == "LanguageModel":
        from dateline.language.model import LanguageModel

        return LanguageModel
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
