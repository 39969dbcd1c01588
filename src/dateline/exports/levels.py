"""What each level holds: its columns, and the record of its lines."""

from __future__ import annotations

from typing import Final

import msgspec

from dateline.exports.bare import bare_event, bare_report
from dateline.exports.columns import Column
from dateline.exports.event_columns import EVENT_COLUMNS
from dateline.exports.items import EventItem, ReportItem
from dateline.exports.kept import Level, Words
from dateline.exports.records import BareEventRecord, BareReportRecord, EventRecord, ReportRecord
from dateline.exports.report_columns import REPORT_COLUMNS

Item = ReportItem | EventItem

COLUMNS: Final[dict[Level, tuple[Column, ...]]] = {"report": REPORT_COLUMNS, "event": EVENT_COLUMNS}

RECORDS: Final[dict[tuple[Level, Words], type[msgspec.Struct]]] = {
    ("report", "full"): ReportRecord,
    ("report", "none"): BareReportRecord,
    ("event", "full"): EventRecord,
    ("event", "none"): BareEventRecord,
}


def columns(level: Level, words: Words = "full") -> tuple[Column, ...]:
    """The columns of a level, with or without those that hold words."""
    return tuple(column for column in COLUMNS[level] if words == "full" or not column.words)


def record(item: Item, words: Words) -> msgspec.Struct:
    """The record of an item, with or without words."""
    if words == "full":
        return item.record
    return bare_report(item) if isinstance(item, ReportItem) else bare_event(item)
