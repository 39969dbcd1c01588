"""The review queue: what is in doubt comes first, and leaves when somebody has said something."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from dateline import queries, run
from dateline.ledger import Identity, Ledger
from made_up import made_up


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Dispatch 0: nobody acts, and low rank; 2: low rank; 4: nobody acts; the others are in no doubt."""
    with Ledger.open(tmp_path / "ledger.sqlite", write=True) as opened:
        number = opened.begin_run("add", Identity("dateline test", "m", "l", "r"))
        for each in (0, 2, 4, 6):
            reading = made_up(each)
            changes: dict[str, object] = {"confidence": 0.3 if each in (0, 2) else 0.9}
            if each in (0, 4):
                changes["actors"] = ()
            first, second = reading.reports
            first = msgspec.structs.replace(first, **changes)
            second = msgspec.structs.replace(second, confidence=0.9)
            opened.add(msgspec.structs.replace(reading, reports=(first, second)), number)
        opened.end_run(number)
        yield opened


def found(ledger: Ledger) -> list[tuple[str, tuple[str, ...]]]:
    return [(row.report, row.doubts) for row in queries.review(ledger)]


def test_most_doubts_come_first_then_low_rank(ledger: Ledger) -> None:
    assert found(ledger) == [
        ("r-made-up-0-1", ("nobody", "rank")),
        ("r-made-up-2-1", ("rank",)),
        ("r-made-up-4-1", ("nobody",)),
    ]
    assert queries.review_count(ledger) == 3


@pytest.mark.parametrize(
    ("kind", "how"), [("confirm", {}), ("drop", {}), ("field", {"field": "actors", "value": "KEN"})], ids=str
)
def test_a_report_leaves_when_something_is_said_and_comes_back_when_that_is_undone(
    ledger: Ledger, kind: str, how: dict[str, str]
) -> None:
    number = run.correct(ledger, kind, "r-made-up-0-1", "ana", **how)  # type: ignore[arg-type]
    assert "r-made-up-0-1" not in dict(found(ledger))
    run.undo(ledger, number, "ana")
    assert "r-made-up-0-1" in dict(found(ledger))


def test_the_queue_goes_on_after_a_row(ledger: Ledger) -> None:
    (first,) = queries.review(ledger, 1)
    rest = queries.review(ledger, after=queries.review_place(first))
    assert [first, *rest] == queries.review(ledger)
