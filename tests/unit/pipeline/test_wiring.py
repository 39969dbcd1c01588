"""A pipeline whose stages do not fit together is refused before any text is read."""

from __future__ import annotations

import pytest

from dateline import pipeline
from dateline.errors import StageError, WiringError
from dateline.pipeline import Pipeline, check
from dateline.records import Dispatch, Reading, Stage


def _same(reading: Reading) -> Reading:
    return reading


def _broken(reading: Reading) -> Reading:
    raise KeyError("lost")


def test_a_missing_layer_is_named_with_the_stage_that_wants_it() -> None:
    with pytest.raises(WiringError, match=r"coding reads 'mentions'"):
        check([Stage("coding", ("dispatch", "mentions"), ("reports",), _same)])


def test_a_layer_that_no_reading_has_is_refused() -> None:
    with pytest.raises(WiringError, match="layer 'moods'"):
        check([Stage("moods", ("dispatch",), ("moods",), _same)])


def test_the_trail_names_the_stages_that_ran() -> None:
    pair = Pipeline((Stage("one", (), (), _same), Stage("two", (), (), _same)))
    assert pair.read(Dispatch("d", "text", "d.txt")).trail == ("one", "two")


def test_a_failing_stage_names_itself_and_the_dispatch() -> None:
    broken = Pipeline((Stage("places", (), (), _broken),))
    with pytest.raises(StageError, match=r"stage places failed on dispatch d-1: KeyError: 'lost'"):
        broken.read(Dispatch("d-1", "text", "d.txt"))


def test_the_anatomy_alone_needs_no_language_model() -> None:
    names = [stage.name for stage in pipeline.build_anatomy().stages]
    assert names == ["structure", "dating"]
