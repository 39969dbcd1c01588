"""What a visitor is told where something goes wrong: a page, or for the API a JSON object, in plain words.

| what | status |
|---|---|
| nothing under an id, no such page | 404 |
| a question that cannot be asked as it stands | 400; parameters of the API that are out of their range: 422 |
| the ledger cannot be opened, or another program holds it | 503 |
| a fault of ours | 500, without details; they go to the log |
"""

from __future__ import annotations

import sqlite3
from http import HTTPStatus

import msgspec
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dateline.errors import AbsentError, DatelineError, LedgerError, QuestionError
from dateline.web.guard import HEADERS
from dateline.web.render import show


def answer_mishaps(app: FastAPI) -> None:
    """Let the application answer every exception."""
    app.add_exception_handler(DatelineError, _known)
    app.add_exception_handler(sqlite3.Error, _busy)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _unknown)


def _known(request: Request, error: Exception) -> Response:
    match error:
        case AbsentError():
            return told(request, 404, f"The ledger {error.reason}.")
        case QuestionError():
            return told(request, 400, f"{error.reason}.")
        case LedgerError():
            return told(request, 503, str(error))
    return told(request, 500, str(error))


def _busy(request: Request, error: Exception) -> Response:
    return told(request, 503, f"The ledger cannot be read or written just now ({error}). Try again in a moment.")


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    words = "There is no such page." if error.status_code == 404 else str(error.detail)
    return told(request, error.status_code, words, dict(error.headers or {}))


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    faults = [f"{'.'.join(str(part) for part in fault['loc'][1:])}: {fault['msg']}" for fault in error.errors()]
    return told(request, 422 if _is_api(request) else 400, "; ".join(faults))


def _unknown(request: Request, error: Exception) -> Response:
    words = "Something went wrong at the desk itself; what exactly stands in the window where 'dateline serve' runs."
    return told(request, 500, words, HEADERS)  # the gate is passed already on the way out


def told(request: Request, status: int, words: str, headers: dict[str, str] | None = None) -> Response:
    """A page, or for the API a JSON object, that says what happened."""
    if _is_api(request):
        body = msgspec.json.encode({"status": status, "error": HTTPStatus(status).phrase, "detail": words})
        return Response(body, status, headers, "application/json")
    words = words[:1].upper() + words[1:]
    response = show(request, "mishap.html", status=status, phrase=HTTPStatus(status).phrase, words=words)
    response.status_code = status
    response.headers.update(headers or {})
    return response


def _is_api(request: Request) -> bool:
    return request.url.path.startswith("/api/v1")
