"""An accord's parties, day and place are remembered through a story, and say so."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from msgspec.structs import replace

from dateline.records import At, Interval, Place, Reading, Report, When
from dateline.stages import coding
from tree_table import blocks, reading

SIGNED, SIGNED_AGAIN = blocks(Path(__file__).with_name("accords.txt"))


def _reports(read: Reading) -> tuple[Report, ...]:
    return coding.stage().run(read).reports


def _codes(report: Report) -> list[str | None]:
    return [actor.code for actor in report.actors]


def _rules(report: Report) -> set[str]:
    return {reason.rule for reason in report.why}


def test_a_signing_without_parties_takes_those_of_the_accord() -> None:
    first, second = _reports(reading(SIGNED, SIGNED_AGAIN))
    assert _codes(first) == _codes(second) == ["KEN", "ETH"]
    assert "accord-parties" in _rules(second)
    assert "accord-parties" not in _rules(first)


def test_before_an_accord_is_spoken_of_nobody_is_assumed() -> None:
    assert [_codes(report) for report in _reports(reading(SIGNED_AGAIN))] in ([], [[]])


def test_the_place_and_day_told_with_one_signing_hold_for_the_other() -> None:
    read = reading(SIGNED, SIGNED_AGAIN)
    word = next(token for token in read.sentences[0][1].tokens if token.text == "Nairobi")
    place = Place(word.start, word.end, "Nairobi", At(0, 1, 5), "Nairobi", "KEN", resolution=4)
    day = Interval(dt.date(2025, 10, 14), dt.date(2025, 10, 14), "day")
    when = When(word.start, word.end, "Nairobi", "DATE", "2025-10-14", day)
    first, second = _reports(replace(read, places=(place,), times=(when,)))
    assert first.place is not None and first.place.name == "Nairobi"
    assert first.when.first == second.when.first == dt.date(2025, 10, 14)
    assert "same-signing" in {reason.rule for reason in first.place.why}
    assert "same-signing" in {reason.rule for reason in first.when.why}
