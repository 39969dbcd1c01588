"""Dispatches: the list, and one with its text, anatomy and reports."""

from __future__ import annotations

import msgspec
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dateline import queries
from dateline.ledger import Ledger
from dateline.queries import DispatchRow
from dateline.web.api.answers import After, Format, Limit, Question, answer, described, one
from dateline.web.api.filters import OfDispatches
from dateline.web.api.items import links_to, report_item
from dateline.web.desk import desk_of
from dateline.web.links import dispatch_page
from dateline.web.paging import place_of

router = APIRouter(prefix="/api/v1", tags=["dispatches"])


@router.get("/dispatches", **described("DispatchPage"))
def dispatches(
    request: Request,
    wanted: OfDispatches,
    limit: Limit = None,
    after: After = None,
    form: Format = "json",
) -> Response:
    """Dispatches in their present versions, the latest written first."""

    def ask(ledger: Ledger, after: str | None, limit: int) -> list[DispatchRow]:
        place = place_of(after, tuple[str, str]) if after is not None else None
        return queries.dispatches(ledger, msgspec.structs.replace(wanted, limit=limit, after=place))

    question = Question("dispatches", ask, queries.dispatch_place, lambda row: links_to(dispatch_page(row.id)))
    return answer(request, question, limit, after, form)


@router.get("/dispatches/{id}", **described("DispatchDocument", listed=False))
def dispatch(request: Request, id: str) -> Response:
    """A dispatch as it was sent. Offsets anywhere are characters of `text`."""
    with desk_of(request).ledger() as ledger, ledger.snapshot():
        reading = queries.dispatch(ledger, id)
        reports = [each for _, each in queries.reports(ledger, queries.ReportFilter(dispatch=id))]
    sent = reading.dispatch
    return one(
        {
            "id": sent.id, "title": reading.title, "outlet": reading.outlet, "citation": sent.citation,
            "url": sent.url, "language": sent.language, "text": sent.text, "anatomy": reading.anatomy,
            "sections": reading.sections, "reports": [report_item(each) for each in reports],
            "links": links_to(dispatch_page(id)),
        }
    )  # fmt: skip
