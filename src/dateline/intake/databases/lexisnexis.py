"""LexisNexis Academic and the like (to 2017): "1 of 250 DOCUMENTS" before each document, labels in capitals.

                               1 of 250 DOCUMENTS

                                Northland Daily
                            January 18, 2011 Tuesday
                              Late Edition - Final
    Talks resume in Cairo

    BYLINE: By JANE ROE
    SECTION: WORLD; Pg. 4
    LENGTH: 512 words
    DATELINE: CAIRO

    ...

    LOAD-DATE: January 19, 2011
    LANGUAGE: ENGLISH
                        Copyright 2011 Northland Press
                              All Rights Reserved

Older files name the title too ("HEADLINE:") and the body ("BODY:"), and have the copyright on top. Where documents are
numbered, numbers that are missing are told. Authority: the labels as such exports show them; docs/intake-databases.md
says what was checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from dateline.errors import InputError
from dateline.intake.articles import Article
from dateline.intake.databases.article import Field, Item, article, field
from dateline.intake.databases.counting import told_by_number
from dateline.intake.databases.dates import is_date
from dateline.intake.databases.layout import Layout
from dateline.intake.databases.lines import Line, Pages, blocks, filled, joined

_NUMBER: Final = re.compile(r"(?:(\d[\d,]*) of (\d[\d,]*) DOCUMENTS?|DOCUMENT (\d[\d,]*) OF (\d[\d,]*))")
_HEAD_LABEL: Final = re.compile(
    r"(BYLINE|SECTION|LENGTH|DATELINE|HEADLINE|HIGHLIGHT|SERIES|SOURCE|SHOW|ANCHORS?|GUESTS?|REPORTERS?|COLUMN|EDITION|"
    r"TYPE|BODY|CORRECTION-DATE):\s*(.*)"
)
_FOOT_LABEL: Final = re.compile(
    r"(LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|PUB-TYPE|DOCUMENT-TYPE|JOURNAL-CODE|GRAPHICS?|URL|NOTES|ACC-NO|DISTRIBUTION|"
    r"CORRECTION-DATE|SUBJECT|COMPANY|TICKER|INDUSTRY|PERSON|ORGANIZATION|GEOGRAPHIC|COUNTRY|STATE|CITY|JOURNAL CODE):"
    r"\s*(.*)"
)
_LOADED: Final = re.compile(r"LOAD-DATE:.*")
_LENGTH: Final = re.compile(r"LENGTH: *[\d.,]+ words?")
_RIGHTS: Final = re.compile(r"(?:copyright\b|©|\(c\) ?\d{4}|all rights reserved).*", re.IGNORECASE)
_EDITION: Final = re.compile(r".*\b(?:edition|final|print)\b.*", re.IGNORECASE)
_EDITION_WORDS: Final = 6
_HEAD_LINES: Final = 12
"""Lines that are not empty from the date to the length: edition, title, byline, section."""


def _marks(lines: Sequence[Line]) -> bool:
    """A numbered document; or, in capitals, the length of one below its date."""
    if any(_NUMBER.fullmatch(line.text) for line in lines):
        return True
    full = filled(lines)
    length = next((index for index, line in enumerate(full) if _LENGTH.fullmatch(line.text)), None)
    return length is not None and any(is_date(line.text) for line in full[max(length - _HEAD_LINES, 0) : length])


def _articles(pages: Pages) -> Iterator[Article | InputError]:
    """The documents. Where none is numbered, each ends with the lines below its LOAD-DATE."""
    starts = [index for index, line in enumerate(pages.lines) if _NUMBER.fullmatch(line.text)]
    if not starts:
        yield from _unnumbered(pages)
        return
    numbers: list[int] = []
    told = 0
    for count, start in enumerate(starts, start=1):
        match = _NUMBER.fullmatch(pages.lines[start].text)
        given = [int(part.replace(",", "")[:9]) for part in (match.groups() if match else ()) if part]
        numbers.append(given[0])
        told = max(told, given[1])
        end = starts[count] if count < len(starts) else len(pages.lines)
        yield article(_item(pages.lines[start + 1 : end]), pages, count, LAYOUT.name)
    yield from told_by_number(pages.citation, numbers, told)


def _unnumbered(pages: Pages) -> Iterator[Article | InputError]:
    """One document is the usual case: a file saved for each. Several are parted by what follows a foot and is none."""
    starts = [0]
    in_foot = False
    found = blocks(pages.lines)
    for index, block in enumerate(found):
        foot = bool(_FOOT_LABEL.fullmatch(block[0].text) or _RIGHTS.fullmatch(block[0].text))
        if in_foot and not foot:
            starts.append(index)
            in_foot = False
        in_foot = in_foot or bool(_LOADED.fullmatch(block[0].text))
    for number, start in enumerate(starts, start=1):
        end = starts[number] if number < len(starts) else len(found)
        lines = [line for block in found[start:end] for line in [*block, Line(block[-1].number, "")]]
        yield article(_item(lines), pages, number, LAYOUT.name)


def _item(lines: Sequence[Line]) -> Item:
    item = Item()
    found = blocks(lines)
    head = next((index for index, block in enumerate(found) if _HEAD_LABEL.fullmatch(block[0].text)), None)
    if head is None:
        return item
    _read_top(item, found[:head])
    body = _read_labels(item, found, head)
    foot = _foot(found, body)
    item.body.extend(line for block in found[body:foot] for line in [*block, Line(block[-1].number, "")])
    for line in (line for block in found[foot:] for line in block):
        label = _FOOT_LABEL.fullmatch(line.text)
        if label is not None and label[1] == "LANGUAGE":
            item.language = field(line, label[2])
        elif label is not None and label[1] == "URL" and label[2].startswith("http"):
            item.url = field(line, label[2])
    return item


def _foot(found: Sequence[Sequence[Line]], body: int) -> int:
    """Index of the first block behind the text: of the labels, or of the rights just before them."""
    labelled = next((i for i in range(body, len(found)) if _FOOT_LABEL.fullmatch(found[i][0].text)), len(found))
    while labelled > body and _RIGHTS.fullmatch(found[labelled - 1][0].text):
        labelled -= 1
    return labelled


def _read_top(item: Item, top: Sequence[Sequence[Line]]) -> None:
    """Outlet, date and title: the date is the first line that says nothing but when, the outlet stands above it, the
    title is the first block below the date's that is no edition."""
    named = [[line for line in block if not _RIGHTS.fullmatch(line.text)] for block in top]
    flat = [(number, line) for number, block in enumerate(named) for line in block]
    date = next((index for index, (_, line) in enumerate(flat) if is_date(line.text)), None)
    if date is None:
        titles = [block for block in named[1:] if block]
        item.outlet = field(flat[0][1]) if flat else None
    else:
        item.date = field(flat[date][1])
        item.outlet = field(flat[date - 1][1]) if date else None
        titles = [block for block in named[flat[date][0] + 1 :] if block and not _is_edition(joined(block))]
    if titles:
        item.title = Field(joined(titles[0]), titles[0][0].number)


def _is_edition(text: str) -> bool:
    return bool(_EDITION.fullmatch(text)) and len(text.split()) <= _EDITION_WORDS


def _read_labels(item: Item, found: Sequence[Sequence[Line]], head: int) -> int:
    """The labelled blocks of the head, several labels to a block where they stand close; index of the first block of
    the body. What follows "BODY:" on its line is the body's first line."""
    for index in range(head, len(found)):
        if not _HEAD_LABEL.fullmatch(found[index][0].text):
            return index
        groups: list[list[Line]] = []
        for line in found[index]:
            if _HEAD_LABEL.fullmatch(line.text) or not groups:
                groups.append([line])
            else:
                groups[-1].append(line)
        for group in groups:
            label = _HEAD_LABEL.fullmatch(group[0].text)
            if label is None:
                continue
            if label[1] == "BODY":
                rest = [Line(group[0].number, label[2]), *group[1:]]
                item.body.extend(line for line in [*rest, Line(group[-1].number, "")] if line.text or label[2])
                return index + 1
            _take(
                item, label[1], Field(" ".join([label[2], *(line.text for line in group[1:])]).strip(), group[0].number)
            )
    return len(found)


def _take(item: Item, label: str, value: Field) -> None:
    if not value.text:
        return
    if label == "BYLINE":
        item.author = value
    elif label == "DATELINE":
        item.dateline = value
    elif label == "HEADLINE":
        item.title = value


LAYOUT: Final = Layout("lexisnexis", _marks, _articles)
