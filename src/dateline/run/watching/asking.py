"""Several feeds gathered side by side, by threads that end with the program whatever they wait for.

asked = Asked(feeds, lambda feed: gatherer.gather(feed, state), at_once=4, seconds=300.0, stopped=event)
asked.result(feeds[0])  ->  Gathered(...)
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future

from dateline.errors import InputError
from dateline.run.watching.gathering import Gathered
from dateline.run.watching.settings import FeedSettings


class Asked:
    """Feeds under way. `seconds`: what one of them may take; `stopped`: no further one is begun once it is set."""

    def __init__(
        self,
        feeds: Sequence[FeedSettings],
        gather: Callable[[FeedSettings], Gathered],
        at_once: int,
        seconds: float,
        stopped: threading.Event,
    ) -> None:
        self._gather = gather
        self._stopped = stopped
        self._futures: dict[str, Future[Gathered]] = {feed.url: Future() for feed in feeds}
        self._line: queue.SimpleQueue[FeedSettings] = queue.SimpleQueue()
        for feed in feeds:
            self._line.put(feed)
        self._end = time.monotonic() + seconds * (len(feeds) // at_once + 1)
        for _ in range(min(at_once, len(feeds))):
            threading.Thread(target=self._work, daemon=True).start()

    def result(self, feed: FeedSettings) -> Gathered:
        """Wait for what a feed gives; what a thread stumbled over becomes the feed's failure."""
        try:
            return self._futures[feed.url].result(max(self._end - time.monotonic(), 0.0))
        except TimeoutError:
            return Gathered(reason=InputError(feed.url, "could not be read: it came to no end in time"))
        except Exception as error:  # noqa: BLE001 - whatever a feed does to us stays with that feed
            return Gathered(reason=InputError(feed.url, f"could not be read: {in_one_line(error)}"))

    def _work(self) -> None:
        while not self._stopped.is_set():
            try:
                feed = self._line.get_nowait()
            except queue.Empty:
                return
            try:
                self._futures[feed.url].set_result(self._gather(feed))
            except Exception as error:  # noqa: BLE001 - told by `result`
                self._futures[feed.url].set_exception(error)


def in_one_line(error: Exception) -> str:
    """What an error of a program says.

    >>> in_one_line(ValueError("out\\nof luck"))
    'ValueError: out of luck'
    """
    return " ".join(f"{type(error).__name__}: {error}".split())
