"""What a short stretch of text looks like: capitals, title case, a closed sentence, a name.

All functions take a stretch without outer white space and say nothing of what it means. Lexicon: structure_words.
"""

from __future__ import annotations

import re
from functools import cache

from dateline.lexicon import table

_CLOSERS = "\"'”’»)]* "
_ACRONYM_END = re.compile(r"(?:\b[A-Z]\.){2,}$")
BULLET = re.compile(r"(?:[•·▪◦●■►▶‣∙*]|[-–—](?=\s))\s*(?=\S)")
NUMBERING = re.compile(r"(?:\d{1,2}|[IVX]{1,5}|[A-Z])[.)]\s+")


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of a class of the lexicon structure_words."""
    return frozenset(word for row in table("structure_words") if row["class"] == name for word in row.items("words"))


def tokens(text: str, most: int = 200) -> list[str]:
    """The words parted by white space, at most so many: enough to judge a short line, cheap on a long one."""
    return text.split(maxsplit=most)[:most]


def is_caps(text: str) -> bool:
    """Whether all letters that have a case are capitals, and there are at least two."""
    return sum(letter.isupper() for letter in text) >= 2 and not any(letter.islower() for letter in text)


def is_title_case(text: str) -> bool:
    """Whether every word but small ones begins with a capital or digit: "Talks Resume in Cairo"."""
    words = [word.lstrip("\"'“‘(") for word in tokens(text)]
    words = [word for word in words if word and (word[0].isalpha() or word[0].isdigit())]
    if not words or not (words[0][0].isupper() or words[0][0].isdigit()):
        return False
    small = word_class("small") | word_class("particle")
    return all(not word[0].islower() or word.casefold() in small for word in words)


def ends_sentence(text: str) -> bool:
    """Whether it closes like a sentence: . ! ? or … before closing marks; a final "U.S." does not."""
    bare = text[-40:].rstrip(_CLOSERS)
    return bare.endswith((".", "!", "?", "…")) and not _ACRONYM_END.search(bare)


def ends_with_stop(text: str) -> bool:
    """Whether it closes with a full stop, or goes on after a comma or semicolon: what a headline never does."""
    bare = text[-40:].rstrip(_CLOSERS)
    return bare.endswith((".", "…", ",", ";")) and not _ACRONYM_END.search(bare)


def is_name(text: str, least: int = 2, most: int = 5) -> bool:
    """Whether it is built like a personal name: "Jane Roe", "A. B. Smith", "Ludwig van der Berg", "JANE ROE"."""
    words = tokens(text, most + 1)
    if not least <= len(words) <= most:
        return False
    particles = word_class("particle")
    if words[0] in particles and words[0] not in ("al", "el", "de", "van", "von"):
        return False
    return all(word in particles or _is_name_word(word) for word in words) and words[-1] not in particles


def _is_name_word(word: str) -> bool:
    bare = word.rstrip(".")
    if not bare or word.count(".") > 2 or (word.endswith(".") and len(bare) > 3):
        return False
    first = bare[3:4] if bare.startswith(("al-", "el-")) else bare[0]
    return first.isupper() and all(letter.isalpha() or letter in "'’-." for letter in bare)
