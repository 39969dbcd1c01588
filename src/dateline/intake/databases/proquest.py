"""ProQuest: documents between rows of underscores, each line named: "Title: ...", "Publication date: ...".

    ____________________________________________________________
    Document 1 of 25

    Talks resume in Cairo
    Author: Roe, Jane
    Full text: The ministers ...

    A spokesman ...
    Title: Talks resume in Cairo
    Publication title: Northland Daily; Northport
    Publication date: Jan 18, 2025
    Language of publication: English
    ProQuest document ID: 1234567
    Document URL: https://www.proquest.com/docview/1234567
    ____________________________________________________________

Newer files write "FULL TEXT" and "DETAILS" as lines of their own and do not number the documents. Authority: the names
of fields as ProQuest's exports show them; docs/intake-databases.md says what was checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from dateline.errors import InputError
from dateline.intake.articles import Article
from dateline.intake.databases.article import Field, Item, article
from dateline.intake.databases.counting import told_by_number
from dateline.intake.databases.dates import published
from dateline.intake.databases.layout import Layout
from dateline.intake.databases.lines import Line, Pages, blocks, filled, joined

_ROW: Final = re.compile(r"[_]{20,}")
_NUMBER: Final = re.compile(r"document (\d[\d,]*) of (\d[\d,]*)", re.IGNORECASE)
_LABEL: Final = re.compile(
    r"(title|alternate title|publication title|publication info|publication date|publication year|publication subject|"
    r"authors?|credit|byline|dateline|abstract(?: \([a-z]+\))?|links|proquest document link|full text|subject|location|"
    r"people|company ?/ ?organi[sz]ation(?: name)?|company|identifier ?/ ?keyword|classification|pages?|volume|issue|"
    r"number of pages|first page|column|section|edition|year|dateline|illustrations?|publisher|place of publication|"
    r"country of publication|journal subject|issn|e-?issn|isbn|source type|source attribution|language|"
    r"language of publication|document type|document feature|accession number|proquest document id|document url|"
    r"copyright|last updated|database|publication frequency|product name|ticker(?: symbol)?|naics|sic|"
    r"supplement|feature|publication note|notes?|isrc|record type|update|entry date|docid|length|word count):\s*(.*)",
    re.IGNORECASE,
)
_TEXT_LINE: Final = re.compile(r"full text(?: \|.*)?:?", re.IGNORECASE)
_DETAILS_LINE: Final = re.compile(r"details|links|enlaces", re.IGNORECASE)
_REPORT: Final = re.compile(r"report information from proquest", re.IGNORECASE)
_ID: Final = re.compile(r"proquest document id:.*", re.IGNORECASE)
_PUBLICATION: Final = re.compile(r"publication title:.*", re.IGNORECASE)
_ANCHOR: Final = re.compile(r"(?:publication title|proquest document id|document url):.*", re.IGNORECASE)
_OUTLET_END: Final = re.compile(r"\s*;|\s*\[|\s+\(online\)", re.IGNORECASE)
_ACCOUNT: Final = re.compile(r"\?accountid=\d*$")
"""Of the reader's own library: the same document has another address elsewhere."""
_CITED_DAY: Final = re.compile(r"\d{1,2} [A-Z][a-z]{2,8} \d{4}")


def _marks(lines: Sequence[Line]) -> bool:
    """A document's number at ProQuest with its publication; the report's cover; a numbered document below a row."""
    named = any(_ID.fullmatch(line.text) for line in lines) and any(_PUBLICATION.fullmatch(line.text) for line in lines)
    if named or any(_REPORT.fullmatch(line.text) for line in lines):
        return True
    rows = any(_ROW.fullmatch(line.text) for line in lines)
    numbered = any(_NUMBER.fullmatch(line.text) for line in lines)
    return rows and numbered


def _articles(pages: Pages) -> Iterator[Article | InputError]:
    """A document lies between two rows, or from a number to the next; a stretch without labels (cover, list of
    contents, terms of use) is none unless it is numbered."""
    numbers: list[int] = []
    told = count = 0
    for stretch in _stretches(pages.lines):
        number = next((match for line in stretch if (match := _NUMBER.fullmatch(line.text))), None)
        if number is None and not _is_document(stretch):
            continue
        if number is not None:
            numbers.append(int(number[1].replace(",", "")[:9]))
            told = max(told, int(number[2].replace(",", "")[:9]))
        count += 1
        lines = [line for line in stretch if not _NUMBER.fullmatch(line.text)]
        yield article(_item(lines), pages, count, LAYOUT.name)
    held = sum(bool(_ID.fullmatch(line.text)) for line in pages.lines)
    if held > count:
        yield InputError(pages.citation, f"holds {held:,} document IDs of ProQuest, but {count:,} documents were found")
    if count == 0:
        yield InputError(pages.citation, "is an export of ProQuest without documents")
    if numbers:
        yield from told_by_number(pages.citation, numbers, told)


def _stretches(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines between rows of underscores or from one numbered line to the next; where a file has neither, up to the
    first line without a label behind a document's number."""
    parted = any(_ROW.fullmatch(line.text) or _NUMBER.fullmatch(line.text) for line in lines)
    stretch: list[Line] = []
    closed = numbered = False
    for line in lines:
        row, number = bool(_ROW.fullmatch(line.text)), bool(_NUMBER.fullmatch(line.text))
        fresh = bool(line.text) and bool(stretch) and not stretch[-1].text and _label(line) is None
        if row or (number and (numbered or _is_document(stretch))) or (closed and not parted and fresh):
            yield stretch
            stretch, closed, numbered = [], False, False
        if not row:
            stretch.append(line)
        numbered = numbered or number
        closed = (closed or bool(_ID.fullmatch(line.text))) and not _opens_text(line)
    yield stretch


def _is_document(stretch: Sequence[Line]) -> bool:
    labels = {_label(line) for line in stretch}
    text = any(_opens_text(line) for line in stretch)
    return bool(labels & {"proquest document id", "document url", "publication title"}) or (
        text and bool(labels & {"title", "author", "publication info"})
    )


def _opens_text(line: Line) -> bool:
    return bool(_TEXT_LINE.fullmatch(line.text)) or _label(line) == "full text"


def _label(line: Line) -> str | None:
    match = _LABEL.fullmatch(line.text)
    return match[1].casefold() if match else None


def _item(lines: Sequence[Line]) -> Item:
    item = Item()
    text = next((index for index, line in enumerate(lines) if _opens_text(line)), None)
    if text is None:
        _read_labels(item, lines)
        _read_top(item, lines)
        return item
    foot = _foot(lines, text + 1)
    match = _LABEL.fullmatch(lines[text].text)
    opening = match[2] if match else ""
    item.body = [Line(lines[text].number, opening), *lines[text + 1 : foot]]
    _read_labels(item, [*lines[:text], *lines[foot:]])
    _read_top(item, lines[:text])
    return item


def _foot(lines: Sequence[Line], start: int) -> int:
    """Index of the first line behind the text. The fields behind it stand together round the name of the publication
    or the document's number, so that a paragraph which opens "Location: " stays in the text."""
    alone = next((i for i in range(start, len(lines)) if _DETAILS_LINE.fullmatch(lines[i].text)), None)
    anchors = [i for i in range(start, len(lines)) if _ANCHOR.fullmatch(lines[i].text)]
    if alone is not None and any(anchor > alone for anchor in anchors):
        return alone
    if not anchors:
        return len(lines)
    foot = anchors[0]
    for index in range(anchors[0] - 1, start - 1, -1):
        if _label(lines[index]) is not None:
            foot = index
        elif lines[index].text:
            break
    return foot


def _read_labels(item: Item, lines: Sequence[Line]) -> None:
    """The first value of each field; a value may go on in the next lines of its block."""
    found: dict[str, Field] = {}
    for block in blocks(lines):
        groups: list[list[Line]] = []
        for line in block:
            if _label(line) is not None or not groups:
                groups.append([line])
            else:
                groups[-1].append(line)
        for group in groups:
            match = _LABEL.fullmatch(group[0].text)
            value = " ".join([match[2], *(line.text for line in group[1:])]).replace("\t", " ").strip() if match else ""
            if match and value:
                found.setdefault(match[1].casefold(), Field(value, group[0].number))
    item.title = found.get("title")
    item.author = _author(found.get("author") or found.get("authors") or found.get("byline"))
    item.accession = found.get("proquest document id")
    item.dateline = found.get("dateline")
    item.date = found.get("publication date") or found.get("publication year")
    item.language = found.get("language of publication") or found.get("language")
    url = found.get("document url")
    if url is not None and url.text.startswith("http"):
        item.url = Field(_ACCOUNT.sub("", url.text.split()[0]), url.line)
    outlet = found.get("publication title")
    cited = found.get("publication info")
    item.outlet = _outlet(outlet or cited)
    if cited is not None and (item.date is None or published(item.date.text) is None):
        day = _CITED_DAY.search(cited.text)
        item.date = Field(day[0], cited.line) if day else item.date


def _outlet(named: Field | None) -> Field | None:
    """A publication without its place: "Northland Daily; Northport" -> "Northland Daily"."""
    if named is None:
        return None
    outlet = _OUTLET_END.split(named.text)[0].strip()
    return Field(outlet, named.line) if outlet else None


def _author(named: Field | None) -> Field | None:
    """Authors by their first names: "Roe, Jane; Doe, John" -> "Jane Roe and John Doe"."""
    if named is None:
        return None
    people = []
    for person in named.text.split(";"):
        last, comma, first = person.strip().partition(", ")
        people.append(f"{first} {last}" if comma and "," not in first else person.strip())
    people = [person for person in people if person]
    listed = f"{', '.join(people[:-1])} and {people[-1]}" if len(people) > 1 else "".join(people)
    return Field(listed, named.line) if listed else None


def _read_top(item: Item, lines: Sequence[Line]) -> None:
    """The title as the first lines have it, where no line names it."""
    if item.title is not None:
        return
    top = blocks(lines)
    if top and _label(filled(top[0])[0]) is None:
        titles = [line for line in top[0] if _label(line) is None]
        item.title = Field(joined(titles), titles[0].number)


LAYOUT: Final = Layout("proquest", _marks, _articles)
