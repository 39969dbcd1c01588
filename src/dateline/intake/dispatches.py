"""A source -> a Dispatch.

Bytes are read up to a limit and never more, so that a huge file costs no memory. The identity of a dispatch is that of
its file's name and text: the same file read twice, from anywhere, is the same dispatch.

Errors: InputError with the source's citation and a reason ("is empty", "is not there", "is too large: ...").

    dispatch_from(Source("wire/a.txt", Path("wire/a.txt")))
    -> Dispatch(id="d-1f0c...", text="KHARTOUM, Oct. 26 ...", citation="wire/a.txt")
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import BinaryIO

from dateline.errors import InputError
from dateline.intake.decoding import HEAD_BYTES, LIMIT_BYTES, decode, refuse_head, too_large
from dateline.intake.sources import Source, why_not
from dateline.records import Dispatch, Interval


def dispatches(
    found: Iterable[Source | InputError], published: Interval | None = None
) -> Iterator[Dispatch | InputError]:
    """The dispatch of each source, in order; an InputError stands where a dispatch could not be had."""
    for source in found:
        if isinstance(source, InputError):
            yield source
            continue
        try:
            yield dispatch_from(source, published)
        except InputError as error:
            yield error


def dispatch_from(source: Source, published: Interval | None = None) -> Dispatch:
    """The dispatch that lies at `source`; `published` is what the user knows of its date. Raises InputError."""
    decoded = decode(source.citation, _bytes_of(source))
    return Dispatch(
        id=dispatch_id(source.citation, decoded.text),
        text=decoded.text,
        citation=source.citation,
        published=published,
        why=decoded.why,
    )


def dispatch_id(citation: str, text: str) -> str:
    """ "d-" and 16 hexadecimal digits (BLAKE2b) of the file's name, without its directories, and the text."""
    name = PurePath(citation).name or citation
    digest = hashlib.blake2b(name.encode(), digest_size=8)
    digest.update(b"\0" + text.encode("utf-8", "surrogatepass"))
    return f"d-{digest.hexdigest()}"


def _bytes_of(source: Source) -> bytes:
    try:
        if source.path is None:
            return _limited(source.citation, sys.stdin.buffer)
        with source.path.open("rb") as stream:
            return _limited(source.citation, stream)
    except OSError as error:
        raise InputError(source.citation, why_not(error)) from error


def _limited(name: str, stream: BinaryIO) -> bytes:
    """All bytes of a stream, refused as soon as its head or its length shows that it is no dispatch."""
    head = stream.read(HEAD_BYTES)
    refuse_head(name, head)
    rest = stream.read(LIMIT_BYTES + 1 - len(head))
    if len(head) + len(rest) > LIMIT_BYTES:
        raise too_large(name)
    return head + rest
