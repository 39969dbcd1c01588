"""Reports of one happening -> one Event, within a dispatch and across dispatches.

A wrong merge is worse than a missed one.

    one = told(report, reading)                what a report tells, as merging compares it
    keys(one), sought(one)                     what a report is filed under, and where reports like it are looked for
    settle(one, [("e-1", members), ...])       the event that it belongs to, or none, with reasons
    event_of("e-1", kind, members, links)      the event as its reports tell it, disagreements side by side

All of it is pure; the ledger keeps the records and finds the candidates. `retold` is `told` for a report whose
sentences are no longer at hand; `is_selective` says whether the reports found under a key are worth comparing.

Candidates first (`likeness`: points for and what speaks against, pair by pair), then one deciding function (`settle`).
What was done is compared as deeds (`deeds.tsv`), parties by code and name, days and places by how they contain each
other, wording by words that are rare. Points were weighed on ECB+ topics of odd number: bench/merging.py.
"""

from dateline.merging.background import kind_of
from dateline.merging.events import event_of
from dateline.merging.keys import BUSY, is_selective, keys, sought
from dateline.merging.settling import HEARD, Settled, settle
from dateline.merging.told import retold, told

__all__ = [
    "BUSY",
    "HEARD",
    "Settled",
    "event_of",
    "is_selective",
    "keys",
    "kind_of",
    "retold",
    "settle",
    "sought",
    "told",
]
