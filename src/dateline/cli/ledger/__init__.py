"""The commands that keep and ask a ledger, one file each."""

from dateline.cli.ledger.add import add
from dateline.cli.ledger.changes import diff, recode, runs
from dateline.cli.ledger.correct import correct, corrections
from dateline.cli.ledger.events import events, timeline
from dateline.cli.ledger.export import export
from dateline.cli.ledger.forget import forget
from dateline.cli.ledger.sample import sample
from dateline.cli.ledger.search import search
from dateline.cli.ledger.serve import serve
from dateline.cli.ledger.show import show
from dateline.cli.ledger.stats import failures, stats
from dateline.cli.ledger.stories import agreements, storyline, storylines
from dateline.cli.ledger.watch import watch
from dateline.cli.ledger.watchlist import watchlist

COMMANDS = (
    add,
    watch,
    events,
    show,
    timeline,
    storylines,
    storyline,
    agreements,
    search,
    watchlist,
    serve,
    export,
    sample,
    correct,
    corrections,
    recode,
    runs,
    diff,
    stats,
    failures,
    forget,
)

__all__ = ["COMMANDS"]
