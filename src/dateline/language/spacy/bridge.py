"""The bridge itself: a spaCy pipeline that answers as Dateline's own language model does.

What spaCy does not know stays neutral: the factuality of every word is 0.0, the middle of its scale, as in trees made
by hand; no stage decides by it alone. A pipeline without an entity recognizer gives no names.

The records hold nothing of spaCy's, so a caller may read inside `with nlp.memory_zone():` (spaCy 3.8) to keep the
pipeline's own store of words from growing over a long run.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import cast

from dateline.errors import ModelError
from dateline.language.spacy import clearnlp, universal
from dateline.language.spacy.check import check
from dateline.language.spacy.draft import Draft
from dateline.language.spacy.pieces import pieces
from dateline.language.spacy.protocols import MakesDoc, SpacyDoc, SpacyPipeline
from dateline.language.spacy.words import draft_of, drafts_of
from dateline.records import Sentence, Span

MOST_CHARACTERS = 5_000
"""Longest piece that a pipeline is handed, where its own limit is not lower. No paragraph of prose is as long; spaCy
reckons with about 1 GB for 100,000 characters read at once (its error E088)."""

PIECES_A_BATCH = 8
"""Pieces of one dispatch that are read at once; with the above it bounds the memory of a reading."""

_SURROGATES = re.compile("[\ud800-\udfff]")
"""Halves of characters, which cannot be encoded; the pipeline sees U+FFFD in their place."""


class SpacyLanguage:
    """Reads text or words through a pipeline. Made by `from_spacy`."""

    def __init__(self, nlp: SpacyPipeline) -> None:
        self._nlp = nlp
        self._scheme = check(nlp)

    def read(self, text: str, spans: Sequence[Span]) -> tuple[tuple[Sentence, ...], ...]:
        """Sentences of each span of one dispatch's text, none crossing a span. Offsets are those of the whole text."""
        most = max(1, min(self._nlp.max_length, MOST_CHARACTERS))
        cut = [pieces(text, span, most) for span in spans]
        found = self._read(text, [piece for part in cut for piece in part])
        return tuple(tuple(itertools.chain.from_iterable(itertools.islice(found, len(part)))) for part in cut)

    def parse(self, words: Sequence[Sequence[str]]) -> tuple[Sentence, ...]:
        """Sentences that are cut into words already; offsets count in each sentence's words joined by one space.

        Raises ModelError where the pipeline reads nothing but text, as those do that wrap another tool.
        """
        given = [self._doc(sentence) for sentence in words if sentence]
        docs = self._nlp.pipe(cast(list[str], given), batch_size=PIECES_A_BATCH)  # see SpacyPipeline
        return tuple(self._parsed(sentence, docs) for sentence in words)

    def _read(self, text: str, cut: Sequence[Span]) -> Iterator[list[Sentence]]:
        """The sentences of each piece."""
        given = [_SURROGATES.sub("\ufffd", text[piece.start : piece.end]) for piece in cut]
        docs = self._nlp.pipe(given, batch_size=PIECES_A_BATCH)
        for piece, seen, doc in zip(cut, given, docs, strict=True):
            drafts = drafts_of(doc, seen, text[piece.start : piece.end], piece.start)
            yield [self._finished(draft) for draft in drafts]

    def _doc(self, sentence: Sequence[str]) -> SpacyDoc:
        make = cast(MakesDoc, type(self._nlp.make_doc("")))
        starts = [number == 0 for number in range(len(sentence))]
        return make(self._nlp.vocab, words=list(sentence), sent_starts=starts)

    def _parsed(self, sentence: Sequence[str], docs: Iterator[SpacyDoc]) -> Sentence:
        if not sentence:
            return Sentence(0, 0, ())
        doc = next(docs)
        if not doc.has_annotation("DEP"):
            raise ModelError("this spaCy pipeline cuts words itself and reads nothing but text: use `read`")
        starts = itertools.accumulate((len(word) + 1 for word in sentence), initial=0)
        placed = [(start, start + len(word), word) for start, word in zip(starts, sentence, strict=False)]
        return self._finished(draft_of(doc, placed))

    def _finished(self, draft: Draft) -> Sentence:
        if self._scheme == "clearnlp":
            clearnlp.convert(draft)
        else:
            universal.settle(draft)
        return draft.sentence()


def from_spacy(nlp: SpacyPipeline) -> SpacyLanguage:
    """A language model over a loaded spaCy pipeline. Raises ModelError where the pipeline lacks what it takes."""
    return SpacyLanguage(nlp)
