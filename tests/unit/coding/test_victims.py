"""Bare victims are of the place where they are attacked; those told to be from elsewhere are not (victims.txt)."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from dateline.stages import coding
from tree_table import Block, blocks, places, reading


@pytest.mark.parametrize("block", blocks(Path(__file__).with_name("victims.txt")), ids=lambda block: block.text)
def test_bare_victims_are_of_the_place_of_the_attack(block: Block) -> None:
    read = reading(block)
    reports = coding.stage().run(replace(read, places=places(block, read))).reports
    assert [actor.code or "none" for report in reports for actor in report.recipients] == block.items("recipients")
