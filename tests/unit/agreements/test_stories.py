"""Agreements as a specification: annotated stories in, agreements out (stories.txt; no model is needed)."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from dateline.lexicon.ontology import plover
from dateline.records import Agreement, Interval, Passage, Reading, When
from dateline.stages import agreements, attribution
from tree_table import Block, blocks, reading


def _stories() -> list[list[Block]]:
    """The blocks of each story."""
    found: list[list[Block]] = []
    for block in blocks(Path(__file__).with_name("stories.txt")):
        if "story" in block.headers:
            found.append([])
        found[-1].append(block)
    return found


def read(*story: Block) -> Reading:
    """A story's reading with its lengths of time, attributions and agreements."""
    plain = reading(*story)
    text = plain.dispatch.text
    times = tuple(
        When(text.index(words), text.index(words) + len(words), words, "DURATION", value, Interval())
        for block in story
        for words, value in (item.split(" = ") for item in block.items("times"))
    )
    attributed = attribution.stage().run(msgspec.structs.replace(plain, times=times))
    return agreements.stage(plover()).run(attributed)


def compact(agreement: Agreement) -> str:
    """ "treaty resources; PER + CHL; signed done; names fishing treaty; ..."."""

    def words(label: str, passages: tuple[Passage, ...]) -> str:
        return f"{label} {' | '.join(passage.text for passage in passages)}" if passages else ""

    step = agreement.standing
    parts = [
        words("names", agreement.names),
        f"term {agreement.term.value}" if agreement.term else "",
        f"by {' + '.join(actor.code or actor.text for actor in agreement.mediators)}" if agreement.mediators else "",
        words("areas", agreement.areas),
        words("holds", agreement.commitments),
        words("leaves out", agreement.exclusions),
        words("untold", agreement.unmentioned),
    ]
    parties = " + ".join(actor.code or actor.text for actor in agreement.parties)
    head = [f"{agreement.form} {agreement.kind}", parties, f"{step.status} {step.told}" if step else ""]
    return "; ".join([*head, *(part for part in parts if part)])


@pytest.mark.parametrize("story", _stories(), ids=lambda story: story[0].headers["story"])
def test_a_story_gives_its_agreements(story: list[Block]) -> None:
    wanted = [part.strip() for part in story[0].headers["gives"].split("||") if part.strip()]
    assert [compact(agreement) for agreement in read(*story).agreements] == wanted


def test_every_value_has_its_words_and_its_reasons() -> None:
    for story in _stories():
        found = read(*story)
        text = found.dispatch.text
        for agreement in found.agreements:
            assert agreement.why
            for layer in ("names", "areas", "commitments", "exclusions", "unmentioned", "denials"):
                for passage in getattr(agreement, layer):
                    assert text[passage.start : passage.end] == passage.text
                    assert passage.why, passage
            for step in agreement.history:
                assert step.why
                assert text[step.start : step.end]


def test_a_step_says_which_row_told_it() -> None:
    first = read(*_stories()[0]).agreements[0]
    assert first.signing is not None
    reason = first.signing.why[0]
    assert (reason.rule, reason.note) == ("agreement-step", "'signed' tells of signed")
    assert reason.row is not None
    assert reason.row.startswith("en/agreement_acts.tsv:")


def test_without_an_accord_the_layer_is_empty() -> None:
    quiet = read(_stories()[5][0])
    assert quiet.agreements == ()
