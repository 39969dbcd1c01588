"""When a host may be asked again: its pace, what it asked for, and how long to stay away after failures.

A Pacer hands out turns: two requests to one host never come closer than its pace, from however many threads. A host
that said "later" (Retry-After) is left alone until then.

Authority: RFC 9110, 10.2.3 (Retry-After). Seconds everywhere.

>>> backoff(3, first=60, jitter=0.5)      # after the third failure in a row, in the middle of the spread
240.0
>>> retry_after("120", now=dt.datetime(2025, 1, 18, tzinfo=dt.UTC))
120.0
"""

from __future__ import annotations

import datetime as dt
import random
import threading
import time
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from typing import Final

LONGEST: Final = 24 * 3600.0
"""Seconds after which a host is tried again, whatever happened and whatever it asked for."""

SPREAD: Final = 0.25
"""Share by which a back-off may be shorter or longer, so that those who failed together do not come back together."""


class Pacer:
    """Turns at hosts. `clock` and `sleep` are handed in for tests; `sleep` gives True where the wait was broken off."""

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], bool | None] = time.sleep
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._next: dict[str, float] = {}
        self._held: dict[str, float] = {}
        self._lock = threading.Lock()

    def turn(self, host: str, pace: float, patience: float) -> float | None:
        """Wait for a turn at the host: None once it has come, else the seconds that it would have taken, which is more
        than `patience`, or the waiting was broken off."""
        with self._lock:
            now = self._clock()
            at = max(now, self._next.get(host, now), self._held.get(host, now))
            if at - now > patience:
                return at - now
            self._next[host] = at + pace
        if at > now and self._sleep(at - now):
            return at - now
        return None

    def held(self, host: str) -> float:
        """Seconds for which the host is still to be left alone; 0 where it may be asked."""
        with self._lock:
            return max(self._held.get(host, 0.0) - self._clock(), 0.0)

    def hold(self, host: str, seconds: float) -> None:
        """Leave the host alone for so long."""
        with self._lock:
            self._held[host] = max(self._held.get(host, 0.0), self._clock() + min(seconds, LONGEST))


def backoff(failures: int, first: float, jitter: float | None = None) -> float:
    """Seconds to wait after so many failures in a row: `first`, twice that, four times ..., spread by a quarter.

    `jitter`: from 0 (a quarter less) to 1 (a quarter more); drawn where it is not given.
    """
    drawn = random.random() if jitter is None else jitter
    wait = min(first * 2.0 ** min(max(failures - 1, 0), 30), LONGEST)
    return min(wait * (1 - SPREAD + 2 * SPREAD * drawn), LONGEST)


def retry_after(said: str | None, now: dt.datetime) -> float | None:
    """The seconds that a Retry-After header asks for, as a number or a date; None where it says nothing that can be
    understood."""
    if said is None:
        return None
    said = said.strip()
    if said.isascii() and said.isdigit():
        return min(float(said[:9]), LONGEST)
    try:
        then = parsedate_to_datetime(said)
    except ValueError:
        return None
    if then.tzinfo is None:
        then = then.replace(tzinfo=dt.UTC)
    return min(max((then - now).total_seconds(), 0.0), LONGEST)
