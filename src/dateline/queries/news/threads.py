"""News of storylines and agreements: what turned since, which steps were taken."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

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
    Agreement,
    AgreementStep,
    Interval,
    Quote,
    Reading,
    StorylineNews,
    TurningPoint,
)

_STOP: Final = re.compile(r"[.!?][\"”’)]*\s+|\n\s*")
"""Where a sentence may end; only to show the words around a step."""


def threads(
    ledger: Ledger, since: dt.date, dispatches: Sequence[str], outlets: Outlets, happenings: Happenings
) -> tuple[StorylineNews, ...]:
    """Storylines of at least two stories in which something turned since, those told most first."""
    found, new = [], set(dispatches)
    for id in _storylines(ledger, dispatches):
        outlines = outlines_of(ledger.connection, id)
        if len(outlines) < 2:
            continue
        whole = telling.storyline_of(id, outlines, events_of(ledger.connection, id), _title(ledger, id))
        points = _few(telling.since(whole, since).turning)
        turning = tuple(turned for point in points if (turned := happenings.turned(point)) is not None)
        if not turning:
            continue
        accounts = [one for one in whole.accounts if one.dispatch in new and (one.last or since) >= since]
        found.append(
            StorylineNews(
                id=id,
                title=whole.title,
                first=whole.first,
                last=whole.last,
                began=len(accounts) == len(whole.accounts),
                stories=len(accounts),
                stories_in_all=len(whole.accounts),
                outlets=outlets.independent(_account(ledger, one.unit) for one in accounts),
                turning=turning,
            )
        )
    return tuple(sorted(found, key=lambda each: (-len(each.outlets), -each.stories, each.id)))


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
    for accord in _accords(ledger, dispatches):
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


def _storylines(ledger: Ledger, dispatches: Sequence[str]) -> list[str]:
    found: dict[str, None] = {}
    for dispatch in dispatches:
        rows = ledger.connection.execute(
            "SELECT storyline FROM stories WHERE dispatch = ? AND storyline IS NOT NULL ORDER BY number", (dispatch,)
        )
        found.update(dict.fromkeys(row["storyline"] for row in rows))
    return list(found)


def _account(ledger: Ledger, unit: str) -> tuple[str, str, str | None]:
    row = ledger.connection.execute(
        "SELECT s.dispatch, s.copy_of, d.outlet FROM stories s JOIN dispatches d ON d.id = s.dispatch WHERE s.unit = ?",
        (unit,),
    ).fetchone()
    return row["dispatch"], (row["copy_of"] or unit).partition("#")[0], row["outlet"]


def _accords(ledger: Ledger, dispatches: Sequence[str]) -> list[str]:
    found: dict[str, None] = {}
    for dispatch in dispatches:
        rows = ledger.connection.execute(
            "SELECT coalesce(accord, id) AS accord FROM agreements WHERE dispatch = ? ORDER BY id", (dispatch,)
        )
        found.update(dict.fromkeys(row["accord"] for row in rows))
    return list(found)


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
