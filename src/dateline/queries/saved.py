"""Saved questions: what they ask, how many events they match, which of them are new.

watchlists(ledger)[0].new  ->  3
"""

from __future__ import annotations

import re
from typing import Any, Final

import msgspec

from dateline.errors import AbsentError
from dateline.ledger import Ledger
from dateline.queries.events import EventFilter, EventRow, count, events

_ID: Final = re.compile(r"w-([0-9]{1,12})")
_PAGING: Final = ("ids", "limit", "order", "after")
"""What of a filter is no part of the question."""


class WatchlistRow(msgspec.Struct, frozen=True):
    """A saved question. `question`: its filter, what is not asked left out; `matches`: events that match now; `new`: of
    those, how many came since it was looked at (0 while muted); `sent` and `error`: when its webhook was last posted
    to (UTC), and what went wrong since."""

    id: str
    name: str
    question: dict[str, Any]
    made: str
    author: str
    muted: bool
    matches: int
    new: int
    webhook: str | None
    sent: str | None
    error: str | None


class Match(EventRow, frozen=True, kw_only=True):
    """An event that a question matches. `number`: counts matches as they were found; `came`: when (UTC); `new`: not
    looked at yet."""

    number: int
    came: str
    new: bool


def watchlists(ledger: Ledger) -> list[WatchlistRow]:
    """All saved questions, by name."""
    rows = ledger.connection.execute("SELECT * FROM watchlists ORDER BY name COLLATE NOCASE, number").fetchall()
    return [_row(ledger, row) for row in rows]


def watchlist(ledger: Ledger, words: str) -> WatchlistRow:
    """The saved question of this id ("w-3") or name. Raises AbsentError where there is none."""
    return _row(ledger, _found(ledger, words))


def number_of(ledger: Ledger, words: str) -> int:
    """The number of the saved question of this id or name. Raises AbsentError."""
    return int(_found(ledger, words)["number"])


def asked(row: WatchlistRow) -> EventFilter:
    """What a saved question asks."""
    return filter_from(row.question)


def filter_from(question: dict[str, Any]) -> EventFilter:
    """The filter that was written by `question_of`."""
    return msgspec.convert(question, EventFilter)


def question_of(wanted: EventFilter) -> dict[str, Any]:
    """A filter as it is kept: what differs from asking for everything, without order and paging."""
    blank, given = msgspec.to_builtins(EventFilter()), msgspec.to_builtins(wanted)
    return {name: value for name, value in given.items() if name not in _PAGING and value != blank[name]}


def matches(ledger: Ledger, words: str, *, news: bool = False, most: int | None = None) -> list[Match]:
    """The events that a saved question matches now, those found last first. `news`: only those that a dispatch brought
    after the question was asked."""
    row = _found(ledger, words)
    found = {each["event"]: each for each in _remembered(ledger, row["number"])}
    if news:
        found = {event: each for event, each in found.items() if each["news"]}
    wanted = msgspec.structs.replace(filter_from(msgspec.json.decode(row["question"])), ids=tuple(found))
    answer = []
    for event in events(ledger, wanted):
        each = found[event.id]
        is_new = bool(each["news"]) and each["number"] > row["seen"]
        answer.append(Match(**msgspec.structs.asdict(event), number=each["number"], came=each["came"], new=is_new))
    return sorted(answer, key=lambda match: -match.number)[:most]


def unsent(ledger: Ledger, words: str) -> list[Match]:
    """What of a saved question's news was not posted yet, the first found first."""
    row = _found(ledger, words)
    return [match for match in matches(ledger, words, news=True)[::-1] if match.number > row["sent"]]


def told_since(ledger: Ledger, words: str, events: tuple[str, ...]) -> list[str]:
    """Those of the events of which a dispatch tells that came since the question's matches were last looked for."""
    rows = ledger.connection.execute(
        "SELECT DISTINCT r.event FROM reports r JOIN dispatches d ON d.id = r.dispatch"
        " WHERE r.until_run IS NULL AND d.number > ? AND r.event IN (SELECT value FROM json_each(?))",
        (_found(ledger, words)["noticed"], msgspec.json.encode(events).decode()),
    )
    return [row["event"] for row in rows]


def new_matches(ledger: Ledger) -> int:
    """How many new matches all saved questions have together."""
    return sum(row.new for row in watchlists(ledger))


def _found(ledger: Ledger, words: str) -> Any:
    id = _ID.fullmatch(words)
    number = int(id[1]) if id is not None else 0
    row = ledger.connection.execute(
        "SELECT * FROM watchlists WHERE number = ? OR name = ? ORDER BY name = ? DESC", (number, words, words)
    ).fetchone()
    if row is None:
        raise AbsentError(str(ledger.path), f"holds no watchlist {words!r}")
    return row


def _remembered(ledger: Ledger, number: int) -> list[Any]:
    return ledger.connection.execute("SELECT * FROM matches WHERE watchlist = ?", (number,)).fetchall()


def _row(ledger: Ledger, row: Any) -> WatchlistRow:
    question = msgspec.json.decode(row["question"])
    wanted = filter_from(question)
    fresh = tuple(
        each["event"] for each in _remembered(ledger, row["number"]) if each["news"] and each["number"] > row["seen"]
    )
    new = count(ledger, msgspec.structs.replace(wanted, ids=fresh)) if fresh and not row["muted"] else 0
    return WatchlistRow(
        id=f"w-{row['number']}", name=row["name"], question=question, made=row["made"], author=row["author"],
        muted=bool(row["muted"]), matches=count(ledger, wanted), new=new, webhook=row["webhook"],
        sent=row["sent_at"], error=row["error"],
    )  # fmt: skip
