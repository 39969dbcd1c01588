"""The names of one sentence: what the reference has at each token, looked up once and asked for by kind.

SentenceNames(reference, ["the", "White", "House"]).longest(1, "metonym") == (3, (White House, ...))
"""

from __future__ import annotations

from functools import lru_cache

from dateline.reference.data import Reference
from dateline.reference.entries import Entry, Kind, Named

Found = tuple[int, Named]
"""Where a name ends (half-open token index), and what it means."""


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
        self._reaches = [-1] * len(words)
        self._roles: list[tuple[int, tuple[Entry, ...]] | None] = [None] * len(words)

    def longest(self, start: int, *kinds: Kind) -> tuple[int, tuple[Entry, ...]]:
        """The longest name of these kinds that begins at a token; (start, ()) if there is none."""
        for end, name in self._names(start):
            fitting = name.of(kinds)
            if fitting:
                return end, fitting
        return start, ()

    def role_at(self, start: int) -> tuple[int, tuple[Entry, ...]]:
        """The longest role noun that begins at a token; (start, ()) if there is none."""
        found = self._roles[start]
        if found is None:
            found = self._roles[start] = self._reference.role_at(self.words, start)
        return found

    def has(self, start: int) -> bool:
        """Whether any name begins at a token."""
        return bool(self._names(start))

    def reach(self, start: int) -> int:
        """Where the longest name of any kind that begins at a token ends; the token itself if there is none."""
        end = self._reaches[start]
        if end < 0:
            names = self._names(start)
            end = self._reaches[start] = names[0][0] if names else start
        return end

    def _names(self, start: int) -> tuple[Found, ...]:
        names = self._at[start]
        if names is None:
            names = self._at[start] = self._reference.names_at(self.words, start)
        return names
