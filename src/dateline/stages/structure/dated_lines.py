"""Lines that say when the dispatch was sent, perhaps beside the outlet's name: "18 January 2025, The Times".

Beside the date may stand words such as "Published", and an outlet: one that is known, one whose name ends like an
outlet's, or, at the top or foot of the dispatch and before a full date, any capitalised name ("Hamlet Eagle, Thursday
12 June 2025"), which then is not said to be the outlet.
"""

from __future__ import annotations

import re

import msgspec

from dateline.stages.structure.datetext import find_date, is_date_line
from dateline.stages.structure.outlets import Outlets
from dateline.stages.structure.shape import is_title_case, tokens

_LONGEST = 120
_MOST_NAME = 6
_BRACKETS = re.compile(r"\s*\([^()]{2,30}\)")
_BY = re.compile(r"^(?:by|in|on|at|from)\s+", re.IGNORECASE)
_EDGES = " ,.|–—-•·/:"
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_MARKED = re.compile(r"[,|–—•·/:-]\s*$")


class DatedLine(msgspec.Struct, frozen=True):
    """A line that says when; `outlet` as it names itself there."""

    outlet: str | None = None


def dated_line(text: str, outlets: Outlets, *, edge: bool) -> DatedLine | None:
    """What a line that says when gives, or None. `edge`: it stands near the top, though not first, or at the foot."""
    if is_date_line(text):
        return DatedLine()
    day = find_date(text) if len(text) <= _LONGEST else None
    if day is None:
        return None
    ending = outlets.ending(text)
    if ending is not None and is_date_line(text[: ending[0]]):
        return DatedLine(text[ending[0] :].strip(_EDGES))
    before, behind = text[: day[0]], text[day[1] :]
    name = _BY.sub("", behind.strip(_EDGES))
    if name and is_date_line(text[: day[1]]) and outlets.plausible(name) is not None:
        return DatedLine(name)
    if not is_date_line(text[day[0] :]):
        return None
    name = _BRACKETS.sub("", before).strip(_EDGES)
    if outlets.plausible(name) is not None:
        return DatedLine(name)
    named = is_title_case(name) and len(tokens(name)) <= _MOST_NAME and "," not in name
    return DatedLine() if edge and named and _MARKED.search(before) and _YEAR.search(text[slice(*day)]) else None
