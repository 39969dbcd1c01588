"""What the drawings show: ties between parties, and events with their points."""

from __future__ import annotations

from typing import Annotated

import msgspec
from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from dateline import queries
from dateline.ledger import Ledger
from dateline.queries import EventFilter, PlacedEvent, Tie
from dateline.web.api.answers import After, Format, Limit, Question, answer, described
from dateline.web.api.events import AtLeast, Kind, Party, Place, Since, Stands, Types, Until, upper
from dateline.web.api.items import event_links
from dateline.web.links import pair_page
from dateline.web.paging import following, place_of

router = APIRouter(prefix="/api/v1", tags=["ties and places"])


@router.get("/ties", **described("TiePage"))
def ties(
    request: Request,
    party: Party = None,
    types: Types = [],  # noqa: B006 - FastAPI copies it
    place: Place = None,
    since: Since = None,
    until: Until = None,
    status: Stands = None,
    kind: Kind = None,
    at_least: AtLeast = 1,
    sectors: Annotated[bool, Query(description="Sectors of a country apart.")] = False,
    limit: Limit = None,
    after: After = None,
    form: Format = "json",
) -> Response:
    """Who deals with whom: events of each quad class and their mean score, most events first. What is told as denied or
    called off is left out, unless `status` asks for it."""
    wanted = EventFilter(
        party=party, types=upper(types), place=place, since=since, until=until, status=status, kind=kind,
        at_least=at_least,
    )  # fmt: skip

    def ask(ledger: Ledger, after: str | None, limit: int) -> list[Tie]:
        return following(queries.ties(ledger, wanted, whole=not sectors), after, limit - 1, _tie_name)

    question = Question(
        "ties", ask, lambda row: (_tie_name(row),), lambda row: {"page": pair_page(row.actor, row.recipient)}
    )
    return answer(request, question, limit, after, form)


@router.get("/places", **described("PlacePage"))
def places(
    request: Request,
    actor: Party = None,
    recipient: Party = None,
    party: Party = None,
    types: Types = [],  # noqa: B006 - FastAPI copies it
    place: Place = None,
    since: Since = None,
    until: Until = None,
    status: Stands = None,
    kind: Kind = None,
    at_least: AtLeast = 1,
    limit: Limit = None,
    after: After = None,
    form: Format = "json",
) -> Response:
    """Events that have a point on the map, the latest first. `resolution`: 5 below a town, 4 a town, 2 and 3 a part of
    a country, 1 a country, which stands for itself by its middle."""
    wanted = EventFilter(
        actor=actor, recipient=recipient, party=party, types=upper(types), place=place, since=since, until=until,
        status=status, kind=kind, at_least=at_least, order="newest",
    )  # fmt: skip

    def ask(ledger: Ledger, after: str | None, limit: int) -> list[PlacedEvent]:
        place = place_of(after, tuple[str, str]) if after is not None else None
        return queries.next_places(ledger, msgspec.structs.replace(wanted, after=place), limit)

    question = Question("places", ask, lambda row: queries.place_of(row, wanted.order), lambda row: event_links(row.id))
    return answer(request, question, limit, after, form)


def _tie_name(tie: Tie) -> str:
    return f"{tie.actor} {'with' if tie.together else 'to'} {tie.recipient}"
