"""Which events the ledger holds: by party, pair of parties, type, place, days, status, independent outlets."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final, Literal

import msgspec

from dateline.ledger import Ledger
from dateline.records import EventHead, EventKind, Status

_COLUMNS: Final = "e.id, e.record, e.storyline, e.reports, e.outlets, e.disputed, e.told"

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
    return [EventRow(**columns(row, short_of(row))) for row in ledger.connection.execute(*selection(wanted))]


def selection(wanted: EventFilter) -> tuple[str, list[Any]]:
    """The SELECT, with its values, of the events that the filter lets through: id, record, storyline, reports,
    outlets, disputed, told."""
    # Ids are put in order first: a sort that carries the records along costs several times as much.
    ids, values = _ids(wanted)
    way = _way(wanted)
    question = f"SELECT {_COLUMNS} FROM ({ids}) AS wanted JOIN events e ON e.id = wanted.id"
    return f"{question} ORDER BY wanted.day{way}, e.id{way}", values


def chosen(wanted: EventFilter) -> tuple[str, list[Any]]:
    """The SELECT, with its values, of the ids of those events; nothing where it lets every event through."""
    if msgspec.structs.replace(wanted, order="oldest") == EventFilter():
        return "", []
    return _ids(wanted)


def _ids(wanted: EventFilter) -> tuple[str, list[Any]]:
    conditions, values = _conditions(wanted)
    key, way = _KEYS[wanted.order], _way(wanted)
    if wanted.after is not None:
        conditions.append(f"({key}, e.id) {'<' if way else '>'} (?, ?)")
        values.extend(wanted.after)
    where = " AND ".join(conditions) or "1"
    limit = f" LIMIT {int(wanted.limit)}" if wanted.limit is not None else ""
    return f"SELECT e.id, {key} AS day FROM events e WHERE {where} ORDER BY day{way}, e.id{way}{limit}", values


def _way(wanted: EventFilter) -> str:
    return "" if wanted.order == "oldest" else " DESC"


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


_NO_DAY: Final[dict[Order, str]] = {"oldest": "9999", "newest": "", "told": ""}
"""What stands for the day of an event of which nobody knows when it was told: such come last in every order."""

_KEYS: Final[dict[Order, str]] = {
    "oldest": f"coalesce(e.day_first, e.told, '{_NO_DAY['oldest']}')",
    "newest": f"coalesce(e.day_first, e.told, '{_NO_DAY['newest']}')",
    "told": f"coalesce(e.told, '{_NO_DAY['told']}')",
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
            "e.id IN (SELECT r.event FROM parties p CROSS JOIN parties q ON q.report = p.report"
            " CROSS JOIN reports r ON r.number = p.report"
            " WHERE r.until_run IS NULL AND (p.side, p.number) <> (q.side, q.number)"
            f" AND {first} AND {other})",
            *given,
            *more,
        )
    if wanted.types:
        add(f"+e.type IN ({','.join('?' * len(wanted.types))})", *wanted.types)
    if wanted.place is not None:
        add("(e.country = ? OR e.place = ? COLLATE NOCASE)", wanted.place, wanted.place)
    if wanted.since is not None:
        add("coalesce(e.day_last, e.day_first, e.told) >= ?", wanted.since.isoformat())
    if wanted.until is not None:
        add("coalesce(e.day_first, e.day_last, e.told) <= ?", wanted.until.isoformat())
    # With a plus no index of a column is looked for: most events are of one status, and reading each is slower than
    # walking an order that holds what is asked.
    for column, value in (("+e.status", wanted.status), ("+e.kind", wanted.kind), ("e.storyline", wanted.storyline)):
        if value is not None:
            add(f"{column} = ?", value)
    if wanted.at_least > 1:
        add("e.outlets >= ?", wanted.at_least)
    if wanted.disputed:
        add("e.disputed = 1")
    if wanted.ids is not None:
        add("e.id IN (SELECT value FROM json_each(?))", msgspec.json.encode(wanted.ids).decode())
    return conditions, values


def _party(words: str, side: str | None) -> tuple[str, list[str]]:
    on = f" AND side = '{side}'" if side else ""
    code, sector = _code(words)
    if code and sector:
        return f"+e.id IN (SELECT event FROM event_parties WHERE code = ? AND sector = ?{on})", [code, sector]
    if code:
        either = " UNION ALL ".join(f"SELECT event FROM event_parties WHERE {name} = ?{on}" for name in _CODES)
        return f"+e.id IN ({either})", [code, code]
    matches, values = _matches(words, "p")
    return (
        "e.id IN (SELECT r.event FROM parties p CROSS JOIN reports r ON r.number = p.report"
        f" WHERE r.until_run IS NULL{on} AND {matches})",
        values,
    )


_CODES: Final = ("code", "sector")


def _code(words: str) -> tuple[str, str]:
    """("RUS", "GOV"); ("REB", ""); of a name nothing."""
    code, _, sector = words.strip().partition(" ")
    if sector and len(code) == 3 and code.isupper():
        return code, sector
    return (code, "") if code.isupper() and not sector else ("", "")


def _matches(words: str, table: str) -> tuple[str, list[str]]:
    """A condition on `parties` for "RUS", "RUS GOV", "REB", or a name."""
    code, sector = _code(words)
    if code and sector:
        return f"({table}.code = ? AND +{table}.sector = ?)", [code, sector]
    if code:
        return f"({table}.code = ? OR {table}.sector = ?)", [code, code]
    return f"({table}.identifier = ? COLLATE NOCASE OR {table}.words = ? COLLATE NOCASE)", [words, words]


class ShortEvent(EventHead, frozen=True):
    """What a list shows of an event's record: the rest, with who told what, is most of it and is not decoded."""

    summary: str


_SHORT: Final = msgspec.json.Decoder(ShortEvent)


def short_of(row: Any) -> ShortEvent:
    """The record of a row of `selection`, in short."""
    return _SHORT.decode(row["record"])


def columns(row: Any, event: ShortEvent) -> dict[str, Any]:
    """The values of an `EventRow` from a row of `selection` and its record in short."""
    return {
        "id": event.id,
        "kind": event.kind,
        "type": event.type,
        "mode": event.mode,
        "status": event.status,
        "first": event.when.first,
        "last": event.when.last,
        "precision": event.when.precision,
        "actors": event.actors,
        "recipients": event.recipients,
        "country": event.country,
        "place": event.place,
        "reports": row["reports"],
        "outlets": row["outlets"],
        "disputed": bool(row["disputed"]),
        "storyline": row["storyline"],
        "told": dt.date.fromisoformat(row["told"]) if row["told"] else None,
        "summary": event.summary,
    }
