"""Is one text a copy of the other, and which of the two is the origin: the one deciding function of syndication.

Measured by bench/copies.py: made-up reprints are found down to half of a story, independent accounts of one story that
share quotes and background stay apart.
"""

from __future__ import annotations

from typing import Final

import msgspec

from dateline.merging.copies.alignment import carried, told
from dateline.merging.copies.outlets import Outlets, load
from dateline.merging.copies.traces import Trace
from dateline.records import Reason

_SHARE: Final = 0.5
"""Share of its own words that one of the two texts must have in common with the other."""
_FEWEST: Final = 12
"""Common words, outside quotation marks, below which two texts are too short to say."""
_TOGETHER: Final = 0.8
"""What the shares of both texts must reach together: a half new text that took little of a long one is a rewrite of
it, not a reprint. A reprint of half a story with as much of its own behind it has 1.0."""
_BEHIND: Final = 0.65
"""The share that one must have in common where neither opens with what the other holds: background that both keep at
hand can make up half of a short text, hardly two thirds."""
_OPENING: Final = 40
"""Words of an opening; of a short text, a third."""


class Copied(msgspec.Struct, frozen=True, gc=False):
    """Dispatch `copy` (its digest item in section `copy_section`, None for its story) was taken from `origin`.

    `share`: part of the copy's own words that stands in the origin; `kept`: part of the origin's in the copy.
    """

    origin: str
    copy: str
    origin_section: int | None
    copy_section: int | None
    share: float
    kept: float
    why: tuple[Reason, ...]


def copied(one: Trace, other: Trace, outlets: Outlets | None = None) -> Copied | None:
    """How `one`, which was here first, and `other` hang together; None where neither is a copy of the other.

    Which is the origin: the one whose outlet the other credits; else the one written earlier; else the one of a news
    agency; else the longer; else the one that was here first.
    """
    first, second, opened = shares(one, other)
    if max(first, second) < (_SHARE if opened else _BEHIND) or first + second < _TOGETHER:
        return None
    rule, note, forward = _direction(one, other, outlets or load())
    origin, copy = (one, other) if forward else (other, one)
    share, kept = (second, first) if forward else (first, second)
    return Copied(
        origin=origin.dispatch,
        copy=copy.dispatch,
        origin_section=origin.section,
        copy_section=copy.section,
        share=round(share, 3),
        kept=round(kept, 3),
        why=(
            Reason("same words", f"{share:.0%} of its own words stand in the origin, {kept:.0%} of the origin's in it"),
            Reason(rule, note),
        ),
    )


def shares(one: Trace, other: Trace) -> tuple[float, float, bool]:
    """Part of each text's own words that the other holds, nothing where that is too little to judge; and whether either
    text opens with what the other holds."""
    words = carried(one, other)
    own = told(one), told(other)
    common = [int((there & mine).sum()) for there, mine in zip(words, own, strict=True)]
    if min(common) < _FEWEST:
        return 0.0, 0.0, False
    opened = any(there[: min(_OPENING, len(there) // 3)].mean() >= _SHARE for there in words)
    return common[0] / int(own[0].sum()), common[1] / int(own[1].sum()), opened


def _direction(one: Trace, other: Trace, outlets: Outlets) -> tuple[str, str, bool]:
    """Rule, note, and whether `one` is the origin."""
    mine, theirs = outlets.name(one.outlet, one.url), outlets.name(other.outlet, other.url)
    if mine and theirs and mine != theirs:
        credits_me = mine in {outlets.name(name) for name in other.credits}
        credits_them = theirs in {outlets.name(name) for name in one.credits}
        if credits_me != credits_them:
            return "credit", f"the copy names {mine if credits_me else theirs} as where it is from", credits_me
    if one.reprinted != other.reprinted:
        return "reprint", "the copy says that it was published elsewhere first", other.reprinted
    if one.last and other.first and one.last < other.first:
        return "earlier", f"the origin was written by {one.last}, the copy on {other.first} or later", True
    if other.last and one.first and other.last < one.first:
        return "earlier", f"the origin was written by {other.last}, the copy on {one.first} or later", False
    if outlets.is_agency(mine) != outlets.is_agency(theirs):
        return "agency", f"{mine if outlets.is_agency(mine) else theirs} is a news agency", outlets.is_agency(mine)
    if outlets.is_reprinter(mine) != outlets.is_reprinter(theirs):
        name = mine if outlets.is_reprinter(mine) else theirs
        return "reprinter", f"{name} shows what others wrote", outlets.is_reprinter(theirs)
    lengths = len(one.words.split()), len(other.words.split())
    if lengths[0] != lengths[1]:
        return "longer", f"the origin has {max(lengths)} words, the copy {min(lengths)}", lengths[0] > lengths[1]
    return "first come", "nothing tells them apart but which came first", True
