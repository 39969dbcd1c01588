"""A process that reads dispatches, and the leading process's end of it.

It is spawned, so that it is as fresh as a single run's; it builds its reader with its first dispatch. Threads of its
own take in and send out, so that neither side ever waits to be listened to. It ends with the leading process, however
that ends, and leaves Ctrl-C to it.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from queue import Empty, SimpleQueue
from types import ModuleType

import msgspec

from dateline import collecting
from dateline.errors import DatelineError
from dateline.records import Dispatch
from dateline.run.groups import LONGEST, MOST_CHARACTERS, read_group
from dateline.run.outcomes import Outcome, Reader


class CannotRead(msgspec.Struct, frozen=True):
    """What a process answers whose reader cannot be built; `reason` is the error's words."""

    reason: str


class Slot(msgspec.Struct, eq=False):
    """The place of one dispatch in the order of a run; its outcome once there is one. `suspected`: whether a process
    died that may have been reading it."""

    dispatch: Dispatch
    outcome: Outcome | None = None
    suspected: bool = False


class Worker:
    """The leading process's end: dispatches are handed over, answers come back in the same order."""

    def __init__(self, build: Callable[[], Reader]) -> None:
        context = multiprocessing.get_context("spawn")
        orders, self._orders = context.Pipe(duplex=False)
        self.answers, answers = context.Pipe(duplex=False)
        self.under_way: deque[Slot] = deque()
        self._process = context.Process(target=_work, args=(orders, answers, build), daemon=True)
        with _no_main_module(), _without_interrupts():
            self._process.start()
        orders.close()  # so that the end of the process is the end of its answers
        answers.close()

    def hand(self, slot: Slot) -> None:
        """Hand a dispatch over. Raises OSError where the process is gone."""
        self._orders.send(slot.dispatch)
        self.under_way.append(slot)

    def take(self) -> None:
        """Put the next answer into its slot. Raises EOFError or OSError where the process is gone, DatelineError where
        it cannot read at all."""
        answer: Outcome | CannotRead = self.answers.recv()
        if isinstance(answer, CannotRead):
            raise DatelineError(answer.reason)
        self.under_way.popleft().outcome = answer

    def close(self) -> None:
        """Let the process end, whatever it is at."""
        self._orders.close()
        self.answers.close()
        self._process.join(timeout=2)
        if self._process.is_alive():
            self._process.kill()


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


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """While a process is spawned, hold Ctrl-C back: the process inherits that and never hears of it."""
    if not hasattr(signal, "pthread_sigmask"):  # on Windows there is none
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(orders: Connection, answers: Connection, build: Callable[[], Reader]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    taken: SimpleQueue[Dispatch] = SimpleQueue()
    given: SimpleQueue[Outcome | CannotRead] = SimpleQueue()
    threading.Thread(target=_take_in, args=(orders, taken), daemon=True).start()
    threading.Thread(target=_send_out, args=(answers, given), daemon=True).start()
    reader: Reader | None = None
    longest = 1  # so that the first report comes at once
    while True:
        group = _at_hand(taken, longest)
        longest = min(2 * longest, LONGEST)
        try:
            if reader is None:
                reader = build()
                collecting.collect_seldom()
        except DatelineError as error:
            given.put(CannotRead(str(error)))
            continue
        for outcome in read_group(reader, group):
            given.put(outcome)


def _at_hand(taken: SimpleQueue[Dispatch], longest: int) -> list[Dispatch]:
    """What is to be read next, at once: as much as has come, up to a group."""
    group = [taken.get()]
    while len(group) < longest and sum(len(dispatch.text) for dispatch in group) < MOST_CHARACTERS:
        try:
            group.append(taken.get_nowait())
        except Empty:
            break
    return group


def _take_in(orders: Connection, taken: SimpleQueue[Dispatch]) -> None:
    """Take orders until there is nobody to give them; then end the process at once, whatever it is reading."""
    while True:
        try:
            taken.put(orders.recv())
        except (EOFError, OSError):
            os._exit(0)


def _send_out(answers: Connection, given: SimpleQueue[Outcome | CannotRead]) -> None:
    while True:
        try:
            answers.send(given.get())
        except OSError:
            os._exit(0)
