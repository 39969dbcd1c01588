"""What the bridge asks of a spaCy pipeline and its documents, so that neither spaCy nor its stubs are needed.

Every spaCy `Language` of version 3.2 and later has these shapes; so may a small stand-in of a test.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol


class SpacyToken(Protocol):
    """A token; `i` counts in its document, `idx` is its first character there, the root is its own head."""

    @property
    def i(self) -> int: ...
    @property
    def idx(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def pos_(self) -> str: ...
    @property
    def tag_(self) -> str: ...
    @property
    def dep_(self) -> str: ...
    @property
    def morph(self) -> object: ...
    @property
    def is_space(self) -> bool: ...
    @property
    def head(self) -> SpacyToken: ...


class SpacySpan(Protocol):
    """A sentence or a name: token indices start to end, half-open."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def label_(self) -> str: ...


class SpacyDoc(Protocol):
    """A text as a pipeline leaves it."""

    def __iter__(self) -> Iterator[SpacyToken]: ...
    @property
    def ents(self) -> Iterable[SpacySpan]: ...
    @property
    def sents(self) -> Iterable[SpacySpan]: ...
    def has_annotation(self, attr: str, /) -> bool: ...


class MakesDoc(Protocol):
    """The class of a pipeline's documents."""

    def __call__(self, vocab: object, *, words: list[str], sent_starts: list[bool]) -> SpacyDoc: ...


class SpacyPipeline(Protocol):
    """A loaded pipeline, as `spacy.load` gives it.

    `pipe` also takes documents that are cut into words already. Its type leaves that out: spaCy's own takes none but
    documents of spaCy's class, which has no name here.
    """

    max_length: int

    @property
    def lang(self) -> str | None: ...
    @property
    def vocab(self) -> object: ...
    @property
    def pipe_names(self) -> Sequence[str]: ...
    def get_pipe(self, name: str, /) -> object: ...
    def make_doc(self, text: str, /) -> SpacyDoc: ...
    def __call__(self, text: str, /) -> SpacyDoc: ...
    def pipe(self, texts: Iterable[str], /, *, batch_size: int) -> Iterator[SpacyDoc]: ...
