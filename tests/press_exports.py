"""Made-up exports of news databases: stories in our own words, laid out as each database does, in each carrier.

carried("rtf", nexis_uni([CAIRO, ACCRA]))  ->  the bytes of a file
"""

from __future__ import annotations

import html as escapes
import io
from collections.abc import Sequence
from typing import NamedTuple

import docx


class Story(NamedTuple):
    """One item. `day` as the layout's builder shall write it."""

    title: str
    paragraphs: tuple[str, ...]
    outlet: str = "Northland Daily"
    day: str = "January 18, 2025 Saturday"
    author: str | None = "Jane Roe"
    dateline: str | None = None
    language: str = "English"


CAIRO = Story(
    "Ministers resume talks on the river",
    ("The ministers of both countries met on Friday.", "A spokesman said the next round would begin in May."),
    dateline="CAIRO",
)
ACCRA = Story(
    "Harbour workers end their strike",
    ("ACCRA (Northland News) - Harbour workers went back to work on Monday.", "The union praised the offer."),
    author=None,
)

Paragraphs = list[str | list[list[str]]]
"""Paragraphs, with line breaks in them; a list is a table of rows of cells."""


def nexis_uni(stories: Sequence[Story], *, cover: bool = True, told: int | None = None) -> Paragraphs:
    """Nexis Uni, with its cover page."""
    found: Paragraphs = []
    if cover:
        found += [
            "User Name: Jane Roe",
            "Date and Time: Monday, January 20, 2025 9:14:00 AM EST",
            "Job Number: 24681357",
        ]
        found.append(f"Documents ({len(stories) if told is None else told})")
        for number, story in enumerate(stories, start=1):
            found += [f"{number}. {story.title}", "Client/Matter: -None-", "Search Terms: river talks"]
            found += ["Search Type: Natural Language", "Narrowed by:", "Content Type\tNarrowed by", "News\t-None-"]
    for story in stories:
        found += [story.title, story.outlet, story.day]
        found.append("Copyright 2025 Northland Press All Rights Reserved")
        found += ["Section: WORLD; Pg. 4", "Length: 512 words"]
        found += [f"Byline: {story.author}"] if story.author else []
        found += [f"Dateline: {story.dateline}"] if story.dateline else []
        found += ["Body", "", *story.paragraphs, "", "Classification", "", f"Language: {story.language.upper()}"]
        found += ["Publication-Type: Newspaper", "Load-Date: January 19, 2025", "", "End of Document"]
    return found


def lexisnexis(stories: Sequence[Story], *, first: int = 1, told: int | None = None) -> Paragraphs:
    """LexisNexis Academic."""
    found: Paragraphs = []
    for number, story in enumerate(stories, start=first):
        found.append(f"{number} of {told or len(stories)} DOCUMENTS")
        found += [story.outlet, f"{story.day}\nLate Edition - Final", story.title]
        found += [f"BYLINE: By {story.author.upper()}"] if story.author else []
        found += ["SECTION: WORLD; Pg. 4", "LENGTH: 512 words"]
        found += [f"DATELINE: {story.dateline}"] if story.dateline else []
        found += [*story.paragraphs, "URL: http://daily.example/4", "LOAD-DATE: January 19, 2025"]
        found += [f"LANGUAGE: {story.language.upper()}", "PUBLICATION-TYPE: Newspaper"]
        found.append("Copyright 2025 Northland Press\nAll Rights Reserved")
    return found


def lexisnexis_older(stories: Sequence[Story]) -> Paragraphs:
    """LexisNexis with rights on top, and title and body by name."""
    found: Paragraphs = []
    for number, story in enumerate(stories, start=1):
        found += [f"{number} of {len(stories)} DOCUMENTS", "Copyright 2001 Northland Press", story.outlet, story.day]
        found += ["SECTION: WORLD; Pg. 4", "LENGTH: 512 words", f"HEADLINE: {story.title}"]
        found += [f"BYLINE: By {story.author}"] if story.author else []
        found += [f"DATELINE: {story.dateline}"] if story.dateline else []
        found += [f"BODY: {story.paragraphs[0]}", *story.paragraphs[1:], "LOAD-DATE: January 19, 2001"]
        found += [f"LANGUAGE: {story.language.upper()}"]
    return found


def factiva(stories: Sequence[Story]) -> Paragraphs:
    """Factiva without field codes."""
    found: Paragraphs = []
    for number, story in enumerate(stories, start=1):
        found += ["World News", story.title]
        found += [f"By {story.author}"] if story.author else []
        found += ["512 words", story.day, "08:14", story.outlet, "NORTHD", story.language]
        found += ["(c) 2025 Northland Press. All rights reserved.", "", *story.paragraphs, ""]
        found += [accession(number), ""]
    return found


def factiva_coded(stories: Sequence[Story]) -> Paragraphs:
    """Factiva with field codes, a table for each article."""
    found: Paragraphs = []
    for number, story in enumerate(stories, start=1):
        rows = [["HD", story.title], ["WC", "512 words"], ["PD", story.day], ["ET", "08:14"], ["SN", story.outlet]]
        rows[1:1] = [["BY", f"By {story.author}"]] if story.author else []
        rows += [["SC", "NORTHD"], ["LA", story.language], ["CY", "(c) 2025 Northland Press"]]
        rows += [["LP", story.paragraphs[0]], ["TD", "\n\n".join(story.paragraphs[1:])]]
        rows += [["NS", "gcat : Political/General News"], ["RE", "egypt : Egypt"], ["AN", accession(number)]]
        found += [rows, ""]
    return found


def accession(number: int) -> str:
    """The line that closes an article of Factiva."""
    return f"Document NORTHD0020250118el1i{number:05}"


def proquest(stories: Sequence[Story], *, told: int | None = None) -> Paragraphs:
    """ProQuest with numbered documents."""
    found: Paragraphs = []
    for number, story in enumerate(stories, start=1):
        found += ["_" * 60, f"Document {number} of {told or len(stories)}", story.title]
        found += [f"Author: {', '.join(reversed(story.author.split(' ', 1)))}"] if story.author else []
        found += ["ProQuest document link", "Abstract: In short.", f"Full text: {story.paragraphs[0]}"]
        found += [*story.paragraphs[1:], *_proquest_details(story, number)]
    return [*found, "_" * 60, "Contact us at: http://help.example", "Copyright © 2025 ProQuest LLC."]


def proquest_newer(stories: Sequence[Story]) -> Paragraphs:
    """ProQuest with a cover, a list of contents, and parts named by lines of their own."""
    found: Paragraphs = ["_" * 60, "Report Information from ProQuest", "January 20 2025 09:14", "_" * 60]
    found += ["Table of contents", *(f"{number}. {story.title}" for number, story in enumerate(stories, start=1))]
    for number, story in enumerate(stories, start=1):
        found += ["_" * 60, story.title]
        found += [f"Author: {', '.join(reversed(story.author.split(' ', 1)))}"] if story.author else []
        found += ["ABSTRACT (ENGLISH)", "In short.", "FULL TEXT", *story.paragraphs]
        found += ["DETAILS", *_proquest_details(story, number)]
    return [*found, "_" * 60, "Database copyright © 2025 ProQuest LLC."]


def _proquest_details(story: Story, number: int) -> Paragraphs:
    return [
        "Subject: Rivers; Negotiations",
        f"Title: {story.title}",
        f"Publication title: {story.outlet}; Northport",
        f"Publication date: {story.day}",
        "Country of publication: Northland",
        f"Language of publication: {story.language}",
        f"ProQuest document ID: 31415{number}",
        f"Document URL: https://proquest.example/docview/31415{number}?accountid=1",
    ]


def carried(carrier: str, paragraphs: Paragraphs) -> bytes:
    """Paragraphs as the bytes of a file."""
    return {"text": as_text, "rtf": as_rtf, "docx": as_docx, "html": as_html}[carrier](paragraphs)


def as_text(paragraphs: Paragraphs) -> bytes:
    """Plain text, an empty line between paragraphs."""
    pieces = [each if isinstance(each, str) else "\n".join("\t".join(row) for row in each) for each in paragraphs]
    return "\n\n".join(pieces).encode()


def as_rtf(paragraphs: Paragraphs) -> bytes:
    """Rich Text Format in ASCII, other characters as \\u."""
    found = [r"{\rtf1\ansi\ansicpg1252\uc1\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}}{\header\pard Page heading\par}"]
    for each in paragraphs:
        if isinstance(each, str):
            found.append(rf"\pard {_rtf(each)}\par")
            continue
        for row in each:
            cells = "".join(rf"\pard\intbl {_rtf(cell)}\cell" + "\n" for cell in row)
            found.append(r"\trowd\cellx900\cellx9000" + "\n" + cells + r"\row")
    return ("\n".join(found) + "\n}").encode("ascii")


def _rtf(text: str) -> str:
    plain = "".join(rf"\{letter}" if letter in "\\{}" else letter for letter in text)
    units = plain.encode("utf-16-le")
    shown = (int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2))
    return "".join(_rtf_unit(unit) for unit in shown)


def _rtf_unit(unit: int) -> str:
    if unit in (9, 10):
        return r"\tab " if unit == 9 else r"\line "
    return chr(unit) if unit < 128 else rf"\u{unit if unit < 32768 else unit - 65536}?"


def as_docx(paragraphs: Paragraphs) -> bytes:
    """A Word document."""
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Page heading"
    for each in paragraphs:
        if isinstance(each, str):
            made.add_paragraph(each)
            continue
        table = made.add_table(rows=0, cols=2)
        for row in each:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def as_html(paragraphs: Paragraphs) -> bytes:
    """A web page."""
    found = [
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>Export</title><style>p {x: y}</style></head><body>"
    ]
    for each in paragraphs:
        if isinstance(each, str):
            found.append("<p>" + escapes.escape(each).replace("\n", "<br>") + "</p>")
            continue
        rows = ("".join(f"<td><p>{escapes.escape(cell)}</p></td>" for cell in row) for row in each)
        found.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows).replace("\n", "</p><p>") + "</table>")
    return ("\n".join(found) + "</body></html>").encode()
