"""How much two sets of words have in common, a rare word counting for more than a common one.

Names are kept with a capital, other words as lower-case lemmas; what a word weighs stands in `common_words.tsv`, so
that two ledgers weigh alike whatever they hold.

>>> weight("Bandiagara"), weight("smuggler"), weight("police"), weight("time")
(5.0, 3.0, 1.0, 0.0)
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache
from math import sqrt
from typing import Final

from dateline.lexicon import table, words
from dateline.records import Sentence, Token

_CONTENT: Final = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})

_BANDS: Final = {"everyday": 0.0, "common": 1.0, "usual": 2.0}

_CALENDAR: Final = 1.0
"""A weekday or month: dates are compared as dates."""

_RARE: Final = 3.0
_NAME: Final = 5.0
_COMMON_NAME: Final = 3.0
"""A name that is also a common word or stands in many texts: "American", "Friday"."""


@lru_cache(maxsize=65536)
def weight(term: str) -> float:
    """What it says that two statements share this term: 0 for nothing, 5 for a rare name."""
    if term.lower() in _calendar():
        return _CALENDAR
    if term[:1].isupper():
        return _COMMON_NAME if term.lower() in _weights() else _NAME
    return _weights().get(term, _RARE)


def overlap(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The cosine of two sets of terms, each term by its weight: 0 where they share none, 1 where they are the same."""
    mine, mass = _weighed(one)
    others, other_mass = _weighed(other)
    common = mine & others
    if not common:
        return 0.0
    return sum(map(_square, common)) / sqrt(mass * other_mass)


def shared(one: Collection[str], other: Collection[str], count: int = 3) -> tuple[str, ...]:
    """The terms that two sets share, weightiest first."""
    common = set(one).intersection(other)
    return tuple(sorted((term for term in common if weight(term)), key=lambda term: (-weight(term), term))[:count])


def terms(sentence: Sentence) -> list[str]:
    """The content words of a sentence: names as written with a capital, others as lemmas."""
    named = {place for name in sentence.names for place in range(name.start, name.end)}
    return [term(token, place in named) for place, token in enumerate(sentence.tokens) if token.upos in _CONTENT]


def term(token: Token, named: bool) -> str:
    """A token as a term."""
    if token.upos == "PROPN" or (named and token.text[:1].isupper()):
        return token.text.capitalize()
    return token.lemma.lower()


def strongest(found: Iterable[str], count: int) -> tuple[str, ...]:
    """The terms that say most, by weight and by how often they come."""
    times: dict[str, int] = {}
    for each in found:
        times[each] = times.get(each, 0) + 1
    ranked = sorted(times, key=lambda each: (-weight(each) * sqrt(times[each]), each))
    return tuple(each for each in ranked[:count] if weight(each))


@lru_cache(maxsize=65536)
def _square(each: str) -> float:
    return weight(each) ** 2


@lru_cache(maxsize=4096)
def _weighed(found: tuple[str, ...]) -> tuple[frozenset[str], float]:
    """The terms that weigh anything, and the sum of their squares."""
    telling = frozenset(filter(weight, found))
    return telling, sum(map(_square, telling))


@lru_cache(maxsize=1)
def _calendar() -> frozenset[str]:
    return words("time_weekdays") | words("time_months")


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    return {word: _BANDS[row["band"]] for row in table("common_words") for word in row.items("words")}
