"""What the story around a sentence says of it: an accident, a match, people in flight (stories.txt: the sentences)."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.stages import coding
from tree_table import blocks, reading

SENTENCES = {block.text: block for block in blocks(Path(__file__).with_name("stories.txt"))}
STRUCK, DRIVER = "The tourist was struck and killed.", "The driver fled after the crash."
SHELLING = "The shelling was the heaviest raid of the war."
POURED, QUAKE = "People poured into the streets.", "The quake and the tremor shook the town."
PRAISED = "Ford praised the owner."
MATCH = "The coach and the team lost a basketball game of the season to a league champion."


@pytest.mark.parametrize(
    ("story", "first", "given"),
    [
        ([STRUCK], STRUCK, ["ASSAULT"]),
        ([STRUCK, DRIVER], STRUCK, []),
        ([STRUCK, DRIVER, SHELLING], STRUCK, ["ASSAULT"]),
        ([POURED], POURED, ["PROTEST"]),
        ([POURED, QUAKE], POURED, []),
        ([PRAISED], PRAISED, ["SUPPORT"]),
        ([PRAISED, MATCH], PRAISED, []),
    ],
)
def test_the_story_tells_what_a_sentence_is_about(story: list[str], first: str, given: list[str]) -> None:
    read = coding.stage().run(reading(*(SENTENCES[text] for text in story)))
    start = read.sentences[0][story.index(first)].start
    assert sorted({report.event for report in read.reports if report.sentence.start == start}) == given
