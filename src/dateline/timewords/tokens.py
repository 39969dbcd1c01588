"""Raw text cut into words, numbers and marks for the time grammar.

Offsets are characters, half-open. A run of letters, a run of digits and every other character that is not white space
is a token of its own, so that "1990s" is two tokens with nothing between them. Linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

Answer = TypeVar("Answer")

_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+|\S")


def words_of(text: str) -> tuple[str, ...]:
    """The lower-case tokens of a phrase."""
    return tuple(match.group().lower().replace("’", "'") for match in _TOKEN.finditer(text))


class Tokens:
    """The tokens of a text: lower-case words with their offsets. Reading past either end gives ""."""

    __slots__ = ("answers", "at", "ends", "lower", "starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        spans = [match.span() for match in _TOKEN.finditer(text)]
        plain = text.replace("’", "'")
        self.lower = [plain[start:end].lower() for start, end in spans]
        self.starts = tuple([start for start, _ in spans])
        self.ends = tuple([end for _, end in spans])
        self.answers: dict[tuple[Callable[..., Any], int], Any] = {}
        self.at: Callable[[int], str] = _Words(enumerate(self.lower)).__getitem__
        """The lower-case word at an index, "" outside the text: what every rule asks most."""

    def __len__(self) -> int:
        return len(self.lower)

    def raw(self, index: int) -> str:
        """The word as it is written, "" outside the text."""
        return self.text[self.starts[index] : self.ends[index]] if 0 <= index < len(self.lower) else ""

    def glued(self, index: int) -> bool:
        """Whether nothing stands between this token and the one before it."""
        return 0 < index < len(self.lower) and self.starts[index] == self.ends[index - 1]

    def same_line(self, index: int) -> bool:
        """Whether no line break stands between this token and the one before it."""
        return 0 < index < len(self.lower) and "\n" not in self.text[self.ends[index - 1] : self.starts[index]]

    def has(self, index: int, phrase: tuple[str, ...]) -> bool:
        """Whether the phrase stands at the index."""
        return tuple(self.lower[index : index + len(phrase)]) == phrase

    def first_of(self, index: int, phrases: dict[str, list[tuple[tuple[str, ...], str]]]) -> tuple[int, str] | None:
        """The longest phrase at the index: the index behind it and its value."""
        for phrase, value in phrases.get(self.at(index), ()):
            if self.has(index, phrase):
                return index + len(phrase), value
        return None

    def capital(self, index: int) -> bool:
        """Whether the word is written with a capital."""
        return self.raw(index)[:1].isupper()

    def opens(self, index: int) -> bool:
        """Whether the token begins the text, a line or a sentence."""
        return index == 0 or not self.same_line(index) or self.at(index - 1) in (".", "!", "?", "“", '"')


class _Words(dict[int, str]):
    """Words by index, "" where there is none."""

    def __missing__(self, index: int) -> str:
        return ""


def asked_once(rule: Callable[[Tokens, int], Answer]) -> Callable[[Tokens, int], Answer]:
    """A rule that is asked once for each index of a text: rules rest on each other and ask the same again."""

    @wraps(rule)
    def answer(tokens: Tokens, index: int) -> Answer:
        known: dict[tuple[Callable[..., Any], int], Answer] = tokens.answers
        key = (rule, index)
        if key not in known:
            known[key] = rule(tokens, index)
        return known[key]

    return answer
