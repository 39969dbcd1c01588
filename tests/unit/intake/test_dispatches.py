"""Sources in, dispatches out."""

import io
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from dateline.errors import InputError
from dateline.intake import Source, dispatch_from, dispatch_id, dispatches, published_interval, sources


def refusal_of(path: Path) -> str:
    with pytest.raises(InputError) as refusal:
        dispatch_from(Source("as-given.txt", path))
    assert refusal.value.name == "as-given.txt"
    return refusal.value.reason


def test_a_file_becomes_a_dispatch(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"Calm in Lima.\r\n")
    published = published_interval("2025-01")
    dispatch = dispatch_from(Source("wire/a.txt", path), published)
    assert (dispatch.text, dispatch.citation) == ("Calm in Lima.\r\n", "wire/a.txt")
    assert dispatch.published == published
    assert dispatch.id == dispatch_id("wire/a.txt", "Calm in Lima.\r\n")


def test_the_id_is_of_the_file_name_and_the_text() -> None:
    one = dispatch_id("wire/a.txt", "Calm.")
    assert one == dispatch_id("/elsewhere/a.txt", "Calm.")
    assert len({one, dispatch_id("wire/b.txt", "Calm."), dispatch_id("wire/a.txt", "Calm!")}) == 3
    assert one.startswith("d-")
    assert len(one) == 18


def test_standard_input_is_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO("Calm – here.".encode())))
    (dispatch,) = dispatches(sources(["-"]))
    assert not isinstance(dispatch, InputError)
    assert (dispatch.text, dispatch.citation) == ("Calm – here.", "-")


def test_a_missing_file(tmp_path: Path) -> None:
    assert refusal_of(tmp_path / "gone.txt") == "is not there"


def test_a_directory_in_place_of_a_file(tmp_path: Path) -> None:
    assert refusal_of(tmp_path) == "is a directory"


def test_a_file_in_place_of_a_directory(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Calm.")
    assert refusal_of(tmp_path / "a.txt" / "b.txt") == "cannot be read: not a directory"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Calm.")
    (tmp_path / "a.txt").chmod(0)
    assert refusal_of(tmp_path / "a.txt") == "may not be read (permission denied)"


def test_permission_denied_in_plain_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert refusal_of(tmp_path / "a.txt") == "may not be read (permission denied)"


def test_an_endless_stream_is_refused_without_being_held(monkeypatch: pytest.MonkeyPatch) -> None:
    endless = io.BufferedReader(_Endless())  # type: ignore[arg-type]
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=endless))
    (refusal,) = dispatches(sources(["-"]))
    assert isinstance(refusal, InputError)
    assert refusal.reason.startswith("is too large")
    assert endless.raw.given < 12_000_000


class _Endless(io.RawIOBase):
    """One line without end."""

    given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        buffer[:] = b"a" * len(buffer)
        self.given += len(buffer)
        return len(buffer)


def test_what_is_refused_stands_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Calm.")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_text("Rain.")
    found = list(dispatches(sources([str(tmp_path), str(tmp_path / "gone.txt")])))
    kinds = [str(one.reason) if isinstance(one, InputError) else one.text for one in found]
    assert kinds == ["Calm.", "is empty", "Rain.", "is not there"]
