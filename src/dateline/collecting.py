"""How often a process that does nothing but read looks for unreachable cycles of objects.

Readings are records without cycles, and what a reader loads stays; so the usual pace, after every 700 new objects, is
one thirtieth of the cost of reading for nothing.
"""

from __future__ import annotations

import gc
from typing import Final

_YOUNG, _MIDDLE, _OLD = 50_000, 20, 20
PACE: Final = (_YOUNG, _MIDDLE, _OLD)
"""Objects until the young are looked through, and how often that is done until the older are, in three ages."""


def collect_seldom() -> None:
    """Let this process look for cycles at this pace from here on, and never again through what is there already."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*PACE)
