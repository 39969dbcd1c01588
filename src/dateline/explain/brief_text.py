"""A brief as text for a terminal or a file.

1  wire/treaty.txt
   Northern Wire · Ana Ruiz · written 15 February 2025

   WHAT HAPPENED
   SUPPORT     Peru + Chile · 14 February 2025 · Lima, Peru
               Peru and Chile signed a fishing treaty in Lima on Friday
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.text import Text

from dateline.explain.accords import Fact
from dateline.explain.brief import BriefDispatch, BriefDocument
from dateline.explain.entries import Entry
from dateline.explain.lines import QUAD_STYLES, safe, wrapped
from dateline.explain.standing import GROUPS, Group

MARGIN: Final = 4
COLUMN: Final = 12
"""Cells of the column of event types; the longest, COOPERATE, has nine."""


LABELS: Final = 19
"""Cells of the column of an accord's fields; the longest, "brought about by", has sixteen."""


def brief_text(document: BriefDocument, *, width: int = 100) -> Text:
    """The whole brief in lines of at most `width` cells; styles show only where the output has any."""
    lines: list[Text] = []
    for number, dispatch in enumerate(document.dispatches, 1):
        lines += [*_heading(dispatch, number, width), Text()]
        for group, entries in dispatch.groups():
            lines.append(Text(f"{' ' * MARGIN}{group.title.upper()}", _group_style(group)))
            for entry in entries:
                lines += _entry(dispatch, entry, width)
            lines.append(Text())
        if dispatch.accords:
            lines += [*_accords(dispatch, width), Text()]
        if not dispatch.entries:
            lines += [Text(f"{' ' * MARGIN}No event was found in this dispatch."), Text()]
    lines += [Text(summary(document), "bold")]
    return Text("\n").join(lines)


def summary(document: BriefDocument) -> str:
    """ "2 dispatches, 10 reports: 5 told as fact, 1 claimed, 1 hedged"."""
    counts = document.by_standing()
    parts = [f"{counts[group.standing]} {group.label}" for group in GROUPS if counts[group.standing]]
    total = f"{_counted(len(document.dispatches), 'dispatch', 'dispatches')}, "
    total += _counted(len(document.entries), "report", "reports")
    accords = f"; {_counted(len(document.accords), 'agreement', 'agreements')}" if document.accords else ""
    return f"{total}: {', '.join(parts)}{accords}" if parts else f"{total}{accords}"


def _heading(dispatch: BriefDispatch, number: int, width: int) -> Iterator[Text]:
    name = f"{number:2}  {safe(dispatch.citation)} "
    yield Text(f"{name}{'─' * max(width - len(name), 3)}", "bold")
    headline = safe(dispatch.headline)
    for start, end in wrapped(headline, width - MARGIN):
        yield Text(f"{' ' * MARGIN}{headline[start:end]}", "italic")
    written = f"written {dispatch.written}" if dispatch.written else "date of writing unknown"
    facts = safe(" · ".join(fact for fact in (dispatch.outlet, dispatch.author, written) if fact))
    for start, end in wrapped(facts, width - MARGIN):
        yield Text(f"{' ' * MARGIN}{facts[start:end]}", "dim")


def _entry(dispatch: BriefDispatch, entry: Entry, width: int) -> Iterator[Text]:
    whom = f" → {' + '.join(entry.whom)}" if entry.whom else ""
    who = f"{' + '.join(entry.who) or 'nobody named'}{whom}"
    facts = [who, entry.when, *([entry.where] if entry.where else [])]
    facts += [f"says {source}" for source in entry.says]
    facts += entry.sizes
    facts += ["digest"] if dispatch.is_digest(entry) else []
    room = max(width - MARGIN - COLUMN, 20)
    line = safe(" · ".join(facts))
    for number, (start, end) in enumerate(wrapped(line, room)):
        label = entry.event if number == 0 else ""
        yield Text.assemble(
            " " * MARGIN, (f"{label:<{COLUMN}}", f"bold {QUAD_STYLES[entry.quad]}"), (line[start:end], "bold")
        )
    excerpt = safe(entry.excerpt)
    for start, end in wrapped(excerpt, room):
        yield Text(f"{' ' * (MARGIN + COLUMN)}{excerpt[start:end]}")


def _accords(dispatch: BriefDispatch, width: int) -> Iterator[Text]:
    """The agreements told of: name, parties and standing, then field by field."""
    yield Text(f"{' ' * MARGIN}AGREEMENTS", "bold")
    for accord in dispatch.accords:
        facts = [accord.title, " + ".join(accord.parties) or "parties not named", accord.standing]
        facts += ["digest"] if dispatch.is_digest(accord) else []
        line = safe(" · ".join(facts))
        style = "bold" if accord.settled else "bold magenta"
        for number, (start, end) in enumerate(wrapped(line, width - MARGIN - 2)):
            yield Text(f"{' ' * (MARGIN + 2 * bool(number))}{line[start:end]}", style)
        for fact in accord.facts:
            yield from _fact(fact, width)


def _fact(fact: Fact, width: int) -> Iterator[Text]:
    """A field with its values: short ones side by side, clauses each on a line of its own."""
    values = [_value(texts, says) for texts, says in fact.grouped()]
    room = max(width - MARGIN - LABELS, 20)
    label = fact.label
    for value in map(safe, values):
        for number, (start, end) in enumerate(wrapped(value, room - 2)):
            hang = "" if number == 0 else "  "
            line = Text.assemble(" " * MARGIN, (f"  {label:<{LABELS - 2}}", "dim"), f"{hang}{value[start:end]}")
            label = ""
            yield line


def _value(texts: tuple[str, ...], says: tuple[str, ...]) -> str:
    words = ", ".join(texts)
    return f"{words} (says {', '.join(says)})" if says else words


def _group_style(group: Group) -> str:
    return "bold" if group.standing == "happened" else "bold magenta"


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
