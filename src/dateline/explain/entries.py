"""A report -> an entry: every field in plain words, the words of the text that each rests on, and the reasons.

Text, brief and page are all written from entries, so that they cannot tell three stories about one report.

    entry_from(report, reading)
    -> Entry(event="SUPPORT", who=("Russia", "Iran"), whom=(), when="17 January 2025", where="Moscow, Russia",
             says=(), standing="happened", marks=(Mark("trigger", 97, 103), Mark("actor", 80, 86), ...), ...)
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

import msgspec

from dateline.explain.standing import Standing, standing
from dateline.explain.wording import (
    CountryName,
    code_itself,
    interval_iso,
    interval_words,
    party_words,
    place_words,
    quantity_words,
    source_words,
)
from dateline.records import Reading, Reason, Report, Span

Role = Literal["trigger", "actor", "recipient", "when", "where", "source", "size"]
About = Literal["what", "who", "whom", "when", "where", "says", "how"]

CLAUSE_REACH: Final = 90
"""Characters by which an excerpt may reach out from the report's own words, to where its sentence or clause ends."""


_ABOUT: Final[dict[str, About]] = {
    "accord-parties": "who",
    "recipient-from-act": "whom",
    "recipient-from-place": "whom",
    "future": "how",
    "historical": "how",
    "telling": "how",
    "undated": "when",
    "unplaced": "where",
}
"""Fields that rules of the report itself decided; all its other rules decided what was done."""


class Mark(msgspec.Struct, frozen=True, order=True):
    """Words of the dispatch that a field rests on."""

    start: int
    end: int
    role: Role


class Ground(msgspec.Struct, frozen=True):
    """A reason, the field that it decided and the words that it rests on."""

    about: About
    reason: Reason
    words: tuple[str, ...] = ()


class Entry(msgspec.Struct, frozen=True):
    """One report in plain words. Offsets are characters of the dispatch's text."""

    report_id: str
    sequence: int
    section: int
    event: str
    mode: str | None
    quad: int
    scale: float
    standing: Standing
    stance: str
    aux: tuple[str, ...]
    contexts: tuple[str, ...]
    who: tuple[str, ...]
    whom: tuple[str, ...]
    deed: str
    when: str
    when_iso: str
    where: str | None
    says: tuple[str, ...]
    sizes: tuple[str, ...]
    confidence: float
    start: int
    end: int
    sentence: Span
    sentence_text: str
    excerpt: str
    marks: tuple[Mark, ...]
    grounds: tuple[Ground, ...]


def entry_from(report: Report, reading: Reading, country_name: CountryName = code_itself) -> Entry:
    """The entry of one report of `reading`."""
    text = reading.dispatch.text
    return Entry(
        report_id=report.id,
        sequence=report.sequence,
        section=report.section,
        event=report.event,
        mode=report.mode,
        quad=report.quad,
        scale=report.scale,
        standing=standing(report),
        stance=report.stance,
        aux=report.aux,
        contexts=report.contexts,
        who=_each(party_words(actor, country_name) for actor in report.actors),
        whom=_each(party_words(actor, country_name) for actor in report.recipients),
        deed=" … ".join(text[span.start : span.end] for span in report.triggers),
        when=interval_words(report.when),
        when_iso=interval_iso(report.when),
        where=place_words(report.place, country_name),
        says=_each(source_words(attribution) for attribution in report.attributions),
        sizes=tuple(quantity_words(what, quantity) for what, quantity in report.size.items()),
        confidence=report.confidence,
        start=report.start,
        end=report.end,
        sentence=report.sentence,
        sentence_text=text[report.sentence.start : report.sentence.end],
        excerpt=_excerpt(text, report),
        marks=marks_of(report),
        grounds=grounds_of(report, text),
    )


def marks_of(report: Report) -> tuple[Mark, ...]:
    """The words behind each field, in the order of the text."""
    marks = [Mark(span.start, span.end, "trigger") for span in report.triggers]
    marks += [Mark(actor.start, actor.end, "actor") for actor in report.actors]
    marks += [Mark(actor.start, actor.end, "recipient") for actor in report.recipients]
    marks += [Mark(span.start, span.end, "when") for reason in report.when.why for span in reason.spans]
    if report.place is not None:
        marks.append(Mark(report.place.start, report.place.end, "where"))
    for attribution in report.attributions:
        marks.append(Mark(attribution.start, attribution.end, "source"))
        marks.append(Mark(attribution.source.start, attribution.source.end, "source"))
    marks += [Mark(quantity.start, quantity.end, "size") for quantity in report.size.values()]
    return tuple(sorted({mark for mark in marks if mark.start < mark.end}))


def grounds_of(report: Report, text: str) -> tuple[Ground, ...]:
    """Every reason behind the report, field by field; one that decided several values stands once for each."""
    fields: tuple[tuple[About, Iterable[Reason]], ...] = (
        *((_ABOUT.get(reason.rule, "what"), (reason,)) for reason in report.why),
        ("who", (reason for actor in report.actors for reason in actor.why)),
        ("whom", (reason for actor in report.recipients for reason in actor.why)),
        ("when", report.when.why),
        ("where", report.place.why if report.place is not None else ()),
        ("says", (reason for attribution in report.attributions for reason in attribution.why)),
    )
    grounds = [
        Ground(about, reason, _each(text[span.start : span.end] for span in reason.spans))
        for about, reasons in fields
        for reason in reasons
    ]
    return tuple(dict.fromkeys(grounds))


def _each(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _excerpt(text: str, report: Report) -> str:
    """The report's words, from the start of their sentence to the end of their clause where these are near."""
    sentence = report.sentence
    start = sentence.start if report.start - sentence.start <= CLAUSE_REACH else report.start
    end = min(report.end, sentence.end)
    reach = min(sentence.end, end + CLAUSE_REACH)
    clause_ends = (offset for offset in range(end, reach) if _ends_clause(text, start, offset))
    end = next(clause_ends, sentence.end if sentence.end <= reach else end)
    return " ".join(text[start:end].split())


def _ends_clause(text: str, start: int, offset: int) -> bool:
    """Whether a clause ends before the sign at `offset`; not within a quotation."""
    if text[offset] not in ",;:—–)" or not text[offset + 1 : offset + 2].isspace():
        return False
    return text.count("“", start, offset) <= text.count("”", start, offset)
