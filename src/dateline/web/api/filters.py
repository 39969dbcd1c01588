"""What lists may be asked for: parameters that several of them take, as the filters of `queries`.

ties(request, wanted: OfParty)    takes party, type, place, since, ... and is handed an EventFilter
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec
from fastapi import Depends, Query

from dateline.queries import DispatchFilter, EventFilter
from dateline.records import EventKind, Status

Types = Annotated[list[str], Query(alias="type", description="PLOVER types, any of them.")]

_Party = Annotated[str | None, Query(description='"RUS", "RUS GOV", a sector ("REB") or a name.', max_length=200)]


def upper(types: list[str]) -> tuple[str, ...]:
    """Types as the ledger has them; a form that asks for any sends an empty one."""
    return tuple(name.upper() for name in types if name)


def _of_events(
    types: Types = [],  # noqa: B006 - FastAPI copies it
    place: Annotated[str | None, Query(description="A country's three letters, or a name.", max_length=200)] = None,
    since: Annotated[dt.date | None, Query(description="From this day on.")] = None,
    until: Annotated[dt.date | None, Query(description="Up to this day.")] = None,
    status: Annotated[Status | None, Query(description="How it stands.")] = None,
    kind: Annotated[EventKind | None, Query(description="Happenings or campaigns only.")] = None,
    at_least: Annotated[int, Query(ge=1, le=1_000_000, description="Told by so many independent outlets.")] = 1,
) -> EventFilter:
    return EventFilter(
        types=upper(types), place=place, since=since, until=until, status=status, kind=kind, at_least=at_least
    )


OfEvents = Annotated[EventFilter, Depends(_of_events)]
"""What any list of events may be asked for."""


def _of_party(wanted: OfEvents, party: _Party = None) -> EventFilter:
    return msgspec.structs.replace(wanted, party=party)


OfParty = Annotated[EventFilter, Depends(_of_party)]
"""The same, and a party on either side."""


def _of_sides(wanted: OfParty, actor: _Party = None, recipient: _Party = None) -> EventFilter:
    return msgspec.structs.replace(wanted, actor=actor, recipient=recipient)


OfSides = Annotated[EventFilter, Depends(_of_sides)]
"""The same, and who did it to whom."""


def _of_dispatches(
    outlet: Annotated[str | None, Query(description="Of this outlet.", max_length=200)] = None,
    since: Annotated[dt.date | None, Query(description="Written on this day or later.")] = None,
    until: Annotated[dt.date | None, Query(description="Written on this day or before.")] = None,
) -> DispatchFilter:
    return DispatchFilter(outlet=outlet, since=since, until=until)


OfDispatches = Annotated[DispatchFilter, Depends(_of_dispatches)]
"""What lists of dispatches may be asked for."""
