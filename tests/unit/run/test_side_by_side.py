"""Processes side by side: when they are started, and what becomes of a dispatch whose process dies."""

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from dateline.records import Dispatch, Reading
from dateline.run import Failure, Options, Outcome, pool, reading
from dateline.run.outcomes import Input, Known, Reader
from dateline.run.pool import DIED, RETRIED, read_side_by_side
from stand_ins import dying_reader, echo_reader


def dispatches(texts: Iterable[str]) -> list[Dispatch]:
    return [Dispatch(f"d-{number}", text, f"{number}.txt") for number, text in enumerate(texts)]


LITTLE = [Dispatch("d-1", "Calm.", "1.txt"), Dispatch("d-2", "Calm.", "2.txt")]
MUCH = dispatches(["word " * (reading.LITTLE // 10)] * 3)
ONE_LONG = dispatches(["word " * reading.LITTLE])


@pytest.mark.parametrize(
    ("inputs", "jobs", "cores", "processes"),
    [
        (LITTLE, None, 8, 1),
        (MUCH, None, 8, 8),
        (MUCH, None, 1, 1),
        (MUCH, 1, 8, 1),
        (MUCH, 3, 8, 3),
        (LITTLE, 3, 8, 3),
        (LITTLE[:1], 3, 8, 1),
        (ONE_LONG, None, 8, 1),
        ([Known("0.txt", "d-0"), *LITTLE], None, 8, 1),
    ],
)
def test_several_processes_are_started_where_they_pay(
    monkeypatch: pytest.MonkeyPatch, inputs: list[Input], jobs: int | None, cores: int, processes: int
) -> None:
    started = [1]

    def side_by_side(
        inputs: Iterable[Input], build: Callable[[], Reader], jobs: int, notice: object
    ) -> Iterator[Outcome]:
        started[0] = jobs
        return reading.one_by_one(inputs, build)

    monkeypatch.setattr(reading, "cores", lambda: cores)
    monkeypatch.setattr(reading, "read_side_by_side", side_by_side)
    found = list(reading.outcomes(inputs, Options(jobs=jobs), echo_reader))
    assert len(found) == len(inputs)
    assert started == [processes]


def test_a_process_killed_from_outside_costs_nothing(tmp_path: Path) -> None:
    first = f"KILL ONCE {tmp_path / 'killed'}"
    texts = [*(f"Calm day {number}." for number in range(5)), first, *(f"Rain {number}." for number in range(30))]
    notices: list[str] = []
    found = list(read_side_by_side(dispatches(texts), dying_reader, 2, notices.append))
    assert [each.dispatch.text for each in found if isinstance(each, Reading)] == texts
    assert notices == [RETRIED]


def test_a_dispatch_that_kills_fails_alone() -> None:
    texts = [f"Calm day {number}." if number not in (0, 7, 8) else "DIE here." for number in range(20)]
    found = list(read_side_by_side(dispatches(texts), dying_reader, 2))
    failed = [number for number, each in enumerate(found) if isinstance(each, Failure)]
    assert failed == [0, 7, 8]
    assert found[7] == Failure("7.txt", DIED, None, "d-7")


def test_what_is_held_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "MOST_CHARACTERS", 3_000)
    taken: list[int] = []

    def inputs() -> Iterator[Input]:
        for number, dispatch in enumerate(dispatches(["word " * 200] * 12)):
            taken.append(number)
            yield dispatch

    outcomes = read_side_by_side(inputs(), echo_reader, 2)
    next(outcomes)
    assert len(taken) == 4
    assert len(list(outcomes)) == 11


def test_leaving_early_ends_the_processes_at_once() -> None:
    outcomes = read_side_by_side(dispatches(["Calm.", "SLEEP", "SLEEP", "Calm."]), dying_reader, 2)
    assert isinstance(next(outcomes), Reading)
    began = time.monotonic()
    outcomes.close()  # type: ignore[attr-defined]
    assert time.monotonic() - began < 2
