"""WARC in, dispatches out; what is damaged is named, the rest is read."""

import gzip
import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from dateline import intake
from dateline.errors import InputError
from dateline.records import Dispatch
from real_files import FIRST, PAGE, packed, pages, taken, warc_record


def found(tmp_path: Path, data: bytes, name: str = "crawl.warc") -> list[str]:
    """The addresses read, and the refusals."""
    (tmp_path / name).write_bytes(data)
    return [str(one) if isinstance(one, InputError) else str(one.url)[-1] for one in taken(tmp_path / name)]


def damaged(records: list[bytes], number: int) -> bytes:
    """A packed file in which the middle of one record is overwritten."""
    parts = [gzip.compress(record) for record in records]
    half = len(parts[number]) // 2
    parts[number] = parts[number][:half] + b"x" * 30 + parts[number][half + 30 :]
    return b"".join(parts)


@pytest.mark.parametrize("form", [b"".join, packed, lambda records: gzip.compress(b"".join(records))])
def test_every_page_is_a_dispatch(tmp_path: Path, form: object) -> None:
    assert found(tmp_path, form(pages(3))) == ["0", "1", "2"]  # type: ignore[operator]


def test_address_citation_and_text(tmp_path: Path) -> None:
    (tmp_path / "crawl.warc").write_bytes(pages(1)[0])
    (one,) = taken(tmp_path / "crawl.warc")
    assert isinstance(one, Dispatch)
    assert (one.citation, one.url, one.item) == (
        "crawl.warc!https://nile.example/0", "https://nile.example/0", "https://nile.example/0",
    )  # fmt: skip
    assert one.text.startswith("Treaty signed at last\n\nKHARTOUM")


def test_what_is_no_page_is_left_out(tmp_path: Path) -> None:
    others = [
        warc_record("https://nile.example/style.css", b"p {}", "text/css"),
        warc_record("https://nile.example/gone", PAGE.encode(), status="404 Not Found"),
        b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\nsoft\r\n\r\n",
    ]
    assert found(tmp_path, b"".join([*others, *pages(1), *others])) == ["0"]
    assert found(tmp_path, b"".join(others)) == ["crawl.warc: holds no response with HTML or text"]


def test_plain_text_and_packed_answers_are_read(tmp_path: Path) -> None:
    plain = warc_record("https://nile.example/a", FIRST.encode(), "text/plain")
    page = warc_record("https://nile.example/b", gzip.compress(PAGE.encode()), headers="Content-Encoding: gzip\r\n")
    (tmp_path / "c.warc").write_bytes(plain + page)
    one, other = taken(tmp_path / "c.warc")
    assert isinstance(one, Dispatch)
    assert isinstance(other, Dispatch)
    assert one.text == FIRST
    assert one.published is not None
    assert (one.published.first, str(one.published.last)) == (None, "2025-11-02"), "no later than it was fetched"
    assert str(other.published.first if other.published else None) == "2025-10-26"


DAMAGE = [
    ("a record overwritten, packed", damaged(pages(4), 1), ["0", "what follows record 1: gzip", "2", "3"]),
    ("cut off, packed", packed(pages(3))[:-200], ["0", "1", "record 3 (https://nile.example/2) is cut off"]),
    ("cut off", b"".join(pages(3))[:-900], ["0", "1", "record 3 (https://nile.example/2) is cut off"]),
    ("a head overwritten", b"".join(pages(4)).replace(b"WARC/1.0", b"XXXX/1.0", 2).replace(b"XXXX", b"WARC", 1),
     ["0", "what follows record 1: invalid warc header", "2", "3"]),
    ("a length too great", b"".join(pages(4)).replace(b"Content-Length: ", b"Content-Length: 99", 1),
     ["record 1 (https://nile.example/0) is cut off", "1", "2", "3"]),
]  # fmt: skip


@pytest.mark.parametrize(("data", "expected"), [row[1:] for row in DAMAGE], ids=[row[0] for row in DAMAGE])
def test_damage_is_named_and_the_rest_is_read_once(tmp_path: Path, data: bytes, expected: list[str]) -> None:
    outcomes = found(tmp_path, data, "crawl.warc.gz")
    assert len(outcomes) == len(expected)
    for outcome, words in zip(outcomes, expected, strict=True):
        assert words == outcome or outcome.startswith(f"crawl.warc.gz: is damaged: {words}")


def test_a_pipe_is_read_like_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=_pipe(damaged(pages(3), 1))))
    outcomes = list(intake.dispatches(intake.sources(["-"])))
    assert [type(one).__name__ for one in outcomes] == ["Dispatch", "InputError", "Dispatch"]


def _pipe(data: bytes) -> io.BufferedReader:
    class Pipe(io.RawIOBase):
        left = data

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            piece, self.left = self.left[: min(len(buffer), 700)], self.left[min(len(buffer), 700) :]
            buffer[: len(piece)] = piece
            return len(piece)

    return io.BufferedReader(Pipe())  # type: ignore[arg-type]
