"""Paths in, outcomes out, in order; one failure stays with its dispatch."""

from pathlib import Path

import pytest

from dateline import intake
from dateline.errors import ModelError
from dateline.records import Reading
from dateline.run import Failure, Options, Outcome, Tally, read
from stand_ins import EchoReader, echo_reader, no_reader

FILES = {
    "a.txt": b"Calm in Lima.",
    "b.txt": b"",
    "c.txt": b"RAISE the flag.",
    "d.txt": b"Rain in Cusco.",
}


@pytest.fixture
def wire(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(tmp_path)
    for name, data in FILES.items():
        Path(name).write_bytes(data)
    return [*FILES, "gone.txt"]


def told(outcomes: list[Outcome]) -> list[str]:
    return [
        f"{outcome.name}: {outcome.reason}" if isinstance(outcome, Failure) else outcome.dispatch.citation
        for outcome in outcomes
    ]


EXPECTED = [
    "a.txt",
    "b.txt: is empty",
    "c.txt: stage coding failed on dispatch {id}: ValueError: asked for",
    "d.txt",
    "gone.txt: is not there",
]


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_file_has_one_outcome_in_its_place(wire: list[str], jobs: int) -> None:
    outcomes = list(read(wire, Options(jobs=jobs), build=echo_reader))
    failed = intake.dispatch_id("c.txt", "RAISE the flag.")
    assert told(outcomes) == [line.format(id=failed) for line in EXPECTED]
    assert outcomes[2] == Failure("c.txt", EXPECTED[2].format(id=failed)[7:], "coding", failed)


def test_one_process_or_two_give_the_same(wire: list[str]) -> None:
    one, two = (list(read(wire, Options(jobs=jobs), build=echo_reader)) for jobs in (1, 2))
    assert one == two


def test_a_process_that_dies_takes_only_what_it_was_reading(tmp_path: Path) -> None:
    (tmp_path / "00.txt").write_text("DIE here.")
    for number in range(1, 14):
        (tmp_path / f"{number:02}.txt").write_text(f"Calm day {number}.")
    outcomes = list(read([str(tmp_path)], Options(jobs=2), build=echo_reader))
    assert len(outcomes) == 14
    assert isinstance(outcomes[0], Failure)
    assert "the process that was reading this died, twice" in outcomes[0].reason
    assert all(isinstance(outcome, Reading) for outcome in outcomes[1:])


def test_the_date_given_reaches_every_dispatch(wire: list[str]) -> None:
    published = intake.published_interval("2025-01")
    (reading,) = read(["a.txt"], Options(published), build=echo_reader)
    assert isinstance(reading, Reading)
    assert reading.dispatch.published == published


def test_nothing_is_built_before_there_is_something_to_read(wire: list[str]) -> None:
    assert told(list(read(["b.txt", "gone.txt"], build=no_reader))) == ["b.txt: is empty", "gone.txt: is not there"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_pipeline_that_cannot_be_built_ends_the_run(wire: list[str], jobs: int) -> None:
    kind = ModelError if jobs == 1 else Exception
    with pytest.raises(kind, match="the model is not there"):
        list(read(["a.txt", "d.txt"], Options(jobs=jobs), build=no_reader))


def test_what_reads_is_built_once(wire: list[str]) -> None:
    built: list[EchoReader] = []

    def build() -> EchoReader:
        built.append(EchoReader())
        return built[-1]

    list(read(wire, build=build))
    assert len(built) == 1


def test_progress_names_the_next_file_and_ends_full(wire: list[str]) -> None:
    steps: list[tuple[int, int, str]] = []
    list(read(wire[:2], build=echo_reader, progress=lambda *step: steps.append(step)))
    assert steps == [(0, 13, "a.txt"), (13, 13, "b.txt"), (13, 13, "")]  # bytes


def test_the_summary_counts_in_plain_words(wire: list[str]) -> None:
    tally = Tally()
    for outcome in read(wire, build=echo_reader):
        tally.count(outcome)
    assert tally.summary() == "2 dispatches read, 2 reports, 3 failed"


def test_the_summary_of_one() -> None:
    tally = Tally()
    for outcome in ():
        tally.count(outcome)
    assert tally.summary() == "0 dispatches read, 0 reports"
