"""JSON Lines (one object a line) and JSON (an array of objects, or an object that holds one): one article an object.

JSON Lines and arrays are read object by object, whatever the size. A line that is no JSON object is named
("dump.jsonl#12", lines or objects counted from 1) and left out; an array that breaks off or goes wrong is named where
it does, and what stands before is read.

Authority: RFC 8259 (JSON), jsonlines.org.
"""

from __future__ import annotations

import codecs
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from dateline.errors import InputError
from dateline.intake.articles import Article, Incoming, Inside
from dateline.intake.columns import chosen
from dateline.intake.decoding import LIMIT, refuse_head
from dateline.intake.formats.records import article_of, decoded_again
from dateline.intake.streams import CHUNK
from dateline.records import Reason

Numbered = tuple[int, Any, tuple[Reason, ...]]
"""A record's number, its value (a string: why it has none), and what had to be assumed of it."""

_LONGEST: Final = 8 * LIMIT
"""Characters of one object: a text of LIMIT characters written with escapes, and what stands beside it."""
_LARGEST_OBJECT: Final = 2**28
"""Characters of an object that holds the list of articles: it is read as a whole."""


def read_json_lines(incoming: Incoming, inside: Inside) -> Iterator[Article | InputError]:
    """The articles, one a line; where the first line is no whole object, those of one JSON value."""
    text = _characters(incoming)
    first = _line(text)
    if first is not None and first.strip() and _is_part(first):
        yield from _articles(_whole(incoming.citation, first, text), incoming.citation, inside.columns)
        return
    yield from _articles(_lines(first, text), incoming.citation, inside.columns)


def read_json(incoming: Incoming, inside: Inside) -> Iterator[Article | InputError]:
    """The articles of a JSON array."""
    refuse_head(incoming.citation, incoming.head)
    yield from _articles(_array(_characters(incoming)), incoming.citation, inside.columns)


def _characters(incoming: Incoming) -> io.TextIOWrapper:
    wide = incoming.head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if wide:
        return io.TextIOWrapper(incoming.stream, "utf-16", "replace")
    return io.TextIOWrapper(incoming.stream, "utf-8-sig", "surrogateescape")


def _articles(found: Iterator[Numbered], name: str, given: Mapping[str, str]) -> Iterator[Article | InputError]:
    """The article of each numbered value, which is an object or says as a string why it is none."""
    for number, value, why in found:
        own = f"{name}#{number}"
        try:
            if isinstance(value, str):
                raise InputError(own, value)
            if not isinstance(value, dict):
                raise InputError(own, f"is no JSON object but {_kind(value)}")
            yield article_of(own, value, chosen(own, _names(value), given, "field"), name, why)
        except InputError as error:
            yield error


def _lines(first: str | None, text: io.TextIOWrapper) -> Iterator[Numbered]:
    """Number and value of each line; a line that is too long is not held."""
    number = 0
    line = first
    while line is None or line:
        number += 1
        if line is None:
            yield number, f"is too large: one record may have {_LONGEST:,} characters at most", ()
        elif line.strip():
            yield number, *_decoded(line)
        line = _line(text)


def _line(text: io.TextIOWrapper) -> str | None:
    """The next line, "" at the end, None for one that is too long, which is passed over."""
    line = text.readline(_LONGEST)
    if len(line) < _LONGEST or line.endswith("\n"):
        return line
    while (piece := text.readline(CHUNK)) and not piece.endswith("\n"):
        pass
    return None


def _decoded(line: str) -> tuple[Any, tuple[Reason, ...]]:
    """The value of a line whose bytes may be in another encoding than UTF-8."""
    try:
        plain, why = decoded_again("", line)
    except InputError as error:
        return error.reason, ()
    return _value(plain), why


def _value(line: str) -> Any:
    """The value of a line, or why it has none."""
    try:
        return _as_object(json.loads(line, strict=False))
    except json.JSONDecodeError as error:
        return f"is no JSON: {error.msg.lower()} at character {error.pos + 1:,}"
    except (ValueError, RecursionError) as error:
        return f"is no JSON that is read here: {str(error)[:80]}"


def _as_object(value: Any) -> Any:
    """A bare string is told from the reason of a failure."""
    return [value] if isinstance(value, str) else value


def _is_part(line: str) -> bool:
    """Whether a line only begins an object that goes on below."""
    try:
        json.loads(line, strict=False)
    except json.JSONDecodeError as error:
        return error.pos >= len(line.rstrip()) or line.strip() in ("{", "[")
    except (ValueError, RecursionError):
        return False
    return False


def _whole(name: str, first: str, text: io.TextIOWrapper) -> Iterator[Numbered]:
    """The objects in one JSON value: of a list that it holds, else itself."""
    rest = text.read(_LARGEST_OBJECT)
    if len(rest) == _LARGEST_OBJECT:
        raise InputError(name, f"is too large: a JSON object may have {_LARGEST_OBJECT:,} characters; use JSON Lines")
    value = _value(first + rest)
    if isinstance(value, str):
        raise InputError(name, value)
    objects: list[Any] = []
    for inner in value.values() if isinstance(value, dict) else ():
        objects = inner if _is_records(inner) and len(inner) > len(objects) else objects
    for number, each in enumerate(objects or [value], 1):
        yield number, each, ()


def _is_records(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def _array(text: io.TextIOWrapper) -> Iterator[Numbered]:
    """The values of an array, one after the other, from a window of the text that grows with the longest only."""
    decoder = json.JSONDecoder(strict=False)
    window, at, number = text.read(CHUNK), 0, 0
    opening = re.compile(r"\s*\[?\s*")
    while True:
        match = (opening if number == 0 else _BETWEEN).match(window, at)
        start = match.end() if match else at
        if window.startswith("]", start):
            return
        try:
            value, end = decoder.raw_decode(window, start)
            if end == len(window) and window[end - 1] not in "}]":  # a number may go on in what is not read yet
                raise json.JSONDecodeError("cut off", window, end)
        except json.JSONDecodeError as error:
            more = text.read(max(CHUNK, len(window) - at)) if len(window) - at < _LONGEST else ""
            if more:
                window, at = window[at:] + more, 0
                continue
            yield number + 1, f"is no JSON: {error.msg.lower()}{_LOST}" if window[start:].strip() else _CUT, ()
            return
        except (ValueError, RecursionError) as error:
            yield number + 1, f"is no JSON that is read here: {str(error)[:80]}{_LOST}", ()
            return
        number += 1
        at = end
        yield number, _as_object(value), ()


_BETWEEN: Final = re.compile(r"\s*,?\s*")
_LOST: Final = "; what follows cannot be read"
_CUT: Final = "is missing: the array is not closed, so that something may have been cut off"


def _names(value: Mapping[str, Any]) -> list[str]:
    return [str(name) for name in value]


def _kind(value: Any) -> str:
    kinds = {
        list: "an array or a string",
        bool: "true or false",
        int: "a number",
        float: "a number",
        type(None): "null",
    }
    return kinds.get(type(value), "something else")
