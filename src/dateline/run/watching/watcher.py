"""The watch itself: which feeds are due, several asked side by side, their articles read and kept one after the other.

Threads fetch; this one reads and writes, in the order of FEEDS.toml, so that the same answers give the same ledger.
What fails stays with its feed: the feed is left alone a while, longer each time, and the others go on. What was kept
and remembered when the watch is stopped, by Ctrl-C or a power cut, needs no second fetch.

    for step in watch(settings, ledger, identity, state, Watching(once=True)): ...
"""

from __future__ import annotations

import datetime as dt
import sqlite3
import threading
from collections.abc import Callable, Generator, Iterator
from functools import cache
from typing import Final

import msgspec

from dateline.errors import DatelineError, InputError
from dateline.fetching import Client, Limits, Pacer
from dateline.intake.articles import Article
from dateline.intake.dispatches import dispatch_of
from dateline.ledger import Identity, Ledger
from dateline.run.adding import keep, known_to
from dateline.run.languages import foreign
from dateline.run.outcomes import Failure, Input, Outcome, Reader
from dateline.run.reading import one_by_one, pipeline_reader
from dateline.run.tally import Tally
from dateline.run.watching.asking import Asked, in_one_line
from dateline.run.watching.gathering import Gathered, Gatherer, Taken
from dateline.run.watching.remembering import is_waiting, remember_item, remember_round
from dateline.run.watching.settings import FeedSettings, Settings
from dateline.run.watching.state import State
from dateline.run.watching.steps import Asking, Idle, Read, Rested, Step
from dateline.run.watchlists import notice, post_news


class Watching(msgspec.Struct, frozen=True):
    """How to watch. `once`: every feed once, then end; `allow_private`: hosts of the user's own network too;
    `webhook_hosts`: hosts to which the news of watchlists may be posted."""

    once: bool = False
    allow_private: bool = False
    webhook_hosts: tuple[str, ...] = ()


def watch(
    settings: Settings,
    ledger: Ledger,
    identity: Identity,
    state: State,
    watching: Watching = Watching(),  # noqa: B008 - frozen
    build: Callable[[], Reader] = pipeline_reader,
) -> Generator[Step, None, None]:
    """Every step of the watch. It goes on until it is closed, or until each feed was asked once."""
    watcher = _Watcher(settings, ledger, identity, state, watching, build)
    try:
        yield from watcher.steps()
    finally:
        watcher.close()


class _Watcher:
    """One watch: what it shares between rounds."""

    def __init__(
        self,
        settings: Settings,
        ledger: Ledger,
        identity: Identity,
        state: State,
        watching: Watching,
        build: Callable[[], Reader],
    ) -> None:
        self._settings = settings
        self._ledger = ledger
        self._identity = identity
        self._state = state
        self._once = watching.once
        self._webhook_hosts = watching.webhook_hosts
        self._stopped = threading.Event()
        limits: Limits = msgspec.structs.replace(settings.limits, allow_private=watching.allow_private)
        client = Client(limits, settings.contact, pacer=Pacer(sleep=self._stopped.wait))
        self._fetch = client.fetch
        self._build = cache(build)  # the model is loaded once, not once a round
        self._run: int | None = None
        self._is_dirty = False
        self._due: dict[str, dt.datetime] = {}
        for feed in settings.feeds:
            state.of(feed.url)  # threads read the state; after this its feeds stay the same
        state.save()  # so that what cannot be written is known before anything is asked for

    def steps(self) -> Iterator[Step]:
        """Rounds, with idle times between them."""
        while True:
            due = [feed for feed in self._settings.feeds if self._due.get(feed.url, _LONG_AGO) <= _now()]
            yield from self._round(due)
            if self._once:
                return
            until = min(self._due.values())
            if until > _now():
                yield Idle(until)
                self._stopped.wait((until - _now()).total_seconds())

    def close(self) -> None:
        """Let the threads end, and finish what was begun in the ledger."""
        self._stopped.set()
        self._state.save()
        self._settle()

    # --- one round ---------------------------------------------------------------------------------------------------

    def _round(self, due: list[FeedSettings]) -> Iterator[Step]:
        """Each feed that is due, in order; those whose server wants to be left alone are only named."""
        asked_for = [feed for feed in due if not is_waiting(self._state.of(feed.url), _now())]
        gatherer = Gatherer(self._fetch, self._settings)
        longest = self._settings.round_seconds + 3 * self._settings.limits.total
        asked = Asked(
            asked_for,
            lambda feed: gatherer.gather(feed, self._state),
            self._settings.at_once,
            longest,
            self._stopped,
        )
        for feed in due:
            if feed in asked_for:
                yield Asking(feed.url)
                yield from self._read(feed, asked.result(feed))
            else:
                yield self._left_alone(feed)
        self._settle()

    def _read(self, feed: FeedSettings, gathered: Gathered) -> Iterator[Step]:
        """Read and keep what a feed gave; then remember what needs no second time."""
        known = self._state.of(feed.url)
        tally = Tally()
        reason = gathered.reason.reason if gathered.reason else None
        try:
            if reason is not None:
                self._ledger.fail(feed.url, reason, self._number())
                self._is_dirty = True
            elif known.failures or known.asked is None:
                self._ledger.mended(feed.url)
            for taken, outcome in self._outcomes(gathered.taken):
                tally.count(outcome)
                remember_item(known, taken, outcome)
                yield Read(feed.url, outcome)
        except sqlite3.OperationalError as error:  # another program holds the ledger, or the disk is full
            reason = f"the ledger could not be written ({error}); tried again in the next round"
            gathered = msgspec.structs.replace(gathered, reason=InputError(feed.url, reason))
        self._due[feed.url] = remember_round(known, feed, gathered, _now())
        self._state.save()
        yield Rested(
            feed.url,
            next=self._due[feed.url],
            asked=known.asked,
            postponed=gathered.left,
            unchanged=gathered.unchanged,
            reason=reason,
            note=gathered.note,
            new=tally.dispatches,
            reports=tally.reports,
            known=gathered.known + tally.known,
            left_out=tally.left_out,
            failed=tally.failed,
        )

    def _outcomes(self, taken: tuple[Taken, ...]) -> Iterator[tuple[Taken, Outcome]]:
        """Each item with what came of it, after it was kept."""
        for one in taken:
            self._is_dirty = True
            try:
                [outcome] = keep(one_by_one([self._input(one)], self._build), self._ledger, self._number())
            except (DatelineError, sqlite3.OperationalError):
                raise
            except Exception as error:  # noqa: BLE001 - what one article does to us stays with that article
                one = msgspec.structs.replace(one, is_open=True)
                outcome = Failure(_name(one), f"could not be kept: {in_one_line(error)}")
                self._ledger.fail(outcome.name, outcome.reason, self._number())
            yield one, outcome

    def _input(self, taken: Taken) -> Input:
        """What stands in line for an item: a dispatch, or what was settled without reading."""
        if isinstance(taken.article, Article):
            try:
                dispatch = dispatch_of(taken.article)
            except InputError as error:
                return Failure.at_intake(error)
            return known_to(self._ledger)(dispatch) or foreign(dispatch) or dispatch
        return Failure.at_intake(taken.article)

    def _left_alone(self, feed: FeedSettings) -> Rested:
        known = self._state.of(feed.url)
        until = known.wait_until or _now()
        self._due[feed.url] = until
        reason = f"is not asked: its server wants to be left alone until {until.astimezone():%d %b %H:%M}"
        return Rested(feed.url, next=until, asked=known.asked, reason=reason, waiting=True)

    # --- the ledger's run --------------------------------------------------------------------------------------------

    def _number(self) -> int:
        """The run of this watch: one for all its rounds, begun when there is something to keep."""
        if self._run is None:
            self._run = self._ledger.begin_run("watch", self._identity)
        return self._run

    def _settle(self) -> None:
        """Bring storylines and agreements up to date after what was kept."""
        if self._is_dirty and self._run is not None:
            self._ledger.end_run(self._run)
            notice(self._ledger)
            post_news(self._ledger, self._webhook_hosts)  # what went wrong is kept with the watchlist
            self._is_dirty = False


_LONG_AGO: Final = dt.datetime.min.replace(tzinfo=dt.UTC)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _name(taken: Taken) -> str:
    """The address of an item, found or not."""
    return taken.article.citation if isinstance(taken.article, Article) else taken.article.name
