"""What a user sees of a watch: plain lines, or a table that stays in place while failures scroll above it.

A line names a feed by its address, so that a log can be searched; the table names it by outlet, else by host and path.
"""

from __future__ import annotations

import datetime as dt
from types import TracebackType
from typing import TYPE_CHECKING, Final

from dateline.cli.session import tell
from dateline.run import Failure, LeftOut
from dateline.run.watching import Asking, FeedSettings, Idle, Read, Rested, Settings, Step

if TYPE_CHECKING:
    from rich.table import Table as RichTable
    from rich.text import Text

_REFRESH: Final = 2
"""Times a second that the table is drawn anew: its counts of minutes move while nothing happens."""


class Board:
    """Counts what happens and tells it at the end."""

    def __init__(self, settings: Settings, *, once: bool) -> None:
        self._feeds = settings.feeds
        self._once = once
        self._bad: set[str] = set()
        self._asked: set[str] = set()
        self._new = self._reports = self._failed = 0

    @property
    def all_good(self) -> bool:
        """Whether every feed could be had and read in its last round."""
        return not self._bad

    def show(self, step: Step) -> None:
        """Take a step and show it."""
        match step:
            case Read(outcome=Failure() | LeftOut() as missed):
                self.say(f"{missed.name}: {missed.reason}")
            case Rested():
                self._count(step)
            case _:
                pass

    def end(self, ledger: str) -> None:
        """The summary."""
        bad = f", {len(self._bad)} of them with failures" if self._bad else ""
        feeds = "1 feed" if len(self._asked) == 1 else f"{len(self._asked)} feeds"
        failed = f", {self._failed:,} failed" if self._failed else ""
        dispatches = "1 dispatch" if self._new == 1 else f"{self._new:,} dispatches"
        reports = "1 report" if self._reports == 1 else f"{self._reports:,} reports"
        self.say(f"{feeds} watched{bad}: {dispatches} added, {reports}{failed}; kept in {ledger}")

    def say(self, message: str) -> None:
        """One line on standard error."""
        tell(message)

    def _count(self, rested: Rested) -> None:
        self._asked.add(rested.feed)
        self._new += rested.new
        self._reports += rested.reports
        self._failed += rested.failed
        (self._bad.discard if rested.is_good else self._bad.add)(rested.feed)
        oddities = (rested.reason, f"note: {rested.note}" if rested.note is not None else None)
        for said in oddities:
            if said is not None and self._is_news(rested.feed, said):
                self.say(f"{rested.feed}: {said}")

    def _is_news(self, feed: str, said: str) -> bool:
        """Whether it is to be said again in every round."""
        return True


class Lines(Board):
    """A line for each round of a feed, for logs and cron."""

    def show(self, step: Step) -> None:
        super().show(step)
        if isinstance(step, Rested) and step.reason is None:
            after = "" if self._once else f"; next {_clock(step.next)}"
            self.say(f"{step.feed}: {told(step)}{after}")
        elif isinstance(step, Rested) and not self._once and not step.waiting:
            self.say(f"{step.feed}: tried again {_clock(step.next)}")


class Table(Board):
    """The table; a context manager that gives the terminal back as it was."""

    def __init__(self, settings: Settings, *, once: bool) -> None:
        from rich.console import Console
        from rich.live import Live

        super().__init__(settings, once=once)
        self._rows = {feed.url: _Row(feed) for feed in self._feeds}
        self._idle: dt.datetime | None = None
        self._told: dict[str, str] = {}
        self._is_over = False
        console = Console(stderr=True)
        self._live = Live(
            get_renderable=self._drawn, console=console, refresh_per_second=_REFRESH, vertical_overflow="ellipsis"
        )

    def __enter__(self) -> Table:
        self._live.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._live.stop()

    def show(self, step: Step) -> None:
        super().show(step)
        self._idle = step.until if isinstance(step, Idle) else None
        if not isinstance(step, Idle):
            self._rows[step.feed].take(step)
        self._live.refresh()

    def say(self, message: str) -> None:
        self._live.console.print(f"dateline: {message}", markup=False, highlight=False, soft_wrap=True)

    def end(self, ledger: str) -> None:
        self._is_over = True
        self._live.stop()
        super().end(ledger)

    def _is_news(self, feed: str, said: str) -> bool:
        """The table shows how the last round went; above it only what changes is told."""
        before = self._told.get(feed)
        self._told[feed] = said
        return before != said

    def _drawn(self) -> RichTable:
        from rich.box import SIMPLE_HEAD
        from rich.table import Table as RichTable

        table = RichTable(box=SIMPLE_HEAD, pad_edge=False, expand=True, caption=self._caption(), caption_justify="left")
        table.add_column("feed", min_width=18, max_width=32, no_wrap=True)
        table.add_column("asked", min_width=5, no_wrap=True)
        for name in ("new", "reports", "failed"):
            table.add_column(name, justify="right", min_width=len(name), no_wrap=True)
        if not self._once:
            table.add_column("next", min_width=9, no_wrap=True)
        table.add_column("last round" if not self._once else "", ratio=1, no_wrap=True)
        for row in self._rows.values():
            table.add_row(*row.cells(with_next=not self._once))
        return table

    def _caption(self) -> str:
        if self._is_over:
            return ""
        if self._once:
            return "Ctrl-C ends it now and loses nothing"
        idle = f"next feed {in_words(self._idle)}; " if self._idle else ""
        return f"{idle}Ctrl-C ends the watch and loses nothing"


class _Row:
    """One feed in the table: sums over all rounds, and how the last one went."""

    def __init__(self, feed: FeedSettings) -> None:
        self._name = feed.outlet or feed.url.partition("://")[2].rstrip("/")
        self._new = self._reports = self._failed = 0
        self._last: Rested | None = None
        self._asking = False
        self._under_way = 0

    def take(self, step: Asking | Read | Rested) -> None:
        """Take what happened to this feed."""
        self._asking = not isinstance(step, Rested)
        match step:
            case Asking():
                self._under_way = 0
            case Read():
                self._under_way += 1
            case Rested():
                self._last = step
                self._new += step.new
                self._reports += step.reports
                self._failed += step.failed

    def cells(self, *, with_next: bool) -> tuple[str | Text, ...]:
        """The cells of the row."""
        from rich.text import Text

        last = self._last
        asked = last.asked.astimezone().strftime("%H:%M") if last is not None and last.asked is not None else "—"
        upcoming = "" if last is None or self._asking else in_words(last.next)
        failed = Text(str(self._failed), "red" if self._failed else "")
        numbers = (str(self._new), str(self._reports), failed) if last is not None else ("", "", "")
        return (Text(self._name), asked, *numbers, *([upcoming] if with_next else []), self._state())

    def _state(self) -> Text:
        from rich.text import Text

        if self._asking:
            return Text(f"reading, {self._under_way} done" if self._under_way else "asking ...", "cyan")
        if self._last is None:
            return Text("in line", "dim")
        if self._last.reason is not None:
            return Text(self._last.reason.removeprefix("cannot be had: "), "red")
        return Text(told(self._last), "red" if self._last.failed else "green" if self._last.new else "dim")


def told(rested: Rested) -> str:
    """How a round went, in words.

    >>> told(Rested("https://a.example/feed", next=dt.datetime.now(dt.UTC), new=2, reports=5, failed=1))
    '2 new, 5 reports, 1 failed'
    """
    if rested.unchanged:
        return "not changed"
    parts = [
        f"{rested.new} new" if rested.new else "",
        f"{rested.reports} {'report' if rested.reports == 1 else 'reports'}" if rested.new else "",
        f"{rested.failed} failed" if rested.failed else "",
        f"{rested.left_out} not in English" if rested.left_out else "",
        f"{rested.postponed} left for the next round" if rested.postponed else "",
    ]
    return ", ".join(part for part in parts if part) or "nothing new"


def in_words(moment: dt.datetime) -> str:
    """How far off a moment is: "in 40 s", "in 12 min", "at 17:45"."""
    away = (moment - _now()).total_seconds()
    if away < 1:
        return "now"
    if away < 90:
        return f"in {away:.0f} s"
    return f"in {away / 60:.0f} min" if away < 5400 else _clock(moment)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _clock(moment: dt.datetime) -> str:
    """A moment by the clock on the wall; with its day where that is another."""
    local = moment.astimezone()
    form = "at %H:%M" if local.date() == _now().astimezone().date() else "at %H:%M on %d %b"
    return local.strftime(form)
