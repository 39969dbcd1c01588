"""Events by party, pair, type, place, days, status and number of outlets, page by page."""

from __future__ import annotations

import msgspec
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dateline import queries
from dateline.web.desk import desk_of
from dateline.web.pages.asking import KINDS, ORDERS, STATUSES, TYPES_BY_QUAD, events_asked
from dateline.web.paging import ON_A_PAGE, page, place_of
from dateline.web.render import show

router = APIRouter(include_in_schema=False)


@router.get("/events")
def listing(request: Request) -> Response:
    """The events that the form asks for."""
    asked = events_asked(request.query_params)
    after = request.query_params.get("after")
    place = place_of(after, tuple[str, str]) if after else None
    wanted = msgspec.structs.replace(asked.wanted, limit=ON_A_PAGE + 1, after=place)
    with desk_of(request).ledger() as ledger, ledger.snapshot():
        rows = queries.events(ledger, wanted)
        found = queries.count(ledger, asked.wanted)
    shown = page(rows, ON_A_PAGE, lambda row: queries.place_of(row, wanted.order))
    return show(
        request, "events.html", page=shown, found=found, asked=asked, is_first=after is None, statuses=STATUSES,
        kinds=KINDS, orders=ORDERS, types_by_quad=TYPES_BY_QUAD,
    )  # fmt: skip
