"""Dispatches that are a digest from top to bottom: a morning brief, police briefs, a list of headlines.

The title reads as the lexicon brief_titles says, perhaps with its outlet or date beside it ("Night headlines, Northland
Radio"), and at least three short items follow that have no name in common: a brief on one subject names that
subject again and again.

"WORLD NEWS IN BRIEF", then three paragraphs on Chad, Peru and Laos -> the title is a digest heading, each an item.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from dateline.lexicon import Row, table
from dateline.records import Reason, Span
from dateline.stages.structure.blocks import Block
from dateline.stages.structure.datetext import is_calendar_word
from dateline.stages.structure.shape import tokens

_MOST_TITLE_WORDS = 12
_LEAST_ITEMS = 3
_MOST_ITEM_WORDS = 110
"""Most words of an item: blocks hold at most 600 characters, and longer paragraphs are stories."""
_PARTS = re.compile(r"\s*[,:|•·–—/()]+\s*|\s+-+\s+")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+|[“\"‘'(]\s*)$")
_NAME = re.compile(r"\b[A-ZÀ-Þ][^\W\d_]{3,}")


def brief_title(block: Block) -> tuple[Reason, ...]:
    """Why a title is that of a brief; () where it is not."""
    if block.long or len(tokens(block.text, _MOST_TITLE_WORDS + 1)) > _MOST_TITLE_WORDS:
        return ()
    for part in _PARTS.split(block.text.strip("*#=_ ").replace("’", "'").casefold()):
        row = _row(part)
        if row is not None:
            note = f"the title reads “{part}”, and short items follow"
            return (Reason("structure.digest", note, row.place, (Span(block.start, block.end),)),)
    return ()


def are_items(found: Sequence[Block]) -> bool:
    """Whether paragraphs are items of a brief: several, short, with no name in more than half of them."""
    if len(found) < _LEAST_ITEMS or any(each.long or _words(each) > _MOST_ITEM_WORDS for each in found):
        return False
    named = Counter(name for each in found for name in _names(each.text))
    return all(count <= max(2, len(found) // 2) for count in named.values())


def _words(block: Block) -> int:
    return len(tokens(block.text, _MOST_ITEM_WORDS + 1))


def _names(text: str) -> frozenset[str]:
    """Capitalised words that do not open a sentence."""
    return frozenset(
        match.group()
        for match in _NAME.finditer(text)
        if not _SENTENCE_START.search(text[: match.start()][-4:]) and not is_calendar_word(match.group())
    )


def _row(part: str) -> Row | None:
    """The row that a part of a title reads like: a whole title, or one that ends in an opener and a noun."""
    for row, pattern in _wholes():
        if pattern.fullmatch(part):
            return row
    for noun, row in _words_of("noun").items():
        before = part.removesuffix(f" {noun}")
        if before != part and any(before == word or before.endswith(f" {word}") for word in _words_of("opener")):
            return row
    return None


@cache
def _wholes() -> tuple[tuple[Row, re.Pattern[str]], ...]:
    return tuple(
        (row, re.compile(re.escape(row["words"]).replace(r"\*", r"\S.*?")))
        for row in table("brief_titles")
        if row["kind"] == "whole"
    )


@cache
def _words_of(kind: str) -> dict[str, Row]:
    return {word: row for row in table("brief_titles") if row["kind"] == kind for word in row.items("words")}
