"""Reports: every dispatch saying that something happened, in the order in which they came."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec
from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from dateline import queries
from dateline.errors import AbsentError
from dateline.explain import report_json
from dateline.ledger import Ledger
from dateline.queries import Evidence, ReportFilter
from dateline.web.api.answers import After, Format, Limit, Question, answer, described, one
from dateline.web.api.filters import Types, upper
from dateline.web.api.items import report_item, report_links
from dateline.web.desk import desk_of
from dateline.web.paging import place_of

router = APIRouter(prefix="/api/v1", tags=["reports"])


@router.get("/reports", **described("ReportPage"))
def reports(
    request: Request,
    dispatch: Annotated[str | None, Query(description="Of one dispatch.", max_length=200)] = None,
    types: Types = [],  # noqa: B006 - FastAPI copies it
    since: Annotated[dt.date | None, Query(description="Acts of this day or later.")] = None,
    until: Annotated[dt.date | None, Query(description="Acts of this day or before.")] = None,
    limit: Limit = None,
    after: After = None,
    form: Format = "json",
) -> Response:
    """Reports as `dateline read --format jsonl` prints them, corrections in force."""
    wanted = ReportFilter(dispatch=dispatch, types=upper(types), since=since, until=until)

    def ask(ledger: Ledger, after: str | None, limit: int) -> list[tuple[int, Evidence]]:
        place = place_of(after, tuple[_Number])[0] if after is not None else None
        return queries.reports(ledger, msgspec.structs.replace(wanted, limit=limit, after=place))

    question = Question(
        "reports", ask,
        place=lambda row: (row[0],),
        links=lambda row: report_links(row[1]),
        record=lambda row: report_json(row[1].report, row[1].reading),
    )  # fmt: skip
    return answer(request, question, limit, after, form)


@router.get("/reports/{id}", **described("ReportItem", listed=False))
def report(request: Request, id: str) -> Response:
    """One report."""
    with desk_of(request).ledger() as ledger:
        found = queries.evidence(ledger, report=id)
        if not found:
            raise AbsentError(str(ledger.path), f"holds no report {id}")
    return one(report_item(found[0]))


_Number = Annotated[int, msgspec.Meta(ge=0, le=2**62)]
"""What a row's number in the file may be."""
