"""The formats that are read, in one table; here a new one finds its place.

A row has the name that users see, what tells the format, and what reads it. A file is told by its first bytes, else by
what a server says of it, else by its name's ending; what nothing tells is plain text. Rows are asked in order.

To add a format: write a module with a Reader (one text that fits in memory) or a StreamReader (archives, tables), add
its row here, its own made-up files to tests/unit/intake/formats, and its line to docs/intake.md.

    format_of(incoming).name  ->  "web page"
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import msgspec

from dateline.errors import InputError
from dateline.intake.articles import Article, Incoming, Inside
from dateline.intake.decoding import LIMIT_BYTES
from dateline.intake.formats import looks
from dateline.intake.streams import document


class Format(msgspec.Struct, frozen=True):
    """A row. `looks`: whether first bytes are of this format; `types`: content types, `endings`: of names, both in
    lower case. `module` and `reader`: where its reader is, imported when the first such file comes; `streams`: whether
    it is a StreamReader; `limit`: bytes that another reader takes at most."""

    name: str
    module: str
    reader: str
    looks: Callable[[str, bytes], bool]
    types: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    streams: bool = False
    limit: int = LIMIT_BYTES


LARGEST: Final = 2**26
"""Bytes of a file that holds many articles and is read as a whole: 500 long ones with RTF's mark-up have 20 MiB."""

PLAIN: Final = Format("plain text", "plain", "read_plain", looks.nothing, ("text/plain",), (".txt", ".text"))

FORMATS: Final = (
    Format("WARC file", "warc", "read_warc", looks.starts(b"WARC/"), ("application/warc",),
           (".warc",), streams=True),
    Format("compressed file", "compressed", "read_compressed", looks.starts(b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00"),
           endings=(".gz", ".bz2", ".xz"), streams=True),
    Format("ZIP archive", "archive", "read_archive", looks.starts(b"PK\x03\x04", b"PK\x05\x06"),
           ("application/zip",), (".zip",), streams=True),
    Format("export of a press database", "database", "read_database", looks.database,
           endings=(".rtf", ".docx"), limit=LARGEST),
    Format("feed", "feed", "read_feed", looks.feed, ("application/rss+xml", "application/atom+xml"),
           (".rss", ".atom", ".rdf"), limit=LARGEST),
    Format("web page", "page", "read_page", looks.page, ("text/html", "application/xhtml+xml"),
           (".html", ".htm", ".xhtml")),
    Format("JSON Lines", "json_records", "read_json_lines", looks.json_lines,
           ("application/x-ndjson", "application/jsonl"), (".jsonl", ".ndjson"), streams=True),
    Format("JSON", "json_records", "read_json", looks.json_array, ("application/json",), (".json",), streams=True),
    Format("table", "tables", "read_table", looks.table, ("text/csv", "text/tab-separated-values"),
           (".csv", ".tsv", ".tab"), streams=True),
    PLAIN,
)  # fmt: skip

ENDINGS: Final = tuple(sorted({ending for each in FORMATS for ending in each.endings} | {".xml"}))
"""Of names, in lower case: what a directory and an archive are searched for."""


def is_readable_name(name: str) -> bool:
    """Whether a file's name ends as one that is read here."""
    return name.lower().endswith(ENDINGS)


def format_of(incoming: Incoming) -> Format:
    """The format of a stream: by content, then by what a server says, then by name."""
    name = incoming.citation.lower()
    for ending in (".gz", ".bz2", ".xz"):
        name = name.removesuffix(ending) if incoming.depth else name
    told = (incoming.content_type or "").partition(";")[0].strip().casefold()
    return (
        next((each for each in FORMATS if each.looks(name, incoming.head)), None)
        or next((each for each in FORMATS if told in each.types), None)
        or next((each for each in FORMATS if name.endswith(each.endings) and each.endings), PLAIN)
    )


def read_format(chosen: Format, incoming: Incoming, inside: Inside) -> Iterator[Article | InputError]:
    """The articles of a stream in this format. Raises InputError, as its reader does."""
    from importlib import import_module

    reader = getattr(import_module(f"{__name__}.{chosen.module}"), chosen.reader)
    if chosen.streams:
        yield from reader(incoming, inside)
    else:
        yield from reader(document(incoming, chosen.limit))
