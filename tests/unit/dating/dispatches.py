"""Readings built by hand from marked lines, as the structure stage would give them.

Each line is "kind| words"; a story's first body line is its lede, years in a notice line are the notice's.
"""

from __future__ import annotations

import re

from dateline.records import Anatomy, DatelineLine, Dispatch, Interval, Notice, Reading, Section, SectionKind, Span
from dateline.stages import dating


def reading(lines: str, published: Interval | None = None) -> Reading:
    """A reading of "kind| words" lines."""
    text = ""
    sections: list[Section] = []
    notices: list[Notice] = []
    dateline: DatelineLine | None = None
    lede: Span | None = None
    for line in lines.strip().splitlines():
        kind, _, words = line.strip().partition("| ")
        start = len(text)
        text += words + ("" if kind == "dateline" else "\n")
        section = Section(_kind(kind), start, start + len(words.rstrip()))
        sections.append(section)
        if kind == "dateline":
            dateline = DatelineLine(section.start, section.end, words, ())
            text += " "
        elif kind == "body" and lede is None:
            lede = Span(section.start, section.end)
        elif kind == "notice":
            years = tuple(int(year) for year in re.findall(r"\d{4}", words))
            notices.append(Notice(section.start, section.end, None, years))
    anatomy = Anatomy(dateline=dateline, lede=lede, notices=tuple(notices))
    return Reading(Dispatch("test", text, "test.txt", published=published), anatomy, tuple(sections))


def _kind(word: str) -> SectionKind:
    kinds: dict[str, SectionKind] = {
        kind: kind
        for kind in (
            "title",
            "byline",
            "dateline",
            "body",
            "heading",
            "notice",
            "digest_heading",
            "digest",
            "boilerplate",
        )
    }
    return kinds[word]


def dated(lines: str, published: Interval | None = None) -> tuple[str, str]:
    """When the story and its digest were written, each as "first last precision" with "-" for an open end."""
    after = dating.stage().run(reading(lines, published))
    digest = [section.published for section in after.sections if section.kind == "digest"]
    return shown(after.anatomy.published), shown(digest[0]) if digest else ""


def shown(days: Interval) -> str:
    """An interval as the tables write it."""
    return f"{days.first or '-'} {days.last or '-'} {days.precision}"
