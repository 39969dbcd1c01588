"""Mend blocks that hold two things, or half of one.

A credit or notice may close a paragraph ("... he said. (Reporting by Jane Roe)"), a byline may share its line with the
dateline, and pages part a dateline over lines ("Kyiv, Ukraine", "CNN", "— The ..."). Everything is cut and joined at
white space, so the blocks still cover the text.
"""

from __future__ import annotations

import re

from dateline.stages.structure.blocks import Block, block
from dateline.stages.structure.byline import credit_byline, opened_byline
from dateline.stages.structure.dateline import find_dateline
from dateline.stages.structure.notice import find_notice
from dateline.stages.structure.outlets import Outlets
from dateline.stages.structure.places import PlaceLookup
from dateline.stages.structure.shape import is_caps

_TAIL = 800
"""Characters at the end of a block in which a credit or notice may stand."""
_TAIL_OPENS = re.compile(
    r"(?<=[.!?”\"’')\]])\s+(?=[(\[]?(?:Additional reporting|Reporting|Writing|Editing|Compiled|Report) by [A-Z]"
    r"|©|Copyright\s+(?:©|\([cC]\)|\d{4})|\([cC]\)\s*(?:19|20)\d{2}"
    r"|This (?:article|story|report) was (?:originally|first) published|Enditem$|\(END\)$|\(ends\)$|ENDS$|###$)"
)
_END_MARK = re.compile(r"Enditem|\(END\)|\(ends\)|ENDS|###")
_SIGNED_DASH = re.compile(r"\([^()\n]{2,40}\)\s*(?:[–—]|--?)\s")
_BYLINE_REACH = 300
_DASH_FIRST = re.compile(r"(?:[–—]|--?)(?:\s|$)")
_SHORT = 60
_MOST_JOINED = 3


def mend(text: str, found: tuple[Block, ...], places: PlaceLookup, outlets: Outlets) -> tuple[Block, ...]:
    """The blocks of a text, with parted datelines joined, and bylines and closing credits cut off."""
    mended: list[Block] = []
    for each in _join_datelines(text, found, places, outlets):
        for piece in _cut_byline(text, each, places, outlets):
            mended.extend(_cut_tail(text, piece, places, outlets))
    return tuple(mended)


def _join_datelines(text: str, found: tuple[Block, ...], places: PlaceLookup, outlets: Outlets) -> list[Block]:
    """Join up to three short lines with a line that opens with the dash, if together they open with a dateline."""
    joined: list[Block] = []
    for each in found:
        if _DASH_FIRST.match(each.text):
            for count in range(min(_MOST_JOINED, len(joined)), 0, -1):
                before = joined[-count:]
                if any(len(line.text) > _SHORT or line.long for line in before):
                    continue
                candidate = find_dateline(text, before[0].start, each.end, places, outlets)
                if candidate is not None and candidate.line.end > each.start:
                    del joined[-count:]
                    each = block(text, before[0].start, each.end, before[0].apart)
                    break
        elif joined and joined[-1].text.endswith((" —", " –", " --")) and not _opens_list(joined[-1]):
            candidate = find_dateline(text, joined[-1].start, each.end, places, outlets)
            if candidate is not None and candidate.line.end >= joined[-1].end:
                before_it = joined.pop()
                each = block(text, before_it.start, each.end, before_it.apart)
        joined.append(each)
    return joined


def _opens_list(each: Block) -> bool:
    return each.long or len(each.text) > 2 * _SHORT


def _cut_byline(text: str, each: Block, places: PlaceLookup, outlets: Outlets) -> tuple[Block, ...]:
    """Cut "By Jane Roe KYIV (AP) — The ..." before the dateline."""
    if not each.text.startswith(("By ", "BY ")):
        return (each,)
    match = _SIGNED_DASH.search(text, each.start, min(each.end, each.start + _BYLINE_REACH))
    if match is None:
        return (each,)
    start = match.start()
    for word in reversed(list(re.finditer(r"\S+", text[each.start : match.start()]))):
        if not is_caps(word.group()) or word.group() == "BY":
            break
        start = each.start + word.start()
    byline = block(text, each.start, start) if start > each.start else each
    byline = block(text, byline.start, byline.start + len(text[byline.start : start].rstrip()), each.apart)
    story = block(text, start, each.end)
    if byline.start == byline.end or opened_byline(byline, outlets, places) is None:
        return (each,)
    return (byline, story) if find_dateline(text, story.start, story.end, places, outlets) else (each,)


def _closes(each: Block, places: PlaceLookup, outlets: Outlets) -> bool:
    """Whether it is a notice, credit or end mark."""
    credit = credit_byline(each, outlets, places)
    return credit is not None or find_notice(each, outlets) is not None or bool(_END_MARK.fullmatch(each.text))


def _cut_tail(text: str, each: Block, places: PlaceLookup, outlets: Outlets) -> tuple[Block, ...]:
    """Cut a credit or notice off the end of a paragraph."""
    for match in _TAIL_OPENS.finditer(text, max(each.start, each.end - _TAIL), each.end):
        if match.start() <= each.start:
            continue
        tail = block(text, match.end(), each.end)
        before = block(text, each.start, match.start(), each.apart)
        if _closes(before, places, outlets):
            return (each,)
        if _closes(tail, places, outlets):
            return (before, tail)
    return (each,)
