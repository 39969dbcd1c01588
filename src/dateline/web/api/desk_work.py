"""What is watched, and what is to be looked at: watchlists with their matches, and the review queue."""

from __future__ import annotations

from typing import Any

import msgspec
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dateline import queries
from dateline.ledger import Ledger
from dateline.queries import Match, ReviewRow, WatchlistRow
from dateline.web.api.answers import After, Format, Limit, Question, answer, described, one
from dateline.web.api.items import API, event_links, links_to
from dateline.web.desk import desk_of
from dateline.web.links import report_page, watchlist_page
from dateline.web.paging import Count, following, place_of

router = APIRouter(prefix="/api/v1", tags=["watchlists and review"])


@router.get("/watchlists", **described("WatchlistPage"))
def watchlists(request: Request, limit: Limit = None, after: After = None, form: Format = "json") -> Response:
    """Saved questions, with how many events match and how many of them are new: `dateline watchlist list`."""

    def ask(ledger: Ledger, after: str | None, limit: int) -> list[WatchlistRow]:
        return following(queries.watchlists(ledger), after, limit - 1, lambda row: row.id)

    question = Question("watchlists", ask, lambda row: (row.id,), lambda row: _links(row.id))
    return answer(request, question, limit, after, form)


@router.get("/watchlists/{id}", **described("WatchlistItem", listed=False))
def watchlist(request: Request, id: str) -> Response:
    """One saved question, by its id or name."""
    with desk_of(request).ledger() as ledger:
        found = queries.watchlist(ledger, id)
    return one({**msgspec.to_builtins(found), "links": _links(found.id)})


@router.get("/watchlists/{id}/matches", **described("MatchPage"))
def matches(
    request: Request, id: str, limit: Limit = None, after: After = None, form: Format = "json"
) -> Response:  # fmt: skip
    """The events that a saved question matches, the last found first: `dateline watchlist show`."""

    def ask(ledger: Ledger, after: str | None, limit: int) -> list[Match]:
        return following(queries.matches(ledger, id), after, limit - 1, lambda row: str(row.number))

    question = Question("matches", ask, lambda row: (str(row.number),), lambda row: event_links(row.id))
    return answer(request, question, limit, after, form)


@router.get("/review", **described("ReviewPage"))
def review(request: Request, limit: Limit = None, after: After = None, form: Format = "json") -> Response:
    """Reports in doubt about which nobody said anything, those with most doubts first."""

    def ask(ledger: Ledger, after: str | None, limit: int) -> list[ReviewRow]:
        place = place_of(after, tuple[Count, float, str]) if after is not None else None
        return queries.review(ledger, limit, place)

    question = Question("review", ask, queries.review_place, lambda row: links_to(report_page(row.report)))
    return answer(request, question, limit, after, form)


def _links(id: str) -> dict[str, Any]:
    page = watchlist_page(id)
    return {**links_to(page), "atom": f"{page}.atom", "matches": f"{API}{page}/matches"}
