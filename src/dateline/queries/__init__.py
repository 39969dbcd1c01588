"""Named questions to a ledger: the only SELECTs whose answers a user sees.

Each takes an open ledger and answers with records, in an order that does not change from one call to the next.

    events(ledger, EventFilter(actor="RUS", at_least=2))
"""

from dateline.queries.accounts import CorrectionRow, FailureRow, RunRow, Stats, corrections, failures, runs, stats
from dateline.queries.differences import Difference, differences
from dateline.queries.events import EventFilter, EventRow, events, timeline
from dateline.queries.reports import Evidence, dispatch, event, evidence, find
from dateline.queries.sampling import drawn, interval
from dateline.queries.search import Hit, search
from dateline.queries.stories import AccordRow, StorylineRow, agreements, storyline, storylines

__all__ = [
    "AccordRow",
    "CorrectionRow",
    "Difference",
    "EventFilter",
    "EventRow",
    "Evidence",
    "FailureRow",
    "Hit",
    "RunRow",
    "Stats",
    "StorylineRow",
    "agreements",
    "corrections",
    "differences",
    "dispatch",
    "drawn",
    "event",
    "events",
    "evidence",
    "failures",
    "find",
    "interval",
    "runs",
    "search",
    "stats",
    "storyline",
    "storylines",
    "timeline",
]
