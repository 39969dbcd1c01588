"""Storylines held in memory: what a ledger does with keys, units and groups, for few thousand stories and for tests.

pool = Pool()
pool.add(one).storyline          None: it opened one
pool.storylines()                {"s-5b1f...": ("d-1", "d-2#7"), ...}
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from typing import Final

from dateline.storylines.grouping import CHOSEN, Thresholds
from dateline.storylines.outlines import Outline
from dateline.storylines.placing import Group, Placed, keys, place

SHARED_MOST: Final = 8
"""Storylines, those that share most keys with a story, that are handed to `place`."""


class Pool:
    """Stories placed one after the other; the same stories in the same order give the same storylines."""

    def __init__(self, thresholds: Thresholds = CHOSEN) -> None:
        self._thresholds = thresholds
        self._outlines: dict[str, Outline] = {}
        self._storyline: dict[str, str] = {}
        self._by_key: defaultdict[str, list[str]] = defaultdict(list)
        self._number: dict[str, int] = {}

    def add(self, one: Outline) -> Placed:
        """Place a story that is not here yet."""
        shared = Counter(self._storyline[unit] for key in keys(one) for unit in self._by_key[key])
        units = self._units()
        near = sorted(shared, key=lambda storyline: (-shared[storyline], self._number[units[storyline][0]]))[
            :SHARED_MOST
        ]
        placed = place(
            one,
            [(storyline, [self._outlines[unit] for unit in units[storyline]]) for storyline in near],
            self._thresholds,
        )
        self._outlines[one.unit] = one
        self._number[one.unit] = len(self._number)
        for key in keys(one):
            self._by_key[key].append(one.unit)
        for group in (placed.own, *placed.changed):
            self._take(group, units)
        return placed

    def storylines(self) -> dict[str, tuple[str, ...]]:
        """The units of each storyline, in the order in which they came."""
        return {storyline: tuple(units) for storyline, units in self._units().items()}

    def outlines(self, storyline: str) -> list[Outline]:
        """The stories of a storyline, in the order in which they came."""
        return [self._outlines[unit] for unit, own in self._storyline.items() if own == storyline]

    def _take(self, group: Group, before: dict[str, list[str]]) -> None:
        storyline = group.storyline or self._new_id(group.units[0])
        older = [unit for taken in group.takes for unit in before[taken] if self._storyline[unit] == taken]
        for unit in (*older, *group.units):
            self._storyline[unit] = storyline

    def _new_id(self, unit: str) -> str:
        """Named after its first unit and the number of stories that were here, so that no two are named alike."""
        return f"s-{hashlib.blake2b(f'{unit} {len(self._number)}'.encode(), digest_size=6).hexdigest()}"

    def _units(self) -> dict[str, list[str]]:
        units: defaultdict[str, list[str]] = defaultdict(list)
        for unit, storyline in self._storyline.items():
            units[storyline].append(unit)
        return units
