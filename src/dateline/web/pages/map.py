"""Events of some days on a map of the world, and the same by place."""

from __future__ import annotations

from typing import Final

import msgspec
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dateline import queries
from dateline.web.desk import desk_of
from dateline.web.drawing.markers import markers
from dateline.web.pages.asking import STATUSES, TYPES_BY_QUAD, events_asked
from dateline.web.render import show

router = APIRouter(include_in_schema=False)

MOST_DRAWN: Final = 5000
"""Events that one map holds; the latest of them."""

_MOST_SPOTS: Final = 100
"""Places that are listed beneath it."""


@router.get("/map")
def world(request: Request) -> Response:
    """The events that the form asks for, where they happened."""
    asked = events_asked(request.query_params)
    closer = request.query_params.get("view") == "closer"
    wanted = msgspec.structs.replace(asked.wanted, order="newest", limit=MOST_DRAWN)
    with desk_of(request).ledger() as ledger, ledger.snapshot():
        placed, nowhere = queries.places(ledger, wanted)
        found = queries.count(ledger, asked.wanted)
    drawing = markers(placed, closer=closer)
    return show(
        request, "map.html", asked=asked, closer=closer, drawing=drawing, placed=len(placed), nowhere=nowhere,
        not_drawn=max(found - MOST_DRAWN, 0), listed=drawing.spots[:_MOST_SPOTS], statuses=STATUSES,
        types_by_quad=TYPES_BY_QUAD,
    )  # fmt: skip
