"""How much one request may take, and how one asks: everything that makes a fetch polite and bounded.

Limits(total=10.0, most_bytes=1_000_000)
"""

from __future__ import annotations

from typing import Final

import msgspec

from dateline import __version__

NAME: Final = "dateline"
"""The name that stands before the slash of the user agent; rules of a robots.txt for it hold for us."""


class Limits(msgspec.Struct, frozen=True):
    """Bounds of one fetch. Times in seconds, sizes in bytes.

    `pace`: between two requests to one host; a site's own crawl-delay counts where it is longer.
    `total`: from the first look-up of a name to the last byte, redirects included, waiting for the pace not.
    `most_bytes`: of an answer, on the wire and once unpacked.
    `allow_private`: whether hosts of the user's own network may be asked; link-local ones never are.
    """

    pace: float = 2.0
    connect: float = 10.0
    read: float = 20.0
    total: float = 30.0
    most_bytes: int = 10_000_000
    redirects: int = 5
    allow_private: bool = False


def user_agent(contact: str = "") -> str:
    """Who asks, for the logs of the one who is asked (RFC 9110, 10.1.5); `contact` is an address or a page.

    >>> user_agent("desk@example.org").endswith(" (+desk@example.org)")
    True
    """
    return f"{NAME}/{__version__} (+{contact})" if contact else f"{NAME}/{__version__}"
