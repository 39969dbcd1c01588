"""Two parties over time: what they did to and with each other, how well they stood, and what they agreed on."""

from __future__ import annotations

from typing import Final

import msgspec
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dateline import queries
from dateline.web.desk import desk_of
from dateline.web.drawing.lanes import lanes
from dateline.web.pages.asking import KINDS, STATUSES, TYPES_BY_QUAD, events_asked
from dateline.web.paging import ON_A_PAGE, page, place_of
from dateline.web.render import show

router = APIRouter(include_in_schema=False)

_OFFERED: Final = 30
"""Pairs that are offered where none is asked for."""

MOST_DRAWN: Final = 3000
"""Points that a drawing holds: more of them cover each other, and no browser is quick with them."""


@router.get("/pair")
def pair(request: Request) -> Response:
    """The two parties that are asked for; or those who deal with each other most."""
    asked = events_asked(request.query_params)
    after = request.query_params.get("after")
    if asked.wanted.pair is None:
        with desk_of(request).ledger() as ledger, ledger.snapshot():
            found = queries.ties(ledger, asked.wanted)
        return show(request, "pairs.html", asked=asked, ties=found[:_OFFERED], more=len(found) > _OFFERED)
    place = place_of(after, tuple[str, str]) if after else None
    everything = msgspec.structs.replace(asked.wanted, order="newest", limit=MOST_DRAWN)
    wanted = msgspec.structs.replace(asked.wanted, limit=ON_A_PAGE + 1, after=place)
    with desk_of(request).ledger() as ledger, ledger.snapshot():
        drawn = queries.events(ledger, everything)
        rows = queries.events(ledger, wanted)
        found_events = queries.count(ledger, asked.wanted)
        accords = queries.agreements_between(ledger, *asked.wanted.pair)
    shown = page(rows, ON_A_PAGE, lambda row: queries.place_of(row, wanted.order))
    return show(
        request, "pair.html", asked=asked, one=asked.wanted.pair[0], other=asked.wanted.pair[1], found=found_events,
        drawing=lanes(drawn), page=shown, is_first=after is None, accords=accords, statuses=STATUSES, kinds=KINDS,
        types_by_quad=TYPES_BY_QUAD, not_drawn=max(found_events - MOST_DRAWN, 0),
    )  # fmt: skip
