"""Roles in bylines: "Chief International Correspondent Northland News" is a role and an outlet.

A role ends in a head noun of the lexicon byline_roles; what follows in capitals is the outlet, and so is a known
outlet that stands before it ("Associated Press Writer").
"""

from __future__ import annotations

from functools import cache

import msgspec

from dateline.lexicon import Row, table
from dateline.stages.structure.outlets import Outlets, is_desk
from dateline.stages.structure.shape import is_title_case, tokens

_MOST_WORDS = 12
_JOINING = ("at", "for", "of", "with", "-", "–", "—", "the")


class Given(msgspec.Struct, frozen=True):
    """What a part of a byline gives beside names."""

    role: str | None = None
    outlet: str | None = None
    row: str | None = None


def part_role(part: str, outlets: Outlets) -> Given | None:
    """The role and outlet that a part of a byline consists of, or None where it is neither."""
    bare = part.strip(" .")
    known = outlets.find(bare)
    if known is not None:
        return Given(None, bare, known.row)
    if is_desk(bare):
        return Given(bare)
    words = tokens(bare, _MOST_WORDS + 1)
    if not words or len(words) > _MOST_WORDS:
        return None
    heads = [number for number, word in enumerate(words) if word.casefold().rstrip("s'’") in _heads("head")]
    if heads:
        return _split(words, heads[-1], outlets)
    if outlets.plausible(bare) is not None:
        return Given(None, bare)
    row = _heads("whole").get(words[-1].casefold())
    if row is None:
        return None
    opening = outlets.opening(bare)
    if opening is not None:
        return Given(bare[opening[0] :].strip() or None, bare[: opening[0]], row.place)
    return Given(bare, None, row.place)


def _split(words: list[str], head: int, outlets: Outlets) -> Given | None:
    """The role that ends at `head`, the outlet before or after it; None where a plain sentence goes on."""
    role, after = " ".join(words[: head + 1]), words[head + 1 :]
    row = _heads("head")[words[head].casefold().rstrip("s'’")]
    opening = outlets.opening(role)
    outlet: str | None = None
    if opening is not None and opening[0] < len(role):
        outlet, role = role[: opening[0]], role[opening[0] :].strip(" ,")
    while after and after[0].casefold() in _JOINING and len(after) > 1 and after[0] != "The":
        after = after[1:]
    rest = " ".join(after)
    if rest and outlet is None:
        if not is_title_case(rest):
            return None
        outlet = rest
    return Given(role, outlet, row.place)


@cache
def _heads(place: str) -> dict[str, Row]:
    """Head nouns without the plural's "s", to their rows."""
    rows = [row for row in table("byline_roles") if row["place"] == place]
    if place == "whole":
        return {word: row for row in rows for word in row.items("word")}
    return {word.rstrip("s"): row for row in rows for word in row.items("word")}
