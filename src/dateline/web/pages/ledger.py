"""What the ledger says of itself: counts, mix of sources, runs, failures, corrections; the API; how to read a page."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dateline import queries, vocabulary
from dateline.explain import GROUPS
from dateline.web.desk import desk_of
from dateline.web.paging import ON_A_PAGE, following, page
from dateline.web.render import show

router = APIRouter(include_in_schema=False)


@router.get("/ledger")
def counts(request: Request) -> Response:
    """How much the ledger holds, and of whom."""
    with desk_of(request).ledger() as ledger, ledger.snapshot():
        found, runs = queries.stats(ledger), queries.runs(ledger)
    return show(request, "ledger.html", stats=found, runs=runs[::-1])


@router.get("/failures")
def failures(request: Request) -> Response:
    """What could not be read, and why."""
    after = request.query_params.get("after") or None
    with desk_of(request).ledger() as ledger:
        rows = queries.failures(ledger)
    shown = page(following(rows, after, ON_A_PAGE, lambda row: row.name), ON_A_PAGE, lambda row: (row.name,))
    return show(request, "failures.html", page=shown, found=len(rows), is_first=after is None)


@router.get("/corrections")
def corrections(request: Request) -> Response:
    """All corrections, the last one first."""
    after = request.query_params.get("after") or None
    with desk_of(request).ledger() as ledger, ledger.snapshot():
        rows = queries.corrections(ledger)[::-1]
    part = following(rows, after, ON_A_PAGE, lambda row: str(row.number))
    shown = page(part, ON_A_PAGE, lambda row: (str(row.number),))
    return show(request, "corrections.html", page=shown, found=len(rows), is_first=after is None)


@router.get("/api")
def api(request: Request) -> Response:
    """What the API answers, from its own description."""
    described = request.app.openapi()
    paths = [(path, ways["get"]) for path, ways in described["paths"].items() if "get" in ways]
    return show(request, "api.html", about=described["info"]["description"], paths=paths)


@router.get("/help")
def how_to_read(request: Request) -> Response:
    """What marks, colours, words and keys mean."""
    return show(
        request, "help.html", groups=GROUPS, contexts=vocabulary.CONTEXTS, stances=vocabulary.STANCES,
        aux=vocabulary.AUX,
    )  # fmt: skip
