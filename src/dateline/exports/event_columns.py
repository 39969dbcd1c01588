"""The columns of an event, one row an event, however many reports tell it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from dateline.exports.bare import bare_value
from dateline.exports.columns import Column, Value, day
from dateline.exports.items import EventItem
from dateline.exports.parties import EventParty, party_code
from dateline.exports.records import EventLocation, Told
from dateline.exports.report_columns import GEONAMES, PLOVER


def _place(of: Callable[[EventLocation], Value]) -> Callable[[EventItem], Value]:
    return lambda item: of(item.record.event_loc) if item.record.event_loc else None


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
    Column("event", "text", "event type", lambda item: item.record.event[0], "", PLOVER),
    Column("mode", "text", "mode", lambda item: item.record.mode[0] if item.record.mode else None, "", PLOVER),
    Column("status", "text", "done, planned, called off, denied, claimed or doubtful", lambda item: item.record.status),
    Column("history", "list", "each status and the day on which it was first told",
           lambda item: [" ".join(filter(None, (each.status, each.told))) for each in item.record.history]),
    Column("quad_code", "integer", "1 verbal, 2 material cooperation, 3 verbal, 4 material conflict",
           lambda item: item.record.quad_code, "class", PLOVER),
    Column("event_scale", "number", "score of type and mode", lambda item: item.record.event_scale,
           "-10 to 10", PLOVER),
    Column("actor", "list", "who did it: code and sector; ? for a code not known",
           lambda item: _codes(item.record.actor), "", PLOVER),
    Column("actor_text", "list", "who did it, of whom no code is known", lambda item: _words(item.record.actor),
           words=True),
    Column("recipient", "list", "to whom: code and sector; ? for a code not known",
           lambda item: _codes(item.record.recipient), "", PLOVER),
    Column("recipient_text", "list", "to whom, of whom no code is known", lambda item: _words(item.record.recipient),
           words=True),
    Column("date", "day", "first day", lambda item: day(item.record.date), "day", "TIMEX3"),
    Column("enddate", "day", "last day", lambda item: day(item.record.enddate), "day", "TIMEX3"),
    Column("date_precision", "text", "day, week, month, season, year, range or unknown",
           lambda item: item.record.date_precision),
    Column("told", "day", "first day of writing of the earliest report", lambda item: day(item.record.told), "day"),
    Column("place", "text", "name of the place", _place(lambda place: place.resolved_place), "", GEONAMES, words=True),
    Column("geonameid", "integer", "id of the place", _place(lambda place: place.geonameid), "", GEONAMES),
    Column("lat", "number", "latitude", _place(lambda place: place.lat), "degrees, WGS 84", GEONAMES),
    Column("lon", "number", "longitude", _place(lambda place: place.lon), "degrees, WGS 84", GEONAMES),
    Column("country_code", "text", "country of the place", _place(lambda place: place.country_code), "",
           "ISO 3166-1 alpha-3"),
    Column("resolution", "integer", "5 below city, 4 city, 3 district, 2 province, 1 country, 0 unknown or a region",
           _place(lambda place: place.resolution), "class", PLOVER),
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
