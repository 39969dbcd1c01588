"""Files, directories, addresses and standard input -> dispatches; the border where bad input is refused.

    sources(["a.txt", "wire/", "-"])  ->  where dispatches may lie, or why an argument names none
    dispatches(sources)               ->  in order, the Dispatches of each source and the InputErrors
    dispatch_of(article)              ->  the Dispatch of one Article, however it was come by

What a file holds is told by its content (`formats` has the table): one text, a page, or many articles. The text of a
plain file is kept as it came, line ends included; that of all others is what the format's reader took out. Every later
offset counts characters of that text.
"""

from dateline.intake.articles import Article, Document
from dateline.intake.columns import columns_given
from dateline.intake.decoding import LIMIT, Decoded, decode
from dateline.intake.dispatches import Fetch, dispatch_from, dispatch_of, dispatches
from dateline.intake.identity import dispatch_id
from dateline.intake.meter import Meter
from dateline.intake.published import published_interval
from dateline.intake.sources import Source, sources

__all__ = [
    "LIMIT",
    "Article",
    "Decoded",
    "Document",
    "Fetch",
    "Meter",
    "Source",
    "columns_given",
    "decode",
    "dispatch_from",
    "dispatch_id",
    "dispatch_of",
    "dispatches",
    "published_interval",
    "sources",
]
