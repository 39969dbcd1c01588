"""A block and what it was decided to be."""

from __future__ import annotations

import msgspec

from dateline.records import Byline, DatelineLine, Notice, Reason, SectionKind, Span
from dateline.stages.structure.candidates import Candidate


class Decided(msgspec.Struct, frozen=True):
    """A block and what it is, with the record read from it where it is one."""

    start: int
    end: int
    kind: SectionKind
    why: tuple[Reason, ...] = ()
    byline: Byline | None = None
    dateline: DatelineLine | None = None
    notice: Notice | None = None


def plain(
    each: Candidate,
    kind: SectionKind,
    why: tuple[Reason, ...],
    *,
    dateline: DatelineLine | None = None,
    byline: Byline | None = None,
) -> Decided:
    return Decided(each.block.start, each.block.end, kind, why, byline, dateline)


def byline_piece(each: Candidate, byline: Byline) -> Decided:
    return plain(each, "byline", byline.why, byline=byline)


def notice_piece(each: Candidate, notice: Notice) -> Decided:
    return Decided(each.block.start, each.block.end, "notice", notice.why, notice=notice)


def date_line_piece(each: Candidate) -> Decided:
    """A line that only says when, as a dateline without a place."""
    why = reason(each, "structure.dateline", "a line that only says when")
    start, end = each.block.start, each.block.end
    line = DatelineLine(start, end, each.block.text, (), each.dated_by, each.block.text, why)
    return plain(each, "dateline", why, dateline=line)


def reason(each: Candidate, rule: str, note: str) -> tuple[Reason, ...]:
    return (Reason(rule, note, None, (Span(each.block.start, each.block.end),)),)
