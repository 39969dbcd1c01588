"""What is remembered of each feed between two runs, in a file beside the ledger: `<ledger>.feeds.json`.

What a server said to know the version by, which items are done, and until when a server asked to be left alone. The
ledger itself holds no word of it, and the file no word of any dispatch: without it everything is asked for once more
and known already. Written as a whole and put in place at once, so that a killed run leaves the old one or the new.

    State.load(state_path(ledger.path)).of("https://news.example/feed.xml").validators
"""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Final

import msgspec

from dateline.errors import InputError
from dateline.fetching import Validators

VERSION: Final = 1


class FeedState(msgspec.Struct):
    """What is remembered of one feed.

    `done`: key to mark of the items that need no more reading; `tries`: how often an item was tried in vain;
    `failures`: how often in a row the feed itself failed; `asked`: when it was asked last; `wait_until`: the moment
    before which its server does not want to be asked.
    """

    validators: Validators = Validators()
    done: dict[str, str] = {}
    tries: dict[str, int] = {}
    failures: int = 0
    asked: dt.datetime | None = None
    wait_until: dt.datetime | None = None


class _File(msgspec.Struct):
    version: int
    feeds: dict[str, FeedState]


class State:
    """What is remembered of all feeds, by address. `note`: why nothing is, where that is odd."""

    def __init__(self, path: Path, feeds: dict[str, FeedState], note: str | None = None) -> None:
        self.path = path
        self.note = note
        self._feeds = feeds

    @classmethod
    def load(cls, path: Path) -> State:
        """What a file remembers; nothing where there is none, or it is damaged: that costs only asking again."""
        try:
            file = msgspec.json.decode(path.read_bytes(), type=_File)
        except FileNotFoundError:
            return cls(path, {})
        except (OSError, msgspec.DecodeError) as error:
            return cls(path, {}, f"{path}: cannot be read ({error}); every feed is asked as if for the first time")
        if file.version != VERSION:
            return cls(path, {}, f"{path}: is of another version; every feed is asked as if for the first time")
        return cls(path, file.feeds)

    def of(self, url: str) -> FeedState:
        """What is remembered of a feed."""
        return self._feeds.setdefault(url, FeedState())

    def is_done(self, key: str) -> bool:
        """Whether an item is done in any feed: two feeds of one outlet often name the same page."""
        return any(key in feed.done for feed in self._feeds.values())

    def save(self) -> None:
        """Put the file in its place. Raises InputError where it cannot be written."""
        data = msgspec.json.format(msgspec.json.encode(_File(VERSION, self._feeds)), indent=1)
        beside = self.path.with_name(f"{self.path.name}.{os.getpid()}.part")
        try:
            with beside.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self.path)
        except OSError as error:
            beside.unlink(missing_ok=True)
            raise InputError(str(self.path), f"cannot be written: {(error.strerror or str(error)).lower()}") from error


def state_path(ledger: Path) -> Path:
    """Where the state of the feeds of a ledger lies.

    >>> state_path(Path("wire/ledger.sqlite")).name
    'ledger.sqlite.feeds.json'
    """
    return ledger.with_name(f"{ledger.name}.feeds.json")
