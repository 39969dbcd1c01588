"""One event: what is held of it, who tells it otherwise, how it stood when, and every report with its words."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline import explain, queries, vocabulary
from dateline.errors import MovedError
from dateline.explain import CountryName
from dateline.explain.page.words import Piece, paragraphs, pieces
from dateline.explain.wording import interval_words
from dateline.ledger import FIELDS, Ledger
from dateline.ledger.lookups import sides
from dateline.queries import Evidence
from dateline.records import Event, Reading, Storyline
from dateline.web.desk import desk_of
from dateline.web.links import agreement_page, dispatch_page, event_page, storyline_page, words_page
from dateline.web.render import show

router = APIRouter(include_in_schema=False)


class Coded(msgspec.Struct, frozen=True):
    """A report with its fields in words."""

    evidence: Evidence
    entry: explain.Entry


class Passage(msgspec.Struct, frozen=True):
    """A paragraph that tells of the event, cut into pieces, and the reports whose act stands in it. `before` and
    `after`: whether the dispatch goes on."""

    pieces: tuple[Piece, ...]
    before: bool
    after: bool
    coded: tuple[Coded, ...]


class Account(msgspec.Struct, frozen=True):
    """What one dispatch, or one item of its digest, tells of the event: when it was written, its paragraphs, and the
    dispatches that copy it."""

    dispatch: explain.BriefDispatch
    written: str
    passages: tuple[Passage, ...]
    copies: tuple[Reading, ...]


@router.get("/events/{id}")
def page(request: Request, id: str) -> Response:
    """The event with this id; its first characters are enough. One that users merged into another leads to that."""
    desk = desk_of(request)
    was = request.query_params.get("was", "")
    with desk.ledger() as ledger, ledger.snapshot():
        try:
            found = queries.find(ledger, id)
        except MovedError as moved:
            return RedirectResponse(f"{event_page(moved.event)}?was={moved.was}", 303)
        if found != id or not found.startswith("e-"):
            return RedirectResponse(_page_of(ledger, found), 303)
        event = queries.event(ledger, found)
        evidence = queries.evidence(ledger, event=found)
        storyline = _storyline(ledger, found)
        kept = done(ledger, request.query_params.get("done"))
        merged = was if queries.merged_into(ledger, was) == found else None
    return show(
        request, "event.html", event=event, told=told_by(evidence, desk.country_name), storyline=storyline, kept=kept,
        merged=merged, pair=_pair(event),
        fields=FIELDS, type_names=tuple(vocabulary.EVENT_TYPES), stances=tuple(vocabulary.STANCES),
    )  # fmt: skip


@router.get("/find")
def find(request: Request, id: str = "") -> Response:
    """Whatever has this id, on its own page; its first characters are enough."""
    with desk_of(request).ledger() as ledger:
        try:
            found = queries.find(ledger, id.strip())
        except MovedError as moved:
            found = moved.was
        return RedirectResponse(_page_of(ledger, found), 303)


@router.get("/reports/{id}")
def report(request: Request, id: str) -> Response:
    """The words of a report, in their dispatch."""
    with desk_of(request).ledger() as ledger:
        return RedirectResponse(_page_of(ledger, queries.find(ledger, id)), 303)


def told_by(evidence: Sequence[Evidence], country_name: CountryName) -> list[Account]:
    """The accounts in the order in which they were written, copies of a dispatch folded under what they copy."""
    here = {each.reading.dispatch.id for each in evidence}
    accounts: dict[tuple[str, int | None], list[Evidence]] = {}
    copies: dict[str, dict[str, Reading]] = {}
    for each in evidence:
        reading = each.reading
        if each.copy_of in here and each.copy_of != reading.dispatch.id:
            copies.setdefault(each.copy_of or "", {})[reading.dispatch.id] = reading
        else:
            is_digest = reading.sections[each.report.section].kind == "digest"
            accounts.setdefault((reading.dispatch.id, each.report.section if is_digest else None), []).append(each)
    told = [
        _account(each, tuple(copies.get(id, {}).values()) if item is None else (), country_name)
        for (id, item), each in accounts.items()
    ]
    return [account for _, account in sorted(told, key=lambda pair: pair[0])]


def _account(evidence: list[Evidence], copies: tuple[Reading, ...], country_name: CountryName) -> tuple[str, Account]:
    """What reports of one story tell, and the day by which accounts are put in order."""
    first = evidence[0]
    reports = tuple(sorted((each.report for each in evidence), key=lambda report: report.sequence))
    (dispatch,) = explain.brief(
        [msgspec.structs.replace(first.reading, reports=reports, agreements=())], country_name
    ).dispatches
    of = {each.report.id: each for each in evidence}
    parts = paragraphs(dispatch)
    passages = tuple(
        Passage(
            pieces(dispatch, part),
            part is not parts[0],
            part is not parts[-1],
            tuple(Coded(of[entry.report_id], entry) for entry in part.told),
        )
        for part in parts
        if part.told
    )
    written = first.reading.written(first.report.section)
    day = str(written.first or written.last or "9999")
    return day, Account(dispatch, interval_words(written), passages, copies)


def _pair(event: Event) -> tuple[str, str] | None:
    """The first two parties that are known by code: those whose dealings a reader may want to see over time."""
    found = list(dict.fromkeys([*sides(event.actors, whole=True), *sides(event.recipients, whole=True)]))
    return (found[0], found[1]) if len(found) > 1 else None


def _page_of(ledger: Ledger, id: str) -> str:
    """Where the thing with this id is shown."""
    match id[:2]:
        case "e-":
            return event_page(id)
        case "s-":
            return storyline_page(id)
        case "a-":
            return agreement_page(id)
        case "r-":
            (each, *_) = queries.evidence(ledger, report=id)
            return words_page(each.reading.dispatch.id, each.report.start)
    return dispatch_page(id)


def _storyline(ledger: Ledger, event: str) -> Storyline | None:
    """The storyline that an event is part of, if more than one story tells it."""
    (row,) = queries.events(ledger, queries.EventFilter(ids=(event,)))
    found = queries.storyline(ledger, row.storyline) if row.storyline is not None else None
    return found if found is not None and len(found.accounts) > 1 else None


def done(ledger: Ledger, number: str | None) -> queries.CorrectionRow | None:
    """The correction that was made just now, so that it can be taken back."""
    return next((row for row in queries.corrections(ledger) if str(row.number) == number), None)
