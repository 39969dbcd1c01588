"""Rows that all but fit a trigger: they lack little of what they ask for.

"A company of miners refused to give up its mortars": the row of REJECT asks for a party as subject, and "company" is
none that is known; all else holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from dateline.lexicon.events import Condition, EventRow
from dateline.lexicon.questions import ReadyRow
from dateline.stages.coding.binding import is_calamity
from dateline.stages.coding.matching import Trial, clause_of
from dateline.stages.coding.roles import Roles

MOST: Final = 1
"""Conditions that a row may lack to be near. Of the words marked as telling of an event that the lexicon has and no row
reads, four in five have a row of the right type that lacks one condition; those that lack two are seldom right."""

_HARMS: Final = ("ASSAULT", "COERCE")
"""Types of what nature does too: storms kill, floods close roads."""

_COSTS: Final = {"party": 1.0, "class": 1.2, "filled": 1.5}
"""What a condition that does not hold counts against a row beside other rows of its type."""


class NearMiss(msgspec.Struct, frozen=True):
    """A row, the conditions of it that do not hold, and the roles of the trigger that it was tried on."""

    row: EventRow
    lacking: tuple[Condition, ...]
    roles: Roles

    @property
    def held(self) -> EventRow:
        """The row as far as it holds: nothing may be concluded from what it lacks."""
        kept = tuple(condition for condition in self.row.conditions if condition not in self.lacking)
        return msgspec.structs.replace(self.row, conditions=kept)


def in_reach(unread: Trial) -> list[ReadyRow]:
    """The rows of a trigger that may be near, by what is known without asking; a user's own are taken at their word."""
    refused, failed = ~unread.words.lackable, unread.failed
    return [
        ready
        for ready in unread.words.rows
        if not ready.bits & failed & refused and (ready.bits & failed).bit_count() <= MOST and not ready.row.own
    ]


def near_misses(unread: Trial, among: Sequence[ReadyRow] | None = None) -> dict[str, NearMiss]:
    """The nearest row of each type of event among some rows of a trigger, all in reach where none are given; types
    whose rows are all far are left out."""
    nearest: dict[str, tuple[tuple[float, int], ReadyRow]] = {}
    for ready in in_reach(unread) if among is None else among:
        if not unread.may_be_near(ready, MOST):
            continue  # by what rows before it have found out
        best = nearest.get(ready.row.event)
        if best is not None and best[0] <= _cost(unread, ready):
            continue  # to ask it more could only take it farther off
        if not unread.is_near(ready, MOST):
            continue
        cost = _cost(unread, ready)
        if best is None or cost < best[0]:
            nearest[ready.row.event] = cost, ready
    found = (NearMiss(ready.row, _lacking(unread, ready), unread.roles) for _, ready in nearest.values())
    return {miss.row.event: miss for miss in found if not _is_led_astray(miss) and not _is_of_nature(unread, miss)}


def _is_led_astray(miss: NearMiss) -> bool:
    """Whether the trigger governs a clause of which the row knows nothing, in the place of what it lacks: "agreed to
    hear the case" is no "agreed on"."""
    lacks = any(condition.test == "filled" for condition in miss.lacking)
    asked = {condition.role for condition in miss.row.conditions}
    return lacks and any(miss.roles.get(role) and role not in asked for role in ("xcomp", "ccomp"))


def _is_of_nature(unread: Trial, miss: NearMiss) -> bool:
    """Whether harm is told in a clause that names a disaster or an accident: "were killed in a fire"."""
    scene = unread.scene
    if scene.ontology.behaviour(miss.row.event) not in _HARMS:
        return False
    clause = clause_of(scene, unread.trigger, unread.roles)
    return any(is_calamity(scene, scene.tree.lemmas[word]) for word in clause)


def _lacking(unread: Trial, ready: ReadyRow) -> tuple[Condition, ...]:
    """The conditions of a row that are known not to hold, in order."""
    if not ready.bits & unread.failed:
        return ()
    failed = [question.condition for question in ready.questions if question.bit & unread.failed]
    return tuple(condition for condition in failed if condition is not None)


def _cost(unread: Trial, ready: ReadyRow) -> tuple[float, int]:
    """The less, the nearer; of rows as near as each other the one that asks for more."""
    lacking = sum([_COSTS[condition.test] for condition in _lacking(unread, ready)])
    return lacking, -ready.row.rank[-1]  # which is how specific it is
