"""The words of a dispatch as paragraphs of HTML, evidence marked.

A paragraph ends at an empty line, at a change of section that is not within a line, or at a line end after a full
stop; other line ends (text wrapped by hand) run on. Marks of several reports may overlap: the text is cut at every
border, and each piece knows all reports that rest on it.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from dateline.explain.brief import BriefDispatch
from dateline.explain.entries import Entry, Mark
from dateline.explain.page.markup import escaped, note_id
from dateline.records import SectionKind

WRAPPED_LINE: Final = 100
"""Characters of the longest line that is believed to be wrapped by hand; mail and wire systems wrap at 60 to 80."""

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_SENTENCE_END: Final = tuple(".!?:”\"')")


class Paragraph(msgspec.Struct, frozen=True):
    """Characters start to end of the text, of one kind, with the marks that touch it.

    `section` is the index of its section; of dateline and body on one line, the body's.
    """

    start: int
    end: int
    kind: SectionKind
    section: int | None
    marks: tuple[tuple[Entry, Mark], ...] = ()

    @property
    def told(self) -> tuple[Entry, ...]:
        """The entries whose act is told here."""
        return tuple(dict.fromkeys(entry for entry, _ in self.marks if self.start <= _home(entry) < self.end))


def paragraphs(dispatch: BriefDispatch) -> list[Paragraph]:
    """The paragraphs of a dispatch, in order; every character that is no white space lies in one."""
    found: list[Paragraph] = []
    starts = [section.start for section in dispatch.sections]
    for start, end, is_new in _lines(dispatch.text):
        section = _main_section(dispatch, starts, start, end)
        kind: SectionKind = dispatch.sections[section].kind if section is not None else "body"
        before = found[-1] if found else None
        if before is not None and not is_new and _runs_on(dispatch.text, before, section):
            found[-1] = msgspec.structs.replace(before, end=end)
        else:
            found.append(Paragraph(start, end, kind, section))
    return _with_marks(dispatch, found)


class Piece(msgspec.Struct, frozen=True):
    """A stretch of a paragraph on which the same fields of the same reports rest. `dateline`: whether it is part of the
    line that opens a dispatch."""

    start: int
    end: int
    words: str
    resting: tuple[tuple[Entry, Mark], ...] = ()
    dateline: bool = False

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries that rest on it."""
        return tuple(dict.fromkeys(entry for entry, _ in self.resting))

    @property
    def acts(self) -> tuple[Entry, ...]:
        """The entries whose trigger it belongs to."""
        return tuple(dict.fromkeys(entry for entry, mark in self.resting if mark.role == "trigger"))

    @property
    def ending(self) -> tuple[Entry, ...]:
        """Those of the acts that end with it."""
        told = (entry for entry, mark in self.resting if mark.role == "trigger" and mark.end == self.end)
        return tuple(dict.fromkeys(told))

    @property
    def roles(self) -> tuple[str, ...]:
        """What it says of them: actor, when ..."""
        return tuple(dict.fromkeys(mark.role for _, mark in self.resting))


def pieces(dispatch: BriefDispatch, paragraph: Paragraph, cuts: Iterable[int] = ()) -> tuple[Piece, ...]:
    """The paragraph's words, cut wherever a mark begins or ends, an entry or its sentence begins, and at `cuts`."""
    opening = _dateline(dispatch, paragraph)
    borders = {paragraph.start, paragraph.end, *opening, *cuts}
    for entry, mark in paragraph.marks:
        borders |= {mark.start, mark.end, entry.start, entry.sentence.start}
    inside = sorted(border for border in borders if paragraph.start <= border <= paragraph.end)
    return tuple(
        Piece(
            start,
            end,
            _LINE_END.sub(" ", dispatch.text[start:end]),
            tuple((entry, mark) for entry, mark in paragraph.marks if mark.start <= start and end <= mark.end),
            opening[0] <= start and end <= opening[1],
        )
        for start, end in itertools.pairwise(inside)
    )


def paragraph_html(dispatch: BriefDispatch, number: int, paragraph: Paragraph) -> str:
    """The paragraph's words, marked."""
    return "".join(_piece(number, piece) for piece in pieces(dispatch, paragraph))


def _with_marks(dispatch: BriefDispatch, found: list[Paragraph]) -> list[Paragraph]:
    starts = [paragraph.start for paragraph in found]
    marks: list[list[tuple[Entry, Mark]]] = [[] for _ in found]
    for entry in dispatch.entries:
        for mark in entry.marks:
            first = max(bisect_right(starts, mark.start) - 1, 0)
            for index in range(first, bisect_left(starts, mark.end)):
                if found[index].end > mark.start:
                    marks[index].append((entry, mark))
    return [msgspec.structs.replace(paragraph, marks=tuple(own)) for paragraph, own in zip(found, marks, strict=True)]


def _home(entry: Entry) -> int:
    return next((mark.start for mark in entry.marks if mark.role == "trigger"), entry.start)


def _lines(text: str) -> Iterator[tuple[int, int, bool]]:
    """Lines that hold words: start, end without blanks around, and whether an empty line stands before."""
    position, is_new = 0, True
    ends = [(match.start(), match.end()) for match in _LINE_END.finditer(text)]
    for end, following in [*ends, (len(text), len(text))]:
        line = text[position:end]
        if line.strip():
            start = position + len(line) - len(line.lstrip())
            yield start, position + len(line.rstrip()), is_new
            is_new = False
        else:
            is_new = True
        position = following


def _main_section(dispatch: BriefDispatch, starts: list[int], start: int, end: int) -> int | None:
    """The section that most of a line lies in; a dateline counts only where it has the line to itself. Sections are in
    order and do not overlap."""
    best, best_overlap = None, 0
    for index in range(max(bisect_right(starts, start) - 1, 0), bisect_left(starts, end)):
        section = dispatch.sections[index]
        overlap = min(end, section.end) - max(start, section.start)
        if section.kind == "dateline" and section.end < end:
            continue
        if overlap > best_overlap:
            best, best_overlap = index, overlap
    return best


def _runs_on(text: str, before: Paragraph, section: int | None) -> bool:
    """Whether the line after a paragraph continues it: same section, and its last line was broken by hand."""
    last_line = max(text.rfind("\n", before.start, before.end) + 1, before.start)
    is_short = before.end - last_line <= WRAPPED_LINE
    return before.section == section and is_short and not text[last_line : before.end].endswith(_SENTENCE_END)


def _dateline(dispatch: BriefDispatch, paragraph: Paragraph) -> tuple[int, int]:
    """Where a dateline opens the paragraph; an empty stretch where none does."""
    before = paragraph.section - 1 if paragraph.section else None
    if before is not None and dispatch.sections[before].kind == "dateline":
        return dispatch.sections[before].start, dispatch.sections[before].end
    return paragraph.start, paragraph.start


def _piece(number: int, piece: Piece) -> str:
    words = escaped(piece.words)
    reports = " ".join(note_id(number, entry) for entry in piece.entries)
    if piece.acts:
        entry = piece.acts[0]
        numbers = f"<sup>{','.join(str(each.sequence) for each in piece.ending)}</sup>" if piece.ending else ""
        told = "fact" if entry.standing == "happened" else "not-fact"
        title = escaped(" / ".join(dict.fromkeys(each.event for each in piece.acts)))
        return (
            f'<a class="act q{entry.quad} {told}" href="#{note_id(number, entry)}" data-reports="{reports}" '
            f'title="{title}">{words}{numbers}</a>'
        )
    if piece.resting:
        return f'<span class="mark" title="{", ".join(piece.roles)}" data-reports="{reports}">{words}</span>'
    return f'<span class="dateline">{words}</span>' if piece.dateline else words
