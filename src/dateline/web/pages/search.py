"""Words in the dispatches, and beside them what the filters of events and dispatches offer."""

from __future__ import annotations

from fastapi import APIRouter
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline import queries
from dateline.errors import AbsentError, MovedError, QuestionError
from dateline.explain.page.markup import printable
from dateline.queries import DispatchFilter
from dateline.queries.search import CLOSING, OPENING
from dateline.web.desk import desk_of
from dateline.web.links import event_page
from dateline.web.pages.asking import dispatches_asked
from dateline.web.paging import ON_A_PAGE, page, place_of
from dateline.web.render import show

router = APIRouter(include_in_schema=False)


@router.get("/search")
def search(request: Request, q: str = "") -> Response:
    """Dispatches that hold the words; an id leads to what it names."""
    words = " ".join(q.split())
    after = request.query_params.get("after")
    (skip,) = place_of(after, tuple[int]) if after else (0,)
    wanted, given, told = dispatches_asked(request.query_params)
    problems = list(told)
    found: list[queries.Hit] = []
    with desk_of(request).ledger() as ledger, ledger.snapshot():
        if _is_id(words):
            try:
                return RedirectResponse(f"/find?id={queries.find(ledger, words)}", 303)
            except MovedError as moved:
                return RedirectResponse(event_page(moved.was), 303)
            except AbsentError:
                pass  # words, after all
        try:
            if words:
                found = queries.search(ledger, words, ON_A_PAGE + 1, skip, wanted)
        except QuestionError as error:
            problems.append(error.reason)
        ids = tuple(hit.dispatch for hit in found)
        names = {row.id: row.title or row.opening for row in queries.dispatches(ledger, DispatchFilter(ids=ids))}
    shown = page(list(enumerate(found, skip + 1)), ON_A_PAGE, lambda pair: (pair[0],))
    hits = [(hit, snippet(hit.snippet)) for _, hit in shown.rows]
    return show(
        request, "search.html", q=words, hits=hits, next=shown.next, problems=problems, is_first=after is None,
        given=given, names=names,
    )  # fmt: skip


def snippet(words: str) -> Markup:
    """The words of a snippet, those found marked.

    >>> snippet("a \\x02<b>\\x03")
    Markup('a <mark>&lt;b&gt;</mark>')
    """
    parts = words.replace(CLOSING, OPENING).split(OPENING)
    return Markup("").join(
        Markup("<mark>{}</mark>").format(printable(part)) if place % 2 else escape(printable(part))
        for place, part in enumerate(parts)
    )


def _is_id(words: str) -> bool:
    return len(words) > 3 and words[1] == "-" and words[0] in "edrs" and " " not in words
