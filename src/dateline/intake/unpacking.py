"""What is packed, held to limits while it is unpacked: damage and bombs are refused by name.

Unpacked("dump.gz", "gzip file", gzip.GzipFile(fileobj=file), file.tell)  ->  a raw stream of what it holds
"""

from __future__ import annotations

import io
import lzma
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol

from dateline.errors import InputError
from dateline.intake.streams import CHUNK

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

RATIO: Final = 200
"""How many times longer than its packed form a file may be. Text packs to a fifth, tables of like rows to a fiftieth;
a gigabyte of zeros to a thousandth."""

SMALL: Final = 2**24
"""Bytes up to which no ratio is asked about."""


class Packed(Protocol):
    """A decompressor of the standard library."""

    def read1(self, size: int, /) -> bytes:
        """What one step gives, so that nothing is lost that stands before damage."""
        ...


class Unpacked(io.RawIOBase):
    """What a decompressor gives, refused where it is damaged or grows beyond all measure.

    `packed`: bytes that were taken in so far. Raises InputError, and nothing else, while it is read.
    """

    def __init__(self, name: str, kind: str, inner: Packed, packed: Callable[[], int]) -> None:
        self._name = name
        self._kind = kind
        self._inner = inner
        self._packed = packed
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        target = memoryview(buffer).cast("B")
        piece = guarded(self._name, self._kind, lambda: self._inner.read1(min(len(target), CHUNK)))
        self._given += len(piece)
        if self._given > SMALL and self._given > RATIO * max(self._packed(), 1):
            raise InputError(
                self._name, f"unpacks to more than {RATIO} times its size: refused, it may have no end ({self._kind})"
            )
        target[: len(piece)] = piece
        return len(piece)


def guarded(name: str, kind: str, read: Callable[[], bytes]) -> bytes:
    """What `read` gives; what a decompressor may raise becomes an InputError."""
    try:
        return read()
    except EOFError as error:
        raise InputError(name, f"is a damaged {kind}: it ends too early") from error
    except (OSError, ValueError, zlib.error, lzma.LZMAError, NotImplementedError, RuntimeError) as error:
        raise InputError(name, f"is a damaged {kind}: {str(error) or type(error).__name__}") from error
