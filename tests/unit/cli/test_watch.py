"""What a user sees of a watch: lines for logs, a table on a terminal."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from rich.console import Console

from dateline.cli.ledger import watch_board
from dateline.cli.ledger.watch_board import Board, Lines, Table, in_words, told
from dateline.run import Failure
from dateline.run.watching import Asking, FeedSettings, Idle, Read, Rested, Settings

ONE, TWO = "https://news.example/world.xml", "https://ministry.example/press"
SETTINGS = Settings((FeedSettings(ONE, "Example News"), FeedSettings(TWO)))
NOW = dt.datetime.now(dt.UTC)
GOOD = Rested(ONE, next=NOW + dt.timedelta(minutes=15), asked=NOW, new=2, reports=5, failed=1)
BAD = Rested(TWO, next=NOW + dt.timedelta(seconds=40), asked=NOW, reason="cannot be had (the server answered 500)")
STEPS = (
    Asking(ONE),
    Read(ONE, Failure("https://news.example/a", "is not there (the server answered 404)")),
    GOOD,
    Asking(TWO),
    BAD,
)


@pytest.fixture(autouse=True)
def _the_clock_stands_still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch_board, "_now", lambda: NOW)


@pytest.mark.parametrize(
    ("rested", "words"),
    [
        (GOOD, "2 new, 5 reports, 1 failed"),
        (Rested(ONE, next=NOW, new=1, reports=1), "1 new, 1 report"),
        (Rested(ONE, next=NOW, known=3), "nothing new"),
        (Rested(ONE, next=NOW, unchanged=True), "not changed"),
        (Rested(ONE, next=NOW, left_out=2, postponed=7), "2 not in English, 7 left for the next round"),
    ],
)
def test_a_round_in_words(rested: Rested, words: str) -> None:
    assert told(rested) == words


@pytest.mark.parametrize(("seconds", "words"), [(-5, "now"), (40.4, "in 40 s"), (720.4, "in 12 min")])
def test_moments_in_words(seconds: float, words: str) -> None:
    assert in_words(NOW + dt.timedelta(seconds=seconds)) == words


def test_far_moments_are_told_by_the_clock() -> None:
    assert in_words(NOW + dt.timedelta(days=3)).startswith("at ")


def shown(board: Board) -> None:
    for step in STEPS:
        board.show(step)


def test_lines_name_each_failure_and_end_with_a_summary(capfd: pytest.CaptureFixture[str]) -> None:
    board = Lines(SETTINGS, once=True)
    shown(board)
    board.end("l.sqlite")
    assert capfd.readouterr().err.splitlines() == [
        "dateline: https://news.example/a: is not there (the server answered 404)",
        f"dateline: {ONE}: 2 new, 5 reports, 1 failed",
        f"dateline: {TWO}: cannot be had (the server answered 500)",
        "dateline: 2 feeds watched, 2 of them with failures: 2 dispatches added, 5 reports, 1 failed; kept in l.sqlite",
    ]
    assert not board.all_good


def test_a_feed_that_recovers_is_good_again(capfd: pytest.CaptureFixture[str]) -> None:
    board = Lines(SETTINGS, once=False)
    board.show(BAD)
    assert not board.all_good
    board.show(Rested(TWO, next=NOW, unchanged=True))
    assert board.all_good


def test_the_table_names_feeds_by_outlet_or_address() -> None:
    table = Table(SETTINGS, once=False)
    shown(table)
    table.show(Idle(NOW + dt.timedelta(seconds=40)))
    drawn = io.StringIO()
    Console(file=drawn, width=110).print(table._drawn())
    lines = [" ".join(line.split()) for line in drawn.getvalue().splitlines()]
    asked = NOW.astimezone().strftime("%H:%M")
    assert any(line.startswith(f"Example News {asked} 2 5 1 in 15 min 2 new, 5 reports, 1 failed") for line in lines)
    assert any(line.startswith("ministry.example/press") and "cannot be had (" in line for line in lines)
    assert lines[-1].endswith("Ctrl-C ends the watch and loses nothing")


def test_the_table_tells_a_lasting_failure_once(capfd: pytest.CaptureFixture[str]) -> None:
    table = Table(SETTINGS, once=False)
    for _ in range(3):
        table.show(BAD)
    assert capfd.readouterr().err.count("the server answered 500") == 1
