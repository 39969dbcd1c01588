"""Named values of one record (a row, a JSON object) -> an Article.

article_of("a.csv#3", {"body": "Talks ended ...", "date": "2025-10-26"}, {"text": "body", "published": "date"})
    ->  Article("a.csv#3", "Talks ended ...", published=Interval(2025-10-26 ...), ...)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from dateline.errors import InputError
from dateline.intake.articles import Article, found
from dateline.intake.columns import value_at
from dateline.intake.decoding import decode_characters
from dateline.intake.formats.markup import has_entities, is_marked_up, plain_paragraphs
from dateline.intake.formats.page import composed
from dateline.intake.formats.third_party import attempted
from dateline.intake.language_names import language_given
from dateline.intake.metadata import article_address, day_given, one_line, whole_characters
from dateline.records import Interval, Reason

_UNDECODED: Final = re.compile("[\udc80-\udcff]")
_NOTHING: Final = frozenset({"", "none", "null", "nan", "n/a", "na", "unknown"})
_FIELDS: Final = ("title", "outlet", "author", "language", "url")


def article_of(
    name: str, record: Mapping[str, Any], columns: Mapping[str, str], container: str, why: tuple[Reason, ...] = ()
) -> Article:
    """The article of a record. `columns`: field to column; `container`: what the file is cited as. Raises InputError
    where the record has no text, or one that is damaged."""
    text, assumed = _text(name, value_at(record, columns["text"]), columns["text"])
    values = {field: _line(name, value_at(record, columns[field])) for field in _FIELDS if field in columns}
    title = values.get("title")
    if title and (is_marked_up(title) or has_entities(title)):
        title = one_line(plain_paragraphs(title))
    language = language_given(values.get("language"))
    published, doubts = _published(name, record, columns.get("published"))
    url = article_address(values.get("url"))
    own = _line(name, value_at(record, columns["id"])) if "id" in columns else None
    told = {**values, "title": title, "language": language, "url": url}
    return Article(
        citation=name,
        text=composed(title, text),
        url=url,
        title=title,
        outlet=values.get("outlet"),
        author=values.get("author"),
        published=published,
        language=language,
        item=f"{container}#{own}" if own else None,
        why=(*why, *assumed, *doubts, *(found(field, columns[field]) for field in _FIELDS if told.get(field))),
    )


def _text(name: str, value: Any, column: str) -> tuple[str, tuple[Reason, ...]]:
    """The text with its characters right and without markup."""
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = "\n\n".join(value)
    if value is None or not isinstance(value, str) or not value.strip():
        raise InputError(name, f"has no text in {column!r}")
    text, why = decoded_again(name, value)
    if is_marked_up(text):
        text = attempted(name, "marked-up text", lambda: plain_paragraphs(text))
        why = (*why, Reason("intake.markup", "the text holds HTML, which was taken out"))
    return text, why


def decoded_again(name: str, value: str) -> tuple[str, tuple[Reason, ...]]:
    """A record or value whose bytes that are no UTF-8 were kept as they came (PEP 383), in the encoding that they are
    in. Raises InputError where it is damaged."""
    if _UNDECODED.search(value):
        try:
            decoded = decode_characters(name, value.encode("utf-8", "surrogateescape"))
        except UnicodeEncodeError:
            return whole_characters(value), ()
        return decoded.text, decoded.why
    return whole_characters(value), ()


def _line(name: str, value: Any) -> str | None:
    """A value as one line; a list with commas, an object by its name."""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title") or value.get("id")
    if isinstance(value, list):
        value = ", ".join(filter(None, (_line(name, part) for part in value if not isinstance(part, list))))
    if value is None or isinstance(value, bool | Mapping):
        return None
    try:
        line = one_line(decoded_again(name, str(value))[0])
    except InputError:
        line = one_line(str(value).encode("utf-8", "replace").decode())
    return None if line is None or line.casefold() in _NOTHING else line


def _published(name: str, record: Mapping[str, Any], column: str | None) -> tuple[Interval | None, tuple[Reason, ...]]:
    """The day of a record; with a reason where it has one that cannot be read."""
    given = _line(name, value_at(record, column)) if column else None
    if given is None:
        return None, ()
    day = day_given(given, str(column))
    return day, () if day else (Reason("intake.unread-day", f"{column} is no date that is read here: {given[:40]!r}"),)
