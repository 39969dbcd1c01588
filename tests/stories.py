"""Readings of own texts put together section by section, with words tagged by the eye of a child: no model is needed.

A word that begins with a capital and does not open its sentence is a name, a number is a number, every other word of
more than three letters a noun under its own form. Enough for what compares whole texts.

>>> [section.kind for section in reading("d-1", ("title", "Peace"), ("body", "Talks in Lima ended.")).sections]
['title', 'body']
"""

from __future__ import annotations

import datetime as dt
import re

from dateline.records import Anatomy, Dispatch, Interval, Name, Notice, Reading, Section, SectionKind, Sentence, Token


def reading(
    id: str,
    *parts: tuple[SectionKind, str],
    day: dt.date | None = None,
    outlet: str | None = None,
    named: str | None = None,
    reprinted: bool = False,
    url: str | None = None,
) -> Reading:
    """A reading with these sections. `day`: of writing; `outlet`: as the metadata have it; `named`: as the text has it;
    `reprinted`: a notice says that it was published elsewhere first."""
    text, sections = "", []
    written = Interval(day, day, "day") if day else Interval()
    for kind, words in parts:
        sections.append(Section(kind, len(text), len(text) + len(words), written))
        text += f"{words}\n"
    notices = (Notice(len(text), len(text), named, syndicated=True),) if reprinted else ()
    return Reading(
        dispatch=Dispatch(id=id, text=text, citation=f"{id}.txt", outlet=outlet, url=url),
        anatomy=Anatomy(outlet=named, published=written, notices=notices),
        sections=tuple(sections),
        sentences=tuple(_sentences(text, section) for section in sections),
    )


def _sentences(text: str, section: Section) -> tuple[Sentence, ...]:
    found = re.finditer(r"\S.*?(?:[.!?](?=\s|$)|$)", text[section.start : section.end], re.DOTALL)
    return tuple(_sentence(text, section.start + each.start(), section.start + each.end()) for each in found)


def _sentence(text: str, start: int, end: int) -> Sentence:
    tokens = []
    for at, found in enumerate(re.finditer(r"[\w-]+", text[start:end])):
        word = found.group()
        upos = (
            "NUM" if word.isdecimal() else "PROPN" if word[0].isupper() and at else "NOUN" if len(word) > 3 else "ADP"
        )
        begin = start + found.start()
        tokens.append(Token(begin, begin + len(word), word, word, upos, "", "", -1, "dep"))
    names = tuple(Name(at, at + 1, "OTH") for at, token in enumerate(tokens) if token.upos == "PROPN")
    return Sentence(start, end, tuple(tokens), names)
