"""What the first bytes of a file look like. Each takes the file's name, in lower case, and up to 4,096 bytes."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from typing import Final

_PAGE: Final = re.compile(r"\s*(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html|<head|<body|<article|<main)\b", re.I | re.S)
_XML: Final = re.compile(r"\s*<\?xml\b[^>]*>\s*(?:<!--.*?-->\s*|<\?[^>]*>\s*)*", re.DOTALL)
_FEED: Final = re.compile(r"\s*(?:<!doctype[^>\[]*>\s*)?<(?:rss|feed|rdf:RDF|atom:feed)\b", re.IGNORECASE)
_WITH_ENTITIES: Final = re.compile(r"\s*<!doctype\s+(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
_OBJECT: Final = re.compile(r"\s*\{\s*(?:\"[^\"]{1,200}\"\s*:|\})")
_ARRAY: Final = re.compile(r"\s*\[\s*(?:\{\s*\"|\]\s*$)")


def nothing(name: str, head: bytes) -> bool:
    """What can only be told by name."""
    return False


def starts(*signatures: bytes) -> Callable[[str, bytes], bool]:
    """Whether the bytes open with one of these."""
    return lambda name, head: head.startswith(signatures)


def feed(name: str, head: bytes) -> bool:
    """RSS (with or without RDF) or Atom."""
    text = without_xml(head)
    return _FEED.match(text) is not None or _WITH_ENTITIES.match(text) is not None


def page(name: str, head: bytes) -> bool:
    """HTML, or XHTML."""
    return _PAGE.match(without_xml(head)) is not None


def json_lines(name: str, head: bytes) -> bool:
    """An object."""
    return _OBJECT.match(characters(head)) is not None


def json_array(name: str, head: bytes) -> bool:
    """An array of objects."""
    return _ARRAY.match(characters(head)) is not None


def table(name: str, head: bytes) -> bool:
    """A first line that names the columns of news, unless the name says that it is something else."""
    from dateline.intake.formats.tables import looks_like_table

    return not name.endswith((".txt", ".text", ".html", ".htm", ".json", ".jsonl", ".xml")) and looks_like_table(head)


def database(name: str, head: bytes) -> bool:
    """What a press database exports."""
    from dateline.intake.databases import recognises

    return recognises(name, head)


def characters(head: bytes) -> str:
    """The first bytes as text, whatever is wrong with them."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace")
    return head.decode("utf-8-sig", "replace")


def without_xml(head: bytes) -> str:
    """The same without the declaration and notes at the start of XML."""
    text = characters(head)
    match = _XML.match(text)
    return text[match.end() :] if match else text
