"""Agreements: the list, and one with its parties, term, clauses, what it leaves out, and every step that was told."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline import explain, queries
from dateline.ledger import Ledger
from dateline.web.desk import desk_of
from dateline.web.links import agreement_page
from dateline.web.paging import ON_A_PAGE, following, page
from dateline.web.render import show

router = APIRouter(include_in_schema=False)


@router.get("/agreements")
def listing(request: Request) -> Response:
    """The agreements, the one told of last first."""
    after = request.query_params.get("after") or None
    with desk_of(request).ledger() as ledger, ledger.snapshot():
        ids = queries.agreement_ids(ledger)[::-1]
        rows = queries.agreements(ledger, ids=following(ids, after, ON_A_PAGE, str))[::-1]
    shown = page(rows, ON_A_PAGE, lambda row: (row.accord,))
    return show(request, "agreements.html", page=shown, found=len(ids), is_first=after is None)


@router.get("/agreements/{id}")
def one(request: Request, id: str) -> Response:
    """The accord with this id, as each of its dispatches tells it."""
    desk = desk_of(request)
    with desk.ledger() as ledger, ledger.snapshot():
        row = queries.agreement(ledger, id)
        if row.accord != id:
            return RedirectResponse(agreement_page(row.accord), 303)
        readings = [queries.dispatch(ledger, dispatch) for dispatch in row.dispatches]
        records = {record.id for record in row.records}
        told = [
            (dispatch, [accord for accord in dispatch.accords if accord.id in records])
            for dispatch in explain.brief(readings, desk.country_name).dispatches
        ]
        events = {each.report.id: each.event for reading in readings for each in _reports(ledger, reading.dispatch.id)}
        wanted = queries.EventFilter(ids=tuple(sorted({event for event in events.values() if event is not None})))
        summaries = {each.id: each.summary or each.type for each in queries.events(ledger, wanted)}
    return show(request, "agreement.html", accord=row, told=told, events=events, summaries=summaries)


def _reports(ledger: Ledger, dispatch: str) -> list[queries.Evidence]:
    return [each for _, each in queries.reports(ledger, queries.ReportFilter(dispatch=dispatch))]
