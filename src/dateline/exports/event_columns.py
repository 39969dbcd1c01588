"""The columns of an event, one row an event, however many reports tell it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dateline.exports.bare import bare_value
from dateline.exports.columns import Column, day
from dateline.exports.items import EventItem
from dateline.exports.parties import EventParty, party_code
from dateline.exports.records import Told
from dateline.exports.shared_columns import DAYS, PLACE, PLOVER, SCORES, TYPE


def _codes(parties: Sequence[EventParty]) -> list[str]:
    return [party_code(party.code, party.sector) for party in parties if party.entity_text is None]


def _words(parties: Sequence[EventParty]) -> list[str]:
    return [party.entity_text for party in parties if party.entity_text is not None]


def _disagreements(item: EventItem) -> list[str]:
    return [f"{name}: {_side_by_side(told)}" for name, told in item.record.disagreements.items()]


def _bare_disagreements(item: EventItem) -> list[str]:
    found = {
        name: [value for each in told if (value := bare_value(name, each.value)) is not None]
        for name, told in item.record.disagreements.items()
    }
    return [f"{name}: {' | '.join(told)}" if told else name for name, told in found.items()]


def _side_by_side(told: Sequence[Told]) -> str:
    return " | ".join(each.value for each in told)


EVENT_COLUMNS: Final = (
    Column("event_id", "text", "the event", lambda item: item.record.id),
    Column("kind", "text", "happening, or campaign (told without a day or as a habit; never counted)",
           lambda item: item.record.kind),
    *TYPE,
    Column("status", "text", "done, planned, called off, denied, claimed or doubtful", lambda item: item.record.status),
    Column("history", "list", "each status and the day on which it was first told",
           lambda item: [" ".join(filter(None, (each.status, each.told))) for each in item.record.history]),
    *SCORES,
    Column("actor", "list", "who did it: code and sector; ? for a code not known",
           lambda item: _codes(item.record.actor), "", PLOVER),
    Column("actor_text", "list", "who did it, of whom no code is known", lambda item: _words(item.record.actor),
           words=True),
    Column("recipient", "list", "to whom: code and sector; ? for a code not known",
           lambda item: _codes(item.record.recipient), "", PLOVER),
    Column("recipient_text", "list", "to whom, of whom no code is known", lambda item: _words(item.record.recipient),
           words=True),
    *DAYS,
    Column("told", "day", "first day of writing of the earliest report", lambda item: day(item.record.told), "day"),
    *PLACE,
    Column("dead", "integer", "dead, as told last", lambda item: item.record.size.get("dead"), "people"),
    Column("injured", "integer", "injured, as told last", lambda item: item.record.size.get("injured"), "people"),
    Column("size", "list", "every count, as told last: kind=12",
           lambda item: [f"{kind}={number}" for kind, number in item.record.size.items()]),
    Column("disputed", "flag", "reports tell what cannot hold together", lambda item: item.record.disputed),
    Column("disputed_codes", "list", "fields told differently, with those values that are codes, days or numbers, "
           "best first", _bare_disagreements),
    Column("disagreements", "list", "fields told differently, with all values, best first", _disagreements, words=True),
    Column("outlets", "integer", "independent outlets that tell it", lambda item: item.record.outlets, "outlets"),
    Column("outlet_names", "list", "which", lambda item: item.record.outlet_names, words=True),
    Column("reports", "integer", "reports that tell it", lambda item: len(item.record.reports), "reports"),
    Column("report_ids", "list", "which", lambda item: item.record.reports),
    Column("dispatches", "integer", "dispatches that tell it", lambda item: len(item.record.dispatches), "dispatches"),
    Column("dispatch_ids", "list", "which", lambda item: item.record.dispatches),
    Column("storyline_id", "text", "the storyline that it is part of", lambda item: item.record.storyline_id),
    Column("agreement_id", "text", "the agreement that it is about", lambda item: item.record.agreement_id),
    Column("summary", "text", "one plain line", lambda item: item.record.summary, words=True),
)  # fmt: skip
