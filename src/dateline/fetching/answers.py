"""What a server's answer says: the status codes, the headers that make the next request a conditional one.

Authority: RFC 9110 (15 status codes, 8.8 validators, 13.1 conditional requests).
"""

from __future__ import annotations

import datetime as dt
from typing import Final

import msgspec

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_PASSING: Final = frozenset({202, 204, 408, 421, 425, 429})
_PLAIN: Final = {
    401: "asks for a password",
    402: "asks for money",
    403: "may not be read",
    404: "is not there",
    410: "is gone for good",
    429: "was asked too often",
    451: "may not be shown for legal reasons",
}


class Validators(msgspec.Struct, frozen=True):
    """What a server said to know a version by; sent back, it answers "not changed" in place of the whole."""

    etag: str | None = None
    modified: str | None = None

    def headers(self) -> dict[str, str]:
        """The headers that make a request conditional; none where nothing is known."""
        found = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in found.items() if value}


class Answer(msgspec.Struct, frozen=True):
    """What lies at an address: `url` is the one that gave it in the end, `data` its bytes, unpacked.

    `unchanged`: the server said that it is what the validators know; there are no bytes then.
    """

    url: str
    data: bytes
    content_type: str | None
    fetched: dt.datetime
    validators: Validators
    unchanged: bool = False


def headers_of(raw: list[tuple[bytes, bytes]]) -> dict[str, str]:
    """The headers of an answer, by name in small letters; of several with one name the first."""
    found: dict[str, str] = {}
    for name, value in raw:
        found.setdefault(name.decode("latin-1").lower(), value.decode("latin-1").strip())
    return found


def is_redirect(status: int) -> bool:
    """Whether the answer only says where to ask."""
    return status in _REDIRECTS


def is_passing(status: int) -> bool:
    """Whether the server may answer otherwise later."""
    return status >= 500 or status in _PASSING


def in_words(status: int) -> str:
    """A status as a reason.

    >>> in_words(404), in_words(500)
    ('is not there (the server answered 404)', 'cannot be had (the server answered 500)')
    """
    return f"{_PLAIN.get(status, 'cannot be had')} (the server answered {status})"
