"""Which acts of a sentence a day belongs to (circumstances.txt: `dated` lists their words; every "Monday" is a day)."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from dateline.records import Interval, When
from dateline.stages import attribution, coding
from tree_table import Block, blocks, reading

DAY = dt.date(2025, 1, 20)


@pytest.mark.parametrize("block", blocks(Path(__file__).with_name("circumstances.txt")), ids=lambda block: block.text)
def test_a_day_belongs_to_the_acts_of_its_clause_and_of_its_occasion(block: Block) -> None:
    at = block.text.index("Monday")
    monday = When(at, at + 6, "Monday", "DATE", "2025-01-20", Interval(DAY, DAY, "day"))
    read = coding.stage().run(attribution.stage().run(msgspec.structs.replace(reading(block), times=(monday,))))
    assert read.reports
    dated = [report for report in read.reports if report.when.first == DAY]
    triggers = [block.text[report.triggers[0].start : report.triggers[0].end] for report in dated]
    wanted = block.items("dated")
    assert len(triggers) == len(wanted)
    assert all(trigger in words for trigger, words in zip(triggers, wanted, strict=True))
