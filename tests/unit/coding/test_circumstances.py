"""Which acts of a sentence a day belongs to, and by which way (circumstances.txt).

Every "Monday" is a day. `dated` lists the words of the acts that have it, with the rule behind a comma where the day is
not told in the act's own clause; `lengths` are times that only count ("hours = PTXH").
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from dateline.records import Interval, Reading, Report, When
from dateline.stages import attribution, coding
from tree_table import Block, blocks, reading

DAY = dt.date(2025, 1, 20)
BLOCKS = blocks(Path(__file__).with_name("circumstances.txt"))
WAYS = {"side-by-side", "at-once", "hours-apart", "days-apart", "occasion", "said-on"}


def _read(block: Block) -> Reading:
    at = block.text.index("Monday")
    times = [When(at, at + 6, "Monday", "DATE", "2025-01-20", Interval(DAY, DAY, "day"))]
    for item in block.items("lengths"):
        words, value = item.split(" = ")
        at = block.text.index(words)
        times.append(When(at, at + len(words), words, "DURATION", value, Interval()))
    return coding.stage().run(attribution.stage().run(msgspec.structs.replace(reading(block), times=tuple(times))))


def _way(report: Report) -> str:
    return next((reason.rule for reason in report.when.why if reason.rule in WAYS), "")


def _report(text: str, trigger: str) -> Report:
    block = next(block for block in BLOCKS if block.text == text)
    read = _read(block)
    return next(report for report in read.reports if text[slice(*_bounds(report))] == trigger)


def _bounds(report: Report) -> tuple[int, int]:
    return report.triggers[0].start, report.triggers[0].end


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.text)
def test_a_day_belongs_to_the_acts_of_its_clause_and_to_those_told_through_it(block: Block) -> None:
    read = _read(block)
    assert read.reports
    dated = [report for report in read.reports if report.when.first]
    found = [(block.text[slice(*_bounds(report))], _way(report)) for report in dated]
    wanted = [item.partition(", ")[::2] for item in block.items("dated")]
    assert [way for _, way in found] == [way for _, way in wanted]
    assert all(trigger in words for (trigger, _), (words, _) in zip(found, wanted, strict=True))


def test_hours_before_an_act_is_its_day_or_the_day_before_the_other() -> None:
    shelled = _report("Chad fired a missile on Monday, hours before Niger shelled a village.", "shelled")
    assert (shelled.when.first, shelled.when.last, shelled.when.precision) == (DAY, DAY + dt.timedelta(1), "range")


def test_weeks_before_an_act_are_counted() -> None:
    signed = _report("The ministers met on Monday, a week before Chad and Niger signed the pact.", "signed")
    assert signed.when.first == signed.when.last == DAY + dt.timedelta(7)


def test_an_act_of_no_time_words_says_so() -> None:
    recalled = _report("Chad recalled its envoy after Niger shelled a village on Monday.", "recalled")
    assert recalled.when == Interval()
    assert "undated" in {reason.rule for reason in recalled.why}
