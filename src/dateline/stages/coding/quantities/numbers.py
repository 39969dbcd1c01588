"""Written numbers and what they allow: "two dozen" is 24, "tens of thousands" 20,000 or more, "20 to 30" a range.

Works on words alone. Lexicons: en/size_numbers.tsv (words of number), en/size_bounds.tsv ("at least", "up to").

>>> read_number(["several", "hundred"])
Number(low=300, high=None)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Final, Literal, NamedTuple

from dateline.lexicon import table

Bound = Literal["least", "most", "about", "range", "plain"]
_RANGE: Final = frozenset({"to", "-", "–", "—", "or", "and"})
_LONGEST_BOUND: Final = 4
_MOST_DIGITS: Final = 20
_FIGURE: Final = re.compile(r"(\d[\d,]*(?:\.\d+)?)([a-z]*)")


class Number(NamedTuple):
    """The least and the most that a number allows; None where it is open."""

    low: int | None
    high: int | None


@cache
def number_words() -> dict[str, str]:
    """Word of number -> unit, ten, scale, half or vague."""
    return {row["word"]: row["kind"] for row in table("size_numbers") if row["kind"] not in ("group", "whole")}


@cache
def words_of_kind(kind: str) -> frozenset[str]:
    """The words of one kind: "group" or "whole"."""
    return frozenset(row["word"] for row in table("size_numbers") if row["kind"] == kind)


@cache
def _values() -> dict[str, Number]:
    return {
        row["word"]: Number(int(row["low"]), int(row["high"]) if row["high"] else None)
        for row in table("size_numbers")
        if row["low"]
    }


@cache
def _bounds() -> dict[tuple[str, str], Bound]:
    return {(row["words"], row["where"]): row["bound"] for row in table("size_bounds")}  # type: ignore[misc]


def is_number_word(word: str) -> bool:
    """Whether a word in lower case can be part of a number."""
    return bool(word) and (word in number_words() or word[0].isdigit())


def parse_number(words: str) -> int | None:
    """A written number: "1,200" -> 1200, "two hundred" -> 200, "1.2 million" -> 1200000; None where it is none."""
    found = _parse(words.lower().replace("-", " ").split())
    return None if found is None else int(found)


def read_number(words: Sequence[str]) -> Number | None:
    """The bounds of the words of a number, in lower case, with ranges and vague words; None where they are none."""
    for index, word in enumerate(words):
        if word in _RANGE and 0 < index < len(words) - 1:
            found = _range(words[:index], words[index + 1 :])
            if found is not None:
                return found
    exact = _parse(words)
    if exact is not None:
        return Number(int(exact), int(exact))
    return _vague([word for word in words if word not in ("a", "of")])


def bound_before(words: Sequence[str]) -> tuple[Bound, int] | None:
    """How the words before a number say it is meant, and how many of them do: "said at least" -> ("least", 2)."""
    for length in range(min(_LONGEST_BOUND, len(words)), 0, -1):
        bound = _bounds().get((" ".join(words[len(words) - length :]), "before"))
        if bound is not None:
            return bound, length
    return None


def bound_after(words: Sequence[str]) -> tuple[Bound, int] | None:
    """The same of the words after a number or the noun counted: "or more"."""
    for length in range(min(_LONGEST_BOUND, len(words)), 0, -1):
        bound = _bounds().get((" ".join(words[:length]), "after"))
        if bound is not None:
            return bound, length
    return None


def _range(before: Sequence[str], after: Sequence[str]) -> Number | None:
    low, high = _parse(before), _parse(after)
    scale = _scale(after[-1])
    if (
        low is not None
        and high is not None
        and scale is not None
        and _scale(before[-1]) is None
        and low * scale <= high
    ):
        low *= scale  # "two to three million"
    if low is None or high is None or low >= high:
        return None
    return Number(int(low), int(high))


def _parse(words: Sequence[str]) -> Decimal | None:
    total = current = Decimal(0)
    seen = False
    for word in words:
        kind = number_words().get(word)
        if kind in ("unit", "ten"):
            current += _values()[word].low or 0
        elif kind == "half":
            current += Decimal("0.5")
        elif kind == "scale" and _values()[word].low is not None:
            scale = Decimal(_values()[word].low or 1)
            current = (current or Decimal(1)) * scale
            if scale >= 1000:
                total, current = total + current, Decimal(0)
        elif word[:1].isdigit():
            digits = _digits(word)
            if digits is None:
                return None
            current += digits
        elif word in ("and", "a", "-") and (seen or len(words) > 1):
            continue
        else:
            return None
        seen = True
    return total + current if seen else None


def _digits(word: str) -> Decimal | None:
    """ "1,200", "3.5", "2bn", "1.2m"."""
    written = _FIGURE.fullmatch(word)
    if written is None or len(written[1]) > _MOST_DIGITS:
        return None
    scale = _scale(written[2]) if written[2] else 1
    return None if scale is None else Decimal(written[1].replace(",", "")) * scale


def _scale(word: str) -> int | None:
    return _values()[word].low if number_words().get(word) == "scale" else None


def _vague(words: Sequence[str]) -> Number | None:
    if not words or number_words().get(words[0]) != "vague":
        return None
    found = _values()[words[0]]
    for word in words[1:] if found.high != 0 else ():  # "no one" is none
        if word not in _values() or found.low is None:
            return None
        scale = _scale(word) or _SCALE_OF_PLURAL.get(word)
        if scale is None:
            return None
        # "tens of thousands" is 20 thousands, "hundreds of thousands" 200, "several hundred" 300
        found = Number(found.low * scale, None if found.high is None else found.high * scale)
    return found


_SCALE_OF_PLURAL: Final = {"dozens": 12, "hundreds": 100, "thousands": 1000, "millions": 1_000_000}
