"""Forms that only the desk's own pages can send: a cookie that the browser keeps, and its signature in every form.

Another site can make a browser send the cookie, but can neither read it nor sign it (OWASP, "signed double-submit
cookie"). The gate (guard) refuses requests of other origins before this is asked.
"""

from __future__ import annotations

import secrets
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dateline.web.desk import Desk, desk_of, same

COOKIE: Final = "dateline-form"


def prepared(desk: Desk, request: Request) -> tuple[str, str]:
    """The visitor's cookie, made now where there is none, and the signature that the page's forms carry."""
    cookie = request.cookies.get(COOKIE) or secrets.token_urlsafe(16)
    return cookie, desk.signed(cookie)


def keep(cookie: str, response: Response) -> None:
    """Let the browser keep the cookie until it is closed."""
    response.set_cookie(COOKIE, cookie, httponly=True, samesite="strict", path="/")


def is_signed(desk: Desk, request: Request, signature: str) -> bool:
    """Whether a form came from a page of this desk, shown to this browser."""
    cookie = request.cookies.get(COOKIE)
    return bool(cookie) and same(desk.signed(cookie or ""), signature)


def demand_signed(request: Request, signature: str) -> None:
    """Raises HTTPException, told as 403, where a form is not signed."""
    if not is_signed(desk_of(request), request, signature):
        raise HTTPException(
            403, "This form has gone stale, or was not sent from a page of this desk. Load the page anew."
        )
