"""ZIP: every member is read as a file of its own, in the archive's order, and cited as "dump.zip!wire/a.html".

Nothing is ever written where a member's name says; a name that leads out of the archive is refused all the same, since
no honest program makes one. Refused by name too: members with a password, damaged ones, and what unpacks beyond all
measure (see unpacking). Left out are hidden members, and files whose names end otherwise than those that are read
(pictures, scripts).

Authority: PKWARE APPNOTE 6.3 (names, flags).
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from typing import Final, cast

import msgspec

from dateline.errors import InputError
from dateline.intake.articles import Article, Document, Incoming, Inside
from dateline.intake.formats import LARGEST, is_readable_name
from dateline.intake.streams import buffered, opened, seekable
from dateline.intake.unpacking import Unpacked

_PASSWORD: Final = 0x1
_WORD: Final = "word/document.xml"
_OFFICE: Final = "[Content_Types].xml"
_NOTES: Final = "__MACOSX"


def read_archive(incoming: Incoming, inside: Inside) -> Iterator[Article | InputError]:
    """The articles of every member. Raises InputError where the archive as a whole cannot be read."""
    name = incoming.citation
    incoming = msgspec.structs.replace(incoming, stream=seekable(incoming))
    try:
        with zipfile.ZipFile(incoming.stream) as archive:
            if _OFFICE in archive.namelist():
                yield from _office(incoming, is_word=_WORD in archive.namelist())
                return
            members = [member for member in archive.infolist() if not _left_out(member)]
            if not members:
                raise InputError(name, "is a ZIP archive without files that are read here")
            for member in members:
                try:
                    yield from inside.read(_opened(incoming, archive, member))
                except InputError as error:
                    yield error
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise InputError(name, f"is a damaged ZIP archive: {error or type(error).__name__}") from error


def _office(incoming: Incoming, *, is_word: bool) -> Iterator[Article | InputError]:
    """An office document is a ZIP archive too: that of a press database is read, others are refused."""
    from dateline.intake import databases

    if not is_word:
        raise InputError(incoming.citation, "is no text but an office document; save its text first")
    incoming.stream.seek(0)
    data = incoming.stream.read(LARGEST + 1)
    if len(data) > LARGEST or not databases.recognises(incoming.citation, data):
        raise InputError(incoming.citation, "is no text but an office document; save its text first")
    yield from databases.read(Document(incoming.citation, data, incoming.url, None, incoming.fetched))


def _left_out(member: zipfile.ZipInfo) -> bool:
    parts = member.filename.replace("\\", "/").split("/")
    hidden = any(part.startswith(".") and part not in (".", "..") for part in parts)
    return member.is_dir() or hidden or parts[0] == _NOTES or not is_readable_name(member.filename)


def _opened(incoming: Incoming, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Incoming:
    """A member as a stream. Raises InputError where it may not or cannot be opened."""
    name = f"{incoming.citation}!{printable_member(member.filename)}"
    if _leads_out(member.filename):
        raise InputError(name, "is refused: its name leads out of the archive")
    if member.flag_bits & _PASSWORD:
        raise InputError(name, "needs a password; unpack the archive first")
    try:
        stream = cast("zipfile.ZipExtFile", archive.open(member))
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError) as error:
        raise InputError(name, f"is damaged: {error or type(error).__name__}") from error
    packed = max(member.compress_size, 1)
    raw = Unpacked(name, "member of a ZIP archive", stream, lambda: packed)
    return opened(name, buffered(raw), incoming.depth + 1, Document(name, b"", fetched=incoming.fetched))


def printable_member(name: str) -> str:
    """A member's name as text that can be printed and encoded."""
    return "".join(letter if letter.isprintable() else "?" for letter in name).encode("utf-8", "replace").decode()


def _leads_out(name: str) -> bool:
    plain = name.replace("\\", "/")
    return plain.startswith("/") or plain[1:2] == ":" or posixpath.normpath(plain).startswith("../") or "\0" in name
