"""Watchlists: saved questions, what of them is new, their feeds, and the forms to make, mute and remove them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline import queries, run
from dateline.errors import QuestionError
from dateline.web.atom import atom
from dateline.web.desk import desk_of
from dateline.web.forms import demand_signed
from dateline.web.links import watchlist_page
from dateline.web.pages.asking import events_asked
from dateline.web.paging import ON_A_PAGE, following, page
from dateline.web.render import show

router = APIRouter(include_in_schema=False)

Words = Annotated[str, Form(max_length=2000)]

IN_A_FEED = 50
"""The latest matches, as many as a feed reader takes at once."""


@router.get("/watchlists")
def listing(request: Request) -> Response:
    """All saved questions."""
    with desk_of(request).ledger() as ledger, ledger.snapshot():
        rows = queries.watchlists(ledger)
    return show(request, "watchlists.html", rows=rows)


@router.post("/watchlists")
async def make(request: Request) -> Response:
    """Save the question of the events page under a name."""
    desk = desk_of(request)
    form = await request.form()
    given = [(name, value) for name, value in form.multi_items() if isinstance(value, str)]
    words = dict(given)
    demand_signed(request, words.get("signature", ""))
    asked = events_asked(QueryParams(given))
    if asked.problems:
        raise QuestionError("question", "; ".join(asked.problems))
    with desk.ledger(write=True) as ledger:
        row = run.keep_watchlist(ledger, words.get("name", ""), asked.wanted, desk.author)
    return RedirectResponse(watchlist_page(row.id), 303)


@router.get("/watchlists/{id}.atom")
def feed(request: Request, id: str) -> Response:
    """What came to match after the question was saved, as an Atom feed."""
    with desk_of(request).ledger() as ledger, ledger.snapshot():
        row = queries.watchlist(ledger, id)
        found = queries.matches(ledger, id, news=True, most=IN_A_FEED)
    return Response(atom(row, found, str(request.base_url)), media_type="application/atom+xml")


@router.get("/watchlists/{id}")
def one(request: Request, id: str) -> Response:
    """A saved question with the events that match, the last found first."""
    after = request.query_params.get("after") or None
    with desk_of(request).ledger() as ledger, ledger.snapshot():
        row = queries.watchlist(ledger, id)
        if row.id != id:
            return RedirectResponse(watchlist_page(row.id), 303)
        found = queries.matches(ledger, id)
    upto = max((match.number for match in found), default=0)
    part = following(found, after, ON_A_PAGE, lambda match: str(match.number))
    shown = page(part, ON_A_PAGE, lambda match: (str(match.number),))
    return show(request, "watchlist.html", row=row, page=shown, is_first=after is None, upto=upto)


@router.post("/watchlists/{id}/seen")
def seen(request: Request, id: str, signature: Words = "", upto: Annotated[int, Form(ge=0, le=2**62)] = 0) -> Response:
    """What stood on the page was looked at; what has come since is new still."""
    demand_signed(request, signature)
    with desk_of(request).ledger(write=True) as ledger:
        run.seen_watchlist(ledger, id, upto)
    return RedirectResponse(watchlist_page(id), 303)


@router.post("/watchlists/{id}/mute")
def mute(request: Request, id: str, signature: Words = "", muted: Words = "") -> Response:
    """Let it rest, or go on."""
    demand_signed(request, signature)
    with desk_of(request).ledger(write=True) as ledger:
        run.mute_watchlist(ledger, id, muted=bool(muted))
    return RedirectResponse(watchlist_page(id), 303)


@router.post("/watchlists/{id}/remove")
def remove(request: Request, id: str, signature: Words = "") -> Response:
    """Take it away."""
    demand_signed(request, signature)
    with desk_of(request).ledger(write=True) as ledger:
        run.remove_watchlist(ledger, id)
    return RedirectResponse("/watchlists", 303)
