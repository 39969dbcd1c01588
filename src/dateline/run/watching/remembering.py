"""What is put down after an item and after a round, and when a feed's turn comes again. Moments are UTC.

remember_item(known, taken, outcome)
remember_round(known, feed, gathered, now)  ->  the moment of the next round
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from dateline.errors import FetchError
from dateline.fetching import backoff
from dateline.run.outcomes import Failure, Outcome
from dateline.run.watching.gathering import MOST_TRIES, Gathered, Taken
from dateline.run.watching.settings import FeedSettings
from dateline.run.watching.state import FeedState

SHORTEST_WAIT: Final = 60.0
"""Seconds that a feed which failed is left alone at the least."""


def remember_item(known: FeedState, taken: Taken, outcome: Outcome) -> None:
    """An item is done once it was read, is known, or will never be had; else its tries are counted."""
    key = taken.item.key
    tries = known.tries.get(key, 0) + 1
    if taken.is_open and isinstance(outcome, Failure) and tries < MOST_TRIES:
        known.tries[key] = tries
        return
    known.tries.pop(key, None)
    known.done[key] = taken.item.mark


def remember_round(
    known: FeedState, feed: FeedSettings, gathered: Gathered, now: dt.datetime, jitter: float | None = None
) -> dt.datetime:
    """Put down how a round went; when the next one is. `jitter`: of the back-off, drawn where it is not given."""
    known.asked = now
    known.wait_until = None
    if gathered.reason is None:
        known.failures = 0
        known.validators = gathered.validators
        if not gathered.unchanged:
            _forget_others(known, gathered.present)
        return now + dt.timedelta(seconds=feed.every)
    known.failures += 1
    wait = max(backoff(known.failures, feed.every, jitter), SHORTEST_WAIT)
    if isinstance(gathered.reason, FetchError) and gathered.reason.wait:
        known.wait_until = now + dt.timedelta(seconds=gathered.reason.wait)
        wait = max(wait, gathered.reason.wait)
    return now + dt.timedelta(seconds=wait)


def is_waiting(known: FeedState, now: dt.datetime) -> bool:
    """Whether the feed's server asked, in this run or one before, not to be asked yet."""
    return known.wait_until is not None and known.wait_until > now


def _forget_others(known: FeedState, present: frozenset[str]) -> None:
    """What the feed holds no longer will not come again."""
    for kept in (known.done, known.tries):
        for key in kept.keys() - present:
            del kept[key]
