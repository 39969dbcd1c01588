"""The anatomy of a dispatch as text for a terminal: its parts, when they were written and why, and every section.

── wire/talks.txt ────────────────────────────────
outlet     Northland News
byline     Jane Roe · Chief Correspondent · Northland News
dateline   Cairo, EGY · Northland News
written    18 January 2025 (day)
           “Saturday” in the lede

line  characters  part        begins with
   1        0-47  byline      By Jane Roe, Chief Correspondent Northland News
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from rich.cells import set_cell_size

from dateline.explain.lines import safe, wrapped
from dateline.explain.spots import lines_of, place_name
from dateline.explain.wording import interval_words
from dateline.records import Interval, Reading, Reason, Section

_LABEL: Final = 11
"""Cells of the column of labels."""
_SHOWN: Final = 4
"""Reasons shown for a date; the JSON has all."""
_TITLE: Final = 400
"""Characters of a title that are shown."""


def anatomy_text(reading: Reading, *, width: int = 100) -> str:
    """The anatomy in lines of at most `width` cells, control characters made blanks."""
    rule = f"── {safe(reading.dispatch.citation)} "
    lines = [rule + "─" * max(width - len(rule), 3), *_parts(reading, width), "", *_sections(reading, width)]
    return "\n".join(line.rstrip() for line in lines)


def _parts(reading: Reading, width: int) -> Iterator[str]:
    """The named parts, a label before each; a dispatch without byline or dateline is said to have none."""
    anatomy, lines = reading.anatomy, lines_of(reading.dispatch.text)
    title = reading.title
    if title:
        yield from _labelled("title", title[:_TITLE], width)
    outlet = reading.outlet or "not named"
    yield from _labelled("outlet", f"{outlet} ({anatomy.why[0].note})" if anatomy.why else outlet, width)
    byline, dateline = anatomy.byline, anatomy.dateline
    who = (byline.author, byline.role, byline.outlet) if byline else ("none",)
    yield from _labelled("byline", " · ".join(part for part in who if part), width)
    if dateline is None:
        yield from _labelled("dateline", "none", width)
    else:
        where = "; ".join(place_name(place) for place in dateline.places)
        facts = [part for part in (where, dateline.outlet, dateline.date_text) if part]
        yield from _labelled("dateline", " · ".join(facts), width)
    for notice in anatomy.notices:
        years = "–".join(str(year) for year in notice.years)
        facts = [part for part in (notice.holder, years, "syndicated" if notice.syndicated else "") if part]
        yield from _labelled(
            "notice", f"{' · '.join(facts) or 'no holder named'} (line {lines.of(notice.start)})", width
        )
    yield from _written("written", anatomy.published, reading, width)
    digest = [section for section in reading.sections if section.kind == "digest"]
    yield from _digest(reading, digest, width)


def _digest(reading: Reading, digest: list[Section], width: int) -> Iterator[str]:
    """When the digest's items were written; neighbours of one date together."""
    if not digest:
        return
    count = f"{len(digest)} item{'s' if len(digest) > 1 else ''}"
    heading = reading.anatomy.digest_heading
    words = reading.dispatch.text[heading.start : heading.end] if heading else ""
    yield from _labelled("digest", f"{count} under “{' '.join(words.split())}”" if words else count, width)
    for published, _ in groupby(digest, key=lambda section: section.published):
        yield from _written("  written", published, reading, width)


def _written(label: str, interval: Interval, reading: Reading, width: int) -> Iterator[str]:
    known = interval.first is not None or interval.last is not None
    precision = f" ({interval.precision})" if known else ""
    yield from _labelled(label, (interval_words(interval) if known else "not known") + precision, width)
    for reason in interval.why[:_SHOWN]:
        yield from _labelled("", f"· {_reason(reason, reading.dispatch.text)}", width)
    if len(interval.why) > _SHOWN:
        yield from _labelled("", f"· and {len(interval.why) - _SHOWN} more", width)


def _reason(reason: Reason, text: str) -> str:
    """The reason's sentence, and its words if the sentence does not hold them."""
    note = reason.note or reason.rule
    words = [" ".join(text[span.start : span.end].split()) for span in reason.spans if span.end - span.start <= 80]
    said = [f"“{word}”" for word in words if word and word not in note]
    return f"{note}: {', '.join(said)}" if said else note


def _labelled(label: str, value: str, width: int) -> Iterator[str]:
    shown = safe(value)
    for number, (start, end) in enumerate(wrapped(shown, max(width - _LABEL, 20)) or [(0, 0)]):
        yield f"{label if number == 0 else '':<{_LABEL}}{shown[start:end]}"


def _sections(reading: Reading, width: int) -> Iterator[str]:
    """A table of the sections: line, characters, kind, first words."""
    text, lines = reading.dispatch.text, lines_of(reading.dispatch.text)
    ranges = [f"{section.start}-{section.end}" for section in reading.sections]
    column = max([len("characters"), *map(len, ranges)])
    yield f"line  {'characters':>{column}}  {'part':<14}  begins with"
    room = max(width - 6 - column - 2 - 16, 20)
    for section, characters in zip(reading.sections, ranges, strict=True):
        words = safe(" ".join(text[section.start : min(section.end, section.start + 2 * room)].split()))
        whole = section.end - section.start <= 2 * room
        shown = set_cell_size(words, room).rstrip()
        if len(shown) < len(words) or not whole:
            shown = f"{set_cell_size(words, room - 1).rstrip()}…"
        kind = section.kind.replace("_", " ")
        yield f"{lines.of(section.start):>4}  {characters:>{column}}  {kind:<14}  {shown}"
