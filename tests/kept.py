"""Reports and events as a ledger would hand them to an export, made by hand.

>>> kept_reports(treaty())[0].event
'e-1'
"""

from __future__ import annotations

import datetime as dt

import msgspec

from dateline.explain import report_json
from dateline.exports import ReportItem, report_item
from dateline.ledger.rows import text_hash
from dateline.queries import ExportedEvent, ExportedReport
from dateline.records import Event, Held, Interval, Link, Reading, Turn, Value

DAY = dt.date(2025, 2, 14)


def kept_reports(reading: Reading) -> list[ExportedReport]:
    """Every report of a reading, in an event of its own."""
    hashed = text_hash(reading.dispatch.text)
    return [
        ExportedReport(report, reading, hashed, "dateline test", f"e-{number}", "s-1", None, "a-1", False)
        for number, report in enumerate(reading.reports, 1)
    ]


def report_items(reading: Reading) -> list[ReportItem]:
    """Every report of a reading, as an export has it."""
    return [report_item(kept, report_json(kept.report, kept.reading)) for kept in kept_reports(reading)]


def shooting(**changed: object) -> ExportedEvent:
    """An event with a disputed toll and a disputed place, told as planned first; `changed`: fields of the event."""
    tolls = (
        Value("23", ("r-2",), ("Meridian Wire",), ("a local official",), DAY, DAY),
        Value("17", ("r-1",), ("Coast Press",), ("the army",), DAY, DAY),
    )
    places = (
        Value("Goma, COD", ("r-1",), ("Coast Press",), (), DAY, DAY),
        Value("Bukavu, COD", ("r-2",), ("Meridian Wire",), (), DAY, DAY),
    )
    parties = (
        Value("COD REB", ("r-1",), ("Coast Press",)),
        Value("gunmen from the hills", ("r-2",), ("Meridian Wire",)),
    )
    event = Event(
        id="e-1",
        kind="happening",
        type="ASSAULT",
        mode="firearms",
        status="done",
        when=Interval(DAY, DAY, "day"),
        country="COD",
        place="Goma",
        geonameid=216281,
        latitude=-1.67409,
        longitude=29.22845,
        actors=("- UAF", "COD REB", "gunmen from the hills"),
        recipients=("COD CVL",),
        fields={
            "day": Held(str(DAY), (Value(str(DAY), ("r-1", "r-2"), ("Coast Press", "Meridian Wire")),)),
            "actors": Held("COD REB", parties),
            "place": Held("Goma, COD", places),
            "dead": Held("23", tolls),
        },
        turns=(Turn("claimed", DAY, "r-1", ("Coast Press", "the army")), Turn("done", DAY, "r-2", ("Meridian Wire",))),
        links=(Link("r-1"), Link("r-2")),
        outlets=("Coast Press", "Meridian Wire"),
        summary="Rebels shot at a market in Goma",
    )
    event = msgspec.structs.replace(event, **changed)
    return ExportedEvent(event, "s-1", DAY, ("d-1", "d-2"), 4, 4, -9.0, None)
