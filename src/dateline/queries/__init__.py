"""Named questions to a ledger: the only SELECTs whose answers a user sees.

Each takes an open ledger and answers with records, in an order that does not change from one call to the next.

    events(ledger, EventFilter(actor="RUS", at_least=2))
"""

from dateline.queries.accounts import (
    CorrectionRow,
    FailureRow,
    RunRow,
    Stats,
    corrections,
    failures,
    last_day,
    runs,
    stats,
)
from dateline.queries.differences import Difference, differences
from dateline.queries.dispatches import DispatchFilter, DispatchRow, dispatch_place, dispatches, is_copy
from dateline.queries.events import EventFilter, EventRow, Order, count, event_ids, events, place_of, timeline
from dateline.queries.exporting import ExportedEvent, ExportedReport, exported_count, exported_events, exported_reports
from dateline.queries.news import brief
from dateline.queries.places import PlacedEvent, next_places, places
from dateline.queries.reports import Evidence, ReportFilter, dispatch, event, evidence, find, merged_into, reports
from dateline.queries.review import ReviewRow, review, review_count, review_place
from dateline.queries.sampling import drawn, interval
from dateline.queries.saved import Match, WatchlistRow, matches, new_matches, watchlist, watchlists
from dateline.queries.search import Hit, search
from dateline.queries.stories import (
    AccordRow,
    StorylineRow,
    agreement,
    agreement_ids,
    agreements,
    storyline,
    storyline_ids,
    storylines,
)
from dateline.queries.ties import Tie, agreements_between, ties

__all__ = [
    "AccordRow",
    "CorrectionRow",
    "Difference",
    "DispatchFilter",
    "DispatchRow",
    "EventFilter",
    "EventRow",
    "Evidence",
    "ExportedEvent",
    "ExportedReport",
    "FailureRow",
    "Hit",
    "Match",
    "Order",
    "PlacedEvent",
    "ReportFilter",
    "ReviewRow",
    "RunRow",
    "Stats",
    "StorylineRow",
    "Tie",
    "WatchlistRow",
    "agreement",
    "agreement_ids",
    "agreements",
    "agreements_between",
    "brief",
    "corrections",
    "count",
    "differences",
    "dispatch",
    "dispatch_place",
    "dispatches",
    "drawn",
    "event",
    "event_ids",
    "events",
    "evidence",
    "exported_count",
    "exported_events",
    "exported_reports",
    "failures",
    "find",
    "interval",
    "is_copy",
    "last_day",
    "matches",
    "merged_into",
    "new_matches",
    "next_places",
    "place_of",
    "places",
    "reports",
    "review",
    "review_count",
    "review_place",
    "runs",
    "search",
    "stats",
    "storyline",
    "storyline_ids",
    "storylines",
    "ties",
    "timeline",
    "watchlist",
    "watchlists",
]
