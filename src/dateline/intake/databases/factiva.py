"""Factiva: articles that end with their number, "Document LBA0000020250118el1i0000x"; with field codes or without.

    HD   Talks resume in Cairo        Talks resume in Cairo
    BY   By Jane Roe                  By Jane Roe
    WC   512 words                    512 words
    PD   18 January 2025              18 January 2025
    ET   08:14                        08:14
    SN   Northland News               Northland News
    SC   NORTHN                       NORTHN
    LA   English                      English
    CY   (c) 2025 Northland Press     (c) 2025 Northland Press
    LP   The ministers ...
    TD   A spokesman ...              The ministers ...
    AN   Document NORTHN00...         Document NORTHN00...

A file does not say how many articles it holds, so only one that breaks off can be told. Authority: Factiva's field
codes as its help and its exports show them; docs/intake-databases.md says what was checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from dateline.errors import InputError
from dateline.intake.articles import Article
from dateline.intake.databases.article import Field, Item, article, field
from dateline.intake.databases.dates import is_date
from dateline.intake.databases.layout import Layout
from dateline.intake.databases.lines import Line, Pages, cut_after, filled
from dateline.intake.language_names import language_named

_END: Final = re.compile(r"(?:AN\b[\s|:]*)?Document\s+[A-Za-z0-9]{3,12}\d{8}[a-z0-9]{4,14}", re.IGNORECASE)
_BEFORE_TEXT: Final = ("CLM", "SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY")
_TEXT: Final = ("LP", "TD")
_BEHIND_TEXT: Final = ("CT", "RF", "ART", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN")
_FIRST: Final = frozenset({"CLM", "SE", "HD"})
_PARTS: Final = {code: part for part, codes in enumerate((_BEFORE_TEXT, _TEXT, _BEHIND_TEXT)) for code in codes}
_CODES: Final = "|".join((*_BEFORE_TEXT, *_TEXT, *_BEHIND_TEXT))
_PARTED: Final = re.compile(rf"({_CODES})(?:\s*[\t|]\s*(.*)|)")
_SPACED: Final = re.compile(
    rf"({'|'.join((*_BEFORE_TEXT, *_TEXT))}|IPC|IPD|PUB) (.+)|(AN) (Document .+)|({_CODES}) (\S+ : .+)"
)
_COUNT: Final = re.compile(r"(\d[\d.,]*) (?:words?|mots?|wörter|palabras|palavras|parole)", re.IGNORECASE)
_CLOCK: Final = re.compile(r"\d{1,2}[:.]\d\d(?: ?[AP]M)?(?: [A-Z]{2,4})?", re.IGNORECASE)
_RIGHTS: Final = re.compile(r"(?:copyright\b|©|\(c\)|all rights reserved).*", re.IGNORECASE)
_BY: Final = re.compile(r"(?:by|from|reporting by|written by|edited by|compiled by)\b:? .+", re.IGNORECASE)
_HEADER_LINES: Final = 12
"""Lines from the count of words to the rights: date, time, outlet, code, edition, pages, volume, language."""
_NAME_WORDS: Final = 5
_NAME_WORD: Final = re.compile(r"[^\W\d_](?:['’.-]?[^\W\d_])*\.?")
_APART: Final = re.compile(r"[\s,;]+")
_SMALL: Final = frozenset({"and", "de", "van", "von", "al", "bin"})


def _marks(lines: Sequence[Line]) -> bool:
    """A numbered end with a head before it; or, of a file's first part, a whole head."""
    coded = {match[1] for line in lines if (match := _PARTED.fullmatch(line.text))}
    coded |= {match[1] for line in lines if (match := _SPACED.fullmatch(line.text)) and match[1]}
    if {"HD", "WC", "PD"} <= coded:
        return True
    full = filled(lines)
    return any(_COUNT.fullmatch(line.text) and _header(full, at) is not None for at, line in enumerate(full))


def _articles(pages: Pages) -> Iterator[Article | InputError]:
    number = 0
    *closed, rest = cut_after(pages.lines, _END)
    for stretch in closed:
        number += 1
        item = _item(stretch[:-1])
        item.accession = Field(stretch[-1].text.split()[-1], stretch[-1].number)
        yield article(item, pages, number, LAYOUT.name)
    if any(_COUNT.fullmatch(line.text) for line in rest) or len(_fields(rest)) > 2:
        number += 1
        yield article(_item(rest), pages, number, LAYOUT.name)
        yield InputError(
            f"{pages.citation}#{number}",
            "is not closed by its number (“Document ...”): the file may be cut short",
        )
    elif not closed:
        yield InputError(pages.citation, "is an export of Factiva without articles")


def _item(lines: Sequence[Line]) -> Item:
    coded = _fields(lines)
    return _coded_item(coded) if "HD" in coded and ("LP" in coded or "TD" in coded) else _plain_item(lines)


def _fields(lines: Sequence[Line]) -> dict[str, list[Line]]:
    """The lines of each field, its first the rest of the line that has the code. A code stands once, those of the head
    before those of the text: "BY" in capitals within the text is no code."""
    found: dict[str, list[Line]] = {}
    reached = 0
    current: list[Line] | None = None
    for line in lines:
        match = _PARTED.fullmatch(line.text) or _SPACED.fullmatch(line.text)
        code, *rest = [part for part in match.groups() if part is not None] if match else [""]
        part = _PARTS.get(code, -1)
        if part >= reached and code not in found and (found or code in _FIRST):
            reached = part
            current = found.setdefault(code, [])
            current.append(Line(line.number, rest[0].strip() if rest else ""))
        elif current is not None:
            current.append(line)
    return found


def _coded_item(coded: dict[str, list[Line]]) -> Item:
    def value(code: str) -> Field | None:
        named = filled(coded.get(code, []))
        return Field(" ".join(line.text for line in named).replace("\t", " "), named[0].number) if named else None

    body = [*_unbroken(coded.get("LP", [])), Line(0, ""), *_unbroken(coded.get("TD", []))]
    return Item(
        title=value("HD"),
        outlet=value("SN"),
        author=value("BY"),
        date=value("PD"),
        language=value("LA"),
        body=body,
    )


def _unbroken(lines: list[Line]) -> list[Line]:
    """A field's lines without the empty one that a code on a line of its own leaves at the start."""
    return lines[1:] if lines and not lines[0].text else lines


class _Header(msgspec.Struct, frozen=True):
    """What stands below the count of words, and the index of the first line of the text."""

    date: Field
    outlet: Field | None
    language: Field | None
    end: int


def _header(lines: Sequence[Line], count: int) -> _Header | None:
    """The head of an article without codes, read from its count of words on; None where that is none.

    A date must follow at once, and a language or rights close the head: a story that says "512 words" has neither.
    """
    below = lines[count + 1 : count + 1 + _HEADER_LINES]
    if not below or not is_date(below[0].text):
        return None
    at = 2 if len(below) > 1 and _CLOCK.fullmatch(below[1].text) else 1
    outlet = field(below[at]) if at < len(below) else None
    spoken = next((i for i in range(at + 1, len(below)) if language_named(below[i].text)), None)
    last = spoken
    for index in range(at + 1, len(below)):
        if _RIGHTS.fullmatch(below[index].text):
            last = index
        elif last is not None and index > last:
            break
    if last is None:
        return None
    date = Field(below[0].text, below[0].number)
    return _Header(date, outlet, field(below[spoken]) if spoken is not None else None, count + 2 + last)


def _plain_item(lines: Sequence[Line]) -> Item:
    """An article without codes: what stands above its count of words is section, title, byline and credit."""
    full = filled(lines)
    for count, line in enumerate(full):
        header = _header(full, count) if _COUNT.fullmatch(line.text) else None
        if header is None:
            continue
        title, author = _above(full[:count])
        start = full[header.end].number if header.end < len(full) else None
        first = len(lines) if start is None else next(i for i, each in enumerate(lines) if each.number == start)
        return Item(
            title=title,
            outlet=header.outlet,
            author=author,
            date=header.date,
            language=header.language,
            body=list(lines[first:]),
        )
    return Item()


def _above(lines: Sequence[Line]) -> tuple[Field | None, Field | None]:
    """Title and author from the lines above the count of words. A title that the carrier marks is the title; else it is
    the last line that is no byline. A name alone is a byline where a longer line stands above it."""
    marked = next((i for i in range(len(lines) - 1, -1, -1) if lines[i].heading), None)
    if marked is not None:
        author = next((line for line in lines[marked + 1 :] if _BY.fullmatch(line.text) or _is_name(line.text)), None)
        return field(lines[marked]), field(author) if author else None
    rest = list(lines)
    author = None
    if len(rest) > 1 and (_BY.fullmatch(rest[-1].text) or (_is_name(rest[-1].text) and not _is_name(rest[-2].text))):
        author = rest.pop()
    elif len(rest) > 2 and _BY.fullmatch(rest[-2].text):
        author = rest[-2]
        rest = rest[:-2]
    return (field(rest[-1]) if rest else None), (field(author) if author else None)


def _is_name(text: str) -> bool:
    """Whether it is built like names alone: "Jane Roe and John Doe"."""
    words = [word for word in _APART.split(text) if word.casefold() not in _SMALL]
    return 2 <= len(words) <= _NAME_WORDS and all(_NAME_WORD.fullmatch(word) and word[0].isupper() for word in words)


LAYOUT: Final = Layout("factiva", _marks, _articles)
