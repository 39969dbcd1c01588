"""Dispatches: the list, and one as it was sent, with its anatomy and the words of every report marked."""

from __future__ import annotations

import msgspec
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline import explain, queries
from dateline.explain.page.words import Paragraph, Piece, paragraphs, pieces
from dateline.explain.wording import interval_words
from dateline.ledger import Ledger
from dateline.records import Interval, Reading, SectionKind
from dateline.web.desk import desk_of
from dateline.web.links import dispatch_page
from dateline.web.pages.asking import dispatches_asked
from dateline.web.paging import ON_A_PAGE, page, place_of
from dateline.web.render import show

router = APIRouter(include_in_schema=False)


class Part(msgspec.Struct, frozen=True):
    """A paragraph of a dispatch. `kind`: of its section; `name`: what it is, where it is no body text and follows none
    of its kind; `written`: when, where an item of a digest has a day of its own; `told`: the reports whose act stands
    here; `why`: what made it this kind."""

    kind: SectionKind
    name: str
    written: str | None
    pieces: tuple[Piece, ...]
    told: tuple[explain.Entry, ...]
    why: tuple[str, ...]


NAMES: dict[SectionKind, str] = {
    "title": "title",
    "byline": "byline",
    "dateline": "dateline",
    "heading": "heading",
    "notice": "notice",
    "digest_heading": "digest",
    "digest": "digest item",
    "boilerplate": "page furniture",
    "body": "",
}


@router.get("/dispatches")
def listing(request: Request) -> Response:
    """The dispatches, the latest written first."""
    wanted, given, problems = dispatches_asked(request.query_params)
    after = request.query_params.get("after")
    place = place_of(after, tuple[str, str]) if after else None
    with desk_of(request).ledger() as ledger, ledger.snapshot():
        rows = queries.dispatches(ledger, msgspec.structs.replace(wanted, limit=ON_A_PAGE + 1, after=place))
        counts = queries.stats(ledger)
    return show(
        request, "dispatches.html", page=page(rows, ON_A_PAGE, queries.dispatch_place), given=given, problems=problems,
        is_first=after is None, counts=counts,
    )  # fmt: skip


@router.get("/dispatches/{id}")
def one(request: Request, id: str) -> Response:
    """The dispatch with this id, as it was sent; its first characters are enough."""
    desk = desk_of(request)
    with desk.ledger() as ledger, ledger.snapshot():
        found = queries.find(ledger, id)
        if found != id:
            return RedirectResponse(dispatch_page(found), 303)
        reading = queries.dispatch(ledger, found)
        (dispatch,) = explain.brief([reading], desk.country_name).dispatches
        events = {each.report.id: each.event for _, each in queries.reports(ledger, _of(found))}
        rows = queries.dispatches(ledger, queries.DispatchFilter(ids=(found,)))
        accords = _accords(ledger, reading)
    return show(
        request, "dispatch.html", dispatch=dispatch, parts=parts(dispatch, reading), events=events, reading=reading,
        row=rows[0] if rows else None, accords=accords,
    )  # fmt: skip


def parts(dispatch: explain.BriefDispatch, reading: Reading) -> list[Part]:
    """The dispatch paragraph by paragraph."""
    found: list[Part] = []
    before: Paragraph | None = None
    cuts = {line.span.start for accord in dispatch.accords for fact in accord.facts for line in fact.lines}
    cuts |= {accord.start for accord in dispatch.accords}
    for paragraph in paragraphs(dispatch):
        section = reading.sections[paragraph.section] if paragraph.section is not None else None
        is_new = before is None or before.section != paragraph.section
        written = None
        if is_new and section is not None and section.kind == "digest" and _is_dated(section.published):
            written = interval_words(section.published)
        why = tuple(reason.note or reason.rule for reason in section.why) if section is not None and is_new else ()
        name = NAMES[paragraph.kind] if is_new else ""
        found.append(Part(paragraph.kind, name, written, pieces(dispatch, paragraph, cuts), paragraph.told, why))
        before = paragraph
    return found


def _is_dated(interval: Interval) -> bool:
    return interval.first is not None or interval.last is not None


def _of(dispatch: str) -> queries.ReportFilter:
    return queries.ReportFilter(dispatch=dispatch)


def _accords(ledger: Ledger, reading: Reading) -> dict[str, str]:
    """Record of an agreement in this dispatch -> the accord that it is of."""
    return {record.id: queries.agreement(ledger, record.id).accord for record in reading.agreements}
