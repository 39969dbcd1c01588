"""Sections and Anatomy from what was decided.

A dateline before a paragraph becomes a section of its own, so that the paragraph's text starts after the dash. The
outlet of a dispatch is what its dateline, byline, notice or digest heading names, in that order, under its usual name.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.records import Anatomy, Byline, DatelineLine, Notice, Reason, Section, SectionKind, Span
from dateline.stages.structure.decided import Decided
from dateline.stages.structure.outlets import Outlets


def sections_of(text: str, decided: tuple[Decided, ...]) -> tuple[Section, ...]:
    """The sections, in order; they cover every character that is not white space."""
    found: list[Section] = []
    for piece in decided:
        start = piece.start
        if piece.dateline is not None:
            found.append(Section("dateline", start, piece.dateline.end, why=piece.dateline.why))
            start = _skip_space(text, piece.dateline.end, piece.end)
        if start < piece.end:
            found.append(Section(piece.kind, start, piece.end, why=piece.why))
    return tuple(found)


def anatomy_of(decided: tuple[Decided, ...], sections: tuple[Section, ...], named: str | None = None) -> Anatomy:
    """How the dispatch is built. `named`: the outlet that metadata names, if any."""
    byline = _byline(decided)
    datelines = _datelines(decided)
    notices = tuple(piece.notice for piece in decided if piece.notice is not None)
    outlet, why = _outlet(named, datelines, byline, notices)
    headings = _spans(sections, "digest_heading")
    return Anatomy(
        byline=byline,
        dateline=_dateline(datelines),
        lede=next(iter(_spans(sections, "body")), None),
        headings=_spans(sections, "heading"),
        notices=notices,
        digest_heading=headings[0] if headings else None,
        digest_items=_spans(sections, "digest"),
        outlet=outlet,
        why=why,
    )


def _spans(sections: tuple[Section, ...], kind: SectionKind) -> tuple[Span, ...]:
    return tuple(Span(section.start, section.end) for section in sections if section.kind == kind)


def _byline(decided: tuple[Decided, ...]) -> Byline | None:
    """The first byline of the story with an author, else the first; a line under it is part of it."""
    found: list[Byline] = []
    for piece in _before_digest(decided):
        if piece.byline is not None:
            if found and found[-1].start == piece.byline.start:
                found.pop()
            found.append(piece.byline)
    return next((byline for byline in found if byline.author), found[0] if found else None)


def _datelines(decided: tuple[Decided, ...]) -> list[DatelineLine]:
    """The datelines of the story, those of a digest's items left out."""
    found: list[DatelineLine] = []
    for piece in _before_digest(decided):
        if piece.dateline is not None:
            found.append(piece.dateline)
    return found


def _before_digest(decided: tuple[Decided, ...]) -> Iterator[Decided]:
    """The pieces before the items of other news; the heading of a digest that is the whole dispatch stands on top."""
    told = False
    for piece in decided:
        if piece.kind == "digest" or (piece.kind == "digest_heading" and told):
            return
        told = told or piece.kind == "body"
        yield piece


def _dateline(found: list[DatelineLine]) -> DatelineLine | None:
    """The first dateline with a place, else with an outlet, else the first line that says when."""
    placed = next((line for line in found if line.places), None)
    return placed or next((line for line in found if line.outlet), found[0] if found else None)


def _outlet(
    named: str | None, datelines: list[DatelineLine], byline: Byline | None, notices: tuple[Notice, ...]
) -> tuple[str | None, tuple[Reason, ...]]:
    """The dispatch's outlet under its usual name, and what it was taken from."""
    if named is not None:
        return named, (Reason("structure.outlet", "named in the metadata"),)
    sources = [(line.outlet, "the dateline", Span(line.start, line.end)) for line in datelines if line.outlet]
    if byline is not None and byline.outlet is not None:
        sources.append((byline.outlet, "the byline", Span(byline.start, byline.end)))
    sources += [(notice.holder, "a notice", Span(notice.start, notice.end)) for notice in notices if notice.holder]
    if not sources:
        return None, ()
    sources.sort(key=lambda source: _outranked(source[1], source[2], datelines))
    name, place, span = sources[0]
    known = Outlets().find(name)
    return known.name if known else name, (
        Reason("structure.outlet", f"named in {place}", known.row if known else None, (span,)),
    )


def _outranked(source: str, span: Span, datelines: list[DatelineLine]) -> int:
    """The order of trust: a dateline with its place, the byline, a line that says when, a notice."""
    if source == "the dateline":
        return 0 if any(line.start == span.start and line.places for line in datelines) else 2
    return 1 if source == "the byline" else 3


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start
