"""What the ledger says of itself: counts, runs, failures, corrections."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Final

import msgspec

from dateline.ledger import Anchor, Ledger


class Stats(msgspec.Struct, frozen=True):
    """How much the ledger holds. `dispatches`: present versions, copies among them; `outlets`: outlets with dispatches;
    `by_type`: events (happenings) a type, `by_status` a status; days of the earliest and the latest dispatch."""

    dispatches: int
    versions: int
    copies: int
    reports: int
    happenings: int
    campaigns: int
    storylines: int
    agreements: int
    corrections: int
    failures: int
    bytes: int
    first: str | None
    last: str | None
    by_type: dict[str, int]
    by_status: dict[str, int]
    outlets: dict[str, int]


class RunRow(msgspec.Struct, frozen=True):
    """A run: what was done, when (UTC), by which coder, with which model, lexicon and reference data (hashes)."""

    number: int
    command: str
    started: str
    ended: str | None
    coder: str
    model: str
    lexicon: str
    reference: str


class FailureRow(msgspec.Struct, frozen=True):
    """What could not be read, and why; stage and dispatch where it got that far."""

    name: str
    reason: str
    stage: str | None
    dispatch: str | None
    run: int


class CorrectionRow(msgspec.Struct, frozen=True):
    """A correction; `orphaned`: no report of the present coder bears it; `undone`: a later one took it back; `reports`:
    those at whose words it is anchored."""

    number: int
    made: str
    author: str
    note: str
    kind: str
    anchor: str
    field: str | None
    value: str | None
    orphaned: bool
    undone: bool
    reports: tuple[str, ...] = ()


# Each walks an index in its order as far as the first row; with a plus no index is looked for that holds no days.
_FIRST_DAY: Final = (
    "SELECT published_first FROM dispatches WHERE +current = 1 AND published_first IS NOT NULL"
    " ORDER BY published_first LIMIT 1"
)
_LAST_DAY: Final = "SELECT max(published_last) FROM dispatches WHERE current = 1"


def stats(ledger: Ledger) -> Stats:
    """The counts, all of one moment."""
    with ledger.snapshot():
        events = ledger.connection.execute(
            "SELECT kind, type, status, count(*) FROM events GROUP BY kind, type, status"
        ).fetchall()
        kinds, types, statuses = Counter[str](), Counter[str](), Counter[str]()
        for kind, type, status, number in events:
            kinds[kind] += number
            statuses[status] += number
            types[type] += number if kind == "happening" else 0
        outlets = ledger.connection.execute(
            "SELECT coalesce(outlet, '(unknown)'), count(*) FROM dispatches WHERE current = 1 GROUP BY outlet"
        ).fetchall()
        return Stats(
            dispatches=sum(number for _, number in outlets),
            versions=_one(ledger, "SELECT count(*) FROM dispatches"),
            copies=_one(ledger, "SELECT count(*) FROM stories WHERE section IS NULL AND copy_of IS NOT NULL"),
            reports=_one(
                ledger,
                "SELECT (SELECT count(*) FROM reports WHERE +until_run IS NULL AND dropped = 0)"
                " - (SELECT count(*) FROM dispatches d JOIN reports r ON r.dispatch = d.id"
                "    WHERE d.current = 0 AND r.until_run IS NULL AND r.dropped = 0)",
            ),
            happenings=kinds["happening"],
            campaigns=kinds["campaign"],
            storylines=_one(ledger, "SELECT count(*) FROM storylines"),
            agreements=_one(ledger, "SELECT count(DISTINCT coalesce(accord, id)) FROM agreements"),
            corrections=_one(ledger, "SELECT count(*) FROM corrections"),
            failures=_one(ledger, "SELECT count(*) FROM failures"),
            bytes=_one(ledger, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"),
            first=_word(ledger, _FIRST_DAY),
            last=_word(ledger, _LAST_DAY),
            by_type=_most_first(types.items()),
            by_status=_most_first(statuses.items()),
            outlets=_most_first(outlets),
        )


def last_day(ledger: Ledger) -> dt.date | None:
    """The latest day of writing; None where no dispatch is dated."""
    day = _word(ledger, _LAST_DAY)
    return dt.date.fromisoformat(day) if day else None


def runs(ledger: Ledger) -> list[RunRow]:
    """All runs, in order."""
    rows = ledger.connection.execute(
        "SELECT number, command, started, ended, coder, model, lexicon, reference FROM runs ORDER BY number"
    )
    return [RunRow(*row) for row in rows]


def failures(ledger: Ledger) -> list[FailureRow]:
    """What could not be read, by name."""
    rows = ledger.connection.execute("SELECT name, reason, stage, dispatch, run FROM failures ORDER BY name")
    return [FailureRow(*row) for row in rows]


def corrections(ledger: Ledger) -> list[CorrectionRow]:
    """All corrections, in order."""
    every = ledger.corrections()
    undone = {each.undoes for each in every if each.kind == "undo"}
    orphaned = {each.number for each in ledger.orphaned()}
    return [
        CorrectionRow(
            each.number, each.made, each.author, each.note, each.kind, str(each.anchor), each.field, each.value,
            each.number in orphaned, each.number in undone, _anchored(ledger, each.anchor),
        )
        for each in every
    ]  # fmt: skip


def _anchored(ledger: Ledger, anchor: Anchor) -> tuple[str, ...]:
    rows = ledger.connection.execute(
        "SELECT r.id FROM dispatches d JOIN reports r ON r.dispatch = d.id WHERE d.text_hash = ? AND d.current = 1"
        " AND r.trigger_start = ? AND r.trigger_end = ? AND r.until_run IS NULL ORDER BY r.number",
        (anchor.text_hash, anchor.start, anchor.end),
    )
    return tuple(row["id"] for row in rows)


def _one(ledger: Ledger, question: str) -> int:
    return int(ledger.connection.execute(question).fetchone()[0])


def _word(ledger: Ledger, question: str) -> str | None:
    found = ledger.connection.execute(question).fetchone()
    return str(found[0]) if found is not None and found[0] is not None else None


def _most_first(counts: Iterable[tuple[str, int]]) -> dict[str, int]:
    return {name: number for name, number in sorted(counts, key=lambda pair: (-pair[1], pair[0])) if number}
