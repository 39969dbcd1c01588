"""Who is told as saying what: annotated sentences in, attributions out (sentences.txt; no model is needed)."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.records import Attribution, Reading
from dateline.stages import attribution
from tree_table import Block, blocks, reading


def _compact(found: Attribution, read: Reading) -> str:
    words = " ".join(read.token(at).text for at in found.content)
    source = found.source.text.removeprefix("the ").removeprefix("The ")
    return f"{source}, {found.cue}{' (denied)' if found.denied else ''}: {words}"


@pytest.mark.parametrize("block", blocks(Path(__file__).with_name("sentences.txt")), ids=lambda block: block.text)
def test_a_sentence_gives_its_attributions(block: Block) -> None:
    read = attribution.stage().run(reading(block))
    assert [_compact(found, read) for found in read.attributions] == block.items("gives")


def test_every_attribution_says_why() -> None:
    for block in blocks(Path(__file__).with_name("sentences.txt")):
        for found in attribution.stage().run(reading(block)).attributions:
            assert found.why and found.why[0].row and found.why[0].row.startswith("en/cues.tsv:")
