"""What happens while feeds are watched, step by step, for whoever shows it.

Asking("https://news.example/feed.xml")
Read("https://news.example/feed.xml", Failure("https://news.example/a", "is not there (the server answered 404)"))
Rested("https://news.example/feed.xml", new=3, failed=1, next=datetime(...))
Idle(datetime(...))
"""

from __future__ import annotations

import datetime as dt

import msgspec

from dateline.run.outcomes import Outcome


class Asking(msgspec.Struct, frozen=True):
    """A feed's turn has come."""

    feed: str


class Read(msgspec.Struct, frozen=True):
    """One article of a feed, after it was kept."""

    feed: str
    outcome: Outcome


class Rested(msgspec.Struct, frozen=True):
    """A feed is done for this round.

    `new`, `reports`: articles added and what they report; `known`: those that the ledger had already; `left_out`: those
    in languages that are not read; `failed`: those that could not be had or read; `postponed`: those for which no time
    was left, or whose site does not answer. `unchanged`: the server said so. `reason`: why the feed itself could not be
    read; `waiting`: it was not even asked, for its server wants to be left alone; `note`: what is odd about it.
    `asked`, `next`: moments, UTC; `next` is when it will be asked again while the watch goes on.
    """

    feed: str
    next: dt.datetime
    asked: dt.datetime | None = None
    new: int = 0
    reports: int = 0
    known: int = 0
    left_out: int = 0
    failed: int = 0
    postponed: int = 0
    unchanged: bool = False
    reason: str | None = None
    note: str | None = None
    waiting: bool = False

    @property
    def is_good(self) -> bool:
        """Whether everything that was asked for could be had and read."""
        return self.reason is None and not self.failed


class Idle(msgspec.Struct, frozen=True):
    """Nothing to do until then."""

    until: dt.datetime


Step = Asking | Read | Rested | Idle
