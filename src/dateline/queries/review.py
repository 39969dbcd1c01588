"""Which reports a person should look at first: unclear parties, conflicts, low rank.

    review(ledger, limit=10)[0].doubts  ->  ("nobody is named as the one who acts", "told differently by others")

A report leaves the queue when somebody has said anything about it (confirmed, corrected, dropped); copies of a dispatch
are not asked about.
"""

from __future__ import annotations

from typing import Final

import msgspec

from dateline.ledger import Ledger

DOUBTS: Final = {
    "nobody": "nobody is named as the one who acts",
    "unknown": "a party has no code",
    "disputed": "reports of its event tell differently",
    "rank": "low rank",
}

_ORDER: Final = "-(q.nobody + q.unknown + q.disputed + q.rank)"

ReviewPlace = tuple[int, float, str]
"""A report's place in the queue: number of doubts, rank, id."""


class ReviewRow(msgspec.Struct, frozen=True):
    """A report that is in doubt. `doubts`: keys of `DOUBTS`; `confidence`: its rank, 0 to 1."""

    report: str
    event: str | None
    dispatch: str
    doubts: tuple[str, ...]
    confidence: float


def review(ledger: Ledger, limit: int | None = None, after: ReviewPlace | None = None) -> list[ReviewRow]:
    """The reports that are in doubt and about which nobody said anything, those with most doubts first; of as many
    those of lowest rank."""
    condition, values = "", list[object]()
    if after is not None:
        doubts, confidence, id = after
        condition = f"WHERE ({_ORDER}, q.confidence, q.id) > (?, ?, ?)"
        values = [-doubts, confidence, id]
    rows = ledger.connection.execute(
        f"SELECT q.*, r.event, r.dispatch FROM doubts q CROSS JOIN reports r ON r.number = q.report {condition}"
        f" ORDER BY {_ORDER}, q.confidence, q.id LIMIT {-1 if limit is None else int(limit)}",
        values,
    )
    return [
        ReviewRow(
            row["id"], row["event"], row["dispatch"], tuple(name for name in DOUBTS if row[name]), row["confidence"]
        )
        for row in rows
    ]


def review_count(ledger: Ledger) -> int:
    """How many reports are in the queue."""
    return int(ledger.connection.execute("SELECT count(*) FROM doubts").fetchone()[0])


def review_place(row: ReviewRow) -> ReviewPlace:
    """Where a row stands in the queue: what `after` takes."""
    return len(row.doubts), row.confidence, row.report
