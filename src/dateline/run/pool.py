"""Several processes that read side by side; outcomes come back in input order.

Processes are spawned, so that each is as fresh as a single run's; each builds its reader once. No more dispatches are
under way than four a process, so that a long run holds little in memory. A process that dies (out of memory, killed)
takes the dispatches under way with it: they come back as failures, and the rest goes on in new processes.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from types import ModuleType
from typing import Final

from dateline.errors import DatelineError
from dateline.records import Dispatch
from dateline.run.outcomes import Failure, Known, Outcome, Reader

UNDER_WAY: Final = 4
"""Dispatches handed to a process before its first is back: enough that none waits, few enough to hold in memory."""

DIED: Final = "a reading process died while this was under way (out of memory?); try again with fewer jobs"

_build: list[Callable[[], Reader]] = []
_reader: list[Reader] = []
"""What makes the reader of this process, and the reader once made; both empty in the process that leads."""


def read_side_by_side(
    inputs: Iterable[Dispatch | Failure | Known], build: Callable[[], Reader], jobs: int
) -> Iterator[Outcome]:
    """The outcome of each input, in order, read by `jobs` processes. `build` must be a function of a module."""
    pool = _Pool(build, jobs)
    waiting: deque[tuple[Dispatch | Failure | Known, Future[Outcome]]] = deque()
    try:
        for dispatch in inputs:
            if len(waiting) >= jobs * UNDER_WAY:
                yield pool.outcome(*waiting.popleft())
            waiting.append((dispatch, pool.submit(dispatch)))
        while waiting:
            yield pool.outcome(*waiting.popleft())
    finally:
        pool.close()


class _Pool:
    """A pool of processes that is made anew after one of them died."""

    def __init__(self, build: Callable[[], Reader], jobs: int) -> None:
        self._build = build
        self._jobs = jobs
        self._executor: ProcessPoolExecutor | None = None

    def submit(self, dispatch: Dispatch | Failure | Known) -> Future[Outcome]:
        """Hand one dispatch to a process; what is no dispatch is done already."""
        if not isinstance(dispatch, Dispatch):
            done: Future[Outcome] = Future()
            done.set_result(dispatch)
            return done
        with _no_main_module():
            try:
                return self._running().submit(_read, dispatch)
            except BrokenProcessPool:
                self.close()
                return self._running().submit(_read, dispatch)

    def outcome(self, dispatch: Dispatch | Failure | Known, future: Future[Outcome]) -> Outcome:
        """Wait for the outcome of one input."""
        try:
            return future.result()
        except BrokenProcessPool:
            if not isinstance(dispatch, Dispatch):
                return dispatch
            return Failure(dispatch.citation, DIED, None, dispatch.id)

    def close(self) -> None:
        """End the processes; what is not yet begun is dropped."""
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = None

    def _running(self) -> ProcessPoolExecutor:
        if self._executor is None:
            self._executor = ProcessPoolExecutor(
                self._jobs, multiprocessing.get_context("spawn"), initializer=_start, initargs=(self._build,)
            )
        return self._executor


@contextmanager
def _no_main_module() -> Iterator[None]:
    """While a process is spawned, hide the program that leads: a spawned process would run it again, needs nothing of
    it, and a program without the `if __name__ == "__main__"` guard would spawn without end."""
    leading = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = leading


def _start(build: Callable[[], Reader]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the leading process's to answer
    _build[:] = [build]


def _read(dispatch: Dispatch) -> Outcome:
    if not _reader:
        try:
            _reader.append(_build[0]())
        except DatelineError as error:
            # As the base class: errors with arguments of their own do not survive the way between processes.
            raise DatelineError(str(error)) from None
    try:
        return _reader[0].read(dispatch)
    except DatelineError as error:
        return Failure.while_reading(dispatch, error)
