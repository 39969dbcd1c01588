"""Storylines: dispatches and events that go on telling one story, linked by actors, time and words.

    for unit in units(reading):                      headline and body are one story, each digest item is its own
        one = outline(reading, unit)                 what is kept of it
        keys(one)                                    where stories like it are to be looked for
        place(one, [("s-1", outlines), ...])         the storyline it belongs to, and what it changes among those near
    Pool().add(one)                                  the same where all is held in memory
    storyline_of("s-1", outlines, events)            title, days, events, turning points
    since(storyline, day)                            what changed

All of it is pure; the ledger keeps the outlines and finds those near.
"""

from dateline.storylines.grouping import Thresholds
from dateline.storylines.outlines import Outline, outline, units
from dateline.storylines.placing import NEAREST, WINDOW, Group, Placed, keys, place
from dateline.storylines.pool import SHARED_MOST, Pool
from dateline.storylines.telling import BACKGROUND, Changes, accounts_of, since, storyline_of

__all__ = [
    "BACKGROUND",
    "NEAREST",
    "SHARED_MOST",
    "WINDOW",
    "Changes",
    "Group",
    "Outline",
    "Placed",
    "Pool",
    "Thresholds",
    "accounts_of",
    "keys",
    "outline",
    "place",
    "since",
    "storyline_of",
    "units",
]
