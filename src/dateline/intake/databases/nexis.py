"""Nexis Uni and Lexis Advance (since 2017): a cover page with a list, then documents that end "End of Document".

    Talks resume in Cairo                         title
    Northland Daily                               outlet
    January 18, 2025 Saturday                     date; below it perhaps an edition
    Copyright 2025 Northland Press All Rights Reserved
    Section: WORLD; Pg. 4
    Length: 512 words
    Byline: Jane Roe
    Dateline: CAIRO
    Body
    ...
    Classification
    Language: ENGLISH
    Load-Date: January 19, 2025
    End of Document

The cover says how many documents there are: "Documents (25)". Authority: the labels as Nexis Uni's exports show them;
docs/intake-databases.md says what was checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from dateline.errors import InputError
from dateline.intake.articles import Article
from dateline.intake.databases.article import Field, Item, article, field, note
from dateline.intake.databases.counting import told_and_held
from dateline.intake.databases.dates import is_date
from dateline.intake.databases.layout import Layout
from dateline.intake.databases.lines import Line, Pages, cut_after, filled, first_match, joined

_END: Final = re.compile(r"end of document", re.IGNORECASE)
_TOLD: Final = re.compile(r"Documents? ?\((\d[\d,]*)\)", re.IGNORECASE)
_JOB: Final = re.compile(r"Job Number: ?\t?.*", re.IGNORECASE)
_LENGTH: Final = re.compile(r"Length:\s*[\d.,]+ words?", re.IGNORECASE)
_LOADED: Final = re.compile(r"Load-Date:.*", re.IGNORECASE)
_BODY: Final = re.compile(r"body:?", re.IGNORECASE)
_LABEL: Final = re.compile(
    r"(section|length|byline|dateline|highlight|series|edition|column|show|anchors?|guests?|reporters?|source|"
    r"correction-date|publication-type|language):\s*(.*)",
    re.IGNORECASE,
)
_RIGHTS: Final = re.compile(r"(?:copyright\b|©|\(c\) ?\d{4}|all rights reserved).*", re.IGNORECASE)
_FOOT: Final = re.compile(
    r"classification|graphics?|(?:load-date|publication-type|journal code|document-type|acc-no|correction-date):.*",
    re.IGNORECASE,
)
_LANGUAGE: Final = re.compile(r"language:\s*(.*)", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"(?:url:\s*)(https?://\S+)", re.IGNORECASE)
_PAGE: Final = re.compile(r"page \d+ of \d+", re.IGNORECASE)
_COVER: Final = re.compile(
    r"(?:user name|date and time|job number|client/matter|search terms|search type|narrowed by|content type|sources|"
    r"timeline|documents? ?\(\d|table of contents).*|news\t.*|.*\|? ?about lexisnexis ?\|.*|\d{1,4}\. ?\t?.*",
    re.IGNORECASE,
)
_LISTED: Final = re.compile(r"\d{1,4}\. ?\t?(.+)")
_NO_TITLE: Final = re.compile(r"no headline(?: in original)?", re.IGNORECASE)
_HEAD_LINES: Final = 8
"""Lines that are not empty from the outlet to the first label: date, edition, rights in several lines."""
_MUCH: Final = 200
"""Characters behind the last document's end that are told of: more than a page's footer has."""


def _marks(lines: Sequence[Line]) -> bool:
    """A closed document with a head or foot of Nexis; or, of a file's first part, its cover or first head."""
    told = {
        mark
        for line in lines
        for mark, pattern in (("job", _JOB), ("told", _TOLD), ("length", _LENGTH), ("loaded", _LOADED), ("end", _END))
        if pattern.fullmatch(line.text)
    }
    head = "length" in told and _body_after_length(lines)
    return ("end" in told and bool(told & {"length", "loaded"})) or {"job", "told"} <= told or head


def _body_after_length(lines: Sequence[Line]) -> bool:
    length = first_match(lines, _LENGTH)
    return length is not None and any(_BODY.fullmatch(line.text) for line in filled(lines[length:])[:_HEAD_LINES])


def _articles(pages: Pages) -> Iterator[Article | InputError]:
    told: int | None = None
    number = 0
    *closed, rest = cut_after(pages.lines, _END)
    for stretch in closed:
        if number == 0:
            told = next((int(match[1].replace(",", "")[:9]) for match in map(_told, stretch) if match), None)
        number += 1
        yield article(_item(stretch[:-1], first=number == 1), pages, number, LAYOUT.name)
    if any(_LENGTH.fullmatch(line.text) or _BODY.fullmatch(line.text) for line in rest):
        number += 1
        yield article(_item(rest, first=number == 1), pages, number, LAYOUT.name)
        yield InputError(f"{pages.citation}#{number}", "is not closed by “End of Document”: the file may be cut short")
    elif sum(len(line.text) for line in rest) > _MUCH and closed:
        yield InputError(pages.citation, f"holds text behind its last document, from line {filled(rest)[0].number}")
    elif not closed:
        yield InputError(pages.citation, "is an export of Nexis without documents")
    yield from told_and_held(pages.citation, told, number)


def _told(line: Line) -> re.Match[str] | None:
    return _TOLD.fullmatch(line.text)


def _item(stretch: Sequence[Line], *, first: bool) -> Item:
    """One document. The head ends at the line "Body"; where there is none, behind its labels."""
    lines = [line for line in stretch if not _PAGE.fullmatch(line.text)]
    item = Item()
    body = first_match(lines, _BODY, _first_label(lines) or 0)
    if body is None:
        body = _last_label(lines)
        item.why.append(note("without a line “Body”: the body begins behind the labels of the head"))
    _read_head(item, filled(lines[: body + 1]), first=first)
    foot = first_match(lines, _FOOT, body + 1)
    item.body = list(lines[body + 1 : foot])
    for line in lines[len(lines) if foot is None else foot :]:
        language, address = _LANGUAGE.fullmatch(line.text), _ADDRESS.fullmatch(line.text)
        if language and item.language is None:
            item.language = field(line, language[1])
        elif address and item.url is None:
            item.url = field(line, address[1])
    return item


def _first_label(lines: Sequence[Line]) -> int | None:
    return first_match(lines, _LABEL)


def _last_label(lines: Sequence[Line]) -> int:
    """Index of the last of the labels (or lines of rights) that stand together in a head; -1 where there is none."""
    last = -1
    for index, line in enumerate(lines):
        if _LABEL.fullmatch(line.text) or _RIGHTS.fullmatch(line.text):
            last = index
        elif line.text and last >= 0:
            break
    return last


def _read_head(item: Item, head: Sequence[Line], *, first: bool) -> None:
    """Title, outlet and date, which have no labels; then what has."""
    ends = (index for index, line in enumerate(head) if _RIGHTS.fullmatch(line.text) or _LABEL.fullmatch(line.text))
    end = next(ends, len(head) - 1)
    named = list(head[:end])
    if first:
        named = _behind_cover(named)
    date = next((index for index in range(len(named) - 1, -1, -1) if is_date(named[index].text)), None)
    if date is not None and date > 0:
        item.date, item.outlet = field(named[date]), field(named[date - 1])
        titles = named[: date - 1]
    else:
        titles, outlets = named[:1], named[1:2]
        item.outlet = field(outlets[0]) if outlets else None
    if titles and not _NO_TITLE.fullmatch(titles[-1].text):
        shown = titles[-1:] if first else list({line.text: line for line in titles}.values())
        item.title = Field(joined(shown), shown[0].number)
    for line in head[end:]:
        label = _LABEL.fullmatch(line.text)
        if label is None:
            continue
        name = label[1].casefold()
        if name == "byline":
            item.author = field(line, label[2])
        elif name == "dateline":
            item.dateline = field(line, label[2])
        elif name == "language":
            item.language = field(line, label[2])


def _behind_cover(named: list[Line]) -> list[Line]:
    """The lines of the first document's head, without the cover page and its list of titles.

    The list's first title comes again as the title of the first document: from there on the head begins. Where it does
    not (titles cut short in the list), everything to the last line that is of a cover is left out.
    """
    covers = [index for index, line in enumerate(named) if _COVER.fullmatch(line.text)]
    if not covers:
        return named
    listed = next((match[1].casefold() for line in named if (match := _LISTED.fullmatch(line.text))), None)
    for index in range(len(named) - 1, covers[0], -1):
        if listed is not None and named[index].text.casefold() == listed:
            return named[index:]
    return named[covers[-1] + 1 :]


LAYOUT: Final = Layout("nexis-uni", _marks, _articles)
