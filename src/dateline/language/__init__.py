"""Text -> sentences, words, lemmas, tags, trees and names, by our own small model. The only place that knows it.

>>> model = load()                                              # doctest: +SKIP
>>> [[sentence]] = model.read("Rebels seized Goma.", [Span(0, 19)])  # doctest: +SKIP
>>> [(token.lemma, token.deprel) for token in sentence.tokens]  # doctest: +SKIP
[('Rebels', 'nsubj'), ('seize', 'root'), ('Goma', 'obj'), ('.', 'punct')]

`split` needs no model files. Loading the model takes about a fifth of a second and imports ONNX Runtime; importing this
package alone does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.language import sentences, tokenize
from dateline.records import Span

if TYPE_CHECKING:
    from dateline.language.model import LanguageModel

__all__ = ["LanguageModel", "load", "split"]


def load(threads: int = 1) -> LanguageModel:
    """The model of this installation. Raises ModelError where its files are missing or do not fit together."""
    from dateline.language import model

    return model.load(threads)


def split(text: str, span: Span) -> list[list[Span]]:
    """Sentences of a span of text, each as the spans of its words; offsets are those of the whole text."""
    words = tokenize.words(text, span.start, span.end)
    return [[Span(start, end) for start, end, _ in words[a:b]] for a, b in sentences.split(text, words)]


def __getattr__(name: str) -> object:
    if name == "LanguageModel":
        from dateline.language.model import LanguageModel

        return LanguageModel
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
