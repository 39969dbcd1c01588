"""Connections that go where they were allowed to go and end when they have to.

Below the HTTP library, where names become connections: every connection of a request is made here, so nothing gets
past the check of addresses, and every wait is cut to what is left of the request's time. A server that sends one byte
every few seconds is held to the same end as one that is silent.

    httpcore.ConnectionPool(network_backend=Network(resolve, limits, clock() + limits.total))
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore

from dateline.fetching.addresses import PRIVATE, Address, Resolver, resolve_within, why_refused
from dateline.fetching.limits import Limits


class RefusedHostError(Exception):
    """A host that is not asked; the message says why."""


class Network(httpcore.NetworkBackend):
    """Makes the connections of one request. `end`: when it has to be over, on `time.monotonic`."""

    def __init__(self, resolver: Resolver, limits: Limits, end: float) -> None:
        self._resolver = resolver
        self._limits = limits
        self._end = end
        self._system = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of the host that may be asked and answers."""
        try:
            addresses = resolve_within(self._resolver, host.strip("[]"), left(self._end, timeout))
        except OSError as error:
            raise httpcore.ConnectError(f"its host {host} is not known ({error.strerror or error})") from error
        refused = {address: why_refused(address, allow_private=self._limits.allow_private) for address in addresses}
        allowed = [address for address, why in refused.items() if why is None]
        if not allowed:
            raise RefusedHostError(_refusal(host, refused))
        for address in allowed[:-1]:
            try:
                return self._connected(str(address), port, timeout, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue  # the next address of the same host
        return self._connected(str(allowed[-1]), port, timeout, socket_options)

    def _connected(
        self, address: str, port: int, timeout: float | None, options: Iterable[httpcore.SOCKET_OPTION] | None
    ) -> httpcore.NetworkStream:
        wait = left(self._end, timeout)
        return _Stream(self._system.connect_tcp(address, port, wait, None, options), self._end)


class _Stream(httpcore.NetworkStream):
    """A connection that waits no longer than until its end."""

    def __init__(self, stream: httpcore.NetworkStream, end: float) -> None:
        self._stream = stream
        self._end = end

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, left(self._end, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, left(self._end, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, left(self._end, timeout)), self._end)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _refusal(host: str, refused: dict[Address, str | None]) -> str:
    """Why a host is not asked, and what would let it be."""
    kinds = sorted({why for why in refused.values() if why})
    said = f"its host {host} has {' and '.join(kinds) or 'no address'}"
    is_own = bool(kinds) and PRIVATE.issuperset(kinds)
    return f"{said} (only 'dateline watch --allow-private' asks such hosts)" if is_own else said


def left(end: float, timeout: float | None) -> float:
    """Seconds that may still be waited. Raises the library's ReadTimeout where there are none."""
    seconds = end - time.monotonic()
    if seconds <= 0:
        raise httpcore.ReadTimeout("the time is up")
    return seconds if timeout is None else min(seconds, timeout)
