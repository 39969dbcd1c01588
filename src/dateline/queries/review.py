"""Which reports a person should look at first: unclear parties, conflicts, low rank.

    review(ledger, limit=10)[0].doubts  ->  ("nobody is named as the one who acts", "told differently by others")

A report leaves the queue when somebody has said anything about it (confirmed, corrected, dropped); copies of a dispatch
are not asked about.
"""

from __future__ import annotations

from typing import Final

import msgspec

from dateline.ledger import Ledger

LOW_RANK: Final = 0.5
"""Confidence below which a report is doubtful by itself."""

DOUBTS: Final = {
    "nobody": "nobody is named as the one who acts",
    "unknown": "a party has no code",
    "disputed": "reports of its event tell differently",
    "rank": "low rank",
}

Place = tuple[int, float, str]
"""A report's place in the queue: number of doubts, rank, id."""


class ReviewRow(msgspec.Struct, frozen=True):
    """A report that is in doubt. `doubts`: keys of `DOUBTS`; `confidence`: its rank, 0 to 1."""

    report: str
    event: str | None
    dispatch: str
    doubts: tuple[str, ...]
    confidence: float


def review(ledger: Ledger, limit: int | None = None, after: Place | None = None) -> list[ReviewRow]:
    """The reports that are in doubt and about which nobody said anything, those with most doubts first; of as many
    those of lowest rank."""
    condition, values = "", list[object]()
    if after is not None:
        doubts, confidence, id = after
        condition = "AND (-number_of_doubts, confidence, id) > (?, ?, ?)"
        values = [-doubts, confidence, id]
    rows = ledger.connection.execute(
        f"SELECT * FROM ({_DOUBTFUL}) WHERE number_of_doubts > 0 {condition}"
        f" ORDER BY number_of_doubts DESC, confidence, id LIMIT {-1 if limit is None else int(limit)}",
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
    question = f"SELECT count(*) FROM ({_DOUBTFUL}) WHERE number_of_doubts > 0"
    return int(ledger.connection.execute(question).fetchone()[0])


def review_place(row: ReviewRow) -> Place:
    """Where a row stands in the queue: what `after` takes."""
    return len(row.doubts), row.confidence, row.report


_PARTIES: Final = "SELECT 1 FROM parties p WHERE p.report = r.number"
_OPEN: Final = f"""
SELECT r.id, r.event, r.dispatch, r.confidence,
  NOT EXISTS ({_PARTIES} AND p.side = 'actor') AS nobody,
  EXISTS ({_PARTIES} AND p.code IS NULL AND p.sector IS NULL) AS unknown,
  coalesce(e.disputed, 0) AS disputed,
  r.confidence < {LOW_RANK} AS rank
FROM reports r
JOIN dispatches d ON d.id = r.dispatch
LEFT JOIN stories s ON s.unit = r.unit
LEFT JOIN events e ON e.id = r.event
WHERE r.until_run IS NULL AND r.dropped = 0 AND r.confirmed = 0 AND d.current = 1 AND s.copy_of IS NULL
  AND NOT EXISTS (
    SELECT 1 FROM corrections c
    WHERE c.text_hash = d.text_hash AND c.trigger_start = r.trigger_start AND c.trigger_end = r.trigger_end
      AND c.kind <> 'undo' AND NOT EXISTS (SELECT 1 FROM corrections u WHERE u.undoes = c.number))
"""
_DOUBTFUL: Final = f"SELECT *, nobody + unknown + disputed + rank AS number_of_doubts FROM ({_OPEN})"
