"""Where each act of a sentence is told to happen, and by which way (places.txt).

`places` gives the places of the sentence by their head word, with country and resolution; `placed` each act with the
word its place is told by, and the rule where it is no plain "in X". A party written "TCD thing" is a thing that lies in
Chad, "UKR capital" a town that stands for Ukraine.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from dateline.records import Actor, At, Mention, Reading, Reason, Report
from dateline.stages import coding
from tree_table import Block, blocks, places, reading

BLOCKS = blocks(Path(__file__).with_name("places.txt"))


def _read(block: Block) -> Reading:
    read = reading(block)
    tokens = {token.text: (index, token) for index, token in enumerate(read.sentences[0][0].tokens)}
    mentions = list(read.mentions)
    for item in block.items("parties"):
        word, _, kind = item.partition(" = ")
        if kind.endswith(("thing", "capital")):
            index, token = tokens[word]
            why = (Reason("actor.capital"),) if kind.endswith("capital") else ()
            actor = Actor(kind.split()[0], None, word, token.start, token.end, why=why)
            mentions = [mention for mention in mentions if mention.at.token != index]
            as_kind = "thing" if kind.endswith("thing") else "country"
            mentions.append(Mention(token.start, token.end, At(0, 0, index), as_kind, (actor,)))
    return coding.stage().run(replace(read, mentions=tuple(mentions), places=places(block, read)))


def _told(report: Report, text: str) -> str:
    trigger = text[report.triggers[0].start : report.triggers[0].end]
    if report.place is None:
        return f"{trigger}: none"
    rules = "".join(f", {reason.rule}" for reason in report.place.why[-1:])
    return f"{trigger}: {report.place.text}{rules}"


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.text)
def test_an_act_is_placed_where_its_words_say(block: Block) -> None:
    assert [_told(report, block.text) for report in _read(block).reports] == block.items("placed")


def test_a_town_is_preferred_to_the_country_it_is_in() -> None:
    block = next(block for block in BLOCKS if "in Peru raided" in block.text)
    (report,) = _read(block).reports
    assert report.place is not None and report.place.resolution == 4


def test_a_country_that_only_a_kind_of_place_tells_is_no_town() -> None:
    block = next(block for block in BLOCKS if "Chadian capital" in block.text)
    (report,) = _read(block).reports
    assert report.place is not None
    assert (report.place.country, report.place.resolution, report.place.geonameid) == ("TCD", 1, None)
