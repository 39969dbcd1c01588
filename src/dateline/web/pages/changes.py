"""What a visitor says against or for a report: the forms of an event's page, and taking a correction back.

Each is a form that only a page of this desk can send (forms), and ends on the page of the event in which the report
stands then.
"""

from __future__ import annotations

from typing import Annotated, Final, get_args

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline import queries, run
from dateline.errors import QuestionError
from dateline.ledger.corrections import Kind
from dateline.web.desk import Desk, desk_of
from dateline.web.forms import demand_signed
from dateline.web.links import dispatch_page, event_page

router = APIRouter(include_in_schema=False)

Words = Annotated[str, Form(max_length=2000)]
KINDS: Final = tuple(kind for kind in get_args(Kind) if kind != "undo")


@router.post("/reports/{report}/correct")
def correct(
    request: Request,
    report: str,
    kind: Words,
    signature: Words = "",
    field: Words = "",
    value: Words = "",
    other: Words = "",
    author: Words = "",
    note: Words = "",
    back: Words = "",
) -> Response:
    """Keep a correction of this report. `back`: where in the review queue the form stood, if it did."""
    desk = desk_of(request)
    demand_signed(request, signature)
    if kind not in KINDS:
        raise QuestionError("kind", f"{kind!r} is no correction; known are {', '.join(KINDS)}")
    if kind == "merge" and not other.strip():
        raise QuestionError("other", "a merge needs the report (r-...) that tells of the same event")
    with desk.ledger(write=True) as ledger:
        if kind == "merge" and other.strip().startswith("e-"):
            (first, *_) = queries.evidence(ledger, event=queries.find(ledger, other.strip()))
            other = first.report.id
        number = run.correct(
            ledger, kind, report, author.strip() or desk.author, note.strip(),  # type: ignore[arg-type]
            field=field if kind == "field" else None,
            value=value.strip() if kind == "field" else None,
            other=other.strip() or None if kind in ("merge", "split") else None,
        )  # fmt: skip
    if back == "/review" or back.startswith("/review?"):
        return RedirectResponse(f"{back}{'&' if '?' in back else '?'}done={number}", 303)
    return RedirectResponse(_after(desk, report, number), 303)


@router.post("/corrections/{number}/undo")
def undo(request: Request, number: int, signature: Words = "", author: Words = "", note: Words = "") -> Response:
    """Take a correction back."""
    desk = desk_of(request)
    demand_signed(request, signature)
    with desk.ledger(write=True) as ledger:
        run.undo(ledger, number, author.strip() or desk.author, note.strip())
    return RedirectResponse("/corrections", 303)


def _after(desk: Desk, report: str, number: int) -> str:
    """The page on which a report stands after a correction: its event's, or, where it was dropped, its dispatch's."""
    with desk.ledger() as ledger:
        (each, *_) = queries.evidence(ledger, report=queries.find(ledger, report))
    if each.event is not None:
        return f"{event_page(each.event)}?done={number}"
    return f"{dispatch_page(each.reading.dispatch.id)}?done={number}"
