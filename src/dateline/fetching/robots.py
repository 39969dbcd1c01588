"""What a site's robots.txt says to us.

The file is fetched by our own client, under the same limits, and only read here. A site without one (4xx) allows
everything; one that fails to answer for it (5xx, no answer) is not asked now. Kept for an hour.

Authority: RFC 9309 (2.3.1 on what an answer means, 2.5 on the size that is read); crawl-delay by custom.

>>> rules(b"User-agent: *\\nDisallow: /drafts/\\nCrawl-delay: 10").allows("https://a.example/drafts/1")
False
"""

from __future__ import annotations

from typing import Final
from urllib.robotparser import RobotFileParser

from dateline.fetching.limits import NAME

MOST_BYTES: Final = 512_000
"""Of a robots.txt that are read (RFC 9309, 2.5: at least 500 kibibytes)."""

KEPT: Final = 3600.0
"""Seconds for which a robots.txt is believed; RFC 9309, 2.4 allows a day."""


TRIED_AGAIN: Final = 60.0
"""Seconds after which a site that did not answer for its robots.txt is asked for it again."""


class Rules:
    """What one robots.txt says."""

    def __init__(self, parser: RobotFileParser) -> None:
        self._parser = parser

    def allows(self, url: str) -> bool:
        """Whether we may ask for this address."""
        return self._parser.can_fetch(NAME, url)

    @property
    def delay(self) -> float:
        """Seconds that the site wants between two requests; 0 where it does not say."""
        said = self._parser.crawl_delay(NAME)
        rate = self._parser.request_rate(NAME)
        return max(float(said or 0), rate.seconds / rate.requests if rate and rate.requests else 0.0)


def rules(data: bytes) -> Rules:
    """The rules in the bytes of a robots.txt, as far as they can be read."""
    parser = RobotFileParser()
    parser.parse(data[:MOST_BYTES].decode("utf-8-sig", "replace").splitlines())
    parser.modified()  # without this it takes every address for forbidden
    return Rules(parser)


def everything() -> Rules:
    """The rules of a site that has no robots.txt."""
    return rules(b"")
