"""Events and timelines."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from dateline import queries
from dateline.ledger import Ledger
from dateline.queries import EventFilter, EventRow
from dateline.web.api.answers import After, Format, Limit, Question, answer, described, one
from dateline.web.api.filters import OfEvents, OfSides
from dateline.web.api.items import event_links, evidence_item
from dateline.web.desk import desk_of
from dateline.web.paging import place_of

router = APIRouter(prefix="/api/v1", tags=["events"])

Ordered = Annotated[queries.Order, Query(description="By day, or by the day of telling.")]


@router.get("/events", **described("EventPage"))
def events(
    request: Request,
    wanted: OfSides,
    storyline: Annotated[str | None, Query(description="Of one storyline.", max_length=200)] = None,
    disputed: Annotated[bool, Query(description="Only those of which reports tell differently.")] = False,
    order: Ordered = "oldest",
    limit: Limit = None,
    after: After = None,
    form: Format = "json",
) -> Response:
    """Events of the ledger, each happening once however many dispatches told it: `dateline events`."""
    wanted = msgspec.structs.replace(wanted, storyline=storyline, disputed=disputed, order=order)
    return answer(request, _question(wanted, "events"), limit, after, form)


@router.get("/events/{id}", **described("EventDocument", listed=False))
def event(request: Request, id: str) -> Response:
    """An event with every report behind it: what `dateline show --format jsonl` prints."""
    with desk_of(request).ledger() as ledger, ledger.snapshot():
        found = queries.event(ledger, id)
        evidence = queries.evidence(ledger, event=id)
    return one({"event": found, "evidence": [evidence_item(each) for each in evidence], "links": event_links(id)})


@router.get("/timeline", **described("EventPage"))
def timeline(
    request: Request,
    one: Annotated[str, Query(description="A party.", max_length=200)],
    other: Annotated[str, Query(description="Another.", max_length=200)],
    wanted: OfEvents,
    order: Ordered = "oldest",
    limit: Limit = None,
    after: After = None,
    form: Format = "json",
) -> Response:
    """What two parties did to or with each other, by day: `dateline timeline`."""
    wanted = msgspec.structs.replace(wanted, order=order)
    return answer(request, _question(wanted, "timeline", (one, other)), limit, after, form)


def _question(wanted: EventFilter, name: str, pair: tuple[str, str] | None = None) -> Question[EventRow]:
    def ask(ledger: Ledger, after: str | None, limit: int) -> list[EventRow]:
        place = place_of(after, tuple[str, str]) if after is not None else None
        part = msgspec.structs.replace(wanted, limit=limit, after=place)
        return queries.timeline(ledger, *pair, part) if pair is not None else queries.events(ledger, part)

    def links(row: EventRow) -> dict[str, Any]:
        return event_links(row.id)

    return Question(name, ask, lambda row: queries.place_of(row, wanted.order), links)
