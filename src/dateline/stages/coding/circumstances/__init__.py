"""When and where an act is told to happen.

    when_of(candidate)     its days, from the time words of its clause (when)
    place_of(candidate)    its place, from the place words of its clause (where)
    share(accounts)        days and places that other acts of the same dispatch tell for it (retold)

Words of another clause, or of another sentence, count only through one of a few named ways, each of which leaves a
Reason; an act of which nothing tells stays undated and unplaced.
"""

from dateline.stages.coding.circumstances.accounts import Account
from dateline.stages.coding.circumstances.retold import share
from dateline.stages.coding.circumstances.when import background_reason, lies_ahead, lies_far_back, when_of
from dateline.stages.coding.circumstances.where import place_of

__all__ = ["Account", "background_reason", "lies_ahead", "lies_far_back", "place_of", "share", "when_of"]
