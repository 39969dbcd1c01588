"""Several dispatches read at once give what each gives alone; a failure stays with its dispatch."""

from collections.abc import Sequence

import msgspec
import pytest

from dateline.errors import StageError
from dateline.pipeline import Pipeline
from dateline.records import Dispatch, Reading, Section, Stage

DISPATCHES = [Dispatch(f"d-{number}", text, f"{number}.txt") for number, text in enumerate(["one", "two", "three"])]


def sections(reading: Reading) -> Reading:
    """One section of the whole text; fails on "two"."""
    if reading.dispatch.text == "two":
        raise ValueError("asked for")
    return msgspec.structs.replace(reading, sections=(Section("body", 0, len(reading.dispatch.text)),))


def together(readings: Sequence[Reading]) -> list[Reading]:
    """All of them at once."""
    return [sections(reading) for reading in readings]


def refuses(readings: Sequence[Reading]) -> list[Reading]:
    """Fails for all where it fails for one, and where it does not."""
    raise ValueError("too much")


@pytest.mark.parametrize("run_all", [None, together, refuses])
def test_a_failure_stays_with_its_dispatch(run_all: object) -> None:
    stage = Stage("cut", ("dispatch",), ("sections",), sections, run_all)  # type: ignore[arg-type]
    after = Stage("look", ("sections",), (), lambda reading: reading)
    pipeline = Pipeline((stage, after))
    first, second, third = pipeline.read_all(DISPATCHES)
    assert first == pipeline.read(DISPATCHES[0])
    assert isinstance(second, StageError)
    assert str(second) == "stage cut failed on dispatch d-1: ValueError: asked for"
    assert isinstance(third, Reading)
    assert third.trail == ("cut", "look")


def test_what_reads_together_is_used_where_there_are_several() -> None:
    sizes: list[int] = []

    def noted(readings: Sequence[Reading]) -> list[Reading]:
        sizes.append(len(readings))
        return list(readings)

    pipeline = Pipeline((Stage("cut", (), (), lambda reading: reading, noted),))
    assert len(pipeline.read_all(DISPATCHES)) == 3
    assert len(pipeline.read_all(DISPATCHES[:1])) == 1
    assert sizes == [3]


def test_nothing_gives_nothing() -> None:
    assert Pipeline(()).read_all([]) == []
