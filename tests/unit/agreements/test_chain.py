"""Which accord a noun speaks of: one told of before, or another; each digest item is a story of its own."""

from __future__ import annotations

from pathlib import Path

import msgspec

from dateline.lexicon.ontology import plover
from dateline.records import Mention, Reading, Section
from dateline.stages import agreements
from tree_table import Block, blocks, reading

BY_TEXT = {block.text: block for block in blocks(Path(__file__).with_name("stories.txt"))}
SIGNED = BY_TEXT["Kenya and Uganda signed a pact."]
OBLIGES = BY_TEXT["The treaty obliges both to share data."]
WILL_SIGN = BY_TEXT["Mali will sign a pact with Niger."]


def _read(found: Reading) -> Reading:
    return agreements.stage(plover()).run(found)


def _in_items(*items: Block) -> Reading:
    """A digest whose items are the blocks."""
    plain = reading(*items)
    sentences = plain.sentences[0]
    mentions = tuple(_moved(mention) for mention in plain.mentions)
    return msgspec.structs.replace(
        plain,
        sections=tuple(Section("digest", sentence.start, sentence.end) for sentence in sentences),
        sentences=tuple((sentence,) for sentence in sentences),
        mentions=mentions,
    )


def _moved(mention: Mention) -> Mention:
    """A mention of the sentence that is now a section of its own."""
    at = msgspec.structs.replace(mention.at, section=mention.at.sentence, sentence=0)
    return msgspec.structs.replace(mention, at=at)


def test_the_treaty_goes_back_to_the_pact() -> None:
    (agreement,) = _read(reading(SIGNED, OBLIGES)).agreements
    assert [passage.text for passage in agreement.commitments] == ["obliges both to share data"]
    assert [(reason.rule, reason.note) for reason in agreement.why][1:] == [
        ("agreement-same", "'treaty' speaks of it again")
    ]


def test_an_item_of_a_digest_knows_nothing_of_the_one_before() -> None:
    (agreement,) = _read(_in_items(SIGNED, OBLIGES)).agreements
    assert agreement.commitments == ()


def test_other_parties_make_another_accord() -> None:
    first, second = _read(reading(SIGNED, WILL_SIGN)).agreements
    assert [actor.code for actor in first.parties] == ["KEN", "UGA"]
    assert sorted(actor.code or "" for actor in second.parties) == ["MLI", "NER"]
    assert first.id != second.id


def test_told_again_between_the_same_parties_is_no_second_accord() -> None:
    (agreement,) = _read(reading(SIGNED, SIGNED)).agreements
    assert len(agreement.mentions) == 2
    (step,) = agreement.history
    assert [reason.rule for reason in step.why] == ["agreement-step", "agreement-told-again"]
