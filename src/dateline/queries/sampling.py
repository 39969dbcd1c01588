"""Reports drawn by chance, to be judged by a person, and what the judgements say of all reports."""

from __future__ import annotations

import math
import random
from typing import Final

from dateline.ledger import Ledger

Z: Final = 1.96
"""Standard normal quantile of a two-sided interval of 95%."""


def drawn(ledger: Ledger, number: int, seed: int) -> list[str]:
    """Ids of `number` present reports (all, if there are no more), drawn without replacement; the same for one seed."""
    rows = ledger.connection.execute(
        "SELECT r.id FROM reports r JOIN dispatches d ON d.id = r.dispatch"
        " WHERE r.until_run IS NULL AND d.current = 1 AND r.dropped = 0 ORDER BY r.id"
    )
    ids = [row["id"] for row in rows]
    return random.Random(seed).sample(ids, min(number, len(ids)))


def interval(right: int, judged: int) -> tuple[float, float]:
    """Wilson's 95% interval of a share; (0, 1) where nothing was judged.

    Authority: Wilson 1927, "Probable inference, the law of succession, and statistical inference", JASA 22.

    >>> [round(bound, 3) for bound in interval(45, 50)]
    [0.786, 0.957]
    """
    if not judged:
        return 0.0, 1.0
    share, spread = right / judged, Z * Z / judged
    middle = (share + spread / 2) / (1 + spread)
    half = Z / (1 + spread) * math.sqrt(share * (1 - share) / judged + spread / (4 * judged))
    return max(middle - half, 0.0) if right else 0.0, min(middle + half, 1.0) if right < judged else 1.0
