"""What each feature counts, of near misses and of acts of people who may be private; the table `nearness`.

Fitted by the repository's `training.nearness`. Each feature has two weights: beside the language model's hints, and
where there are none (another model, another ontology's types).
"""

from __future__ import annotations

import math
from functools import cache

from dateline.lexicon import table
from dateline.records import Token
from dateline.stages.coding.nearness.features import Features, of_hints

Weights = dict[str, float]


def likelihood(odds: float) -> float:
    """From log-odds to a likelihood from 0 to 1."""
    return 1.0 / (1.0 + math.exp(-odds))


def odds(told: Features, weights: Weights) -> float:
    """The log-odds that some features give together."""
    return sum([weights[name] * value for name, value in told.items() if name in weights])


def hinted(token: Token, behaviour: str, of: str) -> tuple[float, Weights]:
    """The log-odds by what the language model hints at, and the weights of all else beside that."""
    hints = of_hints(token, behaviour)
    weights = _weights(of, "weight" if hints else "without hints")
    return odds(hints, weights), weights


@cache
def _weights(of: str, column: str) -> Weights:
    return {row["feature"]: float(row[column]) for row in table("nearness") if row["of"] == of and row[column]}
