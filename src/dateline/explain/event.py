"""An event of the ledger -> text: what is held of it, what is disputed, how its status went, and every report.

e-1f0c…  SUPPORT  happening  done   2025-01-17   Moscow, RUS   told by 2 outlets in 3 reports
         RUS GOV + IRN GOV → —
status   planned (2025-01-16, Worthy News) → done (2025-01-18, Worthy News)
dead     76 held; told as 66 (2025-10-05, Sahel Wire) and 76 (2025-10-06, Sahel Wire, the ministry)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

import msgspec
from rich.text import Text

from dateline import vocabulary
from dateline.explain.entries import entry_from
from dateline.explain.lines import QUAD_STYLES, safe, wrapped
from dateline.explain.text import entry_lines, heading_lines
from dateline.explain.wording import CountryName, code_itself, interval_words
from dateline.records import Event, Held, Reading, Reason, Report, Turn, Value

MARGIN: Final = 9


class Evidence(Protocol):
    """A report as it stands in the ledger; what `queries.evidence` answers with."""

    @property
    def report(self) -> Report: ...
    @property
    def reading(self) -> Reading: ...
    @property
    def why(self) -> tuple[Reason, ...]: ...
    @property
    def copy_of(self) -> str | None: ...
    @property
    def confirmed(self) -> bool: ...


def event_text(
    event: Event | None,
    evidence: Sequence[Evidence],
    country_name: CountryName = code_itself,
    *,
    width: int = 100,
    styled: bool = False,
    why: bool = False,
) -> Text:
    """The event, if there is one, and its reports; `why` adds the reasons for every field of each report."""
    lines: list[Text] = []
    if event is not None:
        lines += [*_head(event, width), Text()]
    for each in evidence:
        lines += [*_report(each, country_name, width, styled=styled, why=why), Text()]
    return Text("\n").join(lines)


def _head(event: Event, width: int) -> list[Text]:
    style = QUAD_STYLES.get(vocabulary.quad(event.type), "")
    first = Text.assemble((f"{event.id}  ", "dim"), (event.type, f"bold {style}"))
    first.append(f" {event.mode}" if event.mode else "")
    where = ", ".join(filter(None, (event.place, event.country)))
    outlets, reports = len(event.outlets), len(event.links)
    told = f"told by {_counted(outlets, 'outlet')} in {_counted(reports, 'report')}"
    facts = [event.kind, event.status, interval_words(event.when), where or "no place", told]
    first.append("   " + " · ".join(safe(fact) for fact in facts))
    who, whom = (" + ".join(map(safe, side)) or "—" for side in (event.actors, event.recipients))
    lines = [first, Text(f"{who} → {whom}", "bold")]
    if event.summary:
        lines += [Text(safe(event.summary)[start:end]) for start, end in wrapped(safe(event.summary), width)]
    if len(event.turns) > 1:
        lines += _labelled("status", " → ".join(map(_turn, event.turns)), width)
    for name, held in event.fields.items():
        if held.is_disputed:
            lines += _labelled(name, _told_differently(held), width, "yellow")
    for reason in event.why:
        lines += _labelled("why", reason.note or reason.rule, width, "dim")
    return lines


def _report(each: Evidence, country_name: CountryName, width: int, *, styled: bool, why: bool) -> list[Text]:
    entry = entry_from(each.report, each.reading, country_name)
    marks = [each.report.id]
    if each.copy_of:
        marks.append(f"a copy of {each.copy_of}")
    if each.confirmed:
        marks.append("confirmed by a user")
    lines = [*heading_lines(each.reading, width), Text(f"   {' · '.join(marks)}", "dim")]
    for reason in each.why:
        lines += [Text(f"   here because: {safe(reason.note or reason.rule)}", "dim cyan")]
    if not why:
        entry = msgspec.structs.replace(entry, grounds=())
    return [*lines, Text(), *entry_lines(entry, width, styled=styled)]


def _turn(turn: Turn) -> str:
    told = ", ".join(filter(None, (str(turn.told) if turn.told else None, *turn.by)))
    return f"{turn.status} ({told})" if told else turn.status


def _told_differently(held: Held) -> str:
    others = "; ".join(map(_value, held.values))
    return f"{held.best} held. Told as {others}"


def _value(value: Value) -> str:
    days = " to ".join(dict.fromkeys(str(day) for day in (value.first, value.last) if day))
    by = ", ".join(filter(None, (days, *value.outlets, *value.sources)))
    return f"{value.value} ({by})" if by else value.value


def _labelled(label: str, words: str, width: int, style: str = "") -> list[Text]:
    words = safe(words)
    room = max(width - MARGIN, 30)
    return [
        Text.assemble((f"{label if number == 0 else '':{MARGIN}s}", "dim"), (words[start:end], style))
        for number, (start, end) in enumerate(wrapped(words, room))
    ]


def _counted(number: int, what: str) -> str:
    return f"{number} {what if number == 1 else what + 's'}"
