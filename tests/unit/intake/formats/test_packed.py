"""Archives and compressed files: their members as files of their own, bombs and damage by name."""

import bz2
import gzip
import io
import lzma
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.intake import dispatch_id
from real_files import FIRST, PAGE, PAGE_TEXT, SECOND, archive, lines, taken, texts, the_one, told

PACKERS = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}


@pytest.mark.parametrize("ending", PACKERS)
def test_a_packed_file_is_read_as_what_it_holds(tmp_path: Path, ending: str) -> None:
    pack: Callable[[bytes], bytes] = PACKERS[ending]
    (tmp_path / f"a.txt.{ending}").write_bytes(pack(FIRST.encode()))
    (tmp_path / f"b.html.{ending}").write_bytes(pack(PAGE.encode()))
    (tmp_path / f"c.jsonl.{ending}").write_bytes(pack(lines({"text": FIRST}, {"text": SECOND})))
    one = the_one(taken(tmp_path / f"a.txt.{ending}"))
    assert (one.text, one.citation) == (FIRST, f"a.txt.{ending}")
    assert one.id == dispatch_id("a.txt", FIRST), "packed or not, it is the same file"
    assert texts(taken(tmp_path / f"b.html.{ending}")) == [PAGE_TEXT]
    assert told(taken(tmp_path / f"c.jsonl.{ending}")) == [
        f"c.jsonl.{ending}#1 = {FIRST}",
        f"c.jsonl.{ending}#2 = {SECOND}",
    ]


@pytest.mark.parametrize("ending", ["gz", "xz"])
def test_what_stands_before_damage_is_read(tmp_path: Path, ending: str) -> None:
    records = lines(*({"text": f"{FIRST} {number * 7919 % 10007}"} for number in range(3000)))
    (tmp_path / "a.jsonl").write_bytes(PACKERS[ending](records)[:-40])
    found = told(taken(tmp_path / "a.jsonl"))
    assert found[0] == f"a.jsonl#1 = {FIRST} 0"
    assert found[-1].startswith(f"a.jsonl: is a damaged {ending.replace('gz', 'gzip')} file")


def test_members_are_files_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "dump.zip").write_bytes(
        archive({
            "wire/b.txt": FIRST.encode(),
            "wire/a.html": PAGE.encode(),
            "wire/photo.jpg": b"\xff\xd8\xff",
            "__MACOSX/wire/b.txt": b"\0\0",
            "wire/.hidden.txt": SECOND.encode(),
            "more.zip": archive({"c.txt.gz": gzip.compress(SECOND.encode())}),
        })
    )  # fmt: skip
    found = taken(tmp_path / "dump.zip")
    assert told(found) == [
        f"dump.zip!wire/b.txt = {FIRST}",
        f"dump.zip!wire/a.html = {PAGE_TEXT}",
        f"dump.zip!more.zip!c.txt.gz = {SECOND}",
    ]


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/evil.txt", "a/../../evil.txt", "C:evil.txt", "..\\evil.txt"])
def test_a_name_that_leads_out_is_refused_and_the_rest_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "dump.zip").write_bytes(archive({name: FIRST.encode(), "b.txt": SECOND.encode()}))
    assert told(taken(tmp_path / "dump.zip")) == [
        f"dump.zip!{name}: is refused: its name leads out of the archive",
        f"dump.zip!b.txt = {SECOND}",
    ]


def test_a_damaged_member_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    data = archive({"a.txt": FIRST.encode() * 9, "b.txt": SECOND.encode()})
    at = data.index(b"a.txt") + 30
    (tmp_path / "dump.zip").write_bytes(data[:at] + b"\xff" * 10 + data[at + 10 :])
    refusal, read = told(taken(tmp_path / "dump.zip"))
    assert refusal.startswith("dump.zip!a.txt: is a damaged member of a ZIP archive")
    assert read == f"dump.zip!b.txt = {SECOND}"


def test_a_member_with_a_password_is_named(tmp_path: Path) -> None:
    data = bytearray(archive({"a.txt": FIRST.encode()}))
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "dump.zip").write_bytes(bytes(data))
    assert told(taken(tmp_path / "dump.zip")) == ["dump.zip!a.txt: needs a password; unpack the archive first"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (archive({"a.txt": FIRST.encode()})[:-30], "is a damaged ZIP archive"),
        (archive({"a.jpg": b"x"}), "is a ZIP archive without files that are read here"),
        (archive({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}), "is no text but an office document"),
    ],
)
def test_an_archive_that_gives_nothing_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "dump.zip").write_bytes(data)
    (refusal,) = told(taken(tmp_path / "dump.zip"))
    assert refusal.startswith(f"dump.zip: {reason}")


def test_archives_in_archives_have_an_end(tmp_path: Path) -> None:
    data = FIRST.encode()
    for _ in range(9):
        data = gzip.compress(data)
    (tmp_path / "a.gz").write_bytes(data)
    assert told(taken(tmp_path / "a.gz")) == ["a.gz: is refused: it lies in more than 3 archives, one in the other"]


def zeros(start: bytes, megabytes: int) -> bytes:
    """Packed: a start, and zeros for ever."""
    data = io.BytesIO()
    with gzip.open(data, "wb", compresslevel=1) as file:
        file.write(start)
        for _ in range(megabytes):
            file.write(b" " * 2**20)
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "start", "reason"),
    [
        ("a.jsonl.gz", b'{"text": "calm"}\n{"text": "', "unpacks to more than 200 times its size"),
        ("a.csv.gz", b'text,title\n"', "unpacks to more than 200 times its size"),
        ("a.txt.gz", b"Calm", "is too large"),
    ],
)
def test_a_bomb_is_refused_without_being_held(tmp_path: Path, name: str, start: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(zeros(start, 100))
    tracemalloc.start()
    found = told(taken(tmp_path / name))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found[-1].startswith(f"{name}: {reason}")
    assert most < 90_000_000


def test_a_bomb_in_an_archive(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file, file.open("a.jsonl", "w") as member:
        member.write(b'{"text": "calm"}\n{"text": "')
        for _ in range(20):
            member.write(b" " * 2**20)
    (tmp_path / "a.zip").write_bytes(data.getvalue())
    first, bomb = told(taken(tmp_path / "a.zip"))
    assert first == "a.zip!a.jsonl#1 = calm"
    assert bomb.startswith("a.zip!a.jsonl: unpacks to more than 200 times its size")
