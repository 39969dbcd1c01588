"""What holds for every stage of the pipeline as shipped: its own layers only, and two runs agree."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec
import pytest

from dateline import pipeline
from dateline.records import Dispatch, Reading
from shared_data import ROOT

EXAMPLE = ROOT / "examples" / "01-lake-treaty-announced.txt"
LAYERS = tuple(name for name in Reading.__struct_fields__ if name not in ("dispatch", "trail"))


@cache
def _pipeline() -> pipeline.Pipeline:
    return pipeline.build()


def _dispatch(file: Path) -> Dispatch:
    return Dispatch(file.stem, file.read_text(encoding="utf-8"), file.name)


@pytest.mark.parametrize("number", range(len(_pipeline().stages)), ids=[s.name for s in _pipeline().stages])
def test_a_stage_touches_only_its_layers_and_two_runs_agree(number: int) -> None:
    before = Reading(_dispatch(EXAMPLE))
    for stage in _pipeline().stages[:number]:
        before = stage.run(before)
    stage = _pipeline().stages[number]
    once, twice = stage.run(before), stage.run(before)
    assert once == twice
    changed = {name for name in LAYERS if getattr(once, name) != getattr(before, name)}
    assert changed <= set(stage.adds)
    assert once.dispatch == before.dispatch


def test_a_dispatch_reads_the_same_alone_and_after_others() -> None:
    alone = msgspec.json.encode(pipeline.build().read(_dispatch(EXAMPLE)))
    for other in sorted((ROOT / "examples").glob("*.txt"))[1:4]:
        _pipeline().read(_dispatch(other))
    assert msgspec.json.encode(_pipeline().read(_dispatch(EXAMPLE))) == alone


def test_dispatches_read_the_same_in_a_group_and_alone() -> None:
    dispatches = [_dispatch(file) for file in sorted((ROOT / "examples").glob("*.txt"))[:7]]
    together = _pipeline().read_all(dispatches)
    assert together == [_pipeline().read(dispatch) for dispatch in dispatches]


@pytest.mark.parametrize("file", sorted((ROOT / "examples").glob("*.txt")), ids=lambda file: file.stem)
def test_every_finding_is_a_span_of_the_text(file: Path) -> None:
    reading = _pipeline().read(_dispatch(file))
    length = len(reading.dispatch.text)
    found = [*reading.times, *reading.places, *reading.mentions, *reading.attributions, *reading.reports]
    assert all(0 <= item.start < item.end <= length for item in found)
    for place in reading.places:
        assert reading.dispatch.text[place.start : place.end] == place.text
    for report in reading.reports:
        assert report.why
        assert report.sentence.start <= report.start < report.end <= report.sentence.end
        assert [item.sequence for item in reading.reports] == list(range(1, len(reading.reports) + 1))
