"""Bodies as they come packed; what grows too large is refused while it grows."""

from __future__ import annotations

import contextlib
import gzip
import zlib
from collections.abc import Callable, Iterator

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.fetching.unpacking import STEP, PackingError, TooLargeError, unpacked

TEXT = b"Talks ended in Khartoum. " * 8_000


def raw_deflate(data: bytes) -> bytes:
    return zlib.compress(data)[2:-4]


PACKERS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "plain": ("", bytes),
    "identity": ("identity", bytes),
    "gzip": ("gzip", gzip.compress),
    "x-gzip": (" X-GZIP ", gzip.compress),
    "zlib": ("deflate", zlib.compress),
    "raw": ("deflate", raw_deflate),
    "brotli": ("br", brotli.compress),
}


def in_chunks(data: bytes, size: int) -> Iterator[bytes]:
    return (data[at : at + size] for at in range(0, len(data), size))


@pytest.mark.parametrize("packer", PACKERS)
@pytest.mark.parametrize("size", [1, 7, 1_000, 10**6])
def test_what_was_packed_comes_out_whole(packer: str, size: int) -> None:
    coding, pack = PACKERS[packer]
    text = TEXT if size > 1 or packer not in ("plain", "identity") else TEXT[:5_000]
    assert b"".join(unpacked(in_chunks(pack(text), size), coding, len(text))) == text


@pytest.mark.parametrize("packer", PACKERS)
def test_one_byte_over_the_limit_is_too_many(packer: str) -> None:
    coding, pack = PACKERS[packer]
    with pytest.raises(TooLargeError, match="more than"):
        list(unpacked(in_chunks(pack(TEXT), 1_000), coding, len(TEXT) - 1))


@pytest.mark.parametrize("packer", ["gzip", "zlib", "raw", "brotli"])
def test_a_bomb_is_refused_after_little_of_it(packer: str) -> None:
    coding, pack = PACKERS[packer]
    bomb = pack(bytes(5_000_000))
    given_out = 0
    with pytest.raises(TooLargeError, match="unpacked from"):
        for piece in unpacked([bomb], coding, 500_000):
            given_out += len(piece)
            assert len(piece) <= 16 * STEP
    assert given_out <= 500_000


def test_the_members_of_a_gzip_come_one_after_the_other() -> None:
    data = gzip.compress(b"Talks ") + gzip.compress(b"ended.")
    assert b"".join(unpacked(in_chunks(data, 5), "gzip", 100)) == b"Talks ended."


@pytest.mark.parametrize(
    ("data", "coding", "why"),
    [
        (b"no gzip at all", "gzip", "does not unpack as gzip"),
        (b"\xff\xff no deflate", "deflate", "does not unpack as deflate"),
        (b"\x00\x01\x02 no brotli" * 50, "br", "does not unpack as br"),
        (gzip.compress(TEXT)[:-20], "gzip", "breaks off"),
        (brotli.compress(TEXT)[:-20], "br", "breaks off"),
        (b"x", "zstd", "was not asked for"),
        (b"x", "gzip, br", "was not asked for"),
    ],
)
def test_what_does_not_unpack_says_so(data: bytes, coding: str, why: str) -> None:
    with pytest.raises(PackingError, match=why):
        list(unpacked([data], coding, 10**6))


@given(data=st.binary(max_size=3_000), coding=st.sampled_from(["gzip", "deflate", "br", ""]), size=st.integers(1, 99))
def test_any_bytes_unpack_or_are_refused(data: bytes, coding: str, size: int) -> None:
    with contextlib.suppress(PackingError, TooLargeError):
        assert sum(map(len, unpacked(in_chunks(data, size), coding, 50_000))) <= 50_000
