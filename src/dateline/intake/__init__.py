"""Files, directories and standard input -> dispatches; the border where bad input is refused.

    sources(["a.txt", "wire/", "-"])  ->  where dispatches may lie, or why an argument names none
    dispatch_from(source)             ->  a Dispatch; raises InputError naming the file and the reason
    dispatches(sources)               ->  for each source, in order, its Dispatch or the InputError

A file holds one dispatch. Its text is kept as it came, line ends included, so that every later offset counts
characters of the decoded file.
"""

from dateline.intake.decoding import LIMIT, Decoded, decode
from dateline.intake.dispatches import dispatch_from, dispatch_id, dispatches
from dateline.intake.published import published_interval
from dateline.intake.sources import Source, sources

__all__ = [
    "LIMIT",
    "Decoded",
    "Source",
    "decode",
    "dispatch_from",
    "dispatch_id",
    "dispatches",
    "published_interval",
    "sources",
]
