"""Ask for one address, politely and within bounds.

Every request waits for its turn at the host, keeps to the site's robots.txt and says who asks. Every redirect is taken
for a request of its own: its host is looked up, judged and paced like the first. Nothing is kept between two requests
but the pace of hosts and their robots.txt: no cookies, no connections.

Errors: FetchError with the address as it was given and a plain reason; `passing` where trying again may help.

    client = Client(Limits(pace=5.0), contact="desk@example.org")
    client.fetch("https://news.example/feed.xml")  ->  Answer(data=b"<rss ...", validators=Validators(etag='"7f"'), ...)
"""

from __future__ import annotations

import datetime as dt
import math
import ssl
import threading
import time
from functools import cached_property
from typing import Final

import httpcore
import httpx

from dateline.errors import FetchError
from dateline.fetching import robots
from dateline.fetching.addresses import Resolver, resolve
from dateline.fetching.answers import Answer, Validators, headers_of, in_words, is_passing, is_redirect
from dateline.fetching.limits import Limits, user_agent
from dateline.fetching.network import Network, RefusedHostError
from dateline.fetching.pacing import Pacer, retry_after
from dateline.fetching.unpacking import ACCEPTED, PackingError, TooLargeError, unpacked

PATIENCE: Final = 60.0
"""Seconds that a request waits for its turn at a host, where nobody says otherwise."""

_TYPES: Final = "application/rss+xml, application/atom+xml, application/xml, text/html, */*;q=0.5"


class Client:
    """Fetches; to be shared by threads. `resolver` and `pacer` are handed in for tests."""

    def __init__(
        self,
        limits: Limits = Limits(),  # noqa: B008 - frozen
        contact: str = "",
        *,
        resolver: Resolver = resolve,
        pacer: Pacer | None = None,
    ) -> None:
        self.limits = limits
        self._agent = user_agent(contact)
        self._resolver = resolver
        self._pacer = pacer or Pacer()
        self._rules: dict[str, tuple[float, robots.Rules | FetchError]] = {}
        self._locks: dict[str, threading.Lock] = {}

    def fetch(
        self,
        url: str,
        validators: Validators = Validators(),  # noqa: B008 - frozen
        patience: float = PATIENCE,
    ) -> Answer:
        """What lies at `url`. Raises FetchError."""
        target = address(url)
        until = time.monotonic() + patience
        left = self.limits.total
        for _ in range(self.limits.redirects + 1):
            rules = self._rules_for(url, target)
            if not rules.allows(str(target)):
                which = "it" if target == address(url) else str(target)
                raise FetchError(url, f"is not for programs: robots.txt of {host_of(target)} asks to leave {which} out")
            self._take_turn(url, target, rules.delay, until - time.monotonic())
            began = time.monotonic()
            answer = self._ask(url, target, validators, began + left)
            left -= time.monotonic() - began
            if isinstance(answer, Answer):
                return answer
            target = answer
        raise FetchError(url, f"redirects more than {self.limits.redirects} times")

    # --- what a site allows ------------------------------------------------------------------------------------------

    def _rules_for(self, url: str, target: httpx.URL) -> robots.Rules:
        """The rules of the target's site; asked for where they are not known or too old."""
        origin = str(target.copy_with(raw_path=b"/robots.txt", fragment=None))
        with self._locks.setdefault(origin, threading.Lock()):
            asked, kept = self._rules.get(origin, (0.0, None))
            old = robots.KEPT if isinstance(kept, robots.Rules) else robots.TRIED_AGAIN
            if kept is None or time.monotonic() - asked > old:
                kept = self._asked_rules(origin)
                self._rules[origin] = (time.monotonic(), kept)
        if isinstance(kept, FetchError):
            raise FetchError(url, kept.reason, passing=kept.passing, wait=kept.wait)
        return kept

    def _asked_rules(self, origin: str) -> robots.Rules | FetchError:
        target = httpx.URL(origin)
        end = time.monotonic() + self.limits.total
        try:
            for _ in range(self.limits.redirects + 1):
                self._respect_wait(origin, target)
                answer = self._ask(origin, target, Validators(), end, cut_at=robots.MOST_BYTES)
                if isinstance(answer, Answer):
                    return robots.rules(answer.data)
                target = answer
            return robots.everything()
        except _StatusError as error:
            if not error.passing:
                return robots.everything()
            reason = f"is not asked now: robots.txt of {host_of(target)} {error.reason}"
            return FetchError(origin, reason, passing=True, wait=error.wait)
        except FetchError as error:
            return error

    def _take_turn(self, url: str, target: httpx.URL, delay: float, patience: float) -> None:
        """Wait for a turn at the target's host."""
        wait = self._pacer.turn(host_of(target), max(self.limits.pace, delay), max(patience, 0.0))
        if wait is not None:
            raise _not_now(url, target, wait)

    def _respect_wait(self, url: str, target: httpx.URL) -> None:
        """A robots.txt needs no turn, once an hour as it is; but who asked to be left alone is."""
        wait = self._pacer.held(host_of(target))
        if wait > 0:
            raise _not_now(url, target, wait)

    # --- one request -------------------------------------------------------------------------------------------------

    def _ask(
        self, url: str, target: httpx.URL, validators: Validators, end: float, cut_at: int | None = None
    ) -> Answer | httpx.URL:
        """The answer, or where the server says to ask instead. `cut_at`: bytes after which the rest is left."""
        try:
            return self._asked(url, target, validators, end, cut_at)
        except RefusedHostError as error:
            raise FetchError(url, f"is not asked: {error}") from error
        except TooLargeError as error:
            raise FetchError(url, f"is too large: {error}") from error
        except PackingError as error:
            raise FetchError(url, str(error)) from error
        except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise FetchError(url, self._why_none(error, target, end), passing=True) from error

    def _asked(
        self, url: str, target: httpx.URL, validators: Validators, end: float, cut_at: int | None
    ) -> Answer | httpx.URL:
        headers = {"User-Agent": self._agent, "Accept": _TYPES, "Accept-Encoding": ACCEPTED, **validators.headers()}
        sent = [(name.encode(), value.encode("latin-1", "ignore")) for name, value in headers.items()]
        limits = self.limits
        pool = httpcore.ConnectionPool(self._tls, network_backend=Network(self._resolver, limits, end))
        wanted = httpcore.URL(scheme=target.raw_scheme, host=target.raw_host, port=target.port, target=target.raw_path)
        waits = {"connect": limits.connect, "read": limits.read, "write": limits.read, "pool": limits.connect}
        with pool, pool.stream("GET", wanted, headers=sent, extensions={"timeout": waits}) as response:
            found = headers_of(response.headers)
            if is_redirect(response.status) and "location" in found:
                return _next(url, target, found["location"])
            fetched = dt.datetime.now(dt.UTC)
            known = Validators(found.get("etag"), found.get("last-modified"))
            if response.status == 304 and validators.headers():
                return Answer(str(target), b"", None, fetched, validators, unchanged=True)
            if response.status not in (200, 203):
                raise self._status_error(url, target, response.status, retry_after(found.get("retry-after"), fetched))
            data = _body(response, found, limits.most_bytes if cut_at is None else cut_at, cut=cut_at is not None)
            return Answer(str(target), data, found.get("content-type"), fetched, known)

    def _status_error(self, url: str, target: httpx.URL, status: int, wait: float | None) -> _StatusError:
        passing = is_passing(status)
        if passing and wait is not None:
            self._pacer.hold(host_of(target), wait)
        return _StatusError(url, in_words(status), passing=passing, wait=wait if passing else None)

    def _why_none(self, error: Exception, target: httpx.URL, end: float) -> str:
        """Why there was no answer, in plain words."""
        match error:
            case httpcore.ConnectTimeout():
                return f"cannot be had: {host_of(target)} did not take the connection"
            case httpcore.TimeoutException() if time.monotonic() >= end - 0.05:
                return f"cannot be had: it took longer than {self.limits.total:g} s"
            case httpcore.TimeoutException():
                return f"cannot be had: {host_of(target)} was silent for {self.limits.read:g} s"
            case httpcore.ProtocolError():
                return f"cannot be had: {host_of(target)} broke off or does not speak HTTP"
            case httpcore.ConnectError() if isinstance(error.__cause__, ssl.SSLError) or "ssl" in str(error).lower():
                return f"cannot be had: no safe connection to {host_of(target)} ({_without_mark(str(error)).lower()})"
            case _:
                said = _without_mark(str(error))
                return f"cannot be had: {(said or 'the connection broke').lower()}"

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return httpx.create_ssl_context()


class _StatusError(FetchError):
    """An answer whose status says that it is none."""


def address(url: str) -> httpx.URL:
    """An address of the web, without its fragment. Raises FetchError for whatever cannot be asked for."""
    try:
        target = httpx.URL(url.strip()).copy_with(fragment=None)
    except httpx.InvalidURL as error:
        raise FetchError(url, f"is no address of the web ({str(error).lower()})") from error
    if target.scheme not in ("http", "https") or not target.raw_host:
        raise FetchError(url, "is no address of the web: expected http:// or https://")
    if target.port is not None and not 0 < target.port < 65_536:
        raise FetchError(url, f"is no address of the web: {target.port} is no port")
    if target.userinfo:
        raise FetchError(url, "holds a user name or a password, which is not sent; take it out of the address")
    return target


def host_of(target: httpx.URL) -> str:
    """The host as it is asked for: of an international name its ASCII form."""
    return target.raw_host.decode("ascii")


def _without_mark(said: str) -> str:
    """A system's message without its number: "[Errno 111] Connection refused" -> "Connection refused"."""
    return said.partition("] ")[2] or said if said.startswith("[") else said


def _not_now(url: str, target: httpx.URL, wait: float) -> FetchError:
    reason = f"is not asked now: {host_of(target)} is to be left alone for {math.ceil(wait)} s more"
    return FetchError(url, reason, passing=True, wait=wait)


def _next(url: str, target: httpx.URL, location: str) -> httpx.URL:
    """Where a redirect leads. Raises FetchError, in the name of the address that was asked for first."""
    try:
        return address(str(target.join(location)))
    except (httpx.InvalidURL, FetchError) as error:
        raise FetchError(url, f"redirects to {location[:200]!r}, which is no address of the web") from error


def _body(response: httpcore.Response, headers: dict[str, str], limit: int, *, cut: bool) -> bytes:
    """The bytes of an answer, unpacked. What says itself that it is too large is not read at all."""
    said = headers.get("content-length", "")
    if not cut and said.isascii() and said.isdigit() and int(said[:18]) > limit:
        raise TooLargeError(f"{int(said[:18]):,} bytes, where {limit:,} are allowed")
    pieces: list[bytes] = []
    try:
        pieces.extend(unpacked(response.iter_stream(), headers.get("content-encoding", ""), limit))
    except TooLargeError:
        if not cut:
            raise
    return b"".join(pieces)
