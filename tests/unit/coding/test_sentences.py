"""The coder as a specification: annotated sentences in, reports out (sentences.txt; no model is needed)."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.records import Actor, Report
from dateline.stages import attribution, coding
from tree_table import Block, blocks, reading


def _compact(report: Report) -> str:
    def side(actors: tuple[Actor, ...]) -> str:
        return " + ".join(" ".join(filter(None, (actor.code, actor.sector))) for actor in actors)

    kind = f"{report.event}/{report.mode}" if report.mode else report.event
    stance = "" if report.stance == "asserted" else report.stance
    parts = (kind, side(report.actors), ">", side(report.recipients), *report.aux, stance)
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize("block", blocks(Path(__file__).with_name("sentences.txt")), ids=lambda block: block.text)
def test_a_sentence_gives_its_reports(block: Block) -> None:
    read = coding.stage().run(attribution.stage().run(reading(block)))
    assert [_compact(report) for report in read.reports] == block.items("gives")
