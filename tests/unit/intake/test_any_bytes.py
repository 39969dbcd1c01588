"""Whatever bytes come, under whatever name: dispatches or InputErrors, nothing else; and nothing is taken in twice.

`make fuzz` looks for new cases for ten minutes.
"""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.records import Dispatch
from real_files import BODY, FIRST, PAGE, archive, feed, item, lines, packed, pages, taken, told

pytestmark = pytest.mark.fuzz

WHOLE = f"<p>{FIRST}</p>" * 5
FILES = {
    "a.txt": BODY.encode(),
    "a.html": PAGE.encode(),
    "utf16.html": PAGE.encode("utf-16"),
    "a.warc": b"".join(pages(3)),
    "a.warc.gz": packed(pages(3)),
    "a.rss": feed(item(1, WHOLE), item(2, "", "Teaser"), item(3, WHOLE)),
    "a.jsonl": lines({"text": FIRST, "date": "2025-10-26"}, {"body": WHOLE, "source": {"name": "Herald"}}),
    "a.json": json.dumps([{"text": FIRST}, {"text": WHOLE, "url": "https://nile.example/a"}]).encode(),
    "a.csv": f'title,text,date\nA,"{BODY}",2025-10-26\nB,"{FIRST}",26/10/2025\n'.encode(),
    "a.zip": archive({"a.html": PAGE.encode(), "b/c.txt": BODY.encode(), "d.jsonl": lines({"text": FIRST})}),
    "a.txt.gz": gzip.compress(BODY.encode()),
    "a.html.bz2": bz2.compress(PAGE.encode()),
    "a.csv.xz": lzma.compress(f'title,text\nA,"{BODY}"\n'.encode()),
}
"""Whole files, of which damaged ones are made."""

STARTS = [b"", b"WARC/1.0\r\n", b"\x1f\x8b\x08\x00", b"BZh9", b"\xfd7zXZ\x00", b"PK\x03\x04", b"{", b'[{"text": ',
          b"<html>",
          b"<?xml version='1.0'?><rss>", b"text,title\n", b"{\\rtf1 ", b"\xff\xfe", b"\xef\xbb\xbf"]  # fmt: skip
ENDINGS = [
    "txt",
    "html",
    "warc",
    "warc.gz",
    "rss",
    "jsonl",
    "json",
    "csv",
    "tsv",
    "zip",
    "gz",
    "bz2",
    "xz",
    "rtf",
    "docx",
    "xml",
    "",
]


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """A whole file of which pieces are overwritten, cut out or doubled."""
    name = draw(st.sampled_from(sorted(FILES)))
    data = FILES[name]
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(start + draw(st.sampled_from([1, 30, 100_000])), len(data))))
        middle = draw(st.one_of(st.just(b""), st.just(data[start:end] * 2), st.binary(max_size=20)))
        data = data[:start] + middle + data[end:]
    return name, data


def outcomes(name: str, data: bytes) -> list[Dispatch | InputError]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return taken(path)


@given(damaged())
def test_a_damaged_file(file: tuple[str, bytes]) -> None:
    name, data = file
    found = outcomes(name, data)
    assert found, "not even a refusal"
    for one in found:
        assert isinstance(one, Dispatch | InputError)
        if isinstance(one, Dispatch):
            assert one.text.strip()
            assert one.citation.startswith(name)
            one.text.encode("utf-8")
        else:
            assert one.name.startswith(name)
            assert one.reason
    assert told(found) == told(outcomes(name, data))


@given(st.sampled_from(STARTS), st.binary(max_size=400), st.sampled_from(ENDINGS))
def test_any_bytes_under_any_name(start: bytes, rest: bytes, ending: str) -> None:
    found = outcomes(f"a.{ending}", start + rest)
    assert all(isinstance(one, Dispatch | InputError) for one in found)
    assert found


@given(st.text(alphabet="<>/=\"'&;! abhpdivtl\n\x00é中", max_size=300))
def test_any_mark_up(text: str) -> None:
    assert outcomes("a.html", f"<html><body><p>{FIRST}</p>{text}".encode())


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=30),
                    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
                        st.sampled_from(["text", "title", "date", "url", "source", "authors", "lang", "x"]), inner,
                        max_size=4), max_leaves=12))  # fmt: skip
def test_any_json(value: object) -> None:
    assert outcomes("a.jsonl", lines({"text": FIRST}, value))
    assert outcomes("a.json", json.dumps([value, {"text": FIRST}]).encode())
