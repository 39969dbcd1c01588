"""The records of an export as JSON Lines, from which the JSON Schema is made.

`ReportRecord` is what `dateline read --format jsonl` prints ("dateline-report-1"); `BareReportRecord` and
`BareEventRecord` are for corpora whose words may not be passed on: they have no field that could hold a word of a
dispatch, only codes of closed lists, numbers, days, ids, hashes and offsets. Days are ISO 8601, offsets characters,
half-open, of the dispatch's text.

Authority: PLOVER manual 2.0, chapter "Data Fields", for the names it knows; the others are ours.
"""

from __future__ import annotations

from dateline.exports.records.bare_reports import (
    BARE_REPORT,
    BareCount,
    BareLocation,
    BareParty,
    BareReportRecord,
    BareSource,
    BareWhy,
)
from dateline.exports.records.events import (
    BARE_EVENT,
    EVENT,
    BareEventParty,
    BareEventRecord,
    BareHistory,
    BareTold,
    EventLocation,
    EventRecord,
    History,
    Told,
)
from dateline.exports.records.reports import (
    REPORT,
    Cited,
    CiteInfo,
    Count,
    Location,
    Party,
    ReportRecord,
    SourceQuoted,
    TextInfo,
    Why,
    Written,
)

__all__ = [
    "BARE_EVENT",
    "BARE_REPORT",
    "EVENT",
    "REPORT",
    "BareCount",
    "BareEventParty",
    "BareEventRecord",
    "BareHistory",
    "BareLocation",
    "BareParty",
    "BareReportRecord",
    "BareSource",
    "BareTold",
    "BareWhy",
    "CiteInfo",
    "Cited",
    "Count",
    "EventLocation",
    "EventRecord",
    "History",
    "Location",
    "Party",
    "ReportRecord",
    "SourceQuoted",
    "TextInfo",
    "Told",
    "Why",
    "Written",
]
