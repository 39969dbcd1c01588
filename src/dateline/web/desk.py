"""What every request needs: the ledger's file, who may ask and who may change, and the names of countries.

desk_of(request).ledger()   the ledger, opened for this request alone
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from pathlib import Path
from typing import Final

import msgspec
from starlette.requests import Request

from dateline.explain import CountryName
from dateline.ledger import Ledger

LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")
"""Names under which only this machine reaches itself."""


class Desk(msgspec.Struct, frozen=True):
    """One desk. `token`: what a visitor must show, None for nobody; `hosts`: names under which it answers;
    `secret`: signs the forms of this process."""

    path: Path
    token: str | None
    read_only: bool
    hosts: tuple[str, ...]
    country_name: CountryName
    author: str
    secret: bytes = msgspec.field(default_factory=lambda: secrets.token_bytes(32))

    def ledger(self, *, write: bool = False) -> Ledger:
        """The ledger, to be closed by whoever opened it. Raises LedgerError."""
        return Ledger.open(self.path, write=write and not self.read_only)

    def signed(self, words: str) -> str:
        """64 hexadecimal digits that only this process can make of these words (HMAC, RFC 2104, with SHA-256)."""
        return hmac.new(self.secret, words.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def desk_of(request: Request) -> Desk:
    """The desk that a request has come to."""
    desk = request.app.state.desk
    assert isinstance(desk, Desk)
    return desk


def same(one: str, other: str) -> bool:
    """Whether two secrets are the same, in a time that does not tell how alike they are."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))
