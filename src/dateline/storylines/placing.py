"""Where a new story belongs: into a storyline that is here, or into one of its own; and what it shows of those near it.

The stories near a new one are grouped anew with it, since the tenth account of a thing may show that the third and the
fifth are one story, or that they are two. So the storylines hardly depend on the order in which stories came.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate, combinations
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from dateline.records import Reason
from dateline.storylines.grouping import CHOSEN, Thresholds, group
from dateline.storylines.likeness import likeness, likeness_to
from dateline.storylines.outlines import Outline

WINDOW: Final = 24
"""Units of a storyline, the latest, that a new one is compared with: a storyline moves on."""
NEAREST: Final = 4
"""Storylines that are grouped anew with a story, those most like it."""
_REACH: Final = 0.7
"""Share of the least likeness that a storyline's mean likeness to a story must reach to be grouped anew with it."""
_SHOWN: Final = 5
_KEYS: Final = 8
"""Weightiest names and words whose pairs are a story's keys: 28 of them."""


class Group(msgspec.Struct, frozen=True):
    """Units that are one storyline: its id (None: a new one, to be named by the caller), the units of it that were
    looked at, and the storylines whose further units, older than the window, come into it too. `why`: of the story
    that was placed, or of the change."""

    storyline: str | None
    units: tuple[str, ...]
    takes: tuple[str, ...] = ()
    why: tuple[Reason, ...] = ()


class Placed(msgspec.Struct, frozen=True):
    """`own`: the group of the story that was placed. `changed`: other groups that are no longer what they were."""

    own: Group
    changed: tuple[Group, ...] = ()

    @property
    def storyline(self) -> str | None:
        """The storyline of the story that was placed; None: it opens one."""
        return self.own.storyline


def keys(one: Outline) -> tuple[str, ...]:
    """Pairs of its weightiest names and words, such as "lodwar treaty"; stories that share none are never compared."""
    return tuple(f"{first} {second}" for first, second in combinations(sorted(one.terms[:_KEYS]), 2))


def place(one: Outline, near: Sequence[tuple[str, Sequence[Outline]]], thresholds: Thresholds = CHOSEN) -> Placed:
    """Where a story belongs among the storylines `near` (id and units, in the order in which they came).

    Best give those that share most keys with it, some eight, and the latest `WINDOW` units of each.
    """
    windows = {storyline: list(stories[-WINDOW:]) for storyline, stories in near if stories}
    alike = _split(likeness_to(one, [each for stories in windows.values() for each in stories]), windows)
    means = {storyline: float(alike[storyline].mean()) for storyline in windows}
    within_reach = [storyline for storyline in windows if means[storyline] >= _REACH * thresholds.least]
    best = sorted(within_reach, key=lambda storyline: -means[storyline])[:NEAREST]
    if not best:
        return Placed(Group(None, (one.unit,), (), (Reason("first story", "no storyline here is like it"),)))
    flat, spans = [one], dict[str, range]()
    for storyline in (each for each in within_reach if each in best):
        spans[storyline] = range(len(flat), len(flat) + len(windows[storyline]))
        flat += windows[storyline]
    if len(best) == 1 and means[best[0]] >= thresholds.usual and alike[best[0]].min() >= thresholds.least:
        return _named(flat, spans, [list(range(len(flat)))])
    groups: dict[int, list[int]] = {}
    for row, leader in enumerate(group(likeness(flat), thresholds)):
        groups.setdefault(int(leader), []).append(row)
    return _named(flat, spans, list(groups.values()))


def _split(alike: NDArray[np.float64], windows: Mapping[str, Sequence[Outline]]) -> dict[str, NDArray[np.float64]]:
    """Likeness to all stories as likeness to those of each storyline."""
    ends = accumulate(len(stories) for stories in windows.values())
    return {storyline: alike[end - len(windows[storyline]) : end] for storyline, end in zip(windows, ends, strict=True)}


def _named(flat: Sequence[Outline], windows: Mapping[str, range], groups: Sequence[list[int]]) -> Placed:
    """Groups under the storylines that they go on with: each storyline goes on where most of its window stands."""
    of_row = {row: number for number, rows in enumerate(groups) for row in rows}
    heir = {storyline: Counter(of_row[row] for row in span).most_common(1)[0][0] for storyline, span in windows.items()}
    own: Group | None = None
    changed: list[Group] = []
    for number, rows in enumerate(groups):
        taken = [storyline for storyline in windows if heir[storyline] == number]
        sizes = {storyline: sum(row in windows[storyline] for row in rows) for storyline in taken}
        name = max(taken, key=lambda storyline: sizes[storyline], default=None)
        takes = tuple(storyline for storyline in taken if storyline != name)
        units = tuple(flat[row].unit for row in rows)
        if 0 in rows:
            own = Group(name, units, takes, _why(flat, rows, name, takes))
        elif name is None or set(rows) != set(windows[name]) or takes:
            changed.append(Group(name, units, takes, (Reason("regrouped", f"after {flat[0].unit} came"),)))
    assert own is not None
    return Placed(own, tuple(changed))


def _why(flat: Sequence[Outline], rows: Sequence[int], name: str | None, takes: tuple[str, ...]) -> tuple[Reason, ...]:
    others = [flat[row] for row in rows if row]
    if not others:
        return (Reason("first story", "no storyline here is like enough"),)
    theirs = {term for other in others for term in other.terms}
    shared = ", ".join([term for term in flat[0].terms if term in theirs][:_SHOWN]) or "many words"
    reasons = [Reason("same story", f"has in common with {len(others)} there: {shared}")]
    if takes:
        reasons.append(Reason("one story", f"{', '.join(takes)} and {name} turned out to be one"))
    return tuple(reasons)
