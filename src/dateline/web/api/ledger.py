"""Search, counts and failures."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from dateline import queries
from dateline.ledger import Ledger
from dateline.queries import FailureRow, Hit
from dateline.web.api.answers import After, Format, Limit, Question, answer, described, one
from dateline.web.api.filters import OfDispatches
from dateline.web.api.items import event_links, links_to
from dateline.web.desk import desk_of
from dateline.web.links import dispatch_page
from dateline.web.paging import following, place_of

router = APIRouter(prefix="/api/v1", tags=["search and counts"])

_Skipped = Annotated[int, msgspec.Meta(ge=0, lt=2**31)]


@router.get("/search", **described("SearchPage"))
def search(
    request: Request,
    q: Annotated[str, Query(description='Words, "phrases", OR, NOT, prefix*.', min_length=1, max_length=1000)],
    among: OfDispatches,
    limit: Limit = None,
    after: After = None,
    form: Format = "json",
) -> Response:
    """Dispatches that hold the words, best first: `dateline search`."""

    def ask(ledger: Ledger, after: str | None, limit: int) -> list[tuple[int, Hit]]:
        (skip,) = place_of(after, tuple[_Skipped]) if after is not None else (0,)
        return list(enumerate(queries.search(ledger, q, limit, skip, among), skip + 1))

    question = Question("search", ask, lambda row: (row[0],), lambda row: _links(row[1]), lambda row: row[1])
    return answer(request, question, limit, after, form)


@router.get("/stats", **described("Stats", listed=False))
def stats(request: Request) -> Response:
    """How much the ledger holds: `dateline stats --json`."""
    with desk_of(request).ledger() as ledger:
        return one(queries.stats(ledger))


@router.get("/failures", **described("FailurePage"))
def failures(request: Request, limit: Limit = None, after: After = None, form: Format = "json") -> Response:
    """What could not be read, and why: `dateline failures`."""

    def ask(ledger: Ledger, after: str | None, limit: int) -> list[FailureRow]:
        return following(queries.failures(ledger), after, limit - 1, lambda row: row.name)

    question = Question("failures", ask, lambda row: (row.name,), lambda row: {"page": "/failures"})
    return answer(request, question, limit, after, form)


def _links(hit: Hit) -> dict[str, Any]:
    events = [event_links(event)["api"] for event in hit.events]
    return {**links_to(dispatch_page(hit.dispatch)), "events": events}
