"""One run: what the user named -> intake -> pipeline -> outcomes, in input order.

for outcome in read(["a.txt", "wire/"], Options()):
    match outcome:
        case Reading(): ...    # read
        case Failure(): ...    # what failed, where and why; the rest goes on
"""

from dateline.run.adding import add
from dateline.run.correcting import correct, undo
from dateline.run.identity import identity
from dateline.run.outcomes import Failure, Known, LeftOut, Options, Outcome, Progress, Reader
from dateline.run.reading import anatomy_reader, pipeline_reader, read
from dateline.run.recoding import recode
from dateline.run.tally import Tally
from dateline.run.watchlists import (
    Posted,
    keep_watchlist,
    mute_watchlist,
    post_news,
    remove_watchlist,
    seen_watchlist,
)

__all__ = [
    "Failure",
    "Known",
    "LeftOut",
    "Options",
    "Outcome",
    "Posted",
    "Progress",
    "Reader",
    "Tally",
    "add",
    "anatomy_reader",
    "correct",
    "identity",
    "keep_watchlist",
    "mute_watchlist",
    "pipeline_reader",
    "post_news",
    "read",
    "recode",
    "remove_watchlist",
    "seen_watchlist",
    "undo",
]
