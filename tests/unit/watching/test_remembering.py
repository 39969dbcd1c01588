"""What is put down after items and rounds, and when a feed's turn comes again."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.errors import FetchError, InputError
from dateline.fetching import Validators
from dateline.intake.feeds import Item
from dateline.run import Failure, Known
from dateline.run.watching import FeedSettings, FeedState, Gathered
from dateline.run.watching.gathering import MOST_TRIES, Taken
from dateline.run.watching.remembering import is_waiting, remember_item, remember_round

NOW = dt.datetime(2025, 1, 18, 12, 0, tzinfo=dt.UTC)
FEED = FeedSettings("https://a.example/f", every=900.0)
ITEM = Item("https://a.example/1", "7f")
LATER = Taken(ITEM, FetchError(ITEM.key, "cannot be had", passing=True), is_open=True)
GONE = Taken(ITEM, FetchError(ITEM.key, "is not there"))


def minutes(moment: dt.datetime) -> float:
    return (moment - NOW) / dt.timedelta(minutes=1)


def test_a_good_round_comes_again_after_its_time() -> None:
    known = FeedState(failures=3, wait_until=NOW)
    found = Gathered(validators=Validators('"1"'), present=frozenset())
    assert minutes(remember_round(known, FEED, found, NOW)) == 15
    assert known == FeedState(validators=Validators('"1"'), asked=NOW)


@pytest.mark.parametrize(("failures", "expected"), [(0, 15), (1, 30), (2, 60), (20, 24 * 60)])
def test_each_failure_doubles_the_wait(failures: int, expected: float) -> None:
    known = FeedState(failures=failures)
    found = Gathered(reason=InputError(FEED.url, "is no feed"))
    assert minutes(remember_round(known, FEED, found, NOW, jitter=0.5)) == expected
    assert known.failures == failures + 1


def test_a_server_that_says_later_is_believed() -> None:
    known = FeedState()
    found = Gathered(reason=FetchError(FEED.url, "was asked too often", passing=True, wait=7200.0))
    assert minutes(remember_round(known, FEED, found, NOW, jitter=0.5)) == 120
    assert is_waiting(known, NOW + dt.timedelta(minutes=119))
    assert not is_waiting(known, NOW + dt.timedelta(minutes=120))


def test_a_failure_keeps_what_is_known_of_the_version() -> None:
    known = FeedState(validators=Validators('"1"'), done={ITEM.key: ITEM.mark})
    remember_round(known, FEED, Gathered(reason=InputError(FEED.url, "is no feed")), NOW)
    assert (known.validators, known.done) == (Validators('"1"'), {ITEM.key: ITEM.mark})


def test_items_that_the_feed_dropped_are_forgotten() -> None:
    known = FeedState(done={"a": "1", "b": "2"}, tries={"c": 1})
    remember_round(known, FEED, Gathered(present=frozenset({"b"})), NOW)
    assert (known.done, known.tries) == ({"b": "2"}, {})


def test_an_unchanged_feed_forgets_nothing() -> None:
    known = FeedState(done={"a": "1"}, tries={"c": 1})
    remember_round(known, FEED, Gathered(unchanged=True), NOW)
    assert (known.done, known.tries) == ({"a": "1"}, {"c": 1})


def test_an_item_is_tried_again_until_enough_is_enough() -> None:
    known = FeedState()
    for tries in range(1, MOST_TRIES):
        remember_item(known, LATER, Failure(ITEM.key, "cannot be had"))
        assert (known.tries, known.done) == ({ITEM.key: tries}, {})
    remember_item(known, LATER, Failure(ITEM.key, "cannot be had"))
    assert (known.tries, known.done) == ({}, {ITEM.key: ITEM.mark})


@pytest.mark.parametrize("outcome", [Failure(ITEM.key, "is not there"), Known(ITEM.key, "d-1")])
def test_what_is_gone_or_known_is_done(outcome: Failure | Known) -> None:
    known = FeedState(tries={ITEM.key: 2})
    remember_item(known, GONE, outcome)
    assert (known.tries, known.done) == ({}, {ITEM.key: ITEM.mark})
