"""Who sends news: outlets known from the lexicon, and those that a dispatch names itself.

A dispatch names its outlet in the dateline's brackets, a copyright line, a digest's heading; what stands there is
known as an outlet elsewhere in the same dispatch. Lexicons: outlets, outlet_words.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from dateline.lexicon import Row, table, words
from dateline.stages.structure.shape import is_title_case, tokens

_CASELESS_FROM = 5
"""Characters from which a name counts in any case: "REUTERS" is one, but "who" is not WHO."""
_MOST_WORDS = 6
_BEFORE_WORD = re.compile(r"\s(?=\S)")


class Outlet(msgspec.Struct, frozen=True):
    """An outlet as found: its usual name and the lexicon row, None for one that only the dispatch itself names."""

    name: str
    row: str | None = None


class Outlets(msgspec.Struct, frozen=True):
    """The outlets that count in one dispatch: the lexicon's and `named`, as written elsewhere in it."""

    named: frozenset[str] = frozenset()

    def find(self, text: str) -> Outlet | None:
        """The outlet that these words are the name of, as a whole."""
        bare = text.strip(" .,:;|–—-")
        known = _rows()
        row = (
            known.get(text)
            or known.get(bare)
            or (_caseless().get(bare.casefold()) if len(bare) >= _CASELESS_FROM else None)
        )
        if row is not None:
            return None if row["kind"] == "desk" else Outlet(row["name"], row.place)
        if self.named and bare.casefold() in {name.casefold() for name in self.named}:
            return Outlet(bare)
        return None

    def plausible(self, text: str) -> Outlet | None:
        """A known outlet, or a capitalised name that ends in a word such as "Daily" or "News"."""
        found = self.find(text)
        if found is not None:
            return found
        parts = tokens(text.strip(" .,:;|–—-"), _MOST_WORDS + 1)
        if not 2 <= len(parts) <= _MOST_WORDS or parts[-1].casefold() not in _last_words():
            return None
        return Outlet(" ".join(parts)) if is_title_case(" ".join(parts)) else None

    def shortened(self, text: str) -> bool:
        """Whether it is the end of an outlet's name that the dispatch gives in full: "the Courier"."""
        bare = text.casefold().removeprefix("the ").strip()
        return bool(bare) and any(name.casefold().endswith(f" {bare}") for name in self.named)

    def ending(self, text: str) -> tuple[int, Outlet] | None:
        """The longest known outlet that closes a text, with its offset: "Kyiv, Ukraine CNN" gives 14 and CNN."""
        starts = _word_starts(text)
        for start in starts[-_MOST_WORDS:]:
            found = self.find(text[start:])
            if found is not None:
                return start, found
        return None

    def opening(self, text: str) -> tuple[int, Outlet] | None:
        """The longest known outlet that opens a text, with its end: "Associated Press Writer" gives 16."""
        ends = [start - 1 for start in _word_starts(text)[1 : _MOST_WORDS + 1]] + [len(text)]
        for end in reversed(ends):
            found = self.find(text[:end])
            if found is not None:
                return end, found
        return None


def is_desk(text: str) -> bool:
    """Whether it is a signature that stands for no single outlet: "Agencies", "Web Desk"."""
    row = _caseless().get(text.strip(" .").casefold())
    return row is not None and row["kind"] == "desk"


def _word_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in _BEFORE_WORD.finditer(text))]


@cache
def _last_words() -> frozenset[str]:
    return frozenset(word.casefold() for word in words("outlet_words"))


@cache
def _rows() -> dict[str, Row]:
    return {name: row for row in table("outlets") for name in (row["name"], *row.items("aliases"))}


@cache
def _caseless() -> dict[str, Row]:
    return {name.casefold(): row for name, row in _rows().items()}
