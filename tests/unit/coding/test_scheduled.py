"""The present with a day to come tells what lies ahead (scheduled.txt); a habit, a headline and the past do not."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from dateline.records import Actor, Interval, Report, When
from dateline.stages import attribution, coding
from tree_table import Block, blocks, reading

BLOCKS = blocks(Path(__file__).with_name("scheduled.txt"))


def _compact(report: Report) -> str:
    def side(actors: tuple[Actor, ...]) -> str:
        return " + ".join(" ".join(filter(None, (actor.code, actor.sector))) for actor in actors)

    kind = f"{report.event}/{report.mode}" if report.mode else report.event
    return " ".join(part for part in (kind, side(report.actors), ">", side(report.recipients), *report.aux) if part)


def _reports(block: Block, kind: str = "DATE") -> list[str]:
    at = block.text.index("Monday")
    monday = When(at, at + 6, "Monday", kind, "XXXX-WXX-1", Interval())  # type: ignore[arg-type]
    told = msgspec.structs.replace(reading(block), times=(monday,))
    return [_compact(report) for report in coding.stage().run(attribution.stage().run(told)).reports]


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.text)
def test_the_present_with_a_day_to_come_lies_ahead(block: Block) -> None:
    assert _reports(block) == block.items("gives")


def test_a_habit_lies_not_ahead() -> None:
    assert _reports(BLOCKS[0], "SET") == ["CONSULT/visit FRA GOV > TCD"]
