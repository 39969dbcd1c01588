"""One message to one address that the user named, and nothing more: no redirect is followed, no answer is read.

post("https://chat.example/hook/7", b'{"text": "..."}', ("chat.example",))
"""

from __future__ import annotations

import time
from collections.abc import Collection
from typing import Final

import httpcore
import httpx

from dateline.errors import FetchError
from dateline.fetching.addresses import Resolver, resolve
from dateline.fetching.client import address, host_of
from dateline.fetching.limits import Limits, user_agent
from dateline.fetching.network import Network, RefusedHostError

WITHIN: Final = Limits(connect=5.0, read=10.0, total=15.0, allow_private=True)
"""The host was named by the user, so it may stand in the user's own network; link-local addresses are never asked."""


def post(
    url: str,
    data: bytes,
    hosts: Collection[str],
    limits: Limits = WITHIN,
    *,
    resolver: Resolver = resolve,
) -> None:
    """Post JSON to an address whose host is one of `hosts`.

    Raises FetchError: another host, no connection, any answer but 2xx.
    """
    target = address(url)
    if host_of(target) not in {host.lower() for host in hosts}:
        raise FetchError(url, f"is not posted to: {host_of(target)} is none of the hosts of --webhook-host")
    network = Network(resolver, limits, time.monotonic() + limits.total)
    pool = httpcore.ConnectionPool(httpx.create_ssl_context(), network_backend=network)
    wanted = httpcore.URL(scheme=target.raw_scheme, host=target.raw_host, port=target.port, target=target.raw_path)
    waits = {"connect": limits.connect, "read": limits.read, "write": limits.read, "pool": limits.connect}
    headers = [("User-Agent", user_agent()), ("Content-Type", "application/json"), ("Content-Length", str(len(data)))]
    try:
        with pool, pool.stream(
            "POST", wanted, headers=headers, content=data, extensions={"timeout": waits}
        ) as response:  # fmt: skip
            if not 200 <= response.status < 300:
                raise FetchError(url, f"answered {response.status}", passing=response.status >= 500)
    except RefusedHostError as error:
        raise FetchError(url, f"is not posted to: {error}") from error
    except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise FetchError(url, f"took no message ({str(error) or type(error).__name__})", passing=True) from error
