"""Bytes -> the text of one dispatch, or an InputError that says why they are none.

UTF-8 with or without its mark and UTF-16 with its mark are read as they are. Bytes that are not UTF-8 are read as
Windows-1252 only if they are plainly Western text in it, and then a Reason says so: a fallback is never silent.
Line ends stay as they are; the mark at the start is not part of the text.

Errors: InputError. Authority: RFC 3629 (UTF-8), RFC 2781 (UTF-16 and its mark), WHATWG Encoding (Windows-1252).

>>> decode("note.txt", b"KHARTOUM (Reuters) \\x96 Talks ended.").text
'KHARTOUM (Reuters) – Talks ended.'
"""

from __future__ import annotations

import codecs
import unicodedata
from collections import Counter
from typing import Final

import msgspec

from dateline.errors import InputError
from dateline.records import Reason

LIMIT: Final = 1_000_000
"""Characters of one dispatch. The longest news items (full transcripts) stay below 0.5 million; what is longer is an
archive of many items, which would be read as one."""

LIMIT_BYTES: Final = 4 * LIMIT + 4
"""Bytes that LIMIT characters can take at most in any encoding read here, with a mark. More is never held in memory."""

HEAD_BYTES: Final = 4096

_ASCII_SHARE: Final = 0.8
"""Least share of ASCII characters for bytes to be believed Windows-1252. French and Portuguese prose has more than
0.93; Cyrillic, Greek, Arabic and East Asian encodings lie below 0.5, and random bytes near 0.4."""

_CONTROL_SHARE: Final = 0.01
"""Largest share of control, unassigned and private-use characters. Web text has stray ones, noise has a quarter."""

_SAMPLE: Final = 20_000
_LINE_CONTROLS: Final = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x85")
_NO_WIDTH: Final = frozenset("\u200b\u200c\u200d\u2060\ufeff")
_NO_TEXT: Final = frozenset({"Cc", "Cn", "Co", "Cs"})

_SIGNATURES: Final = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a sound, film or image file"),
    (b"%PDF-", "a PDF file; save its text first"),
    (b"PK\x03\x04", "a ZIP archive or an office document; save its text first"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"BZh", "a bzip2 archive; unpack it first"),
    (b"\xfd7zXZ\x00", "an xz archive; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive; unpack it first"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document; save its text first"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"{\\rtf", "an RTF document; save its text first"),
)
_PAGE_STARTS: Final = (b"<!doctype html", b"<html", b"<?xml")


class Decoded(msgspec.Struct, frozen=True):
    """The text, and the reasons where something had to be assumed to obtain it."""

    text: str
    why: tuple[Reason, ...] = ()


def decode(name: str, data: bytes) -> Decoded:
    """The text in `data`. `name` stands in the message of the InputError raised where there is none."""
    refuse_head(name, data[:HEAD_BYTES])
    if len(data) > LIMIT_BYTES:
        raise too_large(name)
    decoded = decode_characters(name, data)
    refuse_noise(name, decoded.text)
    return decoded


def refuse_head(name: str, head: bytes) -> None:
    """Raise InputError if the first bytes alone show that this is no text: empty, or a known kind of other file."""
    if not head:
        raise InputError(name, "is empty")
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            raise InputError(name, f"is no text but {kind}")
    if head.removeprefix(codecs.BOM_UTF8).lstrip().lower().startswith(_PAGE_STARTS):
        raise InputError(name, "is a web page or XML, not plain text; save its text first")


def too_large(name: str) -> InputError:
    """The refusal of a text over LIMIT."""
    return InputError(
        name, f"is too large: one dispatch may have {LIMIT:,} characters at most; give each dispatch a file of its own"
    )


def decode_characters(name: str, data: bytes, declared: str | None = None) -> Decoded:
    """The characters of `data`, whatever they say. `declared`: the encoding that a page or server names; it is believed
    where the bytes are valid in it. Raises InputError where they are in none that is read here."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return Decoded(data.decode("utf-16"))
        except UnicodeDecodeError as error:
            raise InputError(
                name, f"starts with the UTF-16 mark but is not valid UTF-16 at byte {error.start:,}"
            ) from error
    try:
        return Decoded(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return _as_declared(data, declared) or _western(name, data, error)


def _as_declared(data: bytes, declared: str | None) -> Decoded | None:
    """The characters in a declared encoding, but for UTF-8, which was tried, and what is no encoding of text."""
    try:
        encoding = codecs.lookup(declared or "utf-8").name
        return None if encoding.startswith("utf-8") else Decoded(data.decode(encoding))
    except (LookupError, ValueError, TypeError):
        return None


def _western(name: str, data: bytes, error: UnicodeDecodeError) -> Decoded:
    """Windows-1252, if these bytes are plainly that; else a refusal that says what is wrong with them."""
    at = f"not valid UTF-8 at byte {error.start:,}"
    if _is_damaged_utf8(data):
        raise InputError(name, f"is damaged: it is UTF-8, but {at}; save it again as UTF-8") from error
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    ascii_share = sum(byte < 128 for byte in data) / len(data)
    if not text or ascii_share < _ASCII_SHARE:
        raise InputError(
            name, f"is no text in an encoding that is read here ({at}, no UTF-16 mark); save it as UTF-8"
        ) from error
    why = Reason("intake.encoding", f"read as Windows-1252: {at}")
    return Decoded(text, (why,))


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether the bytes above ASCII are mostly valid UTF-8 characters, a few broken ones among them."""
    text = data.decode("utf-8", "surrogateescape")
    broken = sum("\udc80" <= character <= "\udcff" for character in text)
    whole = sum(character > "\x7f" for character in text) - broken
    return whole > broken


def refuse_noise(name: str, text: str) -> None:
    """Raise InputError if these characters are no text of one dispatch: too many, noise, or no words."""
    if len(text) > LIMIT:
        raise too_large(name)
    if "\0" in text:
        raise InputError(name, "is binary: it holds NUL characters (UTF-16 is read only with its mark at the start)")
    if _odd_share(text) > _CONTROL_SHARE:
        raise InputError(name, "is no text: too many control or unassigned characters")
    if all(character.isspace() or character in _NO_WIDTH for character in text):
        raise InputError(name, "holds nothing but white space")
    if not any(character.isalpha() for character in text):
        raise InputError(name, "holds no words")


def _odd_share(text: str) -> float:
    """Share of characters that no written text has, in samples from the start, the middle and the end."""
    middle = len(text) // 2
    sample = text if len(text) <= 3 * _SAMPLE else text[:_SAMPLE] + text[middle : middle + _SAMPLE] + text[-_SAMPLE:]
    odd = sum(
        count
        for character, count in Counter(sample).items()
        if unicodedata.category(character) in _NO_TEXT and character not in _LINE_CONTROLS
    )
    return odd / max(len(sample), 1)
