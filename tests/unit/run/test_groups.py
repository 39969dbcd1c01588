"""Inputs in groups that are read at once, in order; the first group is one dispatch, so that it is told at once."""

from collections.abc import Sequence

import pytest

from dateline.errors import DatelineError, StageError
from dateline.records import Dispatch, Reading
from dateline.run.groups import LONGEST, MOST_CHARACTERS, groups, read_group
from dateline.run.outcomes import Failure, Input, Known
from stand_ins import EchoReader


def dispatch(number: int, text: str = "Calm in Lima.") -> Dispatch:
    return Dispatch(f"d-{number}", text, f"{number}.txt")


def known(number: int) -> Known:
    return Known(f"{number}.txt", f"d-{number}")


LONG = "word " * (MOST_CHARACTERS // 5)


@pytest.mark.parametrize(
    ("inputs", "sizes"),
    [
        ([], []),
        ([dispatch(number) for number in range(20)], [1, 2, 4, 8, 5]),
        ([dispatch(number) for number in range(31 + 2 * LONGEST)], [1, 2, 4, 8, 16, 16, 16]),
        ([known(0), known(1), dispatch(2), dispatch(3)], [1, 1, 1, 1]),
        ([dispatch(0), dispatch(1), known(2), dispatch(3)], [1, 3]),
        ([dispatch(0), dispatch(1, LONG), dispatch(2), dispatch(3)], [1, 1, 2]),
    ],
    ids=[
        "none",
        "grow",
        "no longer than the longest",
        "what is settled waits for nothing",
        "but behind others",
        "long",
    ],
)
def test_groups(inputs: list[Input], sizes: list[int]) -> None:
    found = list(groups(inputs))
    assert [each for group in found for each in group] == inputs
    assert [len(group) for group in found] == sizes


class TogetherReader(EchoReader):
    """Reads several at once; notes how many."""

    def __init__(self) -> None:
        self.sizes: list[int] = []

    def read_all(self, dispatches: Sequence[Dispatch]) -> list[Reading | DatelineError]:
        self.sizes.append(len(dispatches))
        return [
            StageError("coding", each.id, ValueError("asked for")) if "RAISE" in each.text else self.read(each)
            for each in dispatches
        ]


@pytest.mark.parametrize("reader", [EchoReader(), TogetherReader()], ids=["alone", "together"])
def test_one_failure_stays_with_its_dispatch(reader: EchoReader) -> None:
    outcomes = read_group(reader, [dispatch(0), dispatch(1, "RAISE the flag."), dispatch(2)])
    reason = "stage coding failed on dispatch d-1: ValueError: asked for"
    assert [type(outcome) for outcome in outcomes] == [Reading, Failure, Reading]
    assert outcomes[1] == Failure("1.txt", reason, "coding", "d-1")


def test_a_reader_that_reads_together_is_asked_to() -> None:
    reader = TogetherReader()
    assert len(read_group(reader, [dispatch(0), dispatch(1)])) == 2
    assert len(read_group(reader, [dispatch(2)])) == 1
    assert reader.sizes == [2]
