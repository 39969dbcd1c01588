"""The body of an answer, unpacked piece by piece, never more of it than asked for.

A few kilobytes can unpack to gigabytes. What is unpacked here grows to the limit and not beyond it: the refusal comes
while the answer is still being read.

Errors: TooLargeError, PackingError. Authority: RFC 9110, 8.4 (content codings), RFC 1950 to 1952, RFC 7932 (Brotli).

>>> list(unpacked([zlib.compress(b"Talks ended.")], "deflate", 100))
[b'Talks ended.']
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Final, Protocol

import brotli

ACCEPTED: Final = "gzip, deflate, br"
STEP: Final = 65_536
"""Bytes that are unpacked at a time."""


class TooLargeError(Exception):
    """More than the limit; the message says of what."""


class PackingError(Exception):
    """A body that does not unpack, or a coding that nobody asked for."""


class _Unpacker(Protocol):
    def pieces(self, data: bytes) -> Iterator[bytes]:
        """What these bytes unpack to, at most about STEP at a time."""
        ...

    def is_complete(self) -> bool:
        """Whether the body may end here."""
        ...


def unpacked(chunks: Iterable[bytes], coding: str, limit: int) -> Iterator[bytes]:
    """The pieces of a body whose Content-Encoding is `coding`, `limit` bytes at most on the wire and unpacked."""
    unpacker = _unpacker(coding.strip().lower())
    wire = size = 0
    for chunk in chunks:
        wire += len(chunk)
        if wire > limit:
            raise TooLargeError(f"more than {limit:,} bytes")
        try:
            for piece in unpacker.pieces(chunk):
                size += len(piece)
                if size > limit:
                    raise TooLargeError(f"more than {limit:,} bytes, unpacked from {wire:,}")
                yield piece
        except (zlib.error, brotli.error) as error:
            raise PackingError(f"does not unpack as {coding}") from error
    if not unpacker.is_complete():
        raise PackingError(f"is packed as {coding} and breaks off")


def _unpacker(coding: str) -> _Unpacker:
    match coding:
        case "" | "identity":
            return _Plain()
        case "gzip" | "x-gzip":
            return _Zlib(zlib.MAX_WBITS | 16)
        case "deflate":
            return _Zlib(zlib.MAX_WBITS)
        case "br":
            return _Brotli()
        case _:
            raise PackingError(f"is packed as {coding!r}, which was not asked for")


class _Plain:
    def pieces(self, data: bytes) -> Iterator[bytes]:
        yield data

    def is_complete(self) -> bool:
        return True


class _Zlib:
    def __init__(self, bits: int) -> None:
        self._bits = bits
        self._inner = zlib.decompressobj(bits)
        self._begun = False
        self._held = b""

    def pieces(self, data: bytes) -> Iterator[bytes]:
        data, self._held = self._held + data, b""
        if not self._begun and len(data) < 2:  # the first two bytes together say which kind it is
            self._held = data
            return
        full = False  # whether the piece before was cut at STEP, so that more may wait inside
        while data or full:
            if self._inner.eof:
                if self._bits != zlib.MAX_WBITS | 16 or not data.startswith(b"\x1f\x8b"):
                    return
                self._inner = zlib.decompressobj(self._bits)  # gzip: the next of several members (RFC 1952, 2.2)
            piece = self._piece(data)
            yield piece
            full = len(piece) == STEP
            data = self._inner.unconsumed_tail or self._inner.unused_data

    def is_complete(self) -> bool:
        return self._inner.eof or not self._begun

    def _piece(self, data: bytes) -> bytes:
        try:
            piece = self._inner.decompress(data, STEP)
        except zlib.error:
            if self._begun or self._bits != zlib.MAX_WBITS:
                raise
            self._bits = -zlib.MAX_WBITS  # "deflate" without its wrapping, as some servers send it
            self._inner = zlib.decompressobj(self._bits)
            piece = self._inner.decompress(data, STEP)
        self._begun = True
        return piece


class _Brotli:
    def __init__(self) -> None:
        self._inner = brotli.Decompressor()
        self._begun = False

    def pieces(self, data: bytes) -> Iterator[bytes]:
        if not data or self._inner.is_finished():
            return
        self._begun = True
        piece = self._inner.process(data, output_buffer_limit=STEP)
        while piece:
            yield piece
            piece = b"" if self._inner.is_finished() else self._inner.process(b"", output_buffer_limit=STEP)

    def is_complete(self) -> bool:
        return bool(self._inner.is_finished()) or not self._begun
