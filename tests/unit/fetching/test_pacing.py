"""When a host may be asked again, by a clock that the test moves."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.fetching.pacing import LONGEST, Pacer, backoff, retry_after

NOW = dt.datetime(2025, 1, 18, 12, 0, tzinfo=dt.UTC)


class Clock:
    """A clock that sleeping moves; `broken_off`: whether sleeps are broken off at once."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []
        self.broken_off = False

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> bool:
        self.slept.append(round(seconds, 3))
        if not self.broken_off:
            self.now += seconds
        return self.broken_off


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pacer(clock: Clock) -> Pacer:
    return Pacer(clock, clock.sleep)


def test_two_requests_to_one_host_keep_the_pace(clock: Clock, pacer: Pacer) -> None:
    turns = [pacer.turn("a.example", 2.0, 60.0) for _ in range(3)]
    assert turns == [None, None, None]
    assert clock.slept == [2.0, 2.0]


def test_hosts_do_not_wait_for_each_other(clock: Clock, pacer: Pacer) -> None:
    assert pacer.turn("a.example", 2.0, 60.0) is None
    assert pacer.turn("b.example", 2.0, 60.0) is None
    assert clock.slept == []


def test_time_that_went_by_counts(clock: Clock, pacer: Pacer) -> None:
    pacer.turn("a.example", 2.0, 60.0)
    clock.now += 1.5
    pacer.turn("a.example", 2.0, 60.0)
    assert clock.slept == [0.5]


def test_a_turn_that_is_too_far_off_is_not_taken(clock: Clock, pacer: Pacer) -> None:
    pacer.turn("a.example", 90.0, 60.0)
    assert pacer.turn("a.example", 90.0, 60.0) == 90.0
    clock.now += 45
    assert pacer.turn("a.example", 90.0, 60.0) is None  # the turn refused took no place in the line
    assert clock.slept == [45.0]


def test_a_host_that_said_later_is_left_alone(clock: Clock, pacer: Pacer) -> None:
    pacer.hold("a.example", 120.0)
    assert pacer.held("a.example") == 120.0
    assert pacer.turn("a.example", 2.0, 60.0) == 120.0
    clock.now += 120
    assert pacer.held("a.example") == 0.0
    assert pacer.turn("a.example", 2.0, 60.0) is None


def test_waiting_can_be_broken_off(clock: Clock, pacer: Pacer) -> None:
    clock.broken_off = True
    pacer.turn("a.example", 2.0, 60.0)
    assert pacer.turn("a.example", 2.0, 60.0) == 2.0


@pytest.mark.parametrize(
    ("failures", "jitter", "expected"),
    [(1, 0.5, 60.0), (2, 0.5, 120.0), (4, 0.5, 480.0), (2, 0.0, 90.0), (2, 1.0, 150.0), (40, 0.5, LONGEST)],
)
def test_each_failure_doubles_the_wait(failures: int, jitter: float, expected: float) -> None:
    assert backoff(failures, 60.0, jitter) == expected


def test_the_wait_is_drawn_from_its_spread() -> None:
    drawn = {backoff(3, 60.0) for _ in range(50)}
    assert len(drawn) > 1
    assert all(180.0 <= wait <= 300.0 for wait in drawn)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (None, None),
        ("120", 120.0),
        (" 0 ", 0.0),
        ("99999999999999999999", LONGEST),
        ("Sat, 18 Jan 2025 12:05:00 GMT", 300.0),
        ("Sat, 18 Jan 2025 11:00:00 GMT", 0.0),
        ("Sat, 18 Jan 2025 12:05:00 -0000", 300.0),
        ("soon", None),
        ("-5", None),
        ("", None),
    ],
)
def test_retry_after_is_a_number_or_a_date(said: str | None, expected: float | None) -> None:
    assert retry_after(said, NOW) == expected
