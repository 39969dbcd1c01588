"""A reading -> what `dateline read` shows: each report with its words underlined, its fields and its reasons.

1  SUPPORT  Peru + Chile → —   2025-02-14 (day)   Lima, Peru   asserted

   Peru and Chile signed a fishing treaty in Lima on Friday, ending a dispute.
   ~~~~     ~~~~~ ^^^^^^                     ~~~~    ~~~~~~

   what   “signed” opens the frame SUPPORT                  events.tsv:101
   when   “Friday” seen from the day of writing              dates.weekday
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.text import Text

from dateline.explain.entries import Entry, Ground, entry_from
from dateline.explain.lines import QUAD_STYLES, marked_sentence, safe, wrapped
from dateline.explain.report import written
from dateline.explain.wording import CountryName, code_itself, interval_words
from dateline.records import Reading

INDENT: Final = 5


def reading_text(
    reading: Reading, country_name: CountryName = code_itself, *, width: int = 100, styled: bool = False
) -> Text:
    """The whole of one reading, at most `width` cells wide; `styled` underlines, else marks stand below the words."""
    lines = [*heading_lines(reading, width), Text()]
    section = None
    for report in reading.reports:
        entry = entry_from(report, reading, country_name)
        if report.section != section and _is_digest(report.section, reading):
            note = f"Item of a digest, written {interval_words(written(report, reading))}"
            lines += [Text(f"{' ' * INDENT}── {note} ──", "dim"), Text()]
        section = report.section
        lines += [*entry_lines(entry, width, styled=styled), Text()]
    if not reading.reports:
        lines += [Text("     No event was found in this dispatch.", "dim"), Text()]
    return Text("\n").join(lines)


def heading_lines(reading: Reading, width: int) -> list[Text]:
    """File, headline, outlet, author and day of writing of a dispatch, ruled off above."""
    byline = reading.anatomy.byline
    author = f"by {reading.author}" if reading.author else None
    if byline is not None and author and byline.role:
        author = f"{author}, {byline.role}"
    published = reading.anatomy.published
    date = f"written {interval_words(published)}" if published.first or published.last else "date of writing unknown"
    facts = " · ".join(safe(fact) for fact in (reading.outlet, author, date) if fact)
    name = safe(reading.dispatch.citation)
    rule = f"── {name} "
    lines = [Text(f"{rule}{'─' * max(width - len(rule), 3)}", "bold")]
    title = reading.title
    if title:
        lines += [Text(f"   {safe(title)[start:end]}", "bold") for start, end in wrapped(safe(title), width - 3)]
    return [*lines, *(Text(f"   {facts[start:end]}", "dim") for start, end in wrapped(facts, width - 3))]


def _is_digest(section: int, reading: Reading) -> bool:
    return section < len(reading.sections) and reading.sections[section].kind == "digest"


def entry_lines(entry: Entry, width: int, *, styled: bool) -> Iterator[Text]:
    """One report: its record, its sentence with the words marked, its fields with their reasons."""
    first, *more = _record_lines(entry, width - INDENT)
    yield _indented(first, f"{entry.sequence:3}  ")
    yield from map(_indented, more)
    yield Text()
    for line in marked_sentence(entry, width - INDENT, styled=styled):
        yield _indented(line)
    yield Text()
    details = [f"says   {', '.join(entry.says)}"] if entry.says else []
    details += [f"size   {', '.join(entry.sizes)}"] if entry.sizes else []
    details += [f"about  {', '.join(entry.contexts)}"] if entry.contexts else []
    for detail in details:
        yield _indented(Text(safe(detail)))
    for ground in entry.grounds:
        yield from (_indented(line) for line in _ground_lines(ground, width - INDENT))


def _record_lines(entry: Entry, width: int) -> list[Text]:
    """ "SUPPORT  Peru + Chile → —   2025-02-14 (day)   Lima, Peru   asserted", broken between fields if too long."""
    first = Text(f"{entry.event}{f' {entry.mode}' if entry.mode else ''}", f"bold {QUAD_STYLES[entry.quad]}")
    first.append(f"  {safe(' + '.join(entry.who)) or '—'} → {safe(' + '.join(entry.whom)) or '—'}", "bold default")
    stance = ", ".join([entry.stance, *entry.aux])
    fields = [
        Text(entry.when_iso),
        Text(safe(entry.where or "no place")),
        Text(stance, "" if entry.standing == "happened" else "italic magenta"),
    ]
    lines = [first]
    for field in fields:
        if lines[-1].cell_len + 3 + field.cell_len <= width:
            lines[-1] = Text.assemble(lines[-1], "   ", field)
        else:
            lines.append(Text.assemble(" " * 2, field))
    return lines


def _ground_lines(ground: Ground, width: int) -> Iterator[Text]:
    """The reason in plain words with its row, or its rule where no row decided."""
    reason = ground.reason
    note = reason.note or reason.rule
    origin = reason.row or reason.rule
    label = f"{ground.about:<7}"
    room = width - len(label)
    pieces = wrapped(safe(note), max(room - len(origin) - 2, 24))
    for number, (start, end) in enumerate(pieces):
        line = Text(label if number == 0 else " " * len(label), "dim")
        line.append(safe(note)[start:end], "dim")
        if number == len(pieces) - 1 and origin != note:
            line.append(" " * max(room - (end - start) - len(origin), 2))
            line.append(origin, "dim cyan")
        yield line


def _indented(line: Text, margin: str = " " * INDENT) -> Text:
    return Text.assemble((margin, "dim"), line) if line else Text()
