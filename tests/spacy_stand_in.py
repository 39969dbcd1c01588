"""A stand-in for spaCy: documents and pipelines of the same shape, filled from tables or by a function.

Like spaCy's, a document has a token for every run of white space beyond the one blank behind a word. What a pipeline
finds on the words that are none of those is given as rows; a token of white space hangs on the token before it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

LAYERS = frozenset({"DEP", "TAG", "POS", "SENT_START"})
_TOKEN = re.compile(r"(\S+)( ?)|(\s+)")


@dataclass
class Row:
    """What a pipeline says of one word; `head` counts from 0 among the words, the root is its own head."""

    pos: str
    tag: str
    dep: str
    head: int
    morph: str = ""


@dataclass
class Analysis:
    """Rows of a document's words, its names (first word, behind the last, label) and first words of its sentences."""

    rows: list[Row]
    names: list[tuple[int, int, str]] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])


@dataclass
class StandInToken:
    i: int
    idx: int
    text: str
    is_space: bool
    pos_: str = ""
    tag_: str = ""
    dep_: str = ""
    morph: str = ""
    head_at: StandInToken | None = None

    @property
    def head(self) -> StandInToken:
        return self.head_at or self


@dataclass
class StandInSpan:
    start: int
    end: int
    label_: str = ""


class StandInDoc:
    """Made of words, as spaCy's are; `of` makes one of a text."""

    def __init__(self, vocab: object, *, words: list[str], sent_starts: list[bool]) -> None:
        self.tokens: list[StandInToken] = []
        at = 0
        for word in words:
            self.tokens.append(StandInToken(len(self.tokens), at, word, not word.strip()))
            at += len(word) + 1
        self.ents: list[StandInSpan] = []
        self.sents: list[StandInSpan] = []
        self.layers: frozenset[str] = frozenset()

    @classmethod
    def of(cls, text: str) -> StandInDoc:
        doc = cls(None, words=[], sent_starts=[])
        for match in _TOKEN.finditer(text):
            form = match[1] or match[3]
            doc.tokens.append(StandInToken(len(doc.tokens), match.start(), form, match[3] is not None))
        return doc

    def __iter__(self) -> Iterator[StandInToken]:
        return iter(self.tokens)

    def has_annotation(self, attr: str) -> bool:
        return attr in self.layers


class StandInParser:
    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = tuple(labels)


class StandInPipeline:
    """A pipeline that finds what `analyse` gives for a document's words; the probe of the check finds nothing."""

    def __init__(
        self,
        analyse: Callable[[list[str]], Analysis],
        labels: Sequence[str] = ("nsubj", "dobj", "pobj", "prep"),
        layers: Iterable[str] = LAYERS,
        lang: str = "en",
        max_length: int = 1_000_000,
        layers_of_words: Iterable[str] | None = None,
    ) -> None:
        self._analyse = analyse
        self._parser = StandInParser(labels)
        self._layers = frozenset(layers)
        self._layers_of_words = self._layers if layers_of_words is None else frozenset(layers_of_words)
        self.lang = lang
        self.vocab = object()
        self.max_length = max_length
        self.pipe_names = ["tagger", "parser"]
        self.seen: list[str] = []

    def get_pipe(self, name: str) -> StandInParser:
        return self._parser

    def make_doc(self, text: str) -> StandInDoc:
        return StandInDoc.of(text)

    def __call__(self, text: str) -> StandInDoc:
        doc = StandInDoc.of(text)
        doc.layers = self._layers
        return doc

    def pipe(self, texts: Iterable[str | StandInDoc], *, batch_size: int) -> Iterator[StandInDoc]:
        for given in texts:
            if isinstance(given, str):
                self.seen.append(given)
                doc = StandInDoc.of(given)
                doc.layers = self._layers
            else:
                doc = given
                doc.layers = self._layers_of_words
            self._fill(doc)
            yield doc

    def _fill(self, doc: StandInDoc) -> None:
        words = [token for token in doc if not token.is_space]
        found = self._analyse([word.text for word in words])
        for word, row in zip(words, found.rows, strict=True):
            word.pos_, word.tag_, word.dep_, word.morph = row.pos, row.tag, row.dep, row.morph
            word.head_at = words[row.head]
        for token in doc:
            if token.is_space:
                token.pos_, token.tag_, token.dep_ = "SPACE", "_SP", "dep"
                token.head_at = doc.tokens[token.i - 1] if token.i else token
        doc.ents = [StandInSpan(words[start].i, words[end - 1].i + 1, label) for start, end, label in found.names]
        firsts = [words[start].i for start in found.starts if start < len(words)]
        bounds = [0, *firsts[1:], len(doc.tokens)]
        doc.sents = [StandInSpan(first, last) for first, last in itertools.pairwise(bounds)]
