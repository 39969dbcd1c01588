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
from dateline.stages.structure.briefs import brief_title
from dateline.stages.structure.byline import bare_byline, credit_byline, name_line, opened_byline, role_line
from dateline.stages.structure.dated_lines import dated_line
from dateline.stages.structure.dateline import DatelineCandidate, find_dateline, whole_dateline
from dateline.stages.structure.datetext import is_date_line
from dateline.stages.structure.digest import DigestHeading, find_digest_heading
from dateline.stages.structure.heading import (
    HeadingShape,
    acronyms_of,
    heading_shape,
    is_title_shape,
    running_words_of,
)
from dateline.stages.structure.mend import mend
from dateline.stages.structure.notice import find_notice
from dateline.stages.structure.outlets import Outlets
from dateline.stages.structure.places import PlaceLookup
from dateline.stages.structure.shape import BULLET, is_caps, is_name, is_title_case, tokens

_HEAD_BLOCKS = 16
"""Blocks within which a head is looked for: kicker, title, standfirst, byline, date, credit, a few buttons."""
_TOP_BLOCKS, _FOOT_BLOCKS = 5, 2
"""Blocks at the top and foot among which a name with a full date is the outlet's line."""
_MOST_OUTLET_WORDS = 5


class Candidate(msgspec.Struct, frozen=True):
    """What one block might be; None or False where it cannot."""

    block: Block
    words: int
    title: bool
    date_line: bool
    dated_by: str | None = None
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
    person: bool = False
    brief: tuple[Reason, ...] = ()
    boilerplate: Reason | None = None


def candidates(text: str, places: PlaceLookup) -> tuple[Candidate, ...]:
    """The blocks of a text, each with all that it might be. Linear in the length of the text."""
    found = blocks(text)
    outlets = Outlets(_named_outlets(text, found, places))
    found = mend(text, found, places, outlets)
    acronyms, running = acronyms_of(found), running_words_of(found)
    last = len(found) - _FOOT_BLOCKS
    return tuple(
        _candidate(
            text,
            number,
            each,
            places,
            outlets,
            acronyms,
            running,
            edge=0 < number < _TOP_BLOCKS or number >= max(last, 1),
        )
        for number, each in enumerate(found)
    )


def _candidate(
    text: str,
    number: int,
    each: Block,
    places: PlaceLookup,
    outlets: Outlets,
    acronyms: frozenset[str],
    running: frozenset[str],
    *,
    edge: bool,
) -> Candidate:
    head = number < _HEAD_BLOCKS
    title = is_title_shape(each)
    bullet = None if each.text.startswith("**") else BULLET.match(text, each.start, each.end)
    dateline = find_dateline(text, bullet.end() if bullet else each.start, each.end, places, outlets)
    if dateline is not None and title and _is_label(dateline, first=number == 0):
        dateline = None
    whole = whole_dateline(text, each.start, each.end, places, outlets) if title or _closes(each) else None
    if dateline is not None and dateline.line.end >= each.end:
        whole, dateline = whole or dateline.line, None
    dated = None if each.long else dated_line(each.text, outlets, edge=edge and whole is None)
    notice = None if dated is not None and is_date_line(each.text) else find_notice(each, outlets)
    if notice is not None:
        dated = None
    return Candidate(
        block=each,
        words=len(tokens(each.text)),
        title=title,
        date_line=dated is not None,
        dated_by=dated.outlet if dated is not None else None,
        opened=opened_byline(each, outlets, places),
        bare=bare_byline(each, outlets, places),
        name=name_line(each) if head else None,
        role=role_line(each, outlets, places) if head else None,
        credit=credit_byline(each, outlets, places),
        dateline=dateline,
        whole=whole,
        notice=notice,
        digest=find_digest_heading(each, outlets),
        heading=heading_shape(each, acronyms),
        person=_may_be_person(each, places, running),
        brief=brief_title(each) if head else (),
        boilerplate=find_boilerplate(each, outlets),
    )


def _may_be_person(each: Block, places: PlaceLookup, running: frozenset[str]) -> bool:
    """Whether a line is built like a personal name, of words that the dispatch writes only so, and is no place."""
    if each.long or not is_name(each.text, least=2, most=3) or places(each.text) is not None:
        return False
    return not any(word.casefold() in running for word in tokens(each.text))


def _closes(each: Block) -> bool:
    """Whether a short line closes with a full stop, as a dateline of its own may: "KABUL, Afghanistan, May 6."."""
    return not each.long and each.text.endswith(".")


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
