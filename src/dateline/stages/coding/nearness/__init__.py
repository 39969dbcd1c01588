"""Triggers that no row reads whole, read by the row that all but fits where enough speaks for it.

Most events that the lexicon misses are told with a word it has, in a frame that its row does not foresee: a doer of no
known kind, an object it has no class for. Which of these near misses tell of an event is weighed: a logistic
regression over named features (`features`), its weights in the table `nearness` (fitted by the repository's
`training.nearness` on dispatches marked for it). A report that came about so says which row it is, what that row lacks,
and the weight; it counts for less than one of a row that fits whole.

"A company of miners refused to give up its mortars" -> REJECT, by the row of "refuse", which lacks its party.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from typing import Final

from dateline.lexicon import table
from dateline.records import Reason
from dateline.stages.coding.binding import Candidate, bind
from dateline.stages.coding.matching import Unread
from dateline.stages.coding.nearness.features import Features, Surroundings, features
from dateline.stages.coding.nearness.misses import NearMiss, near_misses
from dateline.stages.coding.scene import Scene

__all__ = ["Features", "NearMiss", "Surroundings", "features", "near_misses", "weigh", "with_near"]

LIKELY: Final = 0.55
"""Likelihood from which a near miss is read as an event. On marked dispatches that it was not fitted on, two in three
of those above are right (docs/quality.md)."""


def with_near(scene: Scene, read: list[Candidate], unread: Sequence[Unread], around: Surroundings) -> list[Candidate]:
    """The candidates of a sentence, those of near misses among them, in text order."""
    found = [_likely(scene, word, len(read), around) for word in unread]
    near = [candidate for candidate in found if candidate is not None]
    return sorted([*read, *near], key=lambda candidate: candidate.trigger) if near else read


def _likely(scene: Scene, unread: Unread, here: int, around: Surroundings) -> Candidate | None:
    """The candidate of the near miss that most speaks for, if it is likely enough. `here`: triggers read in the
    sentence."""
    best, most = None, LIKELY
    for miss in near_misses(scene, unread).values():
        likelihood = weigh(features(scene, unread, miss, here, around))
        if likelihood >= most:
            best, most = miss, likelihood
    if best is None:
        return None
    candidate = bind(scene, unread.trigger, best.held, best.roles, needs_party=False)
    if not isinstance(candidate, Candidate):
        return None
    candidate.likelihood = most
    lacking = ", ".join(map(str, best.lacking))
    without = f"without {lacking}" if lacking else "without a party in its place"
    spans = (scene.span_of(unread.trigger),)
    candidate.why.append(Reason("near-row", f"the nearest row, {without}; {most:.0%} likely", best.row.place, spans))
    return candidate


def weigh(told: Features) -> float:
    """The likelihood, from 0 to 1, that a near miss with these features tells of an event of its row's type."""
    weights = _weights()
    return 1.0 / (1.0 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in told.items())))


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in table("nearness")}
