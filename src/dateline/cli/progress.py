"""How far a run is, on a terminal; and why dispatches were not read, as the lines of a table."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from dateline import run

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

MOST_ROWS: Final = 10
"""Reasons that are shown, the most frequent ones."""

SETTLING: Final = 2.0
"""Seconds of reading before a rate is shown."""


def bar() -> Progress:
    """A bar on standard error, gone when the run is over."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (
        BarColumn(20),
        TaskProgressColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    return Progress(*columns, console=Console(stderr=True), transient=True, speed_estimate_period=300)


def follower(bar: Progress | None, tally: run.Tally) -> run.Progress | None:
    """What moves the bar, once there is more than one dispatch to follow."""
    if bar is None:
        return None
    tasks: list[TaskID] = []
    began = time.monotonic()

    def follow(done: int, total: int, name: str) -> None:
        nonlocal began
        if not tally.dispatches:
            began = time.monotonic()  # what went before the first was loading, not reading
        if not tasks and (total > 1 or tally.outcomes):
            tasks.append(bar.add_task(name, total=total, rate=""))
        for task in tasks:
            rate = rates(tally, time.monotonic() - began)
            bar.update(task, completed=done, total=total, description=name.replace("[", "\\["), rate=rate)

    return follow


def rates(tally: run.Tally, seconds: float) -> str:
    """What was done so far and how fast: "1,204 read, 3 failed, 18.2 dispatches/s, 5,310 words/s"."""
    parts = [f"{tally.dispatches:,} read"]
    numbers = ((tally.known, "known"), (tally.left_out, "left out"), (tally.failed, "failed"))
    parts += [f"{number:,} {words}" for number, words in numbers if number]
    if seconds > SETTLING and tally.dispatches:
        parts += [f"{tally.dispatches / seconds:.1f} dispatches/s", f"{tally.words / seconds:,.0f} words/s"]
    return ", ".join(parts)


def table_of(tally: run.Tally) -> list[str]:
    """A line for each reason for which dispatches were not read, with one of them; none where no two share a reason,
    since each was told of already."""
    reasons = tally.reasons()
    if tally.failed + tally.left_out == len(reasons):
        return []
    wide = max(len(f"{missed.count:,}") for missed in reasons)
    lines = [
        f"{missed.count:>{wide + 2},} {missed.outcome}: {missed.reason}  (such as {missed.example})"
        for missed in reasons[:MOST_ROWS]
    ]
    rest = reasons[MOST_ROWS:]
    if rest:
        lines.append(f"{sum(missed.count for missed in rest):>{wide + 2},} more, for {len(rest)} other reasons")
    return lines
