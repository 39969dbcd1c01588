"""A ledger -> a file of reports or events: asked, put into a form, written whole or not at all.

export(ledger, Path("events.csv"), Request("csv", "event"))  ->  Exported(records=221, without_point=163)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, Literal, Protocol

import msgspec

from dateline import explain, exports, queries
from dateline.errors import LedgerError
from dateline.ledger import Ledger

Form = Literal["jsonl", "csv", "parquet", "geojson"]

_PIECE: Final = 1 << 16
"""Bytes that are written at once."""


class Sink(Protocol):
    """What bytes are written to: a file, or standard output as the command line has it."""

    def write(self, data: bytes, /) -> object: ...


Progress = Callable[[int, int], None]
"""Called after each record: number done, number in all."""


class Request(msgspec.Struct, frozen=True):
    """What is to be exported: form, level, with or without the words of the dispatches, and of which events."""

    form: Form = "jsonl"
    level: exports.Level = "report"
    words: exports.Words = "full"
    wanted: queries.EventFilter = queries.EventFilter()


class Exported(msgspec.Struct, frozen=True):
    """How many records were written, and how many of them have no coordinates."""

    records: int
    without_point: int


def export(ledger: Ledger, path: Path, request: Request, progress: Progress | None = None) -> Exported:
    """Write an export to a file, which is replaced as a whole once all is written; the ledger as at one moment.

    Raises LedgerError where the file is the ledger itself, ExtraError where Parquet is asked for without polars,
    OSError where the file cannot be written.
    """
    if path.exists() and path.samefile(ledger.path):
        raise LedgerError(str(path), "is the ledger itself; write to another file")
    with exports.replacing(path) as stream:
        return write(ledger, stream, request, progress)


def write(ledger: Ledger, sink: Sink, request: Request, progress: Progress | None = None) -> Exported:
    """Write an export to an open place. Raises as `export` does."""
    with ledger.snapshot():
        tally = _Tally(queries.exported_count(ledger, request.level, request.wanted) if progress else 0, progress)
        among = exports.columns(request.level, request.words)
        counted = tally.counted(items(ledger, request.level, request.wanted))
        match request.form:
            case "parquet":
                pieces: Iterable[bytes] = (exports.parquet(counted, among),)
            case "jsonl":
                pieces = exports.lines(counted, request.words)
            case "csv":
                pieces = exports.table(counted, among)
            case "geojson":
                pieces = exports.features(counted, among)
        for piece in _gathered(pieces):
            sink.write(piece)
    return Exported(tally.records, tally.without_point)


def items(ledger: Ledger, level: exports.Level, wanted: queries.EventFilter) -> Iterator[exports.Item]:
    """The reports or events that an export holds, one after the other. To be used inside `ledger.snapshot()`."""
    if level == "event":
        for event in queries.exported_events(ledger, wanted):
            yield exports.event_item(event)
        return
    for kept in queries.exported_reports(ledger, wanted):
        yield exports.report_item(kept, explain.report_json(kept.report, kept.reading))


def _gathered(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces, joined to larger ones: a write for every line would cost more than making it."""
    waiting = bytearray()
    for piece in pieces:
        waiting += piece
        if len(waiting) >= _PIECE:
            yield bytes(waiting)
            waiting.clear()
    yield bytes(waiting)


class _Tally:
    """Counts what goes by."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self.records = 0
        self.without_point = 0
        self._total = total
        self._progress = progress

    def counted(self, found: Iterator[exports.Item]) -> Iterator[exports.Item]:
        for item in found:
            self.records += 1
            self.without_point += exports.coordinates(item) is None
            yield item
            if self._progress is not None:
                self._progress(self.records, self._total)
