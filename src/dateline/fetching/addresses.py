"""Names of hosts -> the addresses that may be asked.

A name is looked up once and the connection goes to the very address that was judged, so that no second look-up can
lead elsewhere (DNS rebinding). A page on the open web that redirects into the user's own network is refused.

Authority: the IANA special-purpose registries as `ipaddress` has them; RFC 6052 (NAT64), RFC 3927 and RFC 4291
(link-local, where clouds serve their machines' secrets).

>>> why_refused(ipaddress.ip_address("10.1.2.3"), allow_private=False)
'a private address'
"""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Callable
from typing import Final

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver = Callable[[str], list[Address]]
"""The addresses of a host's name, in the order in which they are to be tried. Raises OSError."""

_LOOPBACK: Final = "a loopback address"
_PRIVATE: Final = "a private address"
PRIVATE: Final = frozenset({_LOOPBACK, _PRIVATE})
"""The refusals that `allow_private` takes back."""

_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")


def resolve(host: str) -> list[Address]:
    """The addresses that the system knows for a name. Raises OSError."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    addresses = (ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found)
    return list(dict.fromkeys(addresses))


def resolve_within(resolver: Resolver, host: str, seconds: float) -> list[Address]:
    """What the resolver says, if it says so in time: the system's look-up knows no limit. Raises OSError."""
    said: list[list[Address]] = []
    failed: list[OSError] = []

    def ask() -> None:
        try:
            said.append(resolver(host))
        except OSError as error:
            failed.append(error)
        except UnicodeError:  # a label that is empty or too long
            failed.append(OSError("is no name of a host"))

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(seconds)
    if failed:
        raise failed[0]
    if not said:
        raise TimeoutError(f"no answer in {seconds:.0f} s")
    return said[0]


def why_refused(address: Address, *, allow_private: bool) -> str | None:
    """What speaks against asking this address ("a private address"); None where nothing does."""
    address = _inner(address)
    if address.is_link_local:
        return "a link-local address"
    if address.is_unspecified or address.is_multicast or str(address) == "255.255.255.255":
        return "no address of a host"
    if allow_private or (address.is_global and not address.is_reserved):
        return None
    return _LOOPBACK if address.is_loopback else _PRIVATE


def _inner(address: Address) -> Address:
    """The IPv4 address that an IPv6 address wraps, if it does: that is where the connection would end."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1] or address
