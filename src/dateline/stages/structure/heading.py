"""Section headings and titles, by shape. Where such a line stands decides what it is: see `decide`.

A heading is a short single line without final stop, in capitals ("ARMS TALKS"), title case ("Talks Resume in Cairo"),
sentence case ("What happens next") or closed by a colon ("Background:"). A quotation, a bullet, a line of acronyms that
the story uses as such ("EU, NATO, UN"), a name with its office ("Jane Roe, Minister of Health") and a line that opens
like a sentence ("They never came back") are none.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from dateline.stages.structure.blocks import Block
from dateline.stages.structure.shape import (
    BULLET,
    NUMBERING,
    ends_with_stop,
    is_caps,
    is_title_case,
    tokens,
    word_class,
)

HeadingShape = Literal["capitals", "title case", "sentence case", "colon", "numbered"]

_MOST_CAPS = 12
_MOST_TITLE = 9
_MOST_SENTENCE = 8
_MOST_COLON = 4
_MOST_CHARACTERS = 80
_MOST_TITLE_LINE = 30
_QUOTES = ('"', "“", "‘", "'", "«", "„")
_SPEAKING = re.compile(
    r"\b(?:said|says|reports|reported|read|reads|added|wrote|told|asked|were|was|are|is|include|included|including|following|follows|as)$",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*")


def heading_shape(block: Block, acronyms: frozenset[str]) -> HeadingShape | None:
    """In what way a block looks like a section heading, or None. `acronyms`: see `acronyms_of`."""
    text = block.text
    if block.long or len(text) > _MOST_CHARACTERS or text.startswith(_QUOTES) or BULLET.match(text):
        return None
    numbering = NUMBERING.match(text)
    bare = text[numbering.end() :] if numbering else text
    words = tokens(bare)
    if not words or not any(letter.isalpha() for letter in bare) or ends_with_stop(bare) or bare.endswith(("”", '"')):
        return None
    if bare.endswith(":"):
        colon = bare.rstrip(": ")
        plain = words[0].casefold() not in word_class("opening") and not _SPEAKING.search(colon)
        if is_caps(colon) and len(words) <= _MOST_CAPS:
            return "capitals"
        return "colon" if plain and len(words) <= _MOST_COLON and words[0][0].isupper() and "," not in colon else None
    if is_caps(bare):
        plain_words = [word for word in _LETTERS.findall(bare) if word not in acronyms and "." not in word]
        return "capitals" if len(words) <= _MOST_CAPS and plain_words else None
    if "," in bare or not (words[0][0].isupper() or words[0][0].isdigit()):
        return None
    if numbering is not None and len(words) <= _MOST_TITLE:
        return "numbered"
    if is_title_case(bare):
        return "title case" if len(words) <= _MOST_TITLE else None
    opens_sentence = words[0].casefold() in word_class("pronoun")
    return "sentence case" if len(words) <= _MOST_SENTENCE and not (opens_sentence or bare.endswith("!")) else None


def is_title_shape(block: Block) -> bool:
    """Whether a block could be a headline: one line's worth of words without final stop, no bullet or link."""
    text = block.text
    if block.long or BULLET.match(text) or ends_with_stop(text) or text.endswith(":"):
        return False
    return len(tokens(text, _MOST_TITLE_LINE + 1)) <= _MOST_TITLE_LINE and any(letter.isalpha() for letter in text)


@lru_cache(maxsize=128)
def _words(text: str) -> tuple[str, ...]:
    """The words of a block, parted at everything but letters."""
    return tuple(_LETTERS.findall(text))


def running_words_of(blocks: tuple[Block, ...]) -> frozenset[str]:
    """Words that a dispatch writes in lower case: what is among them, is no name."""
    return frozenset([word for each in blocks for word in _words(each.text) if word.islower()])


def acronyms_of(blocks: tuple[Block, ...]) -> frozenset[str]:
    """Words in capitals that stand after words in lower case: what the story itself uses as acronyms. Datelines open
    with capitals, hence "after"; of a long paragraph only the head is read."""
    found: set[str] = set()
    for each in blocks:
        words = _words(each.text)
        running = bool(words) and not words[0].isupper()
        if not any(word.islower() for word in words):
            continue
        for word in words:
            running = running or word.islower()
            if running and len(word) >= 2 and word.isupper():
                found.add(word)
    return frozenset(found)
