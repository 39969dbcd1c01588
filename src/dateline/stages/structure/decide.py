"""Decide what every block is, once all candidates are known: the one place where they are weighed.

A dispatch has a head (title, byline, date, outlet), a story (dateline, lede, headings, paragraphs), a foot (credits,
notices, boilerplate) and perhaps a digest of other news; what a block is depends on which of them it stands in.
"""

from __future__ import annotations

from itertools import islice
from typing import Literal

import msgspec

from dateline.records import SectionKind
from dateline.stages.structure.briefs import are_items
from dateline.stages.structure.candidates import Candidate
from dateline.stages.structure.decide_head import head_of
from dateline.stages.structure.decide_headings import headings_of
from dateline.stages.structure.decided import Decided, byline_piece, date_line_piece, notice_piece, plain, reason

_LINK_WORDS = 30
"""Most words of a bare headline in a list of links."""

Zone = Literal["story", "links", "digest", "tail"]


def decide(found: tuple[Candidate, ...]) -> tuple[Decided, ...]:
    """What each block is, in order."""
    head = head_of(found)
    brief = _as_brief(found, head)
    return (*(brief or head), *_rest(found, len(head), "digest" if brief else "story"))


def _as_brief(found: tuple[Candidate, ...], head: list[Decided]) -> list[Decided]:
    """The head of a dispatch that is a digest from top to bottom, its title the digest's heading; else nothing."""
    number = next((number for number, each in enumerate(head) if each.kind == "title"), None)
    why = found[number].brief if number is not None else ()
    rest = [each for each in found[len(head) :] if _apart_from_text(each) is None]
    if number is None or not why or not are_items([each.block for each in rest]):
        return []
    titled = msgspec.structs.replace(head[number], kind="digest_heading", why=why)
    return [*head[:number], titled, *head[number + 1 :]]


def _rest(found: tuple[Candidate, ...], start: int, zone: Zone) -> list[Decided]:
    """The blocks from the story on."""
    headings = headings_of(found, start)
    decided: list[Decided] = []
    told = False
    foot = _foot(found)
    for number in range(start, len(found)):
        each = found[number]
        if zone == "links" and not _is_link(each):
            zone = "story"
        piece = _apart_from_text(each)
        if each.digest is not None and _has_items(found, number):
            piece = plain(each, "digest_heading", each.digest.why)
            zone = "links" if each.digest.links and _is_link(_next_text(found, number)) else "digest"
        elif piece is not None:
            if each.boilerplate is not None and each.boilerplate.rule == "structure.boilerplate.from" and told:
                zone = "tail"
        elif each.date_line and number >= foot and told:
            piece = date_line_piece(each)
        elif zone == "tail":
            piece = plain(each, "boilerplate", reason(each, "structure.boilerplate", "stands under such a heading"))
        elif zone in ("links", "digest"):
            piece = _item(each, number in headings)
        else:
            piece = _story(each, number in headings, first=not told)
            told = told or piece.kind == "body"
        decided.append(piece)
    return decided


def _foot(found: tuple[Candidate, ...]) -> int:
    """The index after the last block of text; what says when below it dates the dispatch."""
    texts = (number for number, each in enumerate(found) if not each.date_line and _apart_from_text(each) is None)
    return max(texts, default=-1) + 1


def _apart_from_text(each: Candidate) -> Decided | None:
    """Notice, byline, credit or boilerplate: what is no text of a story or item wherever it stands."""
    if each.notice is not None:
        return notice_piece(each, each.notice)
    if each.credit is not None:
        kind: SectionKind = "boilerplate" if each.credit.author is None else "byline"
        return plain(each, kind, each.credit.why, byline=each.credit if kind == "byline" else None)
    if each.opened is not None and not each.block.text.endswith("."):
        return byline_piece(each, each.opened)
    if each.bare is not None and each.block.text.startswith(("—", "–", "-", "(")):
        return byline_piece(each, each.bare)
    if each.boilerplate is not None:
        return plain(each, "boilerplate", (each.boilerplate,))
    return None


def _story(each: Candidate, heading: bool, *, first: bool) -> Decided:
    if each.dateline is not None:
        where = each.dateline.where
        if where == "anywhere" or first:
            return plain(each, "body", (), dateline=each.dateline.line)
    if heading:
        note = "a date over what follows" if each.date_line else f"a short line in {each.heading} over a paragraph"
        return plain(each, "heading", reason(each, "structure.heading", note))
    return plain(each, "body", ())


def _item(each: Candidate, heading: bool) -> Decided:
    if heading and each.heading == "capitals":
        return plain(each, "heading", reason(each, "structure.heading", "a line in capitals over items"))
    line = each.dateline.line if each.dateline is not None and each.dateline.where != "start" else None
    why = reason(each, "structure.digest.item", "stands under a digest heading")
    return plain(each, "digest", why, dateline=line)


def _is_link(each: Candidate | None) -> bool:
    return each is not None and each.title and each.words <= _LINK_WORDS


def _next_text(found: tuple[Candidate, ...], number: int) -> Candidate | None:
    return next((each for each in islice(found, number + 1, None) if _apart_from_text(each) is None), None)


def _has_items(found: tuple[Candidate, ...], number: int) -> bool:
    return _next_text(found, number) is not None
