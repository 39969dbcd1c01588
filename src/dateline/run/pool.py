"""Several processes that read side by side; outcomes come back in input order.

What is held in memory is bounded: by dispatches and by characters under way. Where a process dies (out of memory,
killed), what it was at is read once more, each dispatch by itself: one that a process dies of again is a failure, the
others are read, and nothing is lost to whoever killed a process from outside.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import wait
from typing import Final

from dateline.errors import DatelineError
from dateline.records import Dispatch
from dateline.run.groups import LONGEST
from dateline.run.outcomes import Failure, Input, Outcome, Reader
from dateline.run.worker import Slot, Worker

AHEAD: Final = LONGEST + LONGEST // 2
"""Dispatches that a process has at most: the group it reads, and most of the next one."""

UNDER_WAY: Final = 2 * AHEAD
"""Inputs a process that wait for their outcome or for that of one before them: enough that no process waits."""

MOST_CHARACTERS: Final = 600_000
"""Characters of all dispatches under way from which no further one is taken in; their readings take some 60 MB."""

DEATHS: Final = 8
"""Processes in a row that die before any has read anything, after which the run is given up."""

DIED: Final = "the process that was reading this died, twice (out of memory?); try again with fewer jobs"
RETRIED: Final = "a reading process died (killed, or out of memory?); what it was reading is read again"


def read_side_by_side(
    inputs: Iterable[Input], build: Callable[[], Reader], jobs: int, notice: Callable[[str], None] | None = None
) -> Iterator[Outcome]:
    """The outcome of each input, in order, read by up to `jobs` processes. `build` must be a function of a module;
    `notice` is told when a process died.

    Raises DatelineError where no reader can be built, or where processes do nothing but die.
    """
    pool = _Pool(build, jobs, notice)
    line: deque[Slot | Outcome] = deque()
    characters = 0
    try:
        for each in inputs:
            if isinstance(each, Dispatch):
                slot = Slot(each)
                pool.give(slot)
                line.append(slot)
                characters += len(each.text)
            else:
                line.append(each)
            while len(line) >= jobs * UNDER_WAY or characters > MOST_CHARACTERS:
                first = line.popleft()
                characters -= len(first.dispatch.text) if isinstance(first, Slot) else 0
                yield pool.outcome(first)
        while line:
            yield pool.outcome(line.popleft())
    finally:
        pool.close()


class _Pool:
    """Processes, started when there is something for them to do, and what waits for one to be free."""

    def __init__(self, build: Callable[[], Reader], jobs: int, notice: Callable[[str], None] | None) -> None:
        self._build = build
        self._jobs = jobs
        self._notice = notice
        self._workers: list[Worker] = []
        self._pending: deque[Slot] = deque()
        self._deaths = 0

    def give(self, slot: Slot) -> None:
        """Have a dispatch read as soon as a process is free."""
        self._pending.append(slot)
        self._hand_out()

    def outcome(self, slot: Slot | Outcome) -> Outcome:
        """Wait for the outcome of one input."""
        if not isinstance(slot, Slot):
            return slot
        while slot.outcome is None:
            self._hear()
        return slot.outcome

    def close(self) -> None:
        """End the processes, whatever they are at."""
        for worker in self._workers:
            worker.close()
        self._workers.clear()

    def _hand_out(self) -> None:
        """Give what waits to the processes that have least to do; to new ones while there may be more."""
        while self._pending:
            slot = self._pending[0]
            worker = self._free_for(slot)
            if worker is None:
                return
            try:
                worker.hand(slot)
            except OSError:
                self._bury(worker)
            else:
                self._pending.popleft()

    def _free_for(self, slot: Slot) -> Worker | None:
        """A process that takes a dispatch now; a suspected one is read by itself."""
        others = [each for each in self._workers if not any(held.suspected for held in each.under_way)]
        worker = min(others, key=lambda each: len(each.under_way), default=None)
        if (worker is None or worker.under_way) and len(self._workers) < self._jobs:
            worker = Worker(self._build)
            self._workers.append(worker)
        if worker is None or len(worker.under_way) >= (1 if slot.suspected else AHEAD):
            return None
        return worker

    def _hear(self) -> None:
        """Wait until a process answers or dies."""
        ready = wait([worker.answers for worker in self._workers])
        for worker in [each for each in self._workers if each.answers in ready]:
            try:
                worker.take()
                self._deaths = 0
            except (EOFError, OSError):
                self._bury(worker)
        self._hand_out()

    def _bury(self, worker: Worker) -> None:
        """Have what a dead process was at read again; fail what it was reading by itself for that reason already."""
        self._workers.remove(worker)
        worker.close()
        self._deaths += 1
        if self._deaths >= DEATHS:
            raise DatelineError("the processes that read die one after the other before they have read anything")
        for slot in reversed(worker.under_way):
            if slot.suspected:
                slot.outcome = Failure(slot.dispatch.citation, DIED, None, slot.dispatch.id)
            else:
                slot.suspected = True
                self._pending.appendleft(slot)
        if self._notice is not None:
            self._notice(RETRIED)
