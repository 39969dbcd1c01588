"""How much a dispatch, and a sentence of it, speaks of what is coded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from dateline.stages.coding.scene import Scene

_UNSEEN: Final = 3


class Surroundings(msgspec.Struct, frozen=True):
    """Triggers read and parties known in a dispatch, both a sentence on average, and triggers read in one sentence.

    A few sentences more, of which nothing is known, are counted with a dispatch's: two sentences alone say little."""

    read: float
    known: float
    here: int = 0

    @classmethod
    def of(cls, scenes: Sequence[Scene], read: Sequence[int]) -> Surroundings:
        """The surroundings in a dispatch, from its sentences and how many triggers rows read whole in each."""
        count = len(scenes) + _UNSEEN
        known = sum(
            bool(actor.code or actor.sector)
            for scene in scenes
            for mention in scene.mentions.values()
            for actor in mention.actors
        )
        return cls(sum(read) / count, known / count)


NOWHERE: Final = Surroundings(0.0, 0.0)
