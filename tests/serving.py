"""A web server of the tests' own: good, slow, endless, malformed, redirecting, packed and failing answers.

    with serving({"/feed": Page(b"<rss ...", etag='"1"')}) as site:
        fetch(site.url("/feed"))
        site.asked  ->  [("GET", "/robots.txt", {...}), ("GET", "/feed", {...})]

Listens on 127.0.0.1, a thread a request; ends with the block, whatever is still being sent.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple


class Page(NamedTuple):
    """What the server answers under a path. `slow`: seconds before each byte; `endless`: the body again and again."""

    body: bytes = b""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = {}
    etag: str | None = None
    slow: float = 0.0
    endless: bool = False


class Asked(NamedTuple):
    """A request as it came."""

    path: str
    headers: dict[str, str]
    body: bytes = b""


class Site:
    """A running server, and what it was asked."""

    def __init__(self, pages: Mapping[str, Page]) -> None:
        self.pages = dict(pages)
        self.asked: list[Asked] = []
        self.closing = threading.Event()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.site = self
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [asked.path for asked in self.asked]

    def close(self) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    site: Site


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        self.do_GET(self.rfile.read(int(self.headers.get("Content-Length", 0))))

    def do_GET(self, body: bytes = b"") -> None:
        site = self.server.site
        site.asked.append(Asked(self.path, {name.lower(): value for name, value in self.headers.items()}, body))
        page = site.pages.get(self.path)
        with contextlib.suppress(OSError):  # who asked has gone away, as some of the tests want
            self._answer(page if page is not None else Page(b"no such page", 404))
        self.close_connection = True

    def _answer(self, page: Page) -> None:
        if page.etag and self.headers.get("If-None-Match") == page.etag:
            page = page._replace(status=304, body=b"")
        self.send_response(page.status)
        self.send_header("Content-Type", page.kind)
        self.send_header("Connection", "close")
        if page.etag:
            self.send_header("ETag", page.etag)
        for name, value in page.headers.items():
            self.send_header(name, value)
        if not page.endless and "Content-Length" not in page.headers:
            self.send_header("Content-Length", str(len(page.body)))
        self.end_headers()
        closing = self.server.site.closing
        if page.slow:
            for at in range(len(page.body)):
                if closing.wait(page.slow):
                    return
                self.wfile.write(page.body[at : at + 1])
            return
        self.wfile.write(page.body)
        while page.endless and not closing.is_set():
            self.wfile.write(page.body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Nothing is printed."""


@contextmanager
def serving(pages: Mapping[str, Page]) -> Iterator[Site]:
    """A server with these pages, for as long as the block runs."""
    site = Site(pages)
    try:
        yield site
    finally:
        site.close()
