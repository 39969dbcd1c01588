"""What is new since a day, as one answer: `dateline brief --since`, and what every other door shows under that name.

    brief(ledger, date(2025, 1, 18)).events[0].summary   ->  'Russia and Iran signed a treaty in Moscow'

A dispatch is new when it, or an item of its digest, was written on the day or later; one that nobody dated, when it
came into the ledger then.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

import msgspec

from dateline.ledger import Ledger
from dateline.queries.news.happenings import Happenings
from dateline.queries.news.threads import accords, threads
from dateline.records import Brief

MOST: Final = 30
"""Pieces of news of one kind, unless more are asked for: two pages."""


def brief(ledger: Ledger, since: dt.date, *, most: int = MOST) -> Brief:
    """What is new since a day (that day too), all of one moment; `most`: how many storylines, new events, disputes and
    plans without a day are told one by one."""
    with ledger.snapshot():
        outlets = ledger.outlets()
        new = _dispatches(ledger, since)
        happenings = Happenings(ledger, since, new, outlets)
        until = _latest(ledger)
        events, in_all, background = happenings.new(most)
        told = _accounts(ledger, new)
        return Brief(
            since=since,
            until=until,
            dispatches=len(new),
            copies=sum(origin != dispatch for dispatch, origin, _ in told),
            outlets=outlets.independent(each for each in told if each[2]),
            reports=_reports(ledger, new),
            storylines=threads(ledger, since, new, outlets, happenings, most),
            events=events,
            events_in_all=in_all,
            background=background,
            changed=happenings.changed(),
            ahead=happenings.ahead(until, most),
            disputed=happenings.disputed(most),
            agreements=accords(ledger, since, new, outlets),
            failures=int(ledger.connection.execute("SELECT count(*) FROM failures").fetchone()[0]),
        )


def _dispatches(ledger: Ledger, since: dt.date) -> list[str]:
    """The dispatches written since, in the order in which they came."""
    day = since.isoformat()
    written = "coalesce(d.published_last, d.published_first)"
    rows = ledger.connection.execute(
        f"SELECT d.id FROM dispatches d WHERE d.current = 1 AND d.number IN ("
        f"SELECT d.number FROM dispatches d WHERE d.current = 1 AND {written} >= ?"
        " UNION ALL SELECT d.number FROM dispatches d JOIN runs u ON u.number = d.run"
        f" WHERE d.current = 1 AND {written} IS NULL AND substr(u.started, 1, 10) >= ?"
        " UNION ALL SELECT d.number FROM sections s JOIN dispatches d ON d.id = s.dispatch WHERE s.published_last >= ?)"
        " ORDER BY d.number",
        (day, day, day),
    )
    return [row["id"] for row in rows]


def _latest(ledger: Ledger) -> dt.date | None:
    (day,) = ledger.connection.execute(
        "SELECT max(coalesce(published_last, published_first)) FROM dispatches WHERE current = 1"
    ).fetchone()
    return dt.date.fromisoformat(day) if day else None


def _accounts(ledger: Ledger, dispatches: Sequence[str]) -> list[tuple[str, str, str | None]]:
    """Dispatch, the one it is a copy of (else itself), outlet."""
    rows = ledger.connection.execute(
        "SELECT d.id, d.outlet, s.copy_of FROM json_each(?) AS named CROSS JOIN dispatches d"
        " LEFT JOIN stories s ON s.unit = d.id WHERE d.id = named.value ORDER BY named.key",
        (msgspec.json.encode(dispatches).decode(),),
    )
    return [(row["id"], (row["copy_of"] or row["id"]).partition("#")[0], row["outlet"]) for row in rows]


def _reports(ledger: Ledger, dispatches: Sequence[str]) -> int:
    question = (
        "SELECT count(*) FROM json_each(?) AS named CROSS JOIN reports r"
        " WHERE r.dispatch = named.value AND r.until_run IS NULL AND r.dropped = 0"
    )
    return int(ledger.connection.execute(question, (msgspec.json.encode(dispatches).decode(),)).fetchone()[0])
