"""Numbers in figures and words: amounts ("two and a half", "several"), days of a month ("17th"), years ("2025")."""

from __future__ import annotations

from dateline.timewords.tokens import Tokens
from dateline.timewords.words import time_words

_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_VAGUE = {
    ("several",),
    ("a", "few"),
    ("few",),
    ("many",),
    ("some",),
    ("a", "couple", "of"),
    ("a", "couple"),
    ("couple",),
}
_YEARS = range(1000, 2200)


def figures(word: str) -> bool:
    """Whether a token is written in figures."""
    return word.isdigit() and word.isascii()


def integer(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A whole number: "27", "twenty-seven", "two hundred". Gives the index behind it and the number."""
    word = tokens.at(index)
    if figures(word):
        return (index + 1, int(word)) if len(word) <= 4 else None
    words = time_words()
    if word not in words.cardinals:
        return None
    value, index = words.cardinals[word], index + 1
    if value >= 20 and value % 10 == 0:
        ones = index + 1 if tokens.at(index) == "-" else index
        digit = words.cardinals.get(tokens.at(ones), 0)
        if 0 < digit < 10:
            value, index = value + digit, ones + 1
    scale = words.scales.get(tokens.at(index))
    return (index + 1, value * scale) if scale else (index, value)


def amount(tokens: Tokens, index: int) -> tuple[int, float | None] | None:
    """How many units: a number, "a", "half a", or None where vague ("several"). No article before another number."""
    word = tokens.at(index)
    if word == "half":
        after = index + 2 if tokens.at(index + 1) in ("a", "an", "-") else None
        if tokens.at(index + 1) in ("century", "decade", "hour"):
            after = index + 1
        return (after, 0.5) if after else None
    for length in (3, 2, 1):
        phrase = tuple(tokens.lower[index : index + length])
        if phrase in _VAGUE:
            return index + length, 2.0 if "couple" in phrase else None
    if word in ("a", "an"):
        if tokens.at(index + 1) == "half" and tokens.at(index + 2) in ("-", "century", "decade", "hour"):
            return index + 2 + (tokens.at(index + 2) == "-"), 0.5
        return (index + 2, 12.0) if tokens.at(index + 1) == "dozen" else (index + 1, 1.0)
    found = integer(tokens, index)
    if found is None:
        return None
    after, value = found
    if figures(word) and tokens.at(after) == "." and tokens.glued(after) and figures(tokens.at(after + 1)):
        if tokens.glued(after + 1) and len(tokens.at(after + 1)) <= 2:
            return after + 2, float(f"{word}.{tokens.at(after + 1)}")
        return None
    if figures(word) and tokens.has(after, ("1", "/", "2")) and tokens.glued(after + 1) and tokens.glued(after + 2):
        return after + 3, value + 0.5
    bare = tokens.lower[after : after + 7]
    joined = [part for part in bare if part != "-"]
    if joined[:3] == ["and", "a", "half"]:
        return after + bare.index("half") + 1, value + 0.5
    return after, float(value)


def day_number(tokens: Tokens, index: int) -> tuple[int, int, bool] | None:
    """A day of a month: index behind, the day, and whether it is an ordinal ("17th", "second", "twenty-seventh")."""
    word = tokens.at(index)
    if figures(word):
        if len(word) > 2 or not 1 <= int(word) <= 31:
            return None
        if tokens.at(index + 1) in _SUFFIXES and tokens.glued(index + 1):
            return index + 2, int(word), True
        return index + 1, int(word), False
    words = time_words()
    if word in words.ordinals:
        return index + 1, words.ordinals[word], True
    if word in ("twenty", "thirty"):
        ones = index + 2 if tokens.at(index + 1) == "-" else index + 1
        base = words.cardinals[word]
        digit = words.ordinals.get(tokens.at(ones), 0)
        if 0 < digit < 10 and base + digit <= 31:
            return ones + 1, base + digit, True
        digit = words.cardinals.get(tokens.at(ones), 0)
        if 0 < digit < 10 and base + digit <= 31:
            return ones + 1, base + digit, False
    return None


def year_number(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A year in four figures, as "'99" or in words ("nineteen ninety-six", "two thousand and five")."""
    word = tokens.at(index)
    if figures(word):
        return (index + 1, int(word)) if len(word) == 4 and int(word) in _YEARS else None
    if word == "'" and figures(tokens.at(index + 1)) and len(tokens.at(index + 1)) == 2 and tokens.glued(index + 1):
        return index + 2, century_of(int(tokens.at(index + 1)))
    if word not in ("nineteen", "twenty", "two", "eighteen", "seventeen"):
        return None
    if word == "two":
        if tokens.at(index + 1) != "thousand":
            return None
        after = index + 3 if tokens.at(index + 2) == "and" else index + 2
        rest = integer(tokens, after)
        if rest and not figures(tokens.at(after)) and 0 < rest[1] < 100:
            return rest[0], 2000 + rest[1]
        return index + 2, 2000
    hundreds = tokens.at(index + 1) == "hundred"  # "eighteen hundred forty-eight"
    rest = integer(tokens, index + 1 + hundreds)
    if rest and not figures(tokens.at(index + 1)) and 9 < rest[1] < 100:
        return rest[0], time_words().cardinals[word] * 100 + rest[1]
    return None


def century_of(short: int) -> int:
    """The year meant by two figures: "24" is 2024, "87" is 1987 (the POSIX rule is 69; news looks a little ahead)."""
    return short + (2000 if short < 40 else 1900)
