"""News of storylines and agreements: what turned since, which steps were taken."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

import msgspec

from dateline import storylines as telling
from dateline.ledger import Ledger
from dateline.ledger.rows import reading_from, report_from
from dateline.ledger.stories import events_of, outlines_of
from dateline.merging.copies import Outlets
from dateline.queries.news.happenings import Happenings
from dateline.queries.news.quoting import words_of
from dateline.queries.stories import accord_of, records_of, step_words
from dateline.records import (
    AccordNews,
    AccordStepNews,
    Account,
    Agreement,
    AgreementStep,
    Interval,
    Quote,
    Reading,
    StorylineNews,
    TurningPoint,
)
from dateline.storylines import Outline

_STOP: Final = re.compile(r"[.!?][\"”’)]*\s+|\n\s*")
"""Where a sentence may end; only to show the words around a step."""


class Thread(msgspec.Struct, frozen=True):
    """A storyline of a brief: its stories, those of them that are new, and the outlets of these."""

    id: str
    outlines: list[Outline]
    new: tuple[Account, ...]
    outlets: tuple[str, ...]


def threads(
    ledger: Ledger, since: dt.date, dispatches: Sequence[str], outlets: Outlets, happenings: Happenings, most: int
) -> tuple[StorylineNews, ...]:
    """Storylines of at least two stories in which something turned since, those told most first; at most `most`."""
    found: list[StorylineNews] = []
    for thread in _threads(ledger, since, dispatches, outlets):
        if len(found) == most:
            break  # what turned in the others needs no telling
        id = thread.id
        whole = telling.storyline_of(id, thread.outlines, events_of(ledger.connection, id), _title(ledger, id))
        points = _few(telling.since(whole, since).turning)
        turning = tuple(turned for point in points if (turned := happenings.turned(point)) is not None)
        if turning:
            found.append(
                StorylineNews(
                    id=id,
                    title=whole.title,
                    first=whole.first,
                    last=whole.last,
                    began=len(thread.new) == len(whole.accounts),
                    stories=len(thread.new),
                    stories_in_all=len(whole.accounts),
                    outlets=thread.outlets,
                    turning=turning,
                )
            )
    return tuple(found)


def _threads(ledger: Ledger, since: dt.date, dispatches: Sequence[str], outlets: Outlets) -> list[Thread]:
    """Storylines of at least two stories that the dispatches tell, those told most first."""
    found, among = [], set(dispatches)
    for id in _named(ledger, "storyline", "stories", "number", dispatches):
        outlines = outlines_of(ledger.connection, id)
        if len(outlines) > 1:
            accounts = telling.accounts_of(outlines)
            new = tuple(one for one in accounts if one.dispatch in among and (one.last or since) >= since)
            voices = outlets.independent(_voices(ledger, [one.unit for one in new]))
            found.append(Thread(id, outlines, new, voices))
    return sorted(found, key=lambda each: (-len(each.outlets), -len(each.new), each.id))


def _title(ledger: Ledger, id: str) -> str | None:
    """The title that is kept of a storyline, if that still holds."""
    row = ledger.connection.execute("SELECT title FROM storylines WHERE id = ? AND stale = 0", (id,)).fetchone()
    return str(row["title"]) if row is not None else None


def _few(points: Sequence[TurningPoint]) -> list[TurningPoint]:
    """Without the mark of the largest event where that turned in another way too."""
    turned = {point.event for point in points if point.kind != "largest"}
    return [point for point in points if point.kind != "largest" or point.event not in turned]


def accords(ledger: Ledger, since: dt.date, dispatches: Sequence[str], outlets: Outlets) -> tuple[AccordNews, ...]:
    """Accords of which dispatches written since tell a step that none told before, by the day on which it was told."""
    new = set(dispatches)
    found = []
    for accord in _named(ledger, "coalesce(accord, t.id)", "agreements", "id", dispatches):
        told = [
            (dispatch, record) for _, dispatch, record in records_of(ledger, "coalesce(a.accord, a.id) = ?", accord)
        ]
        older = [each for each in told if each[0] not in new]
        known = {step_words(step) for _, record in older for step in record.history}
        steps: dict[str, AccordStepNews] = {}
        for dispatch, record in told:
            for step in record.history if dispatch in new else ():
                words = step_words(step)
                if words not in known and words not in steps:
                    steps[words] = _step(ledger, dispatch, record, step, outlets)
        if not steps:
            continue
        row = accord_of(accord, told)
        found.append(
            AccordNews(
                accord=accord,
                name=row.names[0] if row.names else row.form,
                form=row.form,
                kind=row.kind,
                parties=row.parties,
                term=row.term,
                began=not older,
                before=accord_of(accord, older).status if older else None,
                status=row.status,
                steps=tuple(steps.values()),
            )
        )
    return tuple(sorted(found, key=lambda each: (each.steps[0].quote.written or dt.date.max, each.accord)))


def _named(ledger: Ledger, name: str, table: str, order: str, dispatches: Sequence[str]) -> list[str]:
    """What rows of a table that belong to the dispatches name, each once, in the order of the dispatches."""
    rows = ledger.connection.execute(
        f"SELECT {name} AS name FROM json_each(?) AS named CROSS JOIN {table} t WHERE t.dispatch = named.value"
        f" AND {name} IS NOT NULL ORDER BY named.key, t.{order}",
        (msgspec.json.encode(dispatches).decode(),),
    )
    return list(dict.fromkeys(row["name"] for row in rows))


def _voices(ledger: Ledger, units: Sequence[str]) -> list[tuple[str, str, str | None]]:
    """Dispatch, origin and outlet of each story."""
    rows = ledger.connection.execute(
        "SELECT s.unit, s.dispatch, s.copy_of, d.outlet FROM json_each(?) AS named CROSS JOIN stories s"
        " JOIN dispatches d ON d.id = s.dispatch WHERE s.unit = named.value ORDER BY named.key",
        (msgspec.json.encode(units).decode(),),
    )
    return [(row["dispatch"], (row["copy_of"] or row["unit"]).partition("#")[0], row["outlet"]) for row in rows]


def _step(ledger: Ledger, dispatch: str, record: Agreement, step: AgreementStep, outlets: Outlets) -> AccordStepNews:
    row = ledger.connection.execute("SELECT reading, text FROM dispatches WHERE id = ?", (dispatch,)).fetchone()
    reading = reading_from(row["reading"], row["text"])
    start, end = _sentence(ledger, reading, step)
    written = reading.written(record.section)
    return AccordStepNews(
        status=step.status,
        told=step.told,
        when=Interval(step.when.first, step.when.last, step.when.precision),
        place=(step.place.name or step.place.text) if step.place else None,
        quote=Quote(
            report=step.report,
            dispatch=dispatch,
            citation=reading.dispatch.citation,
            url=reading.dispatch.url,
            title=reading.title,
            outlet=outlets.name(reading.outlet, reading.dispatch.url),
            written=written.last or written.first,
            start=start,
            end=end,
            words=words_of(ledger, dispatch, start, end),
            says=tuple(dict.fromkeys(one.source.text for one in step.attributions)),
        ),
    )


def _sentence(ledger: Ledger, reading: Reading, step: AgreementStep) -> tuple[int, int]:
    """The sentence of a step: that of a report which holds its words; else the line that they stand in, since
    sentences are not kept."""
    for (record,) in ledger.connection.execute(
        'SELECT record FROM reports WHERE dispatch = ? AND until_run IS NULL AND start <= ? AND "end" >= ?'
        " ORDER BY number",
        (reading.dispatch.id, step.start, step.end),
    ):
        found = report_from(record).sentence
        if found.start <= step.start and step.end <= found.end:
            return found.start, found.end
    text = reading.dispatch.text
    first, last = next(
        ((part.start, part.end) for part in reading.sections if part.start <= step.start < part.end), (0, len(text))
    )
    stops = [match.end() for match in _STOP.finditer(text, first, step.start)]
    after = _STOP.search(text, step.end, last)
    return stops[-1] if stops else first, after.end() if after else last
