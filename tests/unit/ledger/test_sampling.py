"""The sample is drawn without favour, and its interval is Wilson's."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import queries
from dateline.ledger import Identity, Ledger
from made_up import made_up


@pytest.mark.parametrize(
    ("right", "judged", "low", "high"),
    [(45, 50, 0.786, 0.957), (0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (0, 0, 0.0, 1.0), (1, 2, 0.095, 0.905)],
)
def test_known_intervals(right: int, judged: int, low: float, high: float) -> None:
    assert [round(bound, 3) for bound in queries.interval(right, judged)] == [low, high]


@given(st.integers(1, 500).flatmap(lambda judged: st.tuples(st.integers(0, judged), st.just(judged))))
def test_the_share_lies_inside(counts: tuple[int, int]) -> None:
    right, judged = counts
    low, high = queries.interval(right, judged)
    assert 0 <= low <= right / judged <= high <= 1


def test_a_draw_is_repeatable_and_without_doubles(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.sqlite", write=True) as ledger:
        run = ledger.begin_run("add", Identity("dateline test", "m", "l", "r"))
        for number in range(20):
            ledger.add(made_up(number), run)
        one, other = queries.drawn(ledger, 10, 1), queries.drawn(ledger, 10, 2)
        assert one == queries.drawn(ledger, 10, 1)
        assert one != other
        assert len(set(one)) == 10
        assert len(queries.drawn(ledger, 99, 0)) == 40
