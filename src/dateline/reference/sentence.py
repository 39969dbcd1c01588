"""The names of one sentence: what the reference has at each token, looked up once and asked for by kind.

SentenceNames(reference, ["the", "White", "House"]).longest(1, "metonym") == (3, (White House, ...))
"""

from __future__ import annotations

from functools import lru_cache

from dateline.reference.data import Reference
from dateline.reference.entries import Entry, Kind

Found = tuple[int, tuple[Entry, ...]]
"""Where a name ends (half-open token index), and its entries."""


@lru_cache(maxsize=512)
def sentence_names(reference: Reference, words: tuple[str, ...]) -> SentenceNames:
    """The names of a sentence, the same object for the stages that ask one after the other."""
    return SentenceNames(reference, words)


class SentenceNames:
    """Look-ups at the tokens of a sentence; answers as `Reference.longest` gives them."""

    def __init__(self, reference: Reference, words: tuple[str, ...]) -> None:
        self.words = words
        self._reference = reference
        self._at: list[tuple[Found, ...] | None] = [None] * len(words)
        self._answers: dict[tuple[int, tuple[Kind, ...]], Found] = {}

    def longest(self, start: int, *kinds: Kind) -> Found:
        """The longest name of these kinds that begins at a token; (start, ()) if there is none."""
        names = self._names(start)
        if not names:
            return start, ()
        key = (start, kinds)
        found = self._answers.get(key)
        if found is None:
            found = self._answers[key] = _longest(names, start, kinds)
        return found

    def has(self, start: int) -> bool:
        """Whether any name begins at a token."""
        return bool(self._names(start))

    def reach(self, start: int) -> int:
        """Where the longest name of any kind that begins at a token ends; the token itself if there is none."""
        names = self._names(start)
        return names[0][0] if names else start

    def _names(self, start: int) -> tuple[Found, ...]:
        names = self._at[start]
        if names is None:
            names = self._at[start] = self._reference.names_at(self.words, start)
        return names


def _longest(names: tuple[Found, ...], start: int, kinds: tuple[Kind, ...]) -> Found:
    for end, entries in names:
        fitting = tuple(entry for entry in entries if entry.kind in kinds)
        if fitting:
            return end, fitting
    return start, ()
