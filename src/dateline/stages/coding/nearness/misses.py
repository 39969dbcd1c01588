"""Rows that all but fit a trigger: they lack little of what they ask for.

"A company of miners refused to give up its mortars": the row of REJECT asks for a party as subject, and "company" is
none that is known; all else holds.
"""

from __future__ import annotations

from typing import Final

import msgspec

from dateline.lexicon.events import Condition, EventRow
from dateline.stages.coding.matching import Nearness, Unread, has_particle, unmet
from dateline.stages.coding.roles import Roles
from dateline.stages.coding.scene import Scene

MOST: Final = 1
"""Conditions that a row may lack to be near. Of the words marked as telling of an event that the lexicon has and no row
reads, four in five have a row of the right type that lacks one condition; those that lack two are seldom right."""

_COSTS: Final = {"party": 1.0, "class": 1.2, "filled": 1.5}
"""What a condition that does not hold counts against a row beside other rows of its type."""


class NearMiss(msgspec.Struct, frozen=True):
    """A row, the conditions of it that do not hold, and the roles of the trigger that it was tried on."""

    row: EventRow
    lacking: tuple[Condition, ...]
    roles: Roles

    @property
    def cost(self) -> tuple[float, int]:
        """The less, the nearer; of rows as near as each other the one that asks for more."""
        return sum(_COSTS[condition.test] for condition in self.lacking), -self.row.specificity

    @property
    def held(self) -> EventRow:
        """The row as far as it holds: nothing may be concluded from what it lacks."""
        kept = tuple(condition for condition in self.row.conditions if condition not in self.lacking)
        return msgspec.structs.replace(self.row, conditions=kept)


def near_misses(scene: Scene, unread: Unread) -> dict[str, NearMiss]:
    """The nearest row of each type of event among the rows of a trigger; types whose rows are all far are left out."""
    nearest: dict[str, NearMiss] = {}
    trigger, roles = unread.trigger, unread.roles
    nearness = Nearness(scene, trigger, roles)
    filled = roles.by_role.keys()
    for row in unread.rows:
        if row.own or len(row.needs - filled) > MOST:
            continue
        if row.particle is not None and not has_particle(scene, trigger, row.particle):
            continue
        if not nearness.is_near(row, MOST):
            continue
        found = NearMiss(row, tuple(unmet(scene, trigger, row, roles)), roles)
        best = nearest.get(row.event)
        if best is None or found.cost < best.cost:
            nearest[row.event] = found
    return nearest
