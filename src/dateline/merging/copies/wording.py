"""Text -> words that are the same in every printing of it, with what stands in quotation marks told apart.

>>> said = wording(["He said: “We’ll go.” Kyiv’s 15-year pact"])
>>> said.words, said.quoted
('he said well go kyivs 15 year pact', ((2, 4),))
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

import msgspec

_WORD: Final = re.compile(r"\d+(?:[.,:]\d+)+|\w+")
_BREAK: Final = re.compile(r"([“„«”»\"])|[.!?…]+(?=[\s\"”»)\]’']|$)")
_APOSTROPHES: Final = re.compile(r"(?<=\w)['’ʼ´`](?=\w)")
_DOUBLED: Final = re.compile(r"``|''|‘‘|’’")
_OPENING: Final = frozenset('“„«"')
_CLOSING: Final = frozenset('”»"')


class Wording(msgspec.Struct, frozen=True, gc=False):
    """`words`: all words, joined by one space; `quoted`: numbers of words, from-to (half-open), that stand in quotation
    marks; `ends`: numbers of words at which a sentence ends."""

    words: str
    quoted: tuple[tuple[int, int], ...]
    ends: tuple[int, ...]


def wording(paragraphs: Iterable[str]) -> Wording:
    """The words of these paragraphs without case, accents, punctuation and the breaks of lines.

    A quotation that is not closed ends with its paragraph.
    """
    words: list[str] = []
    quoted: list[tuple[int, int]] = []
    ends: list[int] = []
    for paragraph in paragraphs:
        since: int | None = None
        pieces = _BREAK.split(_plain(paragraph))
        for piece, mark in zip(pieces[::2], [*pieces[1::2], None], strict=True):
            words += _WORD.findall(piece)
            if mark is None:
                ends.append(len(words))
            elif since is None and mark in _OPENING:
                since = len(words)
            elif since is not None and mark in _CLOSING:
                quoted.append((since, len(words)))
                since = None
        if since is not None:
            quoted.append((since, len(words)))
    return Wording(" ".join(words), tuple(quoted), tuple(sorted({end for end in ends if end})))


def _plain(paragraph: str) -> str:
    """Without case, accents and apostrophes."""
    plain = _APOSTROPHES.sub("", _DOUBLED.sub('"', paragraph)).casefold()
    if plain.isascii():
        return plain
    apart = unicodedata.normalize("NFKD", plain)
    return "".join([letter for letter in apart if not unicodedata.combining(letter)])
