"""WARC, packed or not: what web crawlers keep. Every page that a server answered with is an article of its own.

Read are records of type response (status 200), resource and conversion that hold HTML or plain text; pictures, scripts,
redirections and the crawler's own notes are left out. The address is the record's; an article is cited as
"crawl.warc.gz!https://example.org/a". The day on which it was fetched is the last on which it can have been written.

A record that is damaged or cut off is named and left out; reading goes on at the next one.

Authority: ISO 28500:2017 (WARC 1.1). Reader: FastWARC.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from dateline.errors import InputError
from dateline.intake.articles import Article, Document, Incoming, Inside
from dateline.intake.decoding import LIMIT_BYTES, too_large
from dateline.intake.streams import CHUNK, seekable

_LARGEST: Final = 4 * LIMIT_BYTES
"""Bytes of a record that are held in memory; what is longer is a film or an archive."""
_STARTS: Final = (b"\x1f\x8b\x08", b"\r\nWARC/1.")
"""How the next record can be told after a damaged one, packed and not."""
_PANIC: Final = "PanicException"
"""What the reader, which is written in Rust, raises where it did not foresee something; Python cannot import it."""
_ATTEMPTS: Final = 10_000
"""Places at which a next record is looked for before a file is given up."""


def read_warc(incoming: Incoming, inside: Inside) -> Iterator[Article | InputError]:
    """The articles of a WARC file, in its order. Raises InputError where it holds no page at all."""
    records = _Records(msgspec.structs.replace(incoming, stream=seekable(incoming)))
    pages = 0
    for each in records:
        if isinstance(each, InputError):
            yield each
        else:
            pages += 1
            yield from _page(each)
    if not pages and not records.damaged:
        raise InputError(incoming.citation, "holds no response with HTML or text")


def _page(document: Document) -> Iterator[Article | InputError]:
    from dateline.intake.formats.page import read_page
    from dateline.intake.formats.plain import read_plain

    if (document.content_type or "").startswith("text/plain"):
        yield from read_plain(document)
    else:
        yield from read_page(document)


class _Records:
    """The records that are pages, as documents, with an InputError wherever something is damaged."""

    def __init__(self, incoming: Incoming) -> None:
        self._incoming = incoming
        self._packed = incoming.head.startswith(b"\x1f\x8b")
        self._number = 0
        self._last = 0
        self.damaged = False

    def __iter__(self) -> Iterator[Document | InputError]:
        start: int | None = 0
        for _ in range(_ATTEMPTS):
            before = self._number
            try:
                yield from self._from(start or 0)
                return
            except OSError as error:
                if self._number > before or not self.damaged:
                    yield self._damage(error)
            start = self._next_start(self._last + 1 if self._number > before else (start or 0) + 1)
            if start is None:
                return

    def _from(self, start: int) -> Iterator[Document | InputError]:
        """The pages from a place of the file on. Raises OSError at damage."""
        from fastwarc.warc import ArchiveIterator, WarcRecordType

        stream = self._incoming.stream
        stream.seek(start)
        kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
        try:
            for record in ArchiveIterator(stream, record_types=WarcRecordType.any_type, parse_http=False):
                self._number += 1
                self._last = record.stream_pos
                if record.record_type & kinds or record.record_type == WarcRecordType.unknown:
                    found = self._document(record)
                    if found is not None:
                        yield found
        except (ValueError, OverflowError) as error:
            raise OSError(str(error)) from error
        except BaseException as error:
            if type(error).__name__ != _PANIC:
                raise
            raise OSError("cannot be read") from error

    def _document(self, record: Any) -> Document | InputError | None:
        """The page in a record; None where it holds something else. Raises OSError at damage."""
        address = record.headers.get("WARC-Target-URI")
        if address is None:
            raise OSError(f"record {self._number} is cut off or has no address")
        name = f"{self._incoming.citation}!{address.strip('<>')}"
        told = record.content_length
        if told > _LARGEST:
            record.parse_http()
            return too_large(name) if _is_text(_type_of(record)) and _succeeded(record) else None
        record.freeze()
        if record.content_length < told or not told:
            raise OSError(f"record {self._number} ({address}) is cut off")
        if record.is_http:
            record.parse_http(auto_decode="all")
        kind = _type_of(record)
        if not _succeeded(record) or not _is_text(kind):
            return None
        data = record.reader.read(LIMIT_BYTES + 1)
        if len(data) > LIMIT_BYTES:
            return too_large(name)
        return Document(name, data, address.strip("<>"), kind, record.record_date)

    def _damage(self, error: OSError) -> InputError:
        self.damaged = True
        what = str(error)
        at = what if what.startswith("record") else f"what follows record {self._number}: {what.lower()}"
        return InputError(self._incoming.citation, f"is damaged: {at}")

    def _next_start(self, after: int) -> int | None:
        """Where the next record may start; None where there is none."""
        stream = self._incoming.stream
        mark = _STARTS[0] if self._packed else _STARTS[1]
        offset = max(after - (0 if self._packed else 2), 0)
        stream.seek(offset)
        window = b""
        while chunk := stream.read(CHUNK):
            window += chunk
            at = window.find(mark)
            if at >= 0:
                return offset + at + (0 if self._packed else 2)
            keep = len(mark) - 1
            offset += len(window) - keep
            window = window[-keep:]
        return None


def _succeeded(record: Any) -> bool:
    """Whether a record holds what was asked for, and no redirection or error page."""
    return record.http_headers is None or record.http_headers.status_code in (200, None)


def _type_of(record: Any) -> str:
    """Its content type, with the encoding that the server names."""
    headers = record.http_headers if record.http_headers is not None else record.headers
    return str(headers.get("Content-Type") or "").strip().casefold()


def _is_text(kind: str) -> bool:
    return kind.startswith(("text/html", "application/xhtml+xml", "text/plain"))
