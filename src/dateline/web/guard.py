"""Who may ask and who may change: the gate before every page and every answer.

A page that is open in the same browser may try to reach the desk. It cannot read answers (the browser parts origins),
but it could send forms, or make its own name stand for this machine's address (DNS rebinding). So a request is refused

- whose Host is none of the desk's own names;
- that changes something and comes from another origin (Origin and Sec-Fetch-Site, W3C Fetch Metadata);
- that does not show the token, where the desk has one: as the cookie that the login link sets, or as
  `Authorization: Bearer TOKEN`.

Every answer carries headers that forbid the browser to load anything from elsewhere, to run script that stands in a
page, to show the desk in another site's frame, or to tell other sites the address of a page.
"""

from __future__ import annotations

import hashlib
import ipaddress
from typing import Final
from urllib.parse import urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.web.desk import Desk, same

POLICY: Final = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""W3C Content Security Policy Level 3: no script and no style in a page, nothing from elsewhere."""

HEADERS: Final = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # with "no-referrer" browsers would send our own forms with "Origin: null"
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
ANY_HOST: Final = "*"
"""Stands among a desk's hosts where it listens on every address of the machine: any IP address is its name then. A
name that somebody else's DNS gives out still is not."""

_SAFE: Final = ("GET", "HEAD", "OPTIONS")


class Guard:
    """The gate, as ASGI middleware."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self._app = app
        self._desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here; add the headers to whatever is answered."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                # Pages change with the ledger and may be private; files are asked about again, and mostly not sent.
                headers.setdefault("cache-control", "no-cache" if scope["path"].startswith("/static/") else "no-store")
            await send(message)

        refusal = self._refusal(Request(scope))
        await (refusal or self._app)(scope, receive, with_headers)

    def _refusal(self, request: Request) -> Response | None:
        """What is answered in place of what was asked; None where it may pass."""
        if not _is_ours(request.headers, self._desk.hosts):
            said = "This desk does not answer to that name. Open the address that 'dateline serve' printed."
            return _words(421, said)
        if self._desk.token is not None and (answer := self._login(request, self._desk.token)) is not None:
            return answer
        if request.method in _SAFE:
            return None
        if self._desk.read_only:
            return _words(403, "This desk is read-only: nothing can be changed here.")
        if not _is_same_origin(request.headers):
            return _words(403, "A page of another origin sent this; only the desk's own pages may change the ledger.")
        return None

    def _login(self, request: Request, token: str) -> Response | None:
        """The answer to a visitor who is not known, or who comes by the login link; None for one who is known."""
        name = cookie_name(token)
        given = request.query_params.get("token")
        if given is not None and request.method in _SAFE and same(given, token):
            rest = [(key, value) for key, value in request.query_params.multi_items() if key != "token"]
            # The path alone, and one slash: "//elsewhere" would lead to another machine.
            path = "/" + request.url.path.lstrip("/")
            answer = RedirectResponse(path + (f"?{urlencode(rest)}" if rest else ""), 303)
            answer.set_cookie(name, self._desk.signed(token), httponly=True, samesite="lax", path="/")
            return answer
        bearer = request.headers.get("authorization", "")
        if bearer[:7].lower() == "bearer " and same(bearer[7:].strip(), token):
            return None
        if same(request.cookies.get(name, ""), self._desk.signed(token)):
            return None
        said = "Open the link that 'dateline serve' printed, or send 'Authorization: Bearer TOKEN'."
        return _words(401, f"This desk asks for a token. {said}", {"www-authenticate": "Bearer"})


def cookie_name(token: str) -> str:
    """The cookie of the desk with this token: desks on two ports of one machine share a browser's cookies."""
    return "dateline-" + hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()[:8]


def _is_ours(headers: Headers, hosts: tuple[str, ...]) -> bool:
    given = headers.getlist("host")
    if len(given) != 1:
        return False
    try:
        name = urlsplit(f"//{given[0]}").hostname
    except ValueError:
        return False
    if name is None:
        return False
    return name in hosts or (ANY_HOST in hosts and _is_address(name))


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _is_same_origin(headers: Headers) -> bool:
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers["host"]


def _words(status: int, words: str, headers: dict[str, str] | None = None) -> Response:
    return Response(words + "\n", status, headers, "text/plain; charset=utf-8")
