"""The ledger's reports and events as JSON Lines, CSV, Parquet and GeoJSON, with or without the words of the dispatches.

    items                        report_item(kept, record), event_item(kept)
    lines, table, features       items -> bytes, piece by piece
    frame, parquet               items -> a polars frame, a Parquet file (extra `frames`)
    columns, record_schema, row_schema   what an export holds
    replacing(path)              a file that is there whole or not at all

Columns, conventions and what they rest on are told in docs/export.md. Nothing here asks a ledger: `run.exporting` does.
"""

from dateline.exports.columns import Column
from dateline.exports.files import replacing
from dateline.exports.forms import coordinates, features, lines, table
from dateline.exports.frames import frame, parquet, struct_frame
from dateline.exports.items import EventItem, ReportItem, event_item, report_item
from dateline.exports.kept import KeptEvent, KeptReport, Level, Words
from dateline.exports.levels import Item, columns
from dateline.exports.schema import record_schema, row_schema

__all__ = [
    "Column",
    "EventItem",
    "Item",
    "KeptEvent",
    "KeptReport",
    "Level",
    "ReportItem",
    "Words",
    "columns",
    "coordinates",
    "event_item",
    "features",
    "frame",
    "lines",
    "parquet",
    "record_schema",
    "replacing",
    "report_item",
    "row_schema",
    "struct_frame",
    "table",
]
