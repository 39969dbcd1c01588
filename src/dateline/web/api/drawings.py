"""What the drawings show: ties between parties, and events with their points."""

from __future__ import annotations

from typing import Annotated

import msgspec
from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from dateline import queries
from dateline.ledger import Ledger
from dateline.queries import PlacedEvent, Tie
from dateline.web.api.answers import After, Format, Limit, Question, answer, described
from dateline.web.api.filters import OfParty, OfSides
from dateline.web.api.items import event_links
from dateline.web.links import pair_page
from dateline.web.paging import following, place_of

router = APIRouter(prefix="/api/v1", tags=["ties and places"])


@router.get("/ties", **described("TiePage"))
def ties(
    request: Request,
    wanted: OfParty,
    sectors: Annotated[bool, Query(description="Sectors of a country apart.")] = False,
    limit: Limit = None,
    after: After = None,
    form: Format = "json",
) -> Response:
    """Who deals with whom: events of each quad class and their mean score, most events first. What is told as denied or
    called off is left out, unless `status` asks for it."""

    def ask(ledger: Ledger, after: str | None, limit: int) -> list[Tie]:
        return following(queries.ties(ledger, wanted, whole=not sectors), after, limit - 1, _tie_name)

    question = Question(
        "ties", ask, lambda row: (_tie_name(row),), lambda row: {"page": pair_page(row.actor, row.recipient)}
    )
    return answer(request, question, limit, after, form)


@router.get("/places", **described("PlacePage"))
def places(
    request: Request,
    wanted: OfSides,
    limit: Limit = None,
    after: After = None,
    form: Format = "json",
) -> Response:
    """Events that have a point on the map, the latest first. `resolution`: 5 below a town, 4 a town, 2 and 3 a part of
    a country, 1 a country, which stands for itself by its middle."""
    wanted = msgspec.structs.replace(wanted, order="newest")

    def ask(ledger: Ledger, after: str | None, limit: int) -> list[PlacedEvent]:
        place = place_of(after, tuple[str, str]) if after is not None else None
        return queries.next_places(ledger, msgspec.structs.replace(wanted, after=place), limit)

    question = Question("places", ask, lambda row: queries.place_of(row, wanted.order), lambda row: event_links(row.id))
    return answer(request, question, limit, after, form)


def _tie_name(tie: Tie) -> str:
    return f"{tie.actor} {'with' if tie.together else 'to'} {tie.recipient}"
