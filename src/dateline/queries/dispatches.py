"""Which dispatches the ledger holds, the latest first: by outlet, days of writing."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

import msgspec

from dateline.ledger import Ledger


class DispatchFilter(msgspec.Struct, frozen=True):
    """What dispatches are asked for; None: any. `since` and `until`: days that the time of writing touches. `ids`: only
    these. `after`: only what follows this place in the order, where the page before ended."""

    outlet: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    ids: tuple[str, ...] | None = None
    limit: int | None = None
    after: tuple[str, str] | None = None


class DispatchRow(msgspec.Struct, frozen=True):
    """A dispatch in short, in its present version. `opening`: its first words of prose, where it has no title; `first`
    and `last`: days of writing; `copy_of`: the dispatch that it reprints; `reports` and `events`: how many of them it
    tells."""

    id: str
    title: str | None
    opening: str | None
    outlet: str | None
    first: dt.date | None
    last: dt.date | None
    citation: str
    url: str | None
    version: int
    copy_of: str | None
    reports: int
    events: int


_OPENING: Final = (
    "(SELECT substr(d.text, s.start + 1, 240) FROM sections s WHERE s.dispatch = d.id AND s.kind IN ('body', 'digest')"
    " ORDER BY s.number LIMIT 1)"
)
"""240 characters: three lines of a page."""

_KEY: Final = "coalesce(d.published_first, d.published_last, '')"


def dispatches(ledger: Ledger, wanted: DispatchFilter = DispatchFilter()) -> list[DispatchRow]:  # noqa: B008 - frozen
    """The dispatches that the filter lets through, the latest written first, undated ones last."""
    conditions, values = conditions_of(wanted)
    limit = f" LIMIT {int(wanted.limit)}" if wanted.limit is not None else ""
    rows = ledger.connection.execute(
        "SELECT d.id, d.title, d.outlet, d.published_first, d.published_last, d.citation, d.url, d.version,"
        f" CASE WHEN d.title IS NULL THEN {_OPENING} END AS opening,"
        " (SELECT copy_of FROM stories s WHERE s.unit = d.id) AS copy_of,"
        " (SELECT count(*) FROM reports r WHERE r.dispatch = d.id AND r.until_run IS NULL AND r.dropped = 0)"
        " AS reports,"
        " (SELECT count(DISTINCT r.event) FROM reports r WHERE r.dispatch = d.id AND r.until_run IS NULL) AS events"
        f" FROM (SELECT d.number FROM dispatches d WHERE {' AND '.join(conditions)}"
        f" ORDER BY {_KEY} DESC, d.id DESC{limit}) AS wanted JOIN dispatches d ON d.number = wanted.number"
        f" ORDER BY {_KEY} DESC, d.id DESC",
        values,
    )
    return [
        DispatchRow(
            id=row["id"],
            title=row["title"],
            opening=_words(row["opening"]),
            outlet=row["outlet"],
            first=_day(row["published_first"]),
            last=_day(row["published_last"]),
            citation=row["citation"],
            url=row["url"],
            version=row["version"],
            copy_of=row["copy_of"],
            reports=row["reports"],
            events=row["events"],
        )
        for row in rows
    ]


def is_copy(ledger: Ledger, dispatch: str) -> bool:
    """Whether a dispatch with this id is here and reprints another one."""
    row = ledger.connection.execute("SELECT 1 FROM stories WHERE unit = ? AND copy_of IS NOT NULL", (dispatch,))
    return row.fetchone() is not None


def dispatch_place(row: DispatchRow) -> tuple[str, str]:
    """Where a row stands in the order: what `DispatchFilter.after` takes for the page that follows."""
    day = row.first or row.last
    return (day.isoformat() if day else ""), row.id


def conditions_of(wanted: DispatchFilter) -> tuple[list[str], list[Any]]:
    """The filter as conditions on `dispatches d`, and their values."""
    conditions: list[str] = ["d.current = 1"]
    values: list[Any] = []

    def add(condition: str, *given: Any) -> None:
        conditions.append(condition)
        values.extend(given)

    if wanted.outlet is not None:
        add("d.outlet = ? COLLATE NOCASE", wanted.outlet)
    if wanted.since is not None:
        add("coalesce(d.published_last, d.published_first) >= ?", wanted.since.isoformat())
    if wanted.until is not None:
        add("coalesce(d.published_first, d.published_last) <= ?", wanted.until.isoformat())
    if wanted.ids is not None:
        add("d.id IN (SELECT value FROM json_each(?))", msgspec.json.encode(wanted.ids).decode())
    if wanted.after is not None:
        add(f"({_KEY}, d.id) < (?, ?)", *wanted.after)
    return conditions, values


def _words(words: str | None) -> str | None:
    return " ".join(words.split()) or None if words else None


def _day(words: str | None) -> dt.date | None:
    return dt.date.fromisoformat(words) if words else None
