"""Storylines and agreements."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec
from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from dateline import queries
from dateline.ledger import Ledger
from dateline.queries import AccordRow, StorylineRow
from dateline.web.api.answers import After, Format, Limit, Question, answer, described, one
from dateline.web.api.items import links_to
from dateline.web.desk import desk_of
from dateline.web.links import agreement_page, storyline_page
from dateline.web.paging import following

router = APIRouter(prefix="/api/v1", tags=["storylines and agreements"])


@router.get("/storylines", **described("StorylinePage"))
def storylines(
    request: Request,
    least: Annotated[int, Query(ge=1, le=1_000_000, description="Told in so many stories.")] = 2,
    since: Annotated[dt.date | None, Query(description="Written about on this day or later.")] = None,
    limit: Limit = None,
    after: After = None,
    form: Format = "json",
) -> Response:
    """Storylines, the latest first: `dateline storylines`."""

    def ask(ledger: Ledger, after: str | None, limit: int) -> list[StorylineRow]:
        ids = following(queries.storyline_ids(ledger, least, since), after, limit - 1, str)
        return queries.storylines(ledger, ids=ids)

    question = Question("storylines", ask, lambda row: (row.id,), lambda row: links_to(storyline_page(row.id)))
    return answer(request, question, limit, after, form)


@router.get("/storylines/{id}", **described("StorylineDocument", listed=False))
def storyline(request: Request, id: str) -> Response:
    """A storyline: `dateline storyline --format json`."""
    with desk_of(request).ledger() as ledger, ledger.snapshot():
        found = queries.storyline(ledger, id)
    return one({**msgspec.to_builtins(found), "links": links_to(storyline_page(id))})


@router.get("/agreements", **described("AgreementPage"))
def agreements(request: Request, limit: Limit = None, after: After = None, form: Format = "json") -> Response:
    """Treaties, truces and deals, the latest told last: `dateline agreements`."""

    def ask(ledger: Ledger, after: str | None, limit: int) -> list[AccordRow]:
        return queries.agreements(ledger, ids=following(queries.agreement_ids(ledger), after, limit - 1, str))

    question = Question("agreements", ask, lambda row: (row.accord,), lambda row: links_to(agreement_page(row.accord)))
    return answer(request, question, limit, after, form)


@router.get("/agreements/{id}", **described("AgreementItem", listed=False))
def agreement(request: Request, id: str) -> Response:
    """One accord."""
    with desk_of(request).ledger() as ledger, ledger.snapshot():
        found = queries.agreement(ledger, id)
    return one({**msgspec.to_builtins(found), "links": links_to(agreement_page(found.accord))})
