"""The first page: what is new since a day, as `dateline brief --since` tells it."""

from __future__ import annotations

import datetime as dt
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dateline import queries
from dateline.web.desk import desk_of
from dateline.web.pages.asking import day, listed
from dateline.web.render import show

router = APIRouter(include_in_schema=False)

DAYS: Final = 7
"""A week: what a brief reaches back where no day is asked for, from the latest day of writing in the ledger."""


@router.get("/")
def page(request: Request) -> Response:
    """What is new since `since`."""
    problems: list[str] = []
    asked = day(request.query_params.get("since"), "since", problems)
    with desk_of(request).ledger() as ledger, ledger.snapshot():
        latest = queries.last_day(ledger) or dt.date.today()
        since = asked or latest - dt.timedelta(days=DAYS - 1)
        brief = queries.brief(ledger, since)
    spans = [(words, latest - dt.timedelta(days=days - 1)) for words, days in _SPANS]
    return show(
        request, "brief.html", brief=brief, since=since, latest=latest, spans=spans, problems=listed(problems),
    )  # fmt: skip


_SPANS: Final = (("a day", 1), ("a week", 7), ("a month", 30), ("a year", 365))
