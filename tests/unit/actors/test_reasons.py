"""Every actor carries its words, its span and why; a fallback says that it is one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import annotated
from dateline.records import Span

FALLBACKS = [
    (["A court jailed the journalist in Minsk."], "court", "actor.clause_place", "Minsk"),
    (["Peruvian police raided a farm.", "The police seized two tons of cocaine."], "police#2", "actor.same_body", None),
]


@pytest.mark.parametrize(("texts", "word", "rule", "evidence"), FALLBACKS)
def test_a_fallback_names_its_rule_and_evidence(story, texts, word, rule, evidence):
    form, _, occurrence = word.partition("#")
    reading = story(*texts)
    found = annotated.mention(reading, form, int(occurrence or 1))
    reason = next(each for each in found.actors[0].why if each.rule == rule)
    if evidence:
        assert [reading.dispatch.text[span.start : span.end] for span in reason.spans] == [evidence]
    assert reason.spans


def test_a_court_takes_the_dateline_where_nothing_else_tells(story):
    reading = story("Peruvian police raided a farm.", dateline=(("Lima", "PER"),))
    assert annotated.codes(reading, "police") == "PER COP"
    alone = story("The police seized two tons of cocaine.", dateline=(("Quito", "ECU"),))
    found = annotated.mention(alone, "police")
    assert (found.actors[0].code, found.actors[0].why[-1].rule) == ("ECU", "actor.dateline")


def test_two_states_in_a_dateline_decide_nothing(story):
    reading = story("The police seized two tons of cocaine.", dateline=(("Lima", "PER"), ("Quito", "ECU")))
    assert annotated.codes(reading, "police") == "- COP"


def test_a_digest_item_does_not_know_the_body(story):
    reading = story("Chad and Togo signed a trade accord.", digest=("They denied any threat.",))
    assert annotated.codes(reading, "They") == "none"


def test_a_digest_item_does_not_take_the_dateline(story):
    reading = story(
        "Kyiv, which lost the town, blamed Moscow.",
        dateline=(("Kyiv", "UKR"),),
        digest=("The police seized two tons of cocaine.",),
    )
    assert annotated.codes(reading, "police") == "- COP"


def test_a_person_keeps_name_and_office(story):
    reading = story("Chadian Foreign Minister Ali Bako arrived in Ankara.", "Bako met Turkish officials.")
    first, later = annotated.mention(reading, "Ali").actors[0], annotated.mention(reading, "Bako", 2).actors[0]
    assert (first.identifier, first.office, first.text) == (
        "Ali Bako",
        "foreign minister",
        "Chadian Foreign Minister Ali Bako",
    )
    assert (later.identifier, later.office, later.text) == ("Ali Bako", "foreign minister", "Bako")


@given(st.data())
def test_spans_are_the_words_and_lie_in_their_mention(story, data):
    texts = list(annotated.load(Path(__file__).with_name("sentences.txt")))
    chosen = data.draw(st.lists(st.sampled_from(texts), min_size=1, max_size=4, unique=True))
    reading = story(*chosen)
    assert len({mention.at for mention in reading.mentions}) == len(reading.mentions)
    for mention in reading.mentions:
        for actor in mention.actors:
            assert reading.dispatch.text[actor.start : actor.end] == actor.text
            assert Span(mention.start, mention.end).start <= actor.start < actor.end <= mention.end
            assert actor.why
