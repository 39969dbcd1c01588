"""Streams that are looked at before they are read, counted while they are read, and held to limits.

incoming = opened("dump.jsonl.gz", stream)
incoming.head[:2]  ->  b"\\x1f\\x8b", which incoming.stream.read() still gives
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from typing import IO, TYPE_CHECKING, BinaryIO, Final, cast

from dateline.errors import InputError
from dateline.intake.articles import Document, Incoming
from dateline.intake.decoding import LIMIT_BYTES, too_large

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

IN_MEMORY: Final = 32 * 2**20
"""Bytes of an archive on standard input or in another archive that are held in memory; more goes to a file."""

LARGEST_NESTED: Final = 8 * 2**30
"""Bytes that such an archive may have at most."""

CHUNK: Final = 2**16

HEAD_BYTES: Final = 2**19
"""First bytes by which a format is told: an export of a press database may open with a long list of its titles."""


def opened(citation: str, stream: BinaryIO, depth: int = 0, like: Document | None = None) -> Incoming:
    """A stream with its first bytes seen. `like`: what a server said of it."""
    head, damage = _head(stream)
    if stream.seekable():
        stream.seek(0)
        whole = stream
    else:
        whole = buffered(_Rejoined(head, stream, damage))
    if like is None:
        return Incoming(citation, whole, head, depth=depth)
    return Incoming(citation, whole, head, like.url, like.content_type, like.fetched, depth)


def document(incoming: Incoming, limit: int = LIMIT_BYTES) -> Document:
    """All bytes of a stream, as many as one text may have. Raises InputError as soon as there are more."""
    data = incoming.stream.read(limit + 1)
    if len(data) > limit:
        raise too_large(incoming.citation)
    return Document(incoming.citation, data, incoming.url, incoming.content_type, incoming.fetched)


def seekable(incoming: Incoming) -> BinaryIO:
    """The stream itself if it can be read in any order, else a copy that can. Raises InputError over the limit."""
    if incoming.stream.seekable():
        return incoming.stream
    copy: IO[bytes] = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - closed with the last who holds it
    size = 0
    while chunk := incoming.stream.read(CHUNK):
        size += len(chunk)
        if size > LARGEST_NESTED:
            raise InputError(incoming.citation, f"is too large: over {LARGEST_NESTED // 2**30} GiB in another file")
        copy.write(chunk)
    copy.seek(0)
    return cast("BinaryIO", copy)


def buffered(raw: io.RawIOBase) -> BinaryIO:
    """A raw stream with a buffer, so that it can be read by lines."""
    return cast("BinaryIO", io.BufferedReader(raw, CHUNK))


def _head(stream: BinaryIO) -> tuple[bytes, InputError | None]:
    """The first bytes, which a pipe may give in pieces, and the damage that ends them, if one does."""
    head = bytearray()
    reads = cast("io.BufferedReader", stream).read1
    try:
        while len(head) < HEAD_BYTES and (piece := reads(HEAD_BYTES - len(head))):
            head += piece
    except InputError as damage:
        if not head:
            raise
        return bytes(head), damage
    return bytes(head), None


class _Rejoined(io.RawIOBase):
    """What was read already, then the rest, or the damage that was met on the way."""

    def __init__(self, head: bytes, rest: BinaryIO, damage: InputError | None) -> None:
        self._head = head
        self._rest = rest
        self._damage = damage

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        target = memoryview(buffer).cast("B")
        piece, self._head = self._head[: len(target)], self._head[len(target) :]
        if not piece and self._damage is not None:
            raise self._damage
        piece = piece or cast("io.BufferedReader", self._rest).read1(len(target))
        target[: len(piece)] = piece
        return len(piece)


class Counted(io.RawIOBase):
    """A file that tells how many bytes of it were read; it can be read in any order if it is `seekable`."""

    def __init__(self, file: BinaryIO, count: Callable[[int], None], *, seekable: bool) -> None:
        self._file = file
        self._count = count
        self._seekable = seekable

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._seekable

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def readinto(self, buffer: WriteableBuffer) -> int:
        target = memoryview(buffer).cast("B")
        piece = self._file.read(len(target))
        self._count(len(piece))
        target[: len(piece)] = piece
        return len(piece)
