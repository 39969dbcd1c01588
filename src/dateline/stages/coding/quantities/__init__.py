"""Counts with their bounds, each tied to its own act ("at least 76 people" is 76 and no upper bound)."""

from dateline.stages.coding.quantities.following import CountMemory
from dateline.stages.coding.quantities.measure import measure
from dateline.stages.coding.quantities.numbers import parse_number

__all__ = ["CountMemory", "measure", "parse_number"]
