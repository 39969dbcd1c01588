"""What a layout has found of one item -> an Article, or an InputError that says what it lacks.

The text is composed as a dispatch has it: title, byline, dateline, each a paragraph of its own where the export names
it, then the paragraphs of the body as they stand.

    Item(title=..., author="By JANE ROE", dateline="CAIRO", body=[...])
        ->  "Talks resume\\n\\nBy JANE ROE\\n\\nCAIRO\\n\\nThe ministers ..."
"""

from __future__ import annotations

import re
from typing import Final

import msgspec

from dateline.errors import InputError
from dateline.intake.articles import Article, found
from dateline.intake.databases.dates import published
from dateline.intake.databases.lines import Line, Pages, blocks
from dateline.intake.decoding import LIMIT, too_large
from dateline.intake.language_names import language_named
from dateline.lexicon import words
from dateline.records import Reason

_BY: Final = re.compile(r"by\b:?\s+", re.IGNORECASE)
_SHOWN: Final = 60
_HEAD: Final = 200


class Field(msgspec.Struct, frozen=True):
    """A value, and the line where it stands."""

    text: str
    line: int


class Item(msgspec.Struct):
    """What is known of one item so far. `accession`: the number that the database gives it."""

    title: Field | None = None
    outlet: Field | None = None
    author: Field | None = None
    dateline: Field | None = None
    date: Field | None = None
    language: Field | None = None
    url: Field | None = None
    accession: Field | None = None
    body: list[Line] = msgspec.field(default_factory=list)
    why: list[Reason] = msgspec.field(default_factory=list)


def article(item: Item, pages: Pages, number: int, layout: str) -> Article | InputError:
    """The article number `number` of an export (counted from 1)."""
    citation = f"{pages.citation}#{number}"
    paragraphs = ["\n".join(line.text.replace("\t", " ") for line in block) for block in blocks(item.body)]
    if not any(character.isalpha() for paragraph in paragraphs for character in paragraph):
        titled = f" (“{_short(item.title.text)}”)" if item.title is not None else ""
        return InputError(citation, f"has no body{titled}")
    text = "\n\n".join([*_head(item, paragraphs), *paragraphs])
    if len(text) > LIMIT:
        return too_large(citation)
    date = item.date
    return Article(
        citation=citation,
        text=text,
        url=item.url.text if item.url else None,
        title=item.title.text if item.title else None,
        outlet=item.outlet.text if item.outlet else None,
        author=_BY.sub("", item.author.text, count=1) if item.author and item.author.text else None,
        published=published(date.text, f"line {date.line}") if date else None,
        language=language_named(item.language.text) if item.language else None,
        extractor=f"{layout} {pages.carrier} 1" + (f" ({pages.library})" if pages.library else ""),
        item=item.accession.text if item.accession else None,
        fetched=pages.fetched,
        why=(*_reasons(item), *item.why, *pages.why),
    )


def field(line: Line, text: str | None = None) -> Field | None:
    """A line's value, or another text found there; None where it is empty."""
    value = line.text if text is None else text.strip()
    return Field(value.replace("\t", " "), line.number) if value else None


def note(text: str) -> Reason:
    """A reason that a layout gives beside those of the fields."""
    return Reason("intake.database", text)


def _head(item: Item, paragraphs: list[str]) -> list[str]:
    """The paragraphs before the body that it does not have itself."""
    start = "\n".join(paragraphs[:3])[:_HEAD].casefold()
    head: list[str] = []
    if item.title is not None and paragraphs[0].casefold() != item.title.text.casefold():
        head.append(item.title.text)
    if item.author is not None:
        named = item.author.text.partition(";")[0].strip()
        if named and _BY.sub("", named, count=1).casefold() not in start:
            opened = named.casefold().startswith(tuple(f"{phrase} " for phrase in words("byline_openers")))
            head.append(named if opened else f"By {named}")
    if item.dateline is not None and item.dateline.text.casefold() not in start:
        head.append(item.dateline.text)
    return head


def _reasons(item: Item) -> list[Reason]:
    named = {"title": item.title, "outlet": item.outlet, "author": item.author, "dateline": item.dateline}
    named |= {"published": item.date, "language": item.language, "url": item.url}
    named |= {"item": item.accession}
    return [
        found(name, f"line {value.line}: “{_short(value.text)}”") for name, value in named.items() if value is not None
    ]


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"
