"""Who is meant, in our own words (tests/cases/actors): at least 95 of 100 rows right, read with the language model."""

from __future__ import annotations

from actor_cases import CASES, outcomes, rows

RIGHT = 0.95


def test_most_rows_are_right():
    cases = [case for path in sorted(CASES.glob("*.tsv")) for case in rows(path)]
    wrong = [outcome for outcome in outcomes(cases) if outcome.found != outcome.case.expected]
    lines = [f"{each.case.place}: {each.case.word!r} gave {each.found}, not {each.case.expected}" for each in wrong]
    assert len(cases) >= 200
    assert len(wrong) <= (1 - RIGHT) * len(cases), "\n".join(lines)
