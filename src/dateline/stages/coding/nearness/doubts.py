"""Whether an act is news although nobody known to be public takes part in it, as far as rules can tell.

"We refuse to pay", "the two signed", "the Sorrel Circle condemned": who is behind such words the rules of `worth` do
not know, and they would leave the act out. What else is told of it is weighed as for near misses.
"""

from __future__ import annotations

from typing import Final

from dateline.stages.coding.binding import Candidate
from dateline.stages.coding.matching import rows_for
from dateline.stages.coding.nearness.features import Features, of_row, of_word
from dateline.stages.coding.nearness.misses import NearMiss
from dateline.stages.coding.nearness.weights import hinted, likelihood, odds

DOUBT: Final = "doubt"


def told(candidate: Candidate, reason: str) -> Features:
    """What is told of a candidate that would be left out for a reason, hints apart."""
    words = rows_for(candidate.scene, candidate.trigger)
    if words is None or candidate.row.event not in words.types:
        return {}
    shared = of_word(candidate.scene, candidate.trigger, words, candidate.roles, candidate.around)
    return shared | of_row(words, NearMiss(candidate.row, (), candidate.roles)) | {f"left out: {reason}": 1.0}


def news_all_the_same(candidate: Candidate, reason: str) -> float:
    """How likely a candidate is news that rules would leave out for a reason; rows of a user's own never are."""
    features = {} if candidate.row.own else told(candidate, reason)
    if not features:
        return 0.0
    by_hints, weights = hinted(candidate.scene.tree[candidate.trigger], candidate.behaviour, DOUBT)
    return likelihood(by_hints + odds(features, weights))
