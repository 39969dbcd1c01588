"""Outcomes in, the end of a run in words out."""

import pytest

from dateline.cli.progress import MOST_ROWS, rates, table_of
from dateline.records import Dispatch
from dateline.run import Failure, Known, LeftOut, Outcome, Tally
from stand_ins import EchoReader

READ = EchoReader().read(Dispatch("d-1", "Calm in Lima.", "a.txt"))


def tally_of(outcomes: list[Outcome]) -> Tally:
    tally = Tally()
    for outcome in outcomes:
        tally.count(outcome)
    return tally


def spanish(name: str) -> LeftOut:
    return LeftOut(name, "is written in Spanish; only English is read", "d-2")


def damaged(name: str, byte: int) -> Failure:
    return Failure(name, f"is no text (not valid UTF-8 at byte {byte})")


def broken(name: str, id: str) -> Failure:
    return Failure(name, f"stage coding failed on dispatch {id}: KeyError: 'x'", "coding", id)


@pytest.mark.parametrize(
    ("outcomes", "copied", "summary"),
    [
        ([], 0, "0 dispatches read, 0 reports"),
        ([READ], 0, "1 dispatch read, 1 report"),
        ([READ, READ, READ], 1, "3 dispatches read, 3 reports, 1 is a copy of others"),
        ([READ] * 1200, 40, "1,200 dispatches read, 1,200 reports, 40 are copies of others"),
        (
            [READ, Known("b.txt", "d-3"), spanish("c.txt"), damaged("d.txt", 7)],
            0,
            "1 dispatch read, 1 report, 1 known already, 1 left out, 1 failed",
        ),
    ],
)
def test_the_summary(outcomes: list[Outcome], copied: int, summary: str) -> None:
    tally = tally_of(outcomes)
    tally.copied = copied
    assert tally.summary() == summary


def test_reasons_are_told_the_most_frequent_first_with_a_count_and_one_example() -> None:
    outcomes: list[Outcome] = [
        spanish("a.txt"),
        damaged("b.txt", 7),
        damaged("c.txt", 9_120),
        READ,
        broken("d.txt", "d-0123456789abcdef"),
        damaged("e.txt", 1),
        broken("f.txt", "d-fedcba9876543210"),
    ]
    assert table_of(tally_of(outcomes)) == [
        "  3 failed: is no text (not valid UTF-8 at byte 7)  (such as b.txt)",
        "  2 failed: stage coding failed on dispatch d-0123456789abcdef: KeyError: 'x'  (such as d.txt)",
        "  1 left out: is written in Spanish; only English is read  (such as a.txt)",
    ]


def test_what_was_told_once_each_is_not_told_again() -> None:
    assert table_of(tally_of([spanish("a.txt"), damaged("b.txt", 7), Failure("c.txt", "is empty")])) == []


def test_a_long_table_ends_with_what_is_left() -> None:
    names = [chr(ord("a") + number) for number in range(MOST_ROWS + 3)]
    failures: list[Outcome] = [Failure(f"{name}.txt", f"is no {name}") for name in [*names, names[-1]]]
    lines = table_of(tally_of(failures))
    assert len(lines) == MOST_ROWS + 1
    assert lines[0].startswith("  2 failed: is no m")
    assert lines[-1] == "  3 more, for 3 other reasons"


def test_rates_come_once_there_is_something_to_reckon_from() -> None:
    tally = tally_of([READ] * 30 + [Failure("b.txt", "is empty"), spanish("c.txt")])
    assert rates(tally, 0.5) == "30 read, 1 left out, 1 failed"
    assert rates(tally, 20.0) == "30 read, 1 left out, 1 failed, 1.5 dispatches/s, 4 words/s"
