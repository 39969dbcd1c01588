"""Who acts on whom in some days: parties around a circle, and the same as a table."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dateline import queries
from dateline.web.desk import desk_of
from dateline.web.drawing.circle import circle
from dateline.web.pages.asking import TYPES_BY_QUAD, events_asked
from dateline.web.render import show

router = APIRouter(include_in_schema=False)

_LISTED = 60


@router.get("/network")
def network(request: Request) -> Response:
    """The ties of the events that the form asks for."""
    asked = events_asked(request.query_params)
    sectors = request.query_params.get("sectors") == "1"
    with desk_of(request).ledger() as ledger, ledger.snapshot():
        found = queries.ties(ledger, asked.wanted, whole=not sectors)
    return show(
        request, "network.html", asked=asked, sectors=sectors, drawing=circle(found), ties=found[:_LISTED],
        found=len(found), types_by_quad=TYPES_BY_QUAD,
    )  # fmt: skip
