"""A list as an answer: one page as JSON with links and a cursor, or JSON Lines and CSV, one page or the whole list.

    answer(request, question, limit=100, after=None, form="json")
    -> {"items": [{"id": "e-1f0c", ..., "links": {...}}], "next": "WyIyMDI1..."}

JSON Lines and CSV are what the command line prints, to the byte.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, Final, Generic, Literal, TypeVar

import msgspec
from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from dateline.explain.rows import csv_rows, jsonl_rows
from dateline.ledger import Ledger
from dateline.web.desk import Desk, desk_of
from dateline.web.paging import page
from dateline.web.render import with_query

MOST: Final = 1000
"""Rows that one page may hold; a list is as long as it is."""

USUAL: Final = 100

Form = Literal["json", "jsonl", "csv"]
_LIMIT: Final = f"Rows of a page, {USUAL} if none is given; jsonl and csv: the whole list."
Limit = Annotated[int | None, Query(ge=1, le=MOST, description=_LIMIT)]
After = Annotated[str | None, Query(description="`next` of the page before: begin after it.", max_length=2000)]
_FORMAT: Final = "json: a page; jsonl: an object a line; csv: with a header."
Format = Annotated[Form, Query(alias="format", description=_FORMAT)]

Row = TypeVar("Row")
Record = msgspec.Struct | Mapping[str, Any]

_TYPES: Final[dict[Form, str]] = {
    "json": "application/json",
    "jsonl": "application/x-ndjson",
    "csv": "text/csv; charset=utf-8",
}


class Question(msgspec.Struct, Generic[Row], frozen=True):
    """A list to be answered. `ask(ledger, after, limit)`: at most so many rows after a cursor; `place`: what the cursor
    of a row holds; `record`: a row as it is written; `links`: where to read on."""

    name: str
    ask: Callable[[Ledger, str | None, int], list[Row]]
    place: Callable[[Row], tuple[Any, ...]]
    links: Callable[[Row], dict[str, Any]]
    record: Callable[[Row], Record] = lambda row: row  # type: ignore[assignment, return-value]


def answer(request: Request, question: Question[Any], limit: int | None, after: str | None, form: Form) -> Response:
    """The page that is asked for, or the whole list."""
    desk = desk_of(request)
    if form != "json" and limit is None:
        chunks = _whole(desk, question, after, form)
        first = next(chunks, b"")  # what is wrong with the question is told before anything is sent
        return StreamingResponse(_then(first, chunks), media_type=_TYPES[form], headers=_named(question.name, form))
    limit = limit or USUAL
    with desk.ledger() as ledger, ledger.snapshot():
        shown = page(question.ask(ledger, after, limit + 1), limit, question.place)
    headers = {}
    if shown.next is not None:
        asked = {name: request.query_params.getlist(name) for name in request.query_params}
        url = with_query(request.url.path, asked, after=shown.next)
        headers["link"] = f'<{url}>; rel="next"'
    if form == "json":
        items = [_item(question, row) for row in shown.rows]
        return Response(msgspec.json.encode({"items": items, "next": shown.next}), 200, headers, _TYPES[form])
    records = [question.record(row) for row in shown.rows]
    return Response(_written(records, form, header=True), 200, headers | _named(question.name, form), _TYPES[form])


def one(record: object) -> Response:
    """A single record."""
    return Response(msgspec.json.encode(record), media_type="application/json")


def described(schema: str, *, listed: bool = True) -> dict[str, Any]:
    """What a route says of its answers: the name of its schema, and for a list the other forms."""
    content: dict[str, Any] = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    if listed:
        content["application/x-ndjson"] = {"schema": {"type": "string"}}
        content["text/csv"] = {"schema": {"type": "string"}}
    words = {"content": {"text/plain": {"schema": {"type": "string"}}}}
    fault = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Fault"}}}}
    return {
        "response_class": Response,
        "responses": {
            200: {"description": "The answer.", "content": content},
            400: {"description": "The question cannot be asked as it stands.", **fault},
            401: {"description": "The desk asks for a token.", **words},
            404: {"description": "Nothing under this id.", **fault},
            422: {"description": "A parameter is out of its range.", **fault},
            503: {"description": "The ledger cannot be read just now.", **fault},
        },
    }


def _whole(desk: Desk, question: Question[Any], after: str | None, form: Form) -> Iterator[bytes]:
    """The list in pieces of a thousand rows. Each opens the ledger itself: another thread may take the next one."""
    header = True
    while True:
        with desk.ledger() as ledger, ledger.snapshot():
            shown = page(question.ask(ledger, after, MOST + 1), MOST, question.place)
            records = [question.record(row) for row in shown.rows]
        yield _written(records, form, header=header)
        if shown.next is None:
            return
        after, header = shown.next, False


def _then(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _written(records: list[Record], form: Form, *, header: bool) -> bytes:
    return jsonl_rows(records) if form == "jsonl" else csv_rows(records, header=header)


def _item(question: Question[Any], row: Any) -> dict[str, Any]:
    return {**msgspec.to_builtins(question.record(row)), "links": question.links(row)}


def _named(name: str, form: Form) -> dict[str, str]:
    return {"content-disposition": f'attachment; filename="{name}.{form}"'}
