"""Which column of a table, or field of a JSON record, holds the text, the headline, the day ...

`--columns text=body,title=headline` says so; what it does not say is guessed from the names that data sets use. A field
inside another is named with a dot: `outlet=source.name`.

>>> columns_given("text=body, outlet=source.name")
{'text': 'body', 'outlet': 'source.name'}
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from dateline.errors import InputError

USUAL: Final[dict[str, tuple[str, ...]]] = {
    "text": ("text", "body", "content", "fulltext", "articletext", "articlebody", "maintext", "bodytext",
             "article", "story", "storytext", "plaintext", "rawtext"),
    "title": ("title", "headline", "articletitle", "head", "hed"),
    "published": ("published", "publishedat", "datepublished", "publicationdate", "publishdate", "publishedon",
                  "pubdate", "publicationtime", "date", "datetime", "articledate", "storydate", "timestamp",
                  "created", "createdat"),
    "outlet": ("outlet", "source", "publisher", "publication", "newspaper", "sourcename", "medium", "newsoutlet",
               "site", "sitename"),
    "url": ("url", "link", "articleurl", "uri", "permalink", "webpage", "href"),
    "author": ("author", "authors", "byline", "creator", "journalist"),
    "language": ("language", "lang"),
    "id": ("id", "articleid", "storyid", "docid", "documentid", "uuid", "guid"),
}  # fmt: skip
"""Fields, and the names under which data sets of news have them, surest first; case, blanks, "_" and "-" apart."""


def columns_given(given: str) -> dict[str, str]:
    """The map that a user gives: field to column. Raises InputError with the part that cannot be read."""
    columns: dict[str, str] = {}
    for part in given.split(","):
        field, equals, column = (piece.strip() for piece in part.partition("="))
        if not equals or not column:
            raise InputError(
                part.strip() or given, "names no column: write FIELD=COLUMN, as in text=body,title=headline"
            )
        if field not in USUAL:
            raise InputError(field, f"is no field that is read; fields are {', '.join(USUAL)}")
        if field in columns:
            raise InputError(field, "is named twice")
        columns[field] = column
    return columns


def chosen(name: str, there: Iterable[str], given: Mapping[str, str], kind: str = "column") -> dict[str, str]:
    """Field to column, for a table that has these columns. Raises InputError where a column that is needed or was named
    is not there; the message lists those that are."""
    names = list(there)
    listed = ", ".join(names[:40]) or "none"
    for field, column in given.items():
        if column not in names and column.partition(".")[0] not in names:
            raise InputError(name, f"has no {kind} {column!r} for {field}; there are: {listed}")
    guessed = {field: _guessed(usual, names) for field, usual in USUAL.items()}
    found = {field: column for field, column in guessed.items() if column is not None} | dict(given)
    if "text" not in found:
        raise InputError(
            name,
            f"has no {kind} that is known to hold the text; say which with --columns text=NAME; there are: {listed}",
        )
    return found


def value_at(record: Mapping[str, Any], column: str) -> Any:
    """The value under a column or, with dots, inside it; None where there is none."""
    if column in record:
        return record[column]
    value: Any = record
    for part in column.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def bare(name: str) -> str:
    """A column's name without case, blanks and signs."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _guessed(usual: tuple[str, ...], names: list[str]) -> str | None:
    by_name = {bare(name): name for name in reversed(names)}
    return next((by_name[each] for each in usual if each in by_name), None)
