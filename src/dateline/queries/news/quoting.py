"""The words behind a piece of news: a report or a step of an accord -> a Quote with outlet, day and address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, Final

import msgspec

from dateline.ledger import Ledger
from dateline.ledger.rows import report_from
from dateline.merging.copies import Outlets
from dateline.merging.status import told_on
from dateline.records import Event, Quote, Told

FEW: Final = 3
"""Quotes beside one event."""

LONGEST: Final = 420
"""Characters of a quote; of a longer sentence its beginning."""

_COLUMNS: Final = "r.number, r.told, r.dispatch, d.citation, d.url, d.title, substr(u.started, 1, 10) AS came"
_FROM: Final = "reports r JOIN dispatches d ON d.id = r.dispatch JOIN runs u ON u.number = d.run"


class Teller(msgspec.Struct, frozen=True):
    """A report of an event: what it tells, when it was written at the latest (else: when it came), and its row."""

    told: Told
    day: dt.date
    row: Any

    @property
    def report(self) -> str:
        """Its id."""
        return self.told.report


def tellers(ledger: Ledger, events: Sequence[str]) -> dict[str, list[Teller]]:
    """The reports of each event, in the order in which they came."""
    found: dict[str, list[Teller]] = {event: [] for event in events}
    for row in ledger.connection.execute(
        f"SELECT r.event, {_COLUMNS} FROM json_each(?) AS named CROSS JOIN {_FROM}"
        " WHERE r.event = named.value AND r.until_run IS NULL ORDER BY r.number",
        (msgspec.json.encode(events).decode(),),
    ):
        found[row["event"]].append(_teller(row))
    return found


def _teller(row: Any) -> Teller:
    told = msgspec.json.decode(row["told"], type=Told)
    return Teller(told, told_on(told) or dt.date.fromisoformat(row["came"]), row)


def quotes_of(ledger: Ledger, event: Event, found: Iterable[Teller], outlets: Outlets) -> tuple[Quote, ...]:
    """One quote of each outlet, at most three: first what tells the event as it stands, news before background, then
    what was told last."""
    as_held = {turn.report: turn.status == event.status for turn in event.turns}
    ordered = sorted(
        found,
        key=lambda each: (not as_held.get(each.report, False), not each.told.fresh, -each.day.toordinal(), each.report),
    )
    chosen: dict[str, Teller] = {}
    for each in ordered:
        name = outlets.name(each.told.outlet)
        chosen.setdefault(outlets.owner(name) if name else each.told.origin, each)
    return tuple(quote(ledger, each, outlets) for each in list(chosen.values())[:FEW])


def quote(ledger: Ledger, each: Teller, outlets: Outlets) -> Quote:
    """The sentence of a report."""
    row = ledger.connection.execute("SELECT record FROM reports WHERE number = ?", (each.row["number"],)).fetchone()
    report = report_from(row["record"])
    start, end = report.sentence.start, report.sentence.end
    return Quote(
        report=each.report,
        dispatch=each.row["dispatch"],
        citation=each.row["citation"],
        url=each.row["url"],
        title=each.row["title"],
        outlet=outlets.name(each.told.outlet),
        written=told_on(each.told),
        start=start,
        end=end,
        words=words_of(ledger, each.row["dispatch"], start, end),
        says=each.told.sources,
        copy_of=each.told.origin if each.told.origin != each.told.dispatch else None,
    )


def words_of(ledger: Ledger, dispatch: str, start: int, end: int) -> str:
    """Characters of a dispatch, each stretch of blanks one blank; a long stretch is cut at a blank."""
    (found,) = ledger.connection.execute(
        "SELECT substr(text, ?, ?) FROM dispatches WHERE id = ?", (start + 1, end - start, dispatch)
    ).fetchone()
    words = " ".join(found.split())
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rpartition(' ')[0]} …"
