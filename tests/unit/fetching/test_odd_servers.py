"""Servers that speak HTTP badly, slowly or not at all: each is told in plain words and held to its time."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from dateline.errors import FetchError
from dateline.fetching import Client, Limits

OURS = Limits(pace=0.0, connect=0.5, read=0.3, total=0.5, most_bytes=10_000, allow_private=True)
OK = b"HTTP/1.1 200 OK\r\n"
BROKEN = "cannot be had: 127.0.0.1 broke off or does not speak HTTP"
TOO_LONG = "cannot be had: it took longer than 0.5 s"


def dripping(*pieces: bytes) -> Iterator[bytes]:
    """Pieces, the last one for ever, a little while before each."""
    yield from pieces
    while True:
        time.sleep(0.05)
        yield pieces[-1]


def endless(*pieces: bytes) -> Iterator[bytes]:
    yield from pieces
    while True:
        yield pieces[-1]


SERVERS: dict[str, tuple[Callable[[], Iterator[bytes]], str]] = {
    "headers that drip": (lambda: dripping(OK, b"X-A: b\r\n"), TOO_LONG),
    "headers without end": (lambda: endless(OK, b"X-A: " + b"b" * 1000 + b"\r\n"), BROKEN),
    "wait, wait": (lambda: dripping(b"HTTP/1.1 100 Continue\r\n\r\n"), TOO_LONG),
    "chunks that drip": (lambda: dripping(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"), TOO_LONG),
    "no HTTP": (lambda: iter([b"\x00\x01 nonsense\r\n\r\n"]), BROKEN),
    "nothing": (lambda: iter([]), BROKEN),
    "less than promised": (lambda: iter([OK + b"Content-Length: 50\r\n\r\nTalks"]), BROKEN),
    "broken chunks": (lambda: iter([OK + b"Transfer-Encoding: chunked\r\n\r\nZZ\r\nTalks"]), BROKEN),
    "two lengths": (lambda: iter([OK + b"Content-Length: 3\r\nContent-Length: 5\r\n\r\nabc"]), BROKEN),
    "an odd status": (
        lambda: iter([b"HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n"]),
        "cannot be had (the server",
    ),
    "an odd redirect": (
        lambda: iter([b"HTTP/1.1 302 Found\r\nLocation: http://[::1\r\nContent-Length: 0\r\n\r\n"]),
        "redirects to 'http://[::1', which is no address of the web",
    ),
    "a redirect to no port": (
        lambda: iter([b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:99999999/\r\nContent-Length: 0\r\n\r\n"]),
        "redirects to 'http://127.0.0.1:99999999/', which is no address of the web",
    ),
}


@pytest.mark.parametrize("kind", SERVERS)
def test_an_odd_server_is_told_and_held_to_its_time(kind: str) -> None:
    says, reason = SERVERS[kind]

    def answer(connection: socket.socket) -> None:
        with contextlib.suppress(OSError), connection:
            asked = connection.recv(9_999)
            robots = b"GET /robots.txt" in asked
            for piece in iter([b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n"]) if robots else says():
                connection.sendall(piece)
            connection.shutdown(socket.SHUT_RDWR)

    def serve(server: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                threading.Thread(target=answer, args=(server.accept()[0],), daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=serve, args=(server,), daemon=True).start()
        began = time.monotonic()
        with pytest.raises(FetchError) as caught:
            Client(OURS).fetch(f"http://127.0.0.1:{server.getsockname()[1]}/x")
    assert caught.value.reason.startswith(reason)
    assert time.monotonic() - began < 3
