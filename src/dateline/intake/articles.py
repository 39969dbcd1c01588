"""What a format's reader is given and what it gives back.

A Document is bytes as they lie in one place (a file, a member of an archive, an answer of a server). A reader takes
the Articles out of it: one of a page, many of an export. What cannot be had is an InputError in its place, so that
nothing is lost in silence. What may be too big for memory (an archive, a table) comes as an Incoming, an open stream.

    read_page(Document("news/a.html", b"<html>..."))  ->  [Article("news/a.html", "Talks ended ...", title="Talks end")]
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

import msgspec

from dateline.errors import InputError
from dateline.records import Interval, Reason


class Document(msgspec.Struct, frozen=True):
    """Bytes under the name by which a user finds them again ("dump.zip!wire/a.html"); what a server said of them."""

    citation: str
    data: bytes
    url: str | None = None
    content_type: str | None = None
    fetched: dt.datetime | None = None


class Article(msgspec.Struct, frozen=True):
    """One news item: its text as it will be stored, and what stands beside it.

    `citation`: that of its document, or its own where a document holds many ("dump.jsonl#12"). `published`: days, from
    the item's own metadata. `language`: ISO 639-1 as declared there, None where nothing is. `extractor`: name and
    version of what took the text out ("trafilatura 2.0.0"). `item`: what the versions of this one article share, where
    that is neither its address nor its file: the number that its own source gives it. `origin`: the address or file
    that its identity rests on, set when it is taken in. `fetched`: when it was there at the latest. `why`: where each
    was found (rules "intake.found. ..."), and what had to be assumed.
    """

    citation: str
    text: str
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: Interval | None = None
    language: str | None = None
    extractor: str | None = None
    item: str | None = None
    origin: str | None = None
    fetched: dt.datetime | None = None
    why: tuple[Reason, ...] = ()


class Incoming(msgspec.Struct, frozen=True):
    """An open stream under its name. `head`: its first bytes, which the stream still gives. `depth`: how many archives
    and compressions it lies in."""

    citation: str
    stream: BinaryIO
    head: bytes
    url: str | None = None
    content_type: str | None = None
    fetched: dt.datetime | None = None
    depth: int = 0


class Inside(msgspec.Struct, frozen=True):
    """What a reader of streams may need: the user's map of columns (field to column), and what reads a stream that
    lies inside its own."""

    columns: Mapping[str, str]
    read: Callable[[Incoming], Iterator[Article | InputError]]


Reader = Callable[[Document], Iterator[Article | InputError]]
"""A format's reader. It raises nothing that is not a DatelineError, whatever the bytes."""

StreamReader = Callable[[Incoming, Inside], Iterator[Article | InputError]]
"""A reader of what may be too big for memory: one article after the other. It raises as a Reader does."""


def found(field: str, place: str) -> Reason:
    """The reason of a field that was found: what, and where."""
    return Reason(f"intake.found.{field}", f"{field} from {place}")
