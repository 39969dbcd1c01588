"""What is remembered between two runs comes back; what is damaged costs only asking again."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.fetching import Validators
from dateline.run.watching import State, state_path

URL = "https://a.example/f"


def test_what_is_saved_comes_back(tmp_path: Path) -> None:
    path = state_path(tmp_path / "ledger.sqlite")
    state = State.load(path)
    feed = state.of(URL)
    feed.validators = Validators('"1"', "Sat, 18 Jan 2025 12:00:00 GMT")
    feed.done["https://a.example/1"] = "7f"
    feed.tries["https://a.example/2"] = 3
    feed.wait_until = dt.datetime(2025, 1, 18, 12, 0, tzinfo=dt.UTC)
    state.save()
    again = State.load(path)
    assert again.note is None
    assert again.of(URL) == feed
    assert [file.name for file in tmp_path.iterdir()] == ["ledger.sqlite.feeds.json"]


def test_feeds_do_not_share_what_is_remembered(tmp_path: Path) -> None:
    state = State.load(tmp_path / "s.json")
    state.of(URL).done["x"] = "1"
    assert state.of("https://b.example/f").done == {}
    assert state.is_done("x")
    assert not state.is_done("y")


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b'{"version": 2, "feeds": {}}', b'{"version": 1, "feeds": 7}', b"\xff"]
)
def test_a_damaged_file_is_told_and_done_without(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "s.json"
    path.write_bytes(data)
    state = State.load(path)
    assert state.note is not None
    assert state.note.startswith(str(path))
    assert state.note.endswith("every feed is asked as if for the first time")
    assert state.of(URL).done == {}


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    state = State.load(tmp_path / "gone" / "s.json")
    with pytest.raises(InputError, match=r"s\.json: cannot be written: no such file"):
        state.save()
