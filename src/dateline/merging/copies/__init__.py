"""Syndication: which text is a copy of which, and how many voices are independent of each other.

    one = trace(reading)               a dispatch's story as words; `trace(reading, number)`: that digest item's
    keys(one)                          where texts that may be copies of it, or it of them, are to be looked for
    copied(one, other)                 whether one is a copy: which is the origin, how much was taken over, and why
    load().independent(accounts)       the outlets that speak for themselves: one a story passed on, one an owner

A copy has taken over at least half of what one of the two texts tells in its own words, be it cut, put in another
order, under another headline or behind another lede. What stands in quotation marks is anybody's and makes no copy.
All of it is pure; words are found by MinHash (`rensa`) and aligned by `rapidfuzz`.
"""

from dateline.merging.copies.deciding import Copied, copied
from dateline.merging.copies.outlets import Outlets, OwnOutlet, load, outlets_with, own_outlets
from dateline.merging.copies.traces import Trace, keys, trace

__all__ = [
    "Copied",
    "Outlets",
    "OwnOutlet",
    "Trace",
    "copied",
    "keys",
    "load",
    "outlets_with",
    "own_outlets",
    "trace",
]
