"""A process of ours looks for cycles of objects seldom, and not through what it has loaded."""

from __future__ import annotations

import gc

from dateline import collecting


def test_what_is_there_is_never_looked_through_again() -> None:
    before = gc.get_threshold()
    try:
        collecting.collect_seldom()
        assert gc.get_threshold() == collecting.PACE
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
