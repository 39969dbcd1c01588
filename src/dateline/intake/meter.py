"""How far the input is read, in bytes: what rates and the time that is left are reckoned from.

meter = Meter.of(sources(["wire.jsonl.gz"]))
meter.read, meter.total  ->  0, 7_340_032
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.errors import InputError
from dateline.intake.sources import Source


class Meter:
    """`read`: bytes of all files that were read so far, packed as they lie there. `total`: of all; None where the size
    of a source is not known (standard input, an address)."""

    def __init__(self, total: int | None = None) -> None:
        self.total = total
        self.read = 0
        self._here = 0
        self._size: int | None = None

    @classmethod
    def of(cls, found: Iterable[Source | InputError]) -> Meter:
        """One for these sources; a file that is not there has no bytes."""
        sizes = [size_of(source) for source in found if isinstance(source, Source)]
        return cls(None if any(size is None for size in sizes) else sum(filter(None, sizes)))

    def begin(self, source: Source) -> None:
        """A source is read next."""
        self._here, self._size = 0, size_of(source)

    def advance(self, count: int) -> None:
        """So many bytes of the source were read; what is read twice counts once."""
        more = count if self._size is None else max(min(count, self._size - self._here), 0)
        self._here += more
        self.read += more

    def end(self) -> None:
        """The source is done with, whatever was left of it."""
        self.read += max((self._size or 0) - self._here, 0)
        self._here, self._size = 0, 0


def size_of(source: Source) -> int | None:
    """Bytes of a source; None where they are not known before it is read."""
    if source.path is None:
        return None
    try:
        return source.path.stat().st_size
    except OSError:
        return 0
