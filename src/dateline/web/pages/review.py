"""The review queue: reports in doubt, one after the other, to be confirmed, dropped or corrected."""

from __future__ import annotations

import msgspec
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dateline import queries
from dateline.ledger import FIELDS
from dateline.queries.review import DOUBTS
from dateline.web.desk import desk_of
from dateline.web.pages.event import Account, done, told_by
from dateline.web.paging import Count, page, place_of
from dateline.web.render import show

router = APIRouter(include_in_schema=False)

AT_ONCE = 10
"""Reports on a page: as many as are judged in one sitting."""


class Open(msgspec.Struct, frozen=True):
    """A report in doubt, with its words."""

    row: queries.ReviewRow
    account: Account
    evidence: queries.Evidence


@router.get("/review")
def queue(request: Request) -> Response:
    """The reports that are most in doubt."""
    desk = desk_of(request)
    after = request.query_params.get("after")
    place = place_of(after, tuple[Count, float, str]) if after else None
    with desk.ledger() as ledger, ledger.snapshot():
        rows = queries.review(ledger, AT_ONCE + 1, place)
        shown = page(rows, AT_ONCE, queries.review_place)
        found = queries.review_count(ledger)
        opened = []
        for row in shown.rows:
            (evidence,) = queries.evidence(ledger, report=row.report)
            (account,) = told_by([evidence], desk.country_name)
            opened.append(Open(row, account, evidence))
        kept = done(ledger, request.query_params.get("done"))
    here = f"/review?after={after}" if after else "/review"
    return show(
        request, "review.html", opened=opened, next=shown.next, is_first=after is None, found=found, kept=kept,
        fields=FIELDS, doubts=DOUBTS, here=here,
    )  # fmt: skip
