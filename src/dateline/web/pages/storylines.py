"""Storylines: the list, and one with its turning points, events and accounts."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline import queries
from dateline.web.desk import desk_of
from dateline.web.links import storyline_page
from dateline.web.pages.asking import day
from dateline.web.paging import ON_A_PAGE, following, page
from dateline.web.render import show

router = APIRouter(include_in_schema=False)


@router.get("/storylines")
def listing(request: Request) -> Response:
    """The storylines that more than one story tells; with `all`, also those that one story tells."""
    problems: list[str] = []
    every = bool(request.query_params.get("all"))
    since = day(request.query_params.get("since"), "from", problems)
    after = request.query_params.get("after") or None
    with desk_of(request).ledger() as ledger, ledger.snapshot():
        ids = queries.storyline_ids(ledger, 1 if every else 2, since)
        rows = queries.storylines(ledger, ids=following(ids, after, ON_A_PAGE, str))
    shown = page(rows, ON_A_PAGE, lambda row: (row.id,))
    return show(
        request, "storylines.html", page=shown, found=len(ids), every=every, since=request.query_params.get("since"),
        problems=problems, is_first=after is None,
    )  # fmt: skip


@router.get("/storylines/{id}")
def one(request: Request, id: str) -> Response:
    """The storyline with this id; its first characters are enough."""
    with desk_of(request).ledger() as ledger, ledger.snapshot():
        found = queries.find(ledger, id)
        if found != id:
            return RedirectResponse(storyline_page(found), 303)
        storyline = queries.storyline(ledger, found)
        wanted = queries.EventFilter(ids=tuple(step.event for step in storyline.events))
        events = {row.id: row for row in queries.events(ledger, wanted)}
        wanted_dispatches = queries.DispatchFilter(ids=storyline.dispatches)
        dispatches = {row.id: row for row in queries.dispatches(ledger, wanted_dispatches)}
    return show(request, "storyline.html", storyline=storyline, events=events, dispatches=dispatches)
