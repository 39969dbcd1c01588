"""gzip, bzip2 and xz: one stream packed; what it holds is read as if it lay there itself.

wire.jsonl.gz  ->  wire.jsonl, whose records are cited as "wire.jsonl.gz#1" ...
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any

from dateline.errors import InputError
from dateline.intake.articles import Article, Document, Incoming, Inside
from dateline.intake.formats.warc import read_warc
from dateline.intake.streams import buffered, opened
from dateline.intake.unpacking import Unpacked

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_GZIP, _WARC = b"\x1f\x8b", b"WARC/"
_ANY_GZIP = 31
"""How zlib is asked to read gzip with a window of any size."""
KINDS = {_GZIP: "gzip file", b"BZh": "bzip2 file", b"\xfd7zXZ\x00": "xz file"}
"""First bytes and kind."""


def read_compressed(incoming: Incoming, inside: Inside) -> Iterator[Article | InputError]:
    """What the packed stream holds. Raises InputError where it is damaged or unpacks beyond measure."""
    if not incoming.head.startswith(tuple(KINDS)):
        raise InputError(incoming.citation, "is named like a packed file, but is none (or its start is damaged)")
    if _holds_warc(incoming.head):
        # Its records are packed one by one; only who sees the packed file can go on after a damaged one.
        yield from read_warc(incoming, inside)
        return
    like = Document(incoming.citation, b"", incoming.url, None, incoming.fetched)
    yield from inside.read(opened(incoming.citation, buffered(unpacked(incoming)), incoming.depth + 1, like))


def _holds_warc(head: bytes) -> bool:
    try:
        return head.startswith(_GZIP) and zlib.decompressobj(_ANY_GZIP).decompress(head, len(_WARC)) == _WARC
    except zlib.error:
        return False


def unpacked(incoming: Incoming) -> io.RawIOBase:
    """The stream that a packed one holds."""
    kind = next(kind for start, kind in KINDS.items() if incoming.head.startswith(start))
    packed = _Taken(incoming.stream)
    return Unpacked(incoming.citation, kind, _decompressor(kind, packed), lambda: packed.taken)


def _decompressor(kind: str, packed: Any) -> Any:
    import bz2
    import gzip
    import lzma

    if kind == "gzip file":
        return gzip.GzipFile(fileobj=packed)
    return bz2.BZ2File(packed) if kind == "bzip2 file" else lzma.LZMAFile(packed)


class _Taken(io.RawIOBase):
    """A stream that knows how much was taken from it, and cannot be wound back."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        target = memoryview(buffer).cast("B")
        piece = self._stream.read(len(target))
        self.taken += len(piece)
        target[: len(piece)] = piece
        return len(piece)
