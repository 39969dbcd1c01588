"""Counts: each with its own act, with its bounds and with whose count it is (quantities.txt; no model is needed)."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.records import Quantity, Report
from dateline.stages import attribution, coding
from tree_table import Block, blocks, reading

BLOCKS = {block.text: block for block in blocks(Path(__file__).with_name("quantities.txt"))}


def _reports(*several: Block) -> tuple[Report, ...]:
    return coding.stage().run(attribution.stage().run(reading(*several))).reports


def _told(what: str, quantity: Quantity) -> str:
    bounds = ("-" if bound is None else str(bound) for bound in (quantity.low, quantity.high))
    about = "about " if quantity.approximate else ""
    by = f" by {quantity.source.text}" if quantity.source else ""
    return f"{what} {about}{' to '.join(bounds)}{by}"


@pytest.mark.parametrize("block", [b for b in BLOCKS.values() if b.headers["gives"]], ids=lambda block: block.text)
def test_an_act_has_its_own_counts(block: Block) -> None:
    told = []
    for report in _reports(block):
        trigger = block.text[report.triggers[0].start : report.triggers[0].end]
        told += [f"{trigger} {_told(what, quantity)}" for what, quantity in report.size.items()] or [trigger]
    assert told == block.items("gives")


ATTACK = "Gunmen attacked a village in Mali."


def test_the_next_sentence_adds_the_count_that_the_act_lacks() -> None:
    (attack,) = _reports(BLOCKS[ATTACK], BLOCKS["Twelve others died."])
    assert _told("dead", attack.size["dead"]) == "dead 12 to 12"
    assert "count-follows" in {reason.rule for reason in attack.why}


def test_a_count_with_a_cause_of_its_own_adds_nothing_to_the_act_before() -> None:
    (attack,) = _reports(BLOCKS[ATTACK], BLOCKS["The flames left nine dead."])
    assert attack.size == {}


def test_that_nobody_was_hurt_is_said_of_an_attack_and_not_of_a_march() -> None:
    (attack,) = _reports(BLOCKS[ATTACK], BLOCKS["There were no reports of injuries."])
    assert _told("injured", attack.size["injured"]) == "injured 0 to 0"
    (march,) = _reports(BLOCKS["Some 300 students marched in Lima."], BLOCKS["There were no reports of injuries."])
    assert "injured" not in march.size


def test_policemen_hurt_are_no_victims_of_the_police() -> None:
    (police,) = _reports(BLOCKS["Officers fired tear gas at a crowd."], BLOCKS["Twelve policemen were hurt."])
    assert police.size == {}
    (attack,) = _reports(BLOCKS[ATTACK], BLOCKS["Twelve policemen were hurt."])
    assert _told("injured", attack.size["injured"]) == "injured 12 to 12"


def test_a_sentence_between_keeps_a_count_away() -> None:
    attack, *_ = _reports(BLOCKS[ATTACK], BLOCKS["Some 300 students marched in Lima."], BLOCKS["Twelve others died."])
    assert attack.size == {}


def test_words_of_a_count_are_those_of_the_text() -> None:
    (freed,) = _reports(BLOCKS["Rebels freed dozens of hostages."])
    counted = freed.size["released"]
    assert counted.text == "dozens of hostages"
    assert BLOCKS["Rebels freed dozens of hostages."].text[counted.start : counted.end] == counted.text
