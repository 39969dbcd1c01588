"""Digest headings: what stands over items of other news ("Latest News from Northland Daily", "In brief").

The lexicon digest_headings holds the patterns; `*` is a name, of an outlet where the row says so. "More troops
arrived." closes like a sentence, "MORE TALKS" names no outlet: neither is one.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from dateline.lexicon import Row, table
from dateline.records import Reason, Span
from dateline.stages.structure.blocks import Block
from dateline.stages.structure.outlets import Outlets
from dateline.stages.structure.shape import BULLET, is_title_case, tokens

_MOST_WORDS = 9
_MOST_NAME = 5


class DigestHeading(msgspec.Struct, frozen=True):
    """A digest heading: whether its items are bare headlines (`links`) where it can be told, the name in its slot."""

    start: int
    end: int
    links: bool
    name: str | None
    why: tuple[Reason, ...]


def find_digest_heading(block: Block, outlets: Outlets) -> DigestHeading | None:
    """The digest heading that a block is, or None."""
    if block.long or len(tokens(block.text, _MOST_WORDS + 1)) > _MOST_WORDS:
        return None
    bare = BULLET.sub("", block.text, count=1).strip("*#=_ ")
    if bare.endswith((".", ",", ";", "!")):
        return None
    bare = bare.rstrip(": ").replace("’", "'")
    if _any_pattern().fullmatch(bare) is None:
        return None  # nearly all end here
    for row, pattern in _patterns():
        match = pattern.fullmatch(bare)
        if match is None:
            continue
        name = match.group(1) if match.groups() else None
        if name is not None and not _fits(row, name, outlets):
            continue
        why = (Reason("structure.digest", f"reads “{row['pattern']}”", row.place, (Span(block.start, block.end),)),)
        return DigestHeading(block.start, block.end, row["items"] == "links", name, why)
    return None


def _fits(row: Row, name: str, outlets: Outlets) -> bool:
    """Whether the name in the slot is such as the row asks."""
    if len(tokens(name)) > _MOST_NAME or not is_title_case(name.removeprefix("the ")):
        return False
    return row["slot"] == "any" or outlets.find(name) is not None or outlets.shortened(name)


@cache
def _any_pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern.pattern})" for _, pattern in _patterns()), re.IGNORECASE)


@cache
def _patterns() -> tuple[tuple[Row, re.Pattern[str]], ...]:
    return tuple(
        (row, re.compile(re.escape(row["pattern"]).replace(r"\*", r"(\S.*?)"), re.IGNORECASE))
        for row in table("digest_headings")
    )
