"""Which events the ledger holds: by party, pair of parties, type, place, days, status, independent outlets."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final, Literal

import msgspec

from dateline.ledger import Ledger
from dateline.records import Event, EventKind, Status

_COLUMNS: Final = "e.id, e.record, e.storyline, e.reports"

Order = Literal["oldest", "newest", "told"]
"""By day, the first or the last of them first (an undated event counts by the day on which it was told); or by the day
of telling, the latest first."""

Place = tuple[str, str]
"""An event's place in an order: the day it counts by, its id."""


class EventFilter(msgspec.Struct, frozen=True):
    """What events are asked for; None: any. `actor` and `recipient`: "RUS", "RUS GOV" or a sector ("REB"); `party`:
    on either side; `pair`: two parties on opposite or the same sides. `place`: a country's three letters or a name.
    `since` and `until`: days that the event's interval touches, or, where it has none, on which it was told."""

    actor: str | None = None
    recipient: str | None = None
    party: str | None = None
    pair: tuple[str, str] | None = None
    types: tuple[str, ...] = ()
    place: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    status: Status | None = None
    kind: EventKind | None = None
    storyline: str | None = None
    at_least: int = 1
    disputed: bool = False
    ids: tuple[str, ...] | None = None
    limit: int | None = None
    order: Order = "oldest"
    after: Place | None = None
    """Only what follows this place in the order: where the page before ended."""


class EventRow(msgspec.Struct, frozen=True):
    """One line of an answer: the event in short. `told`: first day of writing of its earliest report."""

    id: str
    kind: EventKind
    type: str
    mode: str | None
    status: Status
    first: dt.date | None
    last: dt.date | None
    precision: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    country: str | None
    place: str | None
    reports: int
    outlets: int
    disputed: bool
    storyline: str | None
    told: dt.date | None
    summary: str


def events(ledger: Ledger, wanted: EventFilter = EventFilter()) -> list[EventRow]:  # noqa: B008 - frozen
    """The events that the filter lets through, in its order; those of one day by id."""
    return [row_from(row, _event(row)) for row in ledger.connection.execute(*selection(wanted))]


def selection(wanted: EventFilter) -> tuple[str, list[Any]]:
    """The SELECT, with its values, of the events that the filter lets through: id, record, storyline, reports, told."""
    conditions, values = _conditions(wanted)
    key, way = _KEYS[wanted.order], "" if wanted.order == "oldest" else " DESC"
    if wanted.after is not None:
        conditions.append(f"({key}, e.id) {'<' if way else '>'} (?, ?)")
        values.extend(wanted.after)
    where = " AND ".join(conditions) or "1"
    limit = f" LIMIT {int(wanted.limit)}" if wanted.limit is not None else ""
    # Ids are put in order first: a sort that carries the records along costs several times as much.
    ids = f"SELECT e.id, {key} AS day FROM events e WHERE {where} ORDER BY day{way}, e.id{way}{limit}"
    question = f"SELECT {_COLUMNS}, {_TOLD} AS told FROM ({ids}) AS wanted JOIN events e ON e.id = wanted.id"
    return f"{question} ORDER BY wanted.day{way}, e.id{way}", values


def count(ledger: Ledger, wanted: EventFilter = EventFilter()) -> int:  # noqa: B008 - frozen
    """How many events the filter lets through, whatever its limit."""
    conditions, values = _conditions(wanted)
    where = " AND ".join(conditions) or "1"
    return int(ledger.connection.execute(f"SELECT count(*) FROM events e WHERE {where}", values).fetchone()[0])


def event_ids(ledger: Ledger, wanted: EventFilter) -> tuple[str, ...]:
    """The ids of the events that the filter lets through, whatever its order and limit."""
    conditions, values = _conditions(wanted)
    where = " AND ".join(conditions) or "1"
    return tuple(row["id"] for row in ledger.connection.execute(f"SELECT e.id FROM events e WHERE {where}", values))


def place_of(row: EventRow, order: Order) -> Place:
    """Where a row stands in an order: what `EventFilter.after` takes for the page that follows."""
    day = row.told if order == "told" else row.first or row.told
    return (day.isoformat() if day else _NO_DAY[order]), row.id


def timeline(ledger: Ledger, one: str, other: str, wanted: EventFilter = EventFilter()) -> list[EventRow]:  # noqa: B008
    """What the two parties did to or with each other, by day."""
    return events(ledger, msgspec.structs.replace(wanted, pair=(one, other)))


_TOLD: Final = (
    "(SELECT min(coalesce(d.published_first, d.published_last)) FROM reports r JOIN dispatches d ON d.id = r.dispatch"
    " WHERE r.event = e.id AND r.until_run IS NULL)"
)


_NO_DAY: Final[dict[Order, str]] = {"oldest": "9999", "newest": "", "told": ""}
"""What stands for the day of an event of which nobody knows when it was told: such come last in every order."""

_KEYS: Final[dict[Order, str]] = {
    "oldest": f"coalesce(e.day_first, {_TOLD}, '{_NO_DAY['oldest']}')",
    "newest": f"coalesce(e.day_first, {_TOLD}, '{_NO_DAY['newest']}')",
    "told": f"coalesce({_TOLD}, '{_NO_DAY['told']}')",
}


def _conditions(wanted: EventFilter) -> tuple[list[str], list[Any]]:
    conditions: list[str] = []
    values: list[Any] = []

    def add(condition: str, *given: Any) -> None:
        conditions.append(condition)
        values.extend(given)

    for words, side in ((wanted.actor, "actor"), (wanted.recipient, "recipient"), (wanted.party, None)):
        if words is not None:
            condition, given = _party(words, side)
            add(condition, *given)
    if wanted.pair is not None:
        # Both in one report: the event of one side alone is no dealing between the two.
        (first, given), (second, more) = (_matches(words, "p") for words in wanted.pair)
        other = second.replace("p.", "q.")
        add(
            "EXISTS (SELECT 1 FROM reports r JOIN parties p ON p.report = r.number"
            " JOIN parties q ON q.report = r.number"
            " WHERE r.event = e.id AND r.until_run IS NULL AND (p.side, p.number) <> (q.side, q.number)"
            f" AND {first} AND {other})",
            *given,
            *more,
        )
    if wanted.types:
        add(f"e.type IN ({','.join('?' * len(wanted.types))})", *wanted.types)
    if wanted.place is not None:
        add("(e.country = ? OR e.place = ? COLLATE NOCASE)", wanted.place, wanted.place)
    if wanted.since is not None:
        add(f"coalesce(e.day_last, e.day_first, {_TOLD}) >= ?", wanted.since.isoformat())
    if wanted.until is not None:
        add(f"coalesce(e.day_first, e.day_last, {_TOLD}) <= ?", wanted.until.isoformat())
    for column, value in (("status", wanted.status), ("kind", wanted.kind), ("storyline", wanted.storyline)):
        if value is not None:
            add(f"e.{column} = ?", value)
    if wanted.at_least > 1:
        add("e.outlets >= ?", wanted.at_least)
    if wanted.disputed:
        add("e.disputed = 1")
    if wanted.ids is not None:
        add("e.id IN (SELECT value FROM json_each(?))", msgspec.json.encode(wanted.ids).decode())
    return conditions, values


def _party(words: str, side: str | None) -> tuple[str, list[str]]:
    matches, values = _matches(words, "p")
    on = f" AND p.side = '{side}'" if side else ""
    return (
        "EXISTS (SELECT 1 FROM reports r JOIN parties p ON p.report = r.number"
        f" WHERE r.event = e.id AND r.until_run IS NULL{on} AND {matches})",
        values,
    )


def _matches(words: str, table: str) -> tuple[str, list[str]]:
    """A condition on `parties` for "RUS", "RUS GOV", "REB", or a name."""
    code, _, sector = words.strip().partition(" ")
    if sector and len(code) == 3 and code.isupper():
        return f"({table}.code = ? AND {table}.sector = ?)", [code, sector]
    if code.isupper() and not sector:
        return f"({table}.code = ? OR {table}.sector = ?)", [code, code]
    return f"({table}.identifier = ? COLLATE NOCASE OR {table}.words = ? COLLATE NOCASE)", [words, words]


def _event(row: Any) -> Event:
    return msgspec.json.decode(row["record"], type=Event)


def row_from(row: Any, event: Event) -> EventRow:
    """The line of an answer from a row of `selection` and the event in its record."""
    return EventRow(
        id=event.id,
        kind=event.kind,
        type=event.type,
        mode=event.mode,
        status=event.status,
        first=event.when.first,
        last=event.when.last,
        precision=event.when.precision,
        actors=event.actors,
        recipients=event.recipients,
        country=event.country,
        place=event.place,
        reports=row["reports"],
        outlets=len(event.outlets),
        disputed=event.is_disputed,
        storyline=row["storyline"],
        told=dt.date.fromisoformat(row["told"]) if row["told"] else None,
        summary=event.summary,
    )
