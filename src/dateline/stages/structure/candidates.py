"""All that each block might be, before anything is decided.

What is an outlet in a dispatch depends on the dispatch: names in the dateline's brackets, in notices and in digest
headings count everywhere in it. So they are gathered first.
"""

from __future__ import annotations

import re

import msgspec

from dateline.records import Byline, DatelineLine, Notice, Reason
from dateline.stages.structure.blocks import Block, blocks
from dateline.stages.structure.boilerplate import find_boilerplate
from dateline.stages.structure.byline import bare_byline, credit_byline, name_line, opened_byline, role_line
from dateline.stages.structure.dateline import DatelineCandidate, find_dateline, whole_dateline
from dateline.stages.structure.datetext import find_date, is_date_line
from dateline.stages.structure.digest import DigestHeading, find_digest_heading
from dateline.stages.structure.heading import HeadingShape, acronyms_of, heading_shape, is_title_shape
from dateline.stages.structure.mend import mend
from dateline.stages.structure.notice import find_notice
from dateline.stages.structure.outlets import Outlets
from dateline.stages.structure.places import PlaceLookup
from dateline.stages.structure.shape import BULLET, is_caps, is_title_case, tokens

_HEAD_BLOCKS = 16
"""Blocks within which a head is looked for: kicker, title, standfirst, byline, date, credit, a few buttons."""
_MOST_OUTLET_WORDS = 5


class Candidate(msgspec.Struct, frozen=True):
    """What one block might be; None or False where it cannot."""

    block: Block
    words: int
    title: bool
    date_line: bool
    opened: Byline | None = None
    bare: Byline | None = None
    name: Byline | None = None
    role: Byline | None = None
    credit: Byline | None = None
    dateline: DatelineCandidate | None = None
    whole: DatelineLine | None = None
    notice: Notice | None = None
    digest: DigestHeading | None = None
    heading: HeadingShape | None = None
    boilerplate: Reason | None = None


def candidates(text: str, places: PlaceLookup) -> tuple[Candidate, ...]:
    """The blocks of a text, each with all that it might be. Linear in the length of the text."""
    found = blocks(text)
    outlets = Outlets(_named_outlets(text, found, places))
    found = mend(text, found, places, outlets)
    acronyms = acronyms_of(found)
    return tuple(_candidate(text, number, each, places, outlets, acronyms) for number, each in enumerate(found))


def _candidate(
    text: str, number: int, each: Block, places: PlaceLookup, outlets: Outlets, acronyms: frozenset[str]
) -> Candidate:
    head = number < _HEAD_BLOCKS
    title = is_title_shape(each)
    date_line = not each.long and _says_when(each.text, outlets)
    bullet = BULLET.match(text, each.start, each.end)
    dateline = find_dateline(text, bullet.end() if bullet else each.start, each.end, places, outlets)
    if dateline is not None and title and _is_label(dateline, first=number == 0):
        dateline = None
    return Candidate(
        block=each,
        words=len(tokens(each.text)),
        title=title,
        date_line=date_line,
        opened=opened_byline(each, outlets, places),
        bare=bare_byline(each, outlets, places),
        name=name_line(each) if head else None,
        role=role_line(each, outlets, places) if head else None,
        credit=credit_byline(each, outlets, places),
        dateline=dateline,
        whole=whole_dateline(text, each.start, each.end, places, outlets) if title else None,
        notice=None if date_line else find_notice(each, outlets),
        digest=find_digest_heading(each, outlets),
        heading=heading_shape(each, acronyms),
        boilerplate=find_boilerplate(each, outlets),
    )


def _says_when(text: str, outlets: Outlets) -> bool:
    """Whether a line says only when, perhaps beside an outlet: "18 January 2025, The Times"."""
    if is_date_line(text):
        return True
    day = find_date(text)
    if day is None:
        return False
    ending = outlets.ending(text)
    if ending is not None and is_date_line(text[: ending[0]]):
        return True
    return outlets.plausible(text[: day[0]]) is not None and is_date_line(text[day[0] :])


def _is_label(dateline: DatelineCandidate, *, first: bool) -> bool:
    """Whether a place at the start of a headline is only its label: "SUDAN: Thousands flee"."""
    line = dateline.line
    return line.outlet is None and line.date_text is None and (first or line.text.endswith(":"))


def _named_outlets(text: str, found: tuple[Block, ...], places: PlaceLookup) -> frozenset[str]:
    """Outlets that the dispatch names where only an outlet is named."""
    lexicon = Outlets()
    named: set[str] = set()
    for each in found:
        notice = find_notice(each, lexicon)
        if notice is not None and notice.holder is not None:
            named.add(notice.holder)
        heading = find_digest_heading(each, lexicon)
        if heading is not None and heading.name is not None and re.search(r"\b(?:from|on)\b", each.text, re.IGNORECASE):
            named.add(heading.name)
        candidate = find_dateline(text, each.start, each.end, places, lexicon)
        if candidate is not None and candidate.line.outlet is not None:
            named.update(part.strip() for part in candidate.line.outlet.split("/"))
    return frozenset(
        name
        for name in named
        if len(tokens(name)) <= _MOST_OUTLET_WORDS and places(name) is None and (is_title_case(name) or is_caps(name))
    )
