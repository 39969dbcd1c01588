"""Marked dispatches: the text without its marks, and where the words stand that tell of events."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from dateline.vocabulary import EVENT_TYPES

FOLDER = Path(__file__).parents[3] / "training"
pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason="the training code is not here")


@pytest.fixture(scope="module")
def marked() -> ModuleType:
    sys.path.insert(0, str(FOLDER.parent))
    try:
        return importlib.import_module("training.marked")
    finally:
        sys.path.pop(0)


def test_marks_are_taken_off(marked: ModuleType) -> None:
    one = marked.unmarked("d1", "Gunmen {ASSAULT stormed} a post; nurses {PROTEST downed tools} on Friday.")
    assert one.text == "Gunmen stormed a post; nurses downed tools on Friday."
    assert {one.text[start:end]: event for (start, end), event in one.events.items()} == {
        "stormed": "ASSAULT",
        "downed": "PROTEST",
    }
    assert one.event_at(one.text.index("stormed")) == "ASSAULT"
    assert one.event_at(0) is None
    assert one.is_aside(one.text.index("tools"))
    assert not one.is_aside(one.text.index("Friday"))


def test_every_shipped_dispatch_is_well_marked(marked: ModuleType) -> None:
    dispatches = list(marked.load())
    assert len(dispatches) > 200
    for one in dispatches:
        assert set(one.events.values()) <= set(EVENT_TYPES), one.name
        assert "{" not in one.text and "}" not in one.text, one.name
