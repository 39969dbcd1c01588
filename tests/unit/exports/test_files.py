"""A file is replaced as a whole, or stays as it was."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dateline.exports import replacing


def test_a_new_file_is_there_when_all_is_written(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    with replacing(path) as stream:
        stream.write(b"half ")
        assert not path.exists()
        stream.write(b"and half")
    assert path.read_bytes() == b"half and half"
    assert [each.name for each in tmp_path.iterdir()] == ["out.csv"]


@pytest.mark.parametrize("error", [ValueError("asked for"), KeyboardInterrupt()])
def test_who_is_stopped_leaves_what_was_there(tmp_path: Path, error: BaseException) -> None:
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")
    with pytest.raises(type(error)), replacing(path) as stream:
        stream.write(b"new")
        raise error
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["out.csv"]


def test_a_file_keeps_its_mode_and_a_link_its_target(tmp_path: Path) -> None:
    path, link = tmp_path / "out.csv", tmp_path / "link.csv"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link.symlink_to(path)
    with replacing(link) as stream:
        stream.write(b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_pipe_is_written_to_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        with replacing(path) as stream:
            stream.write(b"through")
        assert os.read(reader, 100) == b"through"
    finally:
        os.close(reader)
